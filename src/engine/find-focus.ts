import type { EntityKind } from '../facts/record.ts'
import type { Token } from './normalise.ts'
import type { Term } from './terms.ts'
import { splitCompound } from './terms.ts'
import type { Thesaurus } from './thesaurus.ts'
import { FIRST_PERSON } from './words.ts'

/** What kind of thing is asked for. */
export type Focus = 'who' | 'where' | 'when' | 'howMany' | 'why' | 'what' | 'status' | EntityKind | 'source' | null

const STATUS = new Set(`
  bestatigt bestatigung confirmed confirm confirmation proven proof prove bewiesen beweis bewiesene erwiesen gesichert sicher wahr wahrheit true truth stimmt stimmen
  belegt fakt fakten fact allegation alleged allegations spekulation speculation spekuliert geruecht gerucht rumor rumour verified verify certain really wirklich
  gerede tratsch gossip vermutung vermutungen verdacht annahme vermutet spekulationen geruchte rumors rumours hearsay suspicion guesswork beweisbar
  tatsachlich glaubwurdig credible behauptung angeblich verifiziert definitely
`.trim().split(/\s+/))
/** Whether a folded word asks how sure something is. */
export const isStatusWord = (folded: string): boolean => STATUS.has(folded)

const ALL = new Set(['all', 'everybody', 'everyone', 'alle', 'aller', 'allen', 'samtliche', 'every', 'list', 'liste', 'auflisten', 'nenne', 'nenn', 'aufzahlen', 'complete', 'each', 'jede', 'jedes', 'jeden', 'vse', 'wszystkie', 'tous', 'toutes', 'todos', 'todas', 'usi'])
const BOTH = new Set(['both', 'beide', 'beiden', 'sowohl', 'gemeinsam', 'overlap'])
const IMPERATIVES = new Set(['zahl', 'zahle', 'benenne', 'name', 'list', 'nenne', 'nenn', 'give', 'show', 'zeig', 'zeige', 'tell', 'sag', 'gib'])
/** Words with the stem of a counting word that ask for no number. */
const UNCOUNTED = new Set(['mengen', 'counter', 'counts', 'amounts'])
const KNOWING = new Set(['known', 'know', 'bekannt', 'weiss', 'certain', 'sure', 'sicher', 'gesichert'])
/** Behind these stands who does what is asked: "was die Schiffe geladen haben". */
const ARTICLES = new Set(['the', 'der', 'die', 'das', 'den'])
/** Words that ask for a date in a few bare words. */
const DATES = new Set(['date', 'datum', 'termin', 'zeitpunkt'])
/** The same for a place. */
const PLACES = new Set(['location', 'locations', 'standort', 'whereabouts'])
const BARE = 5
const EVERYBODY = new Set(['everybody', 'everyone'])
const WHO_WORDS = new Set(['who', 'wer', 'wen', 'people', 'persons', 'personen', 'leute'])
const APPEARING = new Set('mentioned named appears appear featured vorkommt vorkommen erwahnt genannt auftaucht namentlich'.split(' '))
const HAVING = new Set(['have', 'has', 'had', 'do', 'does', 'did', 'haben', 'hat', 'hatten'])
const CONTRAST = new Set(['aber', 'but', 'nur', 'only', 'unterschied', 'difference', 'unterscheiden', 'differ', 'missing', 'fehlt'])

const MAY = new Set(['may', 'can', 'could', 'should', 'darf', 'durfen', 'kann', 'konnen', 'konnte', 'soll', 'sollte'])
const PUBLISHING = new Set('write print say claim state publish report headline schreiben drucken sagen behaupten titeln formulieren bringen'.split(' '))
/** How far from the one who asks the verb may stand. */
const PUBLISHING_WITHIN = 12

const KIND_OF_CONCEPT: ReadonlyMap<string, Focus> = new Map([
  ['ship', 'ship'], ['port', 'port'], ['person', 'person'], ['organisation', 'org'], ['country', 'country'],
  ['photographer', 'person'], ['author', 'who'], ['newspaper', 'org'], ['think-tank', 'org'], ['source', 'source'], ['place', 'where'], ['town', 'where'],
  ['day', 'when'], ['month', 'when'], ['year', 'when'],
] as const)
const QUESTION_CONCEPTS: ReadonlyMap<string, Focus> = new Map([
  ['q-who', 'who'], ['q-where', 'where'], ['q-when', 'when'], ['q-howmany', 'howMany'], ['q-why', 'why'], ['q-what', 'what'], ['q-which', 'what'], ['q-how', 'what'],
])

