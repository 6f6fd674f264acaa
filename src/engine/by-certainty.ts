import type { Entry, FactBase } from '../facts/fact-base.ts'
import { entriesOf } from '../facts/fact-base.ts'
import type { Certainty } from '../facts/record.ts'
import type { AnswerOf } from './answer.ts'
import { isStatusWord } from './find-focus.ts'
import { isNonEmpty } from './lead.ts'
import type { Question } from './parse-question.ts'
import type { Term } from './terms.ts'
import { AND, OR } from './words.ts'
import { isYesNo } from './yes-no.ts'

/** So many facts of each sort are told; the rest is counted. */
const MAX_TOLD = 12

const FIRM = new Set(`
  bestatigt bestatigte bestatigten gesichert gesicherte gesicherten sicher sichere belegt belegte belegten bewiesen bewiesene erwiesen erwiesene fakt fakten tatsache tatsachen verifiziert
  confirmed certain proven proved fact facts verified established sure
`.trim().split(/\s+/))
const DOUBTED = new Set(`
  angeblich angebliche angeblichen behauptet behauptung behauptungen vermutung vermutungen vermutet mutmassung mutmassungen mutmasslich spekulation spekulationen spekuliert annahme annahmen gerucht geruchte geruechte geruecht
  unbestatigt unbestatigte unbestatigten ungesichert ungesicherte unsicher unsichere verdacht wahrscheinlich wahrscheinliche moglich mogliche vage indiz indizien vorbehalt
  alleged allegedly allegation allegations speculation speculative rumour rumours rumor rumors hearsay guesswork guess guesses assumption assumptions suspicion unconfirmed unproven unverified uncertain hedged likely probable possible tentative caveat caveats
`.trim().split(/\s+/))
const NOT = new Set(['nicht', 'nich', 'not', 'isnt', 'arent', 'un'])
const ASKING = new Set(['was', 'what', 'which', 'welche', 'welches', 'welcher', 'wieviel', 'list', 'liste', 'zeig', 'zeige', 'show', 'nenne'])
/** Words for what is told, whatever that is. */
const TOLD: ReadonlySet<Term> = new Set(['c:statement', 'c:say', 'c:alleged', 'c:article', 'c:confirmed', 'c:confirm', 'c:probable', 'c:unknown', 'c:write', 'c:source', 'c:evidence'])

/** Which statements are asked for by nothing but how sure they are: those told without a hedge, those with one, or both. */
function certaintiesAskedFor(question: Question): { readonly firm: boolean; readonly doubted: boolean } | undefined {
  const { tokens, words, names, dates, numbers } = question
  const folded = tokens.map((token) => token.folded)
  const has = (words: ReadonlySet<string>) => folded.some((word) => words.has(word))
  if (names.length + dates.length + numbers.length > 0 || (isYesNo(question) && !ASKING.has(folded[0] ?? '')) || !has(ASKING) || !(has(FIRM) || has(DOUBTED))) return undefined
  const isOfTelling = (word: string, terms: readonly Term[]) => FIRM.has(word) || DOUBTED.has(word) || isStatusWord(word) || terms.some((term) => TOLD.has(term))
  if (!words.every(({ token, weight, terms }) => weight < 1 || isOfTelling(token.folded, terms))) return undefined
  const isTurned = has(FIRM) && has(NOT)
  const isOfBoth = isTurned && (has(AND) || has(OR))
  return { firm: has(FIRM) && (!isTurned || isOfBoth), doubted: has(DOUBTED) || isTurned }
}

/** The weakest first: these are what one must not print as fact. */
const DOUBT: readonly Certainty[] = ['alleged', 'possible', 'likely']

/** What the sources say without a hedge, or with one, where it is asked by that alone: "What is only alleged?" Undefined otherwise, or where nothing is told so. */
export function byCertainty(base: FactBase, question: Question): Omit<AnswerOf<'found'>, 'lang'> | undefined {
  const asked = certaintiesAskedFor(question)
  if (!asked) return undefined
  const live = [...entriesOf(base, 'fact')].filter(({ record, retracted }) => !retracted && record.rank !== 'deprecated')
  const firm = asked.firm ? live.filter(({ record }) => record.certainty === 'asserted').toSorted(preferredFirst) : []
  const doubted = asked.doubted ? DOUBT.flatMap((one) => live.filter(({ record }) => record.certainty === one).toSorted(preferredFirst)) : []
  // Of both sorts in turn: an answer shows but the first few.
  const facts = Array.from({ length: MAX_TOLD }, (_, at) => [firm[at], doubted[at]]).flat().flatMap((fact) => fact ?? [])
  return isNonEmpty(facts) ? { kind: 'found', lead: { kind: 'certainties', asserted: asked.firm ? firm.length : null, hedged: asked.doubted ? doubted.length : null }, facts, notes: [] } : undefined
}

const preferredFirst = (a: Entry<'fact'>, b: Entry<'fact'>): number => Number(b.record.rank === 'preferred') - Number(a.record.rank === 'preferred')
