import type { RecordId } from '../facts/record.ts'
import type { Span } from '../facts/when.ts'
import { isWithin, overlaps } from '../facts/when.ts'
import type { FactIndex } from './index-facts.ts'
import type { Question } from './parse-question.ts'
import type { QuestionWord } from './read-word.ts'
import type { Term } from './terms.ts'
import { entityTerm, isNamed, metAs, metBy } from './terms.ts'
import type { IndexedRecord } from './weigh-record.ts'

/** What speaks for a record, each from 0 to 1. */
export type Features = {
  /** Share of the question's words, weighted by how telling they are, that the record has. */
  readonly coverage: number
  /** The same share of what the record has of itself, its wordings by which it is asked for left out. */
  readonly own: number
  /** Likeness to the nearest wording by which the record is asked for. */
  readonly asked: number
  /** BM25 against the best that this question could reach. */
  readonly bm25: number
  /** Whether the record can supply the kind of thing that is asked for. */
  readonly focus: number
  /** Share of the named entities that the record is about. */
  readonly names: number
  readonly dates: number
}

export type Candidate = { readonly record: IndexedRecord; readonly features: Features; readonly score: number }

const WEIGHTS: Features = { own: 0.1, coverage: 0.4, asked: 0.65, bm25: 0.35, focus: 0.16, names: 0.2, dates: 0.1 }
/** What it is worth that a time but overlaps with the one that is asked for, and that it is so open that it may. */
const PARTLY = 0.5
export const MAY_BE = 0.25

/** How well a record's time is the one that is asked for. Of one with an open end, its known end must lie there. */
function dateFit(asked: Span, span: Span): number {
  if (!overlaps(asked, span)) return 0
  const known = span.earliest ?? span.latest
  const isOpen = span.earliest === null || span.latest === null
  if (isOpen && known !== null && !isWithin({ earliest: known, latest: known }, asked)) return MAY_BE
  return isWithin(asked, span) || isWithin(span, asked) ? 1 : PARTLY
}
const DEPRECATED = 0.15
const K1 = 1.2
const B = 0.4

/** How telling a set of alternative terms is: as much as its widest meaning. */
const tellingOf = (terms: readonly Term[], index: FactIndex): number => {
  const concepts = terms.filter(isNamed)
  return Math.min(...(concepts.length > 0 ? concepts : terms).map(index.idf))
}

/** How telling each word of the question is. */
export const wordWeight = (word: QuestionWord, index: FactIndex): number =>
  (word.terms.length === 0 ? index.idf('') : tellingOf(word.terms, index)) * word.weight

function bm25(record: IndexedRecord, word: QuestionWord, averageLength: number): number {
  const tf = Math.max(0, ...word.terms.map((term) => record.weights.get(term) ?? 0))
  return (tf * (K1 + 1)) / (tf + K1 * (1 - B + (B * record.length) / averageLength))
}

/** What a wording asks for that is another thing than what or how. */
const OTHER_ASKING: ReadonlySet<Term> = new Set(['c:q-who', 'c:q-where', 'c:q-when', 'c:q-howmany', 'c:q-why'])
/** What such a wording is worth where it is asked what or how. */
const ASKED_OTHERWISE = 0.6

/** The words of a question by the terms that they stand for, and how telling each is. */
type Asked = { readonly focus: Question['focus']; readonly words: readonly QuestionWord[]; readonly weights: readonly number[]; readonly total: number; readonly places: ReadonlyMap<Term, readonly number[]> }

function askedIn({ focus, words }: Question, index: FactIndex): Asked {
  const weights = words.map((word) => wordWeight(word, index))
  const places = new Map<Term, number[]>()
  for (const [at, { terms }] of words.entries()) {
    for (const term of terms) {
      const known = places.get(term)
      if (known) known.push(at)
      else places.set(term, [at])
    }
  }
  return { focus, words, weights, total: weights.reduce((sum, weight) => sum + weight, 0), places }
}