/** The terms that were read into mistyped words. */
type Guesses = ReadonlyMap<Token, readonly Term[]>

/** The kind of thing that a concept's term names. */
export const focusOfConcept = (term: Term): Focus => (term.startsWith('c:') ? (KIND_OF_CONCEPT.get(term.slice(2)) ?? null) : null)

const hasAny = (tokens: readonly Token[], words: ReadonlySet<string>): boolean => tokens.some((token) => words.has(token.folded))

/** Whether everything of a kind is asked for: "all persons". */
export const asksForAll = (tokens: readonly Token[]): boolean => hasAny(tokens, ALL)

/** Whether two are compared: what both have, or one alone. */
export const contrastOf = (tokens: readonly Token[]): 'both' | 'difference' | null =>
  hasAny(tokens, CONTRAST) ? 'difference' : hasAny(tokens, BOTH) ? 'both' : null

/** "May I write that …", "is it fair to say that …": whether something is sure enough to be told on. */
const asksToPublish = (tokens: readonly Token[]): boolean => publishingVerb(tokens) !== undefined

/** The verb of such a question. */
export function publishingVerb(tokens: readonly Token[]): Token | undefined {
  const verb = tokens.findIndex((token, at) => at > 0 && at <= PUBLISHING_WITHIN && PUBLISHING.has(token.folded))
  if (verb < 0) return undefined
  const before = tokens.slice(0, verb)
  const mayI = before.some((token, at) => MAY.has(token.folded) && (FIRST_PERSON.has(before[at + 1]?.folded ?? '') || before[at + 1]?.folded === 'man' || FIRST_PERSON.has(before[at - 1]?.folded ?? '')))
  return mayI || (before.at(-1)?.folded === 'to' && before.at(-3)?.folded === 'it') ? tokens[verb] : undefined
}

/** "Who is mentioned?", "name everybody": all persons are asked for, where nothing else is said of them. */
export function asksWhoAppears(tokens: readonly Token[]): boolean {
  const [first, last] = [tokens[0]?.folded ?? '', tokens.at(-1)?.folded ?? '']
  if (IMPERATIVES.has(first) && hasAny(tokens, EVERYBODY)) return true
  return (hasAny(tokens, APPEARING) || last === 'vor') && (hasAny(tokens, WHO_WORDS) || asksForAll(tokens))
}

/** What is asked for: by its question word, the noun beside it, bare nouns, or words of doubt. `matter`: the terms of each word that carries matter; `guessed`: those read into mistyped ones. */
export function focusOf(tokens: readonly Token[], thesaurus: Thesaurus, matter: readonly (readonly Term[])[], guessed: Guesses): Focus {
  if (asksToPublish(tokens)) return 'status'
  return findFocus(tokens, conceptsAt(tokens, thesaurus, guessed), asksForAll(tokens)) ?? bareKind(matter) ?? (asksForAll(tokens) ? kindIn(matter) : null) ?? (hasAny(tokens, STATUS) ? 'status' : null) ?? (tokens.length > BARE ? null : hasAny(tokens, DATES) ? 'when' : hasAny(tokens, PLACES) ? 'where' : null)
}

/** The end of a compound that asks how many: "Schiffszahl"; alone it may order to pay or count. */
const NUMBER_OF = 'zahl'

/** The concepts of each token: those of the pairs that it makes up, or else its own, those of asking in any case; of a compound, those of its parts. */
const conceptsAt = (tokens: readonly Token[], thesaurus: Thesaurus, guessed?: Guesses): (readonly string[])[] =>
  tokens.map((token, at) => {
    const { folded } = token
    const pairs = [...thesaurus.conceptsOfPair(tokens[at - 1]?.folded ?? '', folded), ...thesaurus.conceptsOfPair(folded, tokens[at + 1]?.folded ?? '')]
    const single = thesaurus.conceptsOf(folded)
    const own = pairs.length > 0 ? [...single.filter((id) => QUESTION_CONCEPTS.has(id)), ...pairs] : single
    const guess = guessed?.get(token)
    if (guess) return guess.map((term) => term.slice(2))
    return own.length > 0 ? own : splitCompound(folded, (part) => part === NUMBER_OF || thesaurus.words.has(part)).flatMap((part) => (part === NUMBER_OF ? ['q-howmany'] : thesaurus.conceptsOf(part)))
  })

