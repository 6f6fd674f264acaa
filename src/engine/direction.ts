import type { Entry } from '../facts/fact-base.ts'
import { entryOf } from '../facts/fact-base.ts'
import type { Lang, RecordId } from '../facts/record.ts'
import type { Engine } from './ask.ts'
import { countryOf } from './entities.ts'
import type { Token } from './normalise.ts'
import { tokenise } from './normalise.ts'
import type { Question } from './parse-question.ts'
import type { Candidate } from './rank.ts'
import type { Term } from './terms.ts'
import { entityIdsIn, withTerms } from './terms.ts'
import type { IndexedRecord } from './weigh-record.ts'

type Role = 'from' | 'to'

/** From which country to which something goes. */
type Direction = Readonly<Record<Role, RecordId>>

const PREPOSITIONS = new Map<string, Role>([['from', 'from'], ['aus', 'from'], ['von', 'from'], ['to', 'to'], ['into', 'to'], ['nach', 'to'], ['an', 'to']])
/** Persons and offices of a country go nowhere when something goes there. */
const PLACE = /^(country|place|port|facility)-/
/** So near behind its preposition a name stands: "to the Russian port of Dunai". */
const NAME_WITHIN = 3

function roleAt(tokens: readonly Token[], at: number): Role | null {
  for (let before = at - 1; before >= Math.max(0, at - NAME_WITHIN); before--) {
    const role = PREPOSITIONS.get(tokens[before]?.folded ?? '')
    if (role) return role
  }
  return null
}

/** The countries that tokens name, by adjectives, towns and harbours too, each with what its preposition makes of it. */
function countriesIn({ base, names, thesaurus }: Engine, tokens: readonly Token[], langs: readonly Lang[]): { readonly country: RecordId; readonly role: Role | null }[] {
  const hits = names.find(tokens, () => false)
  return withTerms(tokens, langs, thesaurus).flatMap(({ terms }, at) => {
    const named = [...hits.flatMap((hit) => (hit.from === at ? hit.ids : [])), ...entityIdsIn(terms)]
    const country = named.flatMap((id) => (PLACE.test(id) ? countryOf(base, id) ?? [] : []))[0]
    return country === undefined ? [] : [{ country, role: roleAt(tokens, at) }]
  })
}

/** The direction that the prepositions give; where one is missing, the only other country takes its place. */
function directionIn(engine: Engine, tokens: readonly Token[], langs: readonly Lang[]): Direction | undefined {
  const countries = countriesIn(engine, tokens, langs)
  const other = (than: RecordId | undefined): RecordId | undefined => {
    const [only, ...more] = new Set(countries.flatMap(({ country }) => (country === than ? [] : [country])))
    return than === undefined || more.length > 0 ? undefined : only
  }
  const [origin, goal] = (['from', 'to'] as const).map((role) => countries.find((one) => one.role === role)?.country)
  const [from, to] = [origin ?? other(goal), goal ?? other(origin)]
  return from !== undefined && to !== undefined && from !== to ? { from, to } : undefined
}

/** Whoever has something go from one to the other. */
export const GOING: ReadonlySet<Term> = new Set(['supply', 'deliver', 'obtain', 'travel', 'transport', 'transship'].map((id) => `c:${id}`))

/** Whether a word tells but that something goes; ships are what goes as well. */
const isGoing = (terms: readonly Term[]): boolean => terms.some((term) => GOING.has(term)) && terms.every((term) => GOING.has(term) || !term.startsWith('c:'))

/** Share of what goes, ships and goods, that a fact must have to tell of it, wherever it goes. */
const OWN_OF_GOODS = 0.5

/** Whether a fact tells of what goes. */
function tellsOf({ words }: Question, { own }: IndexedRecord): boolean {
  const goods = words.filter(({ weight, terms }) => weight === 1 && !terms.some((term) => term.startsWith('e:')) && !isGoing(terms))
  const told = goods.filter(({ terms }) => terms.some((term) => own.has(term)))
  return (told.length > 0 || words.some(({ terms }) => isGoing(terms))) && told.length >= OWN_OF_GOODS * goods.length
}

/** The facts that tell of what is asked, but going the other way, with that way; undefined where one has it as it is asked. */
export function reverseOf(engine: Engine, question: Question, candidates: readonly Candidate[]): { readonly from: Entry<'entity'>; readonly to: Entry<'entity'>; readonly facts: readonly Entry<'fact'>[] } | undefined {
  const asked = directionIn(engine, question.tokens, question.langs)
  if (!asked) return undefined
  const given = candidates.flatMap((one) => {
    const { entry } = one.record
    if (entry.kind !== 'fact' || !tellsOf(question, one.record)) return []
    return (['de', 'en'] as const).flatMap((lang) => directionIn(engine, tokenise(entry.record.text[lang]), [lang]) ?? []).map((direction) => ({ fact: entry, direction }))
  })
  const [from, to] = [asked.to, asked.from].map((id) => entryOf(engine.base, 'entity', id))
  const isSo = given.some(({ direction }) => direction.from === asked.from && direction.to === asked.to)
  const reversed = given.filter(({ direction }) => direction.from === asked.to && direction.to === asked.from)
  if (!from || !to || isSo || reversed.length === 0) return undefined
  return { from, to, facts: [...new Set(reversed.map(({ fact }) => fact))] }
}
