import type { Entry, FactBase } from '../facts/fact-base.ts'
import type { Lang, RecordId } from '../facts/record.ts'
import type { Span } from '../facts/when.ts'
import { makeAlike, nearestOf } from './alike.ts'
import type { QueryTerm } from './candidates.ts'
import { findCandidates, idfOf, resolveTerms } from './candidates.ts'
import type { ContentReader } from './content-terms.ts'
import { makeContentReader } from './content-terms.ts'
import type { NameFinder } from './find-names.ts'
import { stemOf } from './normalise.ts'
import type { Answerable, Roles } from './record-texts.ts'
import { asksOf, entitiesOf, FIELD_WEIGHT, isAnswerable, rolesIn, spansOf, textsOf } from './record-texts.ts'
import { addScores } from './postings.ts'
import { alikeWords } from './spelling.ts'
import type { Term } from './terms.ts'
import { conceptTerm, entityTerm } from './terms.ts'
import type { IndexDocument, TextIndex } from './text-index.ts'
import { buildTextIndex, countOf, hasWord, storedAt, withDocument, withoutDocument } from './text-index.ts'
import type { Thesaurus } from './thesaurus.ts'
import { wordsOfTerm } from './vocabulary.ts'
import { ASKING } from './words.ts'

/** A record as it is weighed against a question. */
export type IndexedRecord = {
  readonly entry: Answerable
  /** How much each term counts in it, over all fields. */
  readonly weights: ReadonlyMap<Term, number>
  /** The terms that it has of itself, not only in wordings by which it is asked for: those may name what it denies. */
  readonly own: ReadonlySet<Term>
  /** The terms of each word of each wording by which it is asked for. */
  readonly asks: readonly (readonly (readonly Term[])[])[]
  /** Every entity that it is about, that says it, or that takes part in its events. */
  readonly entities: ReadonlySet<RecordId>
  readonly spans: () => readonly Span[]
  readonly length: number
}

export type FactIndex = {
  readonly text: TextIndex
  /** What records were weighed as, while they and their names stay. */
  readonly weighed: WeakMap<Entry, IndexedRecord>
  /** The records that share most with these words, by BM25, best first. */
  readonly search: (terms: readonly QueryTerm[], limit: number) => readonly IndexedRecord[]
  readonly averageLength: number
  /** Whether any record uses the term. */
  readonly hasTerm: (term: Term) => boolean
  /** Whether any record uses the folded word in that language. */
  readonly hasWord: (folded: string, lang: Lang) => boolean
  /** Words of the records, the thesaurus or of grammar that are a typo away, nearest first. */
  readonly alike: (folded: string) => readonly string[]
  /** How telling a term is: ln(1 + (N − n + ½) / (n + ½)), as in BM25. */
  readonly idf: (term: Term) => number
}

/** Words of asking and of grammar: a typo may have been made in these, too. */
const grammarAlike = makeAlike(ASKING)

/** What an index is made with. */
export type Lexis = { readonly thesaurus: Thesaurus; readonly names: NameFinder }

/** The entities as terms, those that it is about before those that take part; and what kind of thing it is about. */
function entityTerms(entry: Answerable, entities: ReadonlySet<RecordId>): { readonly term: Term; readonly weight: number }[] {
  const about: readonly RecordId[] = 'about' in entry.record ? entry.record.about : [...entities]
  const values = entry.kind === 'fact' ? entry.record.values.flatMap(({ is }) => (typeof is === 'string' && entities.has(is) ? [is] : [])) : []
  const kinds = new Set([...about, ...values].filter((id) => entities.has(id)).map((id) => id.split('-', 1)[0] ?? ''))
  return [
    ...[...entities].map((id) => ({ term: entityTerm(id), weight: about.includes(id) ? FIELD_WEIGHT.names : FIELD_WEIGHT.context })),
    ...[...kinds].map((kind) => ({ term: `c:${kind}`, weight: FIELD_WEIGHT.context })),
  ]
}

function documentOf(base: FactBase, entry: Answerable, roles: Roles): IndexDocument {
  const entities = entitiesOf(base, entry)
  return {
    group: 0,
    fields: textsOf(base, entry, entities, roles).map(({ field, text, lang }) => ({ text, lang, weight: FIELD_WEIGHT[field] })),
    terms: entityTerms(entry, entities),
  }
}

/** The search index over facts, gaps, events and sources, in both languages. */
export function indexFacts(base: FactBase, lexis: Lexis): FactIndex {
  const roles = rolesIn(base)
  function* documents(): Generator<[string, IndexDocument]> {
    for (const entry of base.entries.values()) if (isAnswerable(entry)) yield [entry.record.id, documentOf(base, entry, roles)]
  }
  const analyse = (word: string, lang: Lang): readonly string[] => [stemOf(word, lang), ...lexis.thesaurus.conceptsOf(word).map(conceptTerm)]
  return over(base, lexis, buildTextIndex(documents(), analyse), new WeakMap(), roles)
}