/** "Which Monday?" asks when. */
const WEEKDAYS = new Set(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'])

/** Everything that a question asks for: "When, where and by whom …". */
export const fociOf = (tokens: readonly Token[], thesaurus: Thesaurus): ReadonlySet<Focus> =>
  new Set(conceptsAt(tokens, thesaurus).flat().flatMap((id) => QUESTION_CONCEPTS.get(id) ?? KIND_OF_CONCEPT.get(id) ?? (WEEKDAYS.has(id) ? 'when' : [])))

const CALLED = new Set(['heisst', 'heissen', 'hiess', 'hiessen', 'name', 'names', 'namen', 'called'])
/** The concepts of what one does for a living. */
export const OFFICES: ReadonlySet<string> = new Set(['author', 'expert', 'researcher', 'captain', 'director', 'photographer', 'crew', 'leader', 'worker', 'spokesperson', 'witness', 'minister', 'mayor', 'translator'])

const BY_NAME = new Set(['named', 'namentlich', 'genannt'])

/** "What's the name of the captain?", "which researchers are named?": a person is asked for. */
const asksForName = (tokens: readonly Token[], concepts: readonly (readonly string[])[]): boolean => {
  const isOfOffice = (ids: readonly string[]) => ids.some((id) => OFFICES.has(id))
  return tokens.some(({ folded }, at) => (CALLED.has(folded) && concepts.slice(at + 1).some(isOfOffice)) || (BY_NAME.has(folded) && concepts.slice(0, at).some(isOfOffice)))
}

function findFocus(tokens: readonly Token[], concepts: readonly (readonly string[])[], wantsAll: boolean): Focus {
  const kindWithin = (from: number, count: number): Focus => {
    // "What have people said": not a kind of thing, but one who does it.
    const verb = tokens.slice(from, from + count).findIndex(({ folded }) => HAVING.has(folded))
    for (const ids of concepts.slice(from, from + (verb < 0 ? count : verb))) for (const id of ids) if (KIND_OF_CONCEPT.has(id)) return KIND_OF_CONCEPT.get(id) ?? null
    return null
  }
  if (asksForName(tokens, concepts)) return 'person'
  for (const [at, ids] of concepts.entries()) {
    for (const id of ids.toReversed()) {
      const focus = QUESTION_CONCEPTS.get(id)
      if (!focus || (focus === 'howMany' && UNCOUNTED.has(tokens[at]?.folded ?? ''))) continue
      // "How much is known": not a number, but how sure it is.
      if (focus === 'howMany' && tokens.slice(at + 1, at + 4).some((token) => KNOWING.has(token.folded))) return 'status'
      // "Where does the article get its information from?": its sources.
      if ((focus === 'where' || focus === 'who') && ['source', 'article'].every((one) => concepts.some((own) => own.includes(one)))) return 'source'
      const isWhich = id === 'q-which' || id === 'q-how' || (id === 'q-what' && !ARTICLES.has(tokens[at + 1]?.folded ?? ''))
      return (isWhich ? kindWithin(at + 1, id === 'q-which' ? 4 : 2) : null) ?? focus
    }
  }
  if (wantsAll) return kindWithin(0, tokens.length)
  return IMPERATIVES.has(tokens[0]?.folded ?? '') ? kindWithin(1, 4) : null
}

/** The kind of thing that a question of bare nouns asks for: "countries in the text". */
/** The first kind of thing that any word names. */
const kindIn = (matter: readonly (readonly Term[])[]): Focus =>
  matter.flat().map(focusOfConcept).find(Boolean) ?? null

function bareKind(matter: readonly (readonly Term[])[]): Focus {
  const kinds = matter.map((terms) => terms.map(focusOfConcept).find(Boolean) ?? null)
  return kinds.length <= 2 && !kinds.includes(null) ? (kinds[0] ?? null) : null
}
