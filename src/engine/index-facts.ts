import type { Entry, FactBase } from '../facts/fact-base.ts'
import type { Lang } from '../facts/record.ts'
import { makeAlike, nearestOf } from './alike.ts'
import type { QueryTerm } from './candidates.ts'
import { findCandidates, idfOf, resolveTerms } from './candidates.ts'
import type { Readings } from './content-terms.ts'
import { makeContentReader, newReadings } from './content-terms.ts'
import { documentsWith } from './document-counts.ts'
import type { NameFinder } from './find-names.ts'
import { stemOf } from './normalise.ts'
import type { Answerable, KnownRoles, Roles } from './record-texts.ts'
import { FIELD_WEIGHT, isAnswerable, newRoles, referencesIn, revisedRoles, rolesIn, textsOf } from './record-texts.ts'
import type { IndexDocument } from './segment.ts'
import { alikeWords } from './spelling.ts'
import type { Targets } from './targets.ts'
import { targetsIn } from './targets.ts'
import type { Term } from './terms.ts'
import { conceptTerm } from './terms.ts'
import type { TextIndex } from './text-index.ts'
import { buildTextIndex, hasWord, isUsed, storedAt, usesSameWords, withDocument, withoutDocument } from './text-index.ts'
import type { Thesaurus } from './thesaurus.ts'
import { wordsOfTerm } from './vocabulary.ts'
import type { IndexedRecord } from './weigh-record.ts'
import { entityTerms, weigh } from './weigh-record.ts'
import { ASKING } from './words.ts'

/** What was found out about records and words, kept while it holds. */
type Known = {
  /** What records were weighed as, while they and their names stay. */
  readonly weighed: WeakMap<Entry, IndexedRecord>
  readonly roles: KnownRoles
  readonly readings: Readings
}

export type FactIndex = {
  readonly text: TextIndex
  readonly known: Known
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

function documentOf(base: FactBase, entry: Answerable, targets: Targets): IndexDocument {
  const references = referencesIn(base, entry, targets)
  return {
    group: 0,
    fields: textsOf(entry, references, targets).map(({ field, text, lang, shared }) => ({ text, lang, shared, weight: FIELD_WEIGHT[field] })),
    terms: entityTerms(entry, references),
  }
}

/** All documents, with what they refer to looked up once; a function of its own, so that the index does not keep those look-ups alive. */
function* documentsOf(base: FactBase, roles: Roles): Generator<[string, IndexDocument]> {
  const targets = targetsIn(base, roles)
  for (const entry of base.entries.values()) if (isAnswerable(entry)) yield [entry.record.id, documentOf(base, entry, targets)]
}

/** The search index over facts, gaps, events and sources, in both languages. */
export function indexFacts(base: FactBase, lexis: Lexis): FactIndex {
  const known: Known = { weighed: new WeakMap(), roles: newRoles(base), readings: newReadings() }
  const analyse = (word: string, lang: Lang): readonly string[] => [stemOf(word, lang), ...lexis.thesaurus.conceptsOf(word).map(conceptTerm)]
  const text = buildTextIndex(documentsOf(base, rolesIn(base, known.roles)), analyse)
  const index = over(base, lexis, text, known)
  // A start that takes seconds makes the look-ups of words that are spelt alike, too: else the first unknown word would wait for them.
  if (text.count > MAX_WEIGHED) index.alike('unknown')
  return index
}

/** The index after one entry is new or changed; `base` holds it already. */
export function withIndexed(index: FactIndex, base: FactBase, lexis: Lexis, before: Entry | undefined, now: Entry): FactIndex {
  const { id } = now.record
  const { weighed, readings } = index.known
  const roles = revisedRoles(index.known.roles, before, now)
  const text = isAnswerable(now) ? withDocument(index.text, id, documentOf(base, now, targetsIn(base, rolesIn(base, roles)))) : withoutDocument(index.text, id)
  // Of other kinds, the texts of further records may hold the name.
  const isOwn = now.kind === 'fact' || now.kind === 'gap' || now.kind === 'note'
  const sameWords = now.kind !== 'entity' && usesSameWords(index.text, text, id)
  return over(base, lexis, text, { weighed: isOwn ? weighed : new WeakMap(), roles, readings: sameWords ? readings : newReadings() })
}

function over(base: FactBase, { thesaurus, names }: Lexis, text: TextIndex, known: Known): FactIndex {
  const { weighed } = known
  const roles = rolesIn(base, known.roles)
  const isKnown = (word: string): boolean => thesaurus.words.has(word) || hasWord(text, word, 'de')
  const read = makeContentReader({ thesaurus, names, isKnown }, known.readings)
  const recordOf = (place: number, targets: Targets): IndexedRecord[] => {
    const { key: id = '', length = 0 } = storedAt(text, place) ?? {}
    const entry = base.entries.get(id)
    if (!entry || !isAnswerable(entry)) return []
    const before = weighed.get(entry)
    if (before) return [before]
    const record = weigh(base, entry, read, length / STEPS, targets)
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
    known,
    search: (terms, limit) => {
      const targets = targetsIn(base, roles)
      return findCandidates(text, resolveTerms(text, terms), limit).flatMap((place) => recordOf(place, targets))
    },
    averageLength: text.totalLength / Math.max(1, text.count) / STEPS,
    hasTerm: (term) => countOfTerm(term) > 0,
    hasWord: (folded, lang) => hasWord(text, folded, lang),
    alike: (folded) => {
      const used = alikeWords(text.vocabulary, text.tables, folded, (word) => isUsed(text, word))
      return nearestOf(folded, [...used, ...thesaurus.alike(folded), ...grammarAlike(folded)])
    },
    idf: (term) => idfOf(text, countOfTerm(term)),
  }
}

/** Records weighed are kept at hand in bases up to so many, terms counted in all. */
const MAX_WEIGHED = 4096
const MAX_COUNTED = 50_000
/** In how many parts a word is counted by the text index. */
const STEPS = 16