/** Dice likeness of the question's words and one wording, each word weighted by how telling it is. */
function likeness({ focus, words, weights, total, places }: Asked, ask: readonly (readonly Term[])[], index: FactIndex): number {
  let met: number[] | undefined
  let isOther = false
  for (const terms of ask) {
    for (const term of terms) {
      if (focus === 'what' && OTHER_ASKING.has(term)) isOther = true
      const shared = places.get(term)
      if (!shared) continue
      met ??= words.map(() => 0)
      for (const at of shared) met[at] = Math.max(met[at] ?? 0, metAs(term))
    }
  }
  if (!met) return 0
  let [shared, own] = [0, 0]
  for (const [at, { trust }] of words.entries()) shared += (weights[at] ?? 0) * trust * (met[at] ?? 0)
  for (const terms of ask) own += tellingOf(terms, index)
  return total + own === 0 ? 0 : ((isOther ? ASKED_OTHERWISE : 1) * 2 * shared) / (total + own)
}

function focusFit(question: Question, { entry, entities, spans }: IndexedRecord): number {
  const hasKind = (...kinds: string[]) => [...entities].some((id) => kinds.some((kind) => id.startsWith(`${kind}-`)))
  switch (question.focus) {
    case 'who':
      return hasKind('person', 'org', 'country') ? 1 : 0
    case 'where':
      if (entry.kind === 'fact' && entry.record.about.some((id) => /^(port|place)-/.test(id))) return 1
      return hasKind('port', 'place') ? 0.5 : entry.kind === 'fact' && entry.record.values.some((value) => value.property === 'located') ? 1 : 0
    case 'when':
      return spans().length > 0 ? 1 : 0
    case 'howMany':
      return entry.kind === 'fact' && /\d|hundert|hundred|drei|three/.test(entry.record.text.de + entry.record.text.en) ? 1 : 0
    case 'status':
      return entry.kind === 'fact' && entry.record.certainty !== 'asserted' ? 1 : 0
    case 'ship':
    case 'port':
    case 'place':
    case 'facility':
    case 'person':
    case 'org':
    case 'country':
    case 'object':
      return hasKind(question.focus) ? 1 : 0
    case 'source':
    case 'why':
    case 'what':
    case null:
      return 0
  }
}

/** So many records are weighed for one question: in a small base nearly all that may matter. */
const CANDIDATES = 32
/** In a big one the first phase tells them apart, and each that is weighed takes a tenth of a millisecond. */
const CANDIDATES_OF_MANY = 12
const MANY = 2000

/** The records that share most with the question, best first; ties in the dossier's own order. */
export function rank(question: Question, index: FactIndex): Candidate[] {
  const asked = askedIn(question, index)
  const { weights, total } = asked
  const named = question.names.filter((hit) => hit.ids.length === 1)
  const found = index.search(question.words.map((word) => ({ surface: '', terms: word.terms, near: [], weight: word.weight * word.trust })), index.text.count > MANY ? CANDIDATES_OF_MANY : CANDIDATES)
  const candidates = found.map((record): Candidate => {
    let covered = 0
    let own = 0
    let score = 0
    for (const [position, word] of question.words.entries()) {
      const weight = weights[position] ?? 0
      const met = metBy(word.terms, (term) => record.weights.has(term))
      if (met === 0) continue
      covered += weight * word.trust * met
      own += weight * word.trust * metBy(word.terms, (term) => record.own.has(term))
      score += met * weight * bm25(record, word, index.averageLength)
    }
    const features: Features = {
      coverage: total === 0 ? 0 : covered / total,
      own: total === 0 ? 0 : own / total,
      asked: Math.max(0, ...record.asks.map((ask) => likeness(asked, ask, index))),
      bm25: total === 0 ? 0 : score / (total * (K1 + 1)),
      focus: focusFit(question, record),
      names: named.length === 0 ? 0 : named.filter((hit) => hit.ids.some((id: RecordId) => record.weights.has(entityTerm(id)))).length / named.length,
      dates: Math.max(0, ...question.dates.flatMap((date) => record.spans().map((span) => dateFit(date.span, span)))),
    }
    const deprecated = record.entry.kind === 'fact' && record.entry.record.rank === 'deprecated'
    return { record, features, score: mix(features) - (deprecated ? DEPRECATED : 0) }
  })
  return candidates.toSorted((a, b) => b.score - a.score)
}

const mix = (features: Features): number =>
  (Object.keys(WEIGHTS) as (keyof Features)[]).reduce((sum, name) => sum + WEIGHTS[name] * features[name], 0)

/** Whether a record has of itself all that carries matter in the question, as far as the words are known. */
export const tellsAll = ({ words }: Question, { record }: Candidate): boolean =>
  words.every(({ weight, terms }) => weight < 1 || terms.length === 0 || terms.some((term) => record.own.has(term)))
