import { isAmong, newBest, take } from './best-places.ts'
import { addAddedScores, takeScores } from './change-log.ts'
import type { Tries } from './compounds.ts'
import { compoundsOf } from './compounds.ts'
import { MAX_POSTINGS, addScores } from './postings.ts'
import type { TextIndex } from './text-index.ts'
import { countOf, hasWord, isReplaced } from './text-index.ts'
import { langOf, wordsOfTerm } from './vocabulary.ts'

/** One word of a query. */
export type QueryTerm = {
  /** As typed, folded; '' where it is not to be found as a word. */
  readonly surface: string
  /** What stands for it: any of these. None for words that carry grammar alone. */
  readonly terms: readonly string[]
  /** What may stand for it: parts of a compound, words that are spelt alike. */
  readonly near: readonly string[]
  /** How much it counts: 1 as a rule, 0 for words that carry grammar alone. */
  readonly weight: number
  /** Whether it looks like a name or a number. */
  readonly name?: boolean
}

/** A query term with the words of the index that match it, each as closely as the number tells. */
export type Resolved = QueryTerm & {
  readonly words: ReadonlyMap<number, number>
  readonly surfaces: readonly number[]
  readonly idf: number
  readonly surfaceIdf: number
}

export const K1 = 1.2
export const B = 0.4
const NEAR = 0.8
const COMPOUND = 0.7
/** More distinct terms are cut off: nobody asks so long a question. */
const MAX_TERMS = 40
/** The most compounds that are tried for one query. */
const MAX_COMPOUNDS = 2000

/** How telling a word is that `count` of all documents have. */
export const idfOf = (index: TextIndex, count: number): number => {
  const all = Math.max(index.count, count)
  return Math.log(1 + (all - count + 0.5) / (count + 0.5))
}

function resolve(index: TextIndex, term: QueryTerm, tries: Tries): Resolved {
  const { vocabulary } = index
  const words = new Map<number, number>()
  const add = (word: number, closeness: number): void => {
    if (countOf(index, word) > 0 && (words.get(word) ?? 0) < closeness) words.set(word, closeness)
  }
  for (const one of term.terms) for (const word of wordsOfTerm(vocabulary, one)) add(word, 1)
  for (const one of term.near) for (const word of wordsOfTerm(vocabulary, one)) add(word, NEAR)
  const isKnown = (word: string): boolean => hasWord(index, word, 'de')
  for (const [word, closeness] of [...words].slice(0, 12)) {
    if (langOf(vocabulary, word) !== 'de') continue
    for (const compound of compoundsOf(vocabulary, index.tables, vocabulary.words[word] ?? '', isKnown, tries)) add(compound, closeness * COMPOUND)
  }
  // The word itself need not stand alone anywhere: "Verladung" in "Containerverladung".
  if (term.weight > 0) for (const compound of compoundsOf(vocabulary, index.tables, term.surface, isKnown, tries)) add(compound, COMPOUND)
  const surfaces = (['de', 'en'] as const).flatMap((lang) => vocabulary.ids[lang].get(term.surface) ?? []).filter((word) => countOf(index, word) > 0)
  const total = (ids: Iterable<number>): number => Iterator.from(ids).reduce((sum, word) => sum + countOf(index, word), 0)
  return { ...term, words, surfaces, idf: idfOf(index, total(words.keys())), surfaceIdf: idfOf(index, total(surfaces)) }
}

/** The query's distinct terms with the words that match them. */
export function resolveTerms(index: TextIndex, terms: readonly QueryTerm[]): Resolved[] {
  const seen = new Set<string>()
  const distinct = terms.filter(({ surface, terms: own }) => {
    const key = surface === '' ? own.join(' ') : surface
    return !seen.has(key) && seen.add(key)
  })
  const tries: Tries = { left: MAX_COMPOUNDS }
  return distinct.slice(0, MAX_TERMS).map((term) => resolve(index, term, tries))
}

/** What one word adds to a document's BM25, before its idf. */
export const saturated = (tf: number, length: number, average: number): number => (tf * (K1 + 1)) / (tf + K1 * (1 - B + (B * length) / average))

/** The documents that a query may mean, by their places: first phase, the best by BM25 over the rarest terms. */
export function findCandidates(index: TextIndex, terms: readonly Resolved[], limit: number): number[] {
  const { log, seen } = index
  const { scores, lengths, postings } = index.segment
  const average = Math.max(1, index.totalLength / Math.max(1, index.count))
  const weighing = { k1: K1, b: B, average, lengths }
  let budget = MAX_POSTINGS
  const matter = terms.filter((term) => term.weight > 0 && term.words.size > 0)
  const used = matter.length > 0 ? matter : terms.map((term) => ({ ...term, weight: 1, idf: term.surfaceIdf, words: new Map(term.surfaces.map((word) => [word, 1] as const)) }))
  for (const { words, weight, idf } of used.toSorted((a, b) => b.idf - a.idf)) {
    for (const [word, closeness] of words) {
      const factor = weight * idf * closeness
      // A list that does not fit is left out, unless nothing is found yet: candidates are scored by all terms later.
      if ((postings.counts[word] ?? 0) > budget && scores.count + log.touched.length >= limit) continue
      budget -= addScores(postings, word, budget, factor, scores, weighing)
      addAddedScores(log, seen, word, factor, weighing)
    }
  }
  const best = newBest(limit)
  for (let at = 0; at < scores.count; at++) {
    const place = scores.touched[at] ?? 0
    const score = scores.of[place] ?? 0
    scores.of[place] = 0
    if (isAmong(best, place, score) && !isReplaced(index, place)) take(best, place, score)
  }
  scores.count = 0
  takeScores(log, (place, score) => isAmong(best, place, score) && take(best, place, score))
  return Array.from(best.places.subarray(0, best.count))
}