/** The index after one entry changed; `base` holds it already. */
export function withIndexed(index: FactIndex, base: FactBase, lexis: Lexis, entry: Entry): FactIndex {
  const { id } = entry.record
  const roles = rolesIn(base)
  const text = isAnswerable(entry) ? withDocument(index.text, id, documentOf(base, entry, roles)) : withoutDocument(index.text, id)
  // Of other kinds, the texts of further records may hold the name.
  const isOwn = entry.kind === 'fact' || entry.kind === 'gap' || entry.kind === 'note'
  return over(base, lexis, text, isOwn ? index.weighed : new WeakMap(), roles)
}

function over(base: FactBase, { thesaurus, names }: Lexis, text: TextIndex, weighed: WeakMap<Entry, IndexedRecord>, roles: Roles): FactIndex {
  const isKnown = (word: string): boolean => thesaurus.words.has(word) || hasWord(text, word, 'de')
  const read = makeContentReader({ thesaurus, names, isKnown })
  const recordOf = (place: number): IndexedRecord[] => {
    const { key: id = '', length = 0 } = storedAt(text, place) ?? {}
    const entry = base.entries.get(id)
    if (!entry || !isAnswerable(entry)) return []
    const known = weighed.get(entry)
    if (known) return [known]
    const record = weigh(base, entry, read, length / STEPS, roles)
    if (text.count < MAX_WEIGHED) weighed.set(entry, record)
    return [record]
  }
  const counts = new Map<Term, number>()
  const countOfTerm = (term: Term): number => {
    const known = counts.get(term)
    if (known !== undefined) return known
    const count = documentsWith(text, wordsOfTerm(text.vocabulary, term))
    if (counts.size > MAX_COUNTED) counts.clear()
    counts.set(term, count)
    return count
  }
  return {
    text,
    weighed,
    search: (terms, limit) => findCandidates(text, resolveTerms(text, terms), limit).flatMap(recordOf),
    averageLength: text.totalLength / Math.max(1, text.count) / STEPS,
    hasTerm: (term) => countOfTerm(term) > 0,
    hasWord: (folded, lang) => hasWord(text, folded, lang),
    alike: (folded) => {
      const used = alikeWords(text.vocabulary, text.segment.deletions, folded, (word) => countOf(text, word) > 0).map((word) => text.vocabulary.words[word] ?? '')
      return nearestOf(folded, [...used, ...thesaurus.alike(folded), ...grammarAlike(folded)])
    },
    idf: (term) => idfOf(text, countOfTerm(term)),
  }
}

/** More documents than these are added up word by word: some are then counted twice. */
const MAX_EXACT = 20_000

/** How many documents have any of the words. */
function documentsWith(text: TextIndex, words: readonly number[]): number {
  const total = words.reduce((sum, word) => sum + countOf(text, word), 0)
  if (words.length < 2 || total > MAX_EXACT) return Math.min(text.count, total)
  const { postings, scores, lengths } = text.segment
  for (const word of words) addScores(postings, word, MAX_EXACT, 1, scores, { k1: 1, b: 0, average: 1, lengths })
  const met = scores.count
  for (let at = 0; at < met; at++) scores.of[scores.touched[at] ?? 0] = 0
  scores.count = 0
  return Math.min(total, met + text.added.size)
}

/** Records weighed are kept at hand in bases up to so many, terms counted in all. */
const MAX_WEIGHED = 4096
const MAX_COUNTED = 50_000
/** In how many parts a word is counted by the text index. */
const STEPS = 16

/** Reads one record's texts into what it is weighed by. */
function weigh(base: FactBase, entry: Answerable, read: ContentReader, length: number, roles: Roles): IndexedRecord {
  const entities = entitiesOf(base, entry)
  const weights = new Map<Term, number>()
  const own = new Set<Term>()
  for (const { field, text, lang } of textsOf(base, entry, entities, roles)) {
    for (const word of read(text, lang)) {
      for (const term of word) {
        weights.set(term, (weights.get(term) ?? 0) + FIELD_WEIGHT[field])
        if (field !== 'asks') own.add(term)
      }
    }
  }
  for (const { term, weight } of entityTerms(entry, entities)) {
    weights.set(term, (weights.get(term) ?? 0) + weight)
    own.add(term)
  }
  const asks = asksOf(entry.record).map(({ text, lang }) => read(text, lang))
  let spans: readonly Span[] | undefined
  return { entry, weights, own, asks, entities, spans: () => (spans ??= spansOf(base, entry)), length }
}
