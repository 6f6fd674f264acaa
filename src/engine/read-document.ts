import type { Resolved } from './candidates.ts'
import { gramLikeness } from './grams.ts'
import { ANAPHORS, REASON_WORDS } from './question-kind.ts'
import type { Stored } from './segment.ts'
import type { TextIndex } from './text-index.ts'
import { FLAG, flagsOf } from './vocabulary.ts'
import { WEIGHT_STEPS, readWords } from './word-stream.ts'

/** What one document has of a query; lists go by query term. */
export type Reading = {
  readonly stored: Stored
  /** Occurrences of what stands for the term, by weight and closeness. */
  readonly tf: Float64Array
  /** Occurrences of the term as typed. */
  readonly surface: Float64Array
  /** How close the closest word comes, in meaning or in letters. */
  readonly close: Float64Array
  /** 1 where a word stands for the term beyond doubt: no guess, no likeness. */
  readonly exact: Uint8Array
  /** 1 where the term follows on the one before it, as in the query. */
  readonly follows: Uint8Array
  /** Where terms stand, in order: pairs of a position and a term. */
  readonly positions: readonly number[]
  readonly words: number
  readonly matched: number
  /** Of the words that the query lacks: is there a year, a number, a name, a reason? */
  readonly newYear: boolean
  readonly newNumber: boolean
  readonly newName: 0 | 0.5 | 1
  readonly newReason: boolean
  /** Whether it leans on what was said before: "He", "Diese". */
  readonly leans: boolean
}

type Known = { readonly stems: readonly (readonly [term: number, closeness: number])[]; readonly surface: number; readonly like: Float64Array | null; readonly flags: number; readonly reason: boolean; readonly leans: boolean }

const FIELD_GAP = 100
const NO_STEMS: Known['stems'] = []

/** Reads documents for one query. */
export function makeDocumentReader({ vocabulary }: TextIndex, terms: readonly Resolved[]): (stored: Stored) => Reading {
  const stems = new Map<number, [term: number, closeness: number][]>()
  const surfaces = new Map<number, number>()
  for (const [term, { words, surfaces: own }] of terms.entries()) {
    for (const [word, closeness] of words) {
      const known = stems.get(word)
      if (known) known.push([term, closeness])
      else stems.set(word, [[term, closeness]])
    }
    for (const word of own) surfaces.set(word, term)
  }
  const likeness = gramLikeness(vocabulary, terms.map(({ surface, weight }) => (weight > 0 ? surface : '')))
  const cache = new Map<number, Known>()
  const know = (word: number): Known => {
    const text = vocabulary.words[word] ?? ''
    const known = { stems: stems.get(word) ?? NO_STEMS, surface: surfaces.get(word) ?? -1, like: likeness(word), flags: flagsOf(vocabulary, word), reason: REASON_WORDS.has(text), leans: ANAPHORS.has(text) }
    cache.set(word, known)
    return known
  }
  return (stored) => {
    const [tf, surface, close] = [new Float64Array(terms.length), new Float64Array(terms.length), new Float64Array(terms.length)]
    const [exact, follows] = [new Uint8Array(terms.length), new Uint8Array(terms.length)]
    const positions: number[] = []
    let [at, words, matched, run, longestRun, before] = [0, 0, 0, 0, 0, -1]
    let [newYear, newNumber, newReason, leans] = [false, false, false, false]
    readWords(stored.stream, (word, steps, capital, place) => {
      if (place === 0) {
        at += FIELD_GAP
        before = -1
      }
      at++
      words++
      const { stems: own, surface: typed, like, flags, reason, leans: anaphor } = cache.get(word) ?? know(word)
      const weight = steps / WEIGHT_STEPS
      for (const [term, closeness] of own) {
        tf[term] = (tf[term] ?? 0) + weight * closeness
        if (closeness === 1) exact[term] = 1
        if (closeness > (close[term] ?? 0)) close[term] = closeness
        positions.push(at, term)
      }
      if (typed >= 0) {
        surface[typed] = (surface[typed] ?? 0) + weight
        if (own.length === 0) positions.push(at, typed)
      }
      if (like) for (let term = 0; term < like.length; term++) if ((like[term] ?? 0) > (close[term] ?? 0)) close[term] = like[term] ?? 0
      const term = typed >= 0 ? typed : (own[0]?.[0] ?? -1)
      if (term > 0 && term === before + 1 && before >= 0) follows[term] = 1
      before = term
      if (anaphor && place < 2) leans = true
      if (term >= 0) matched++
      else {
        if (flags & FLAG.year) newYear = true
        if (flags & FLAG.number) newNumber = true
        if (reason) newReason = true
      }
      run = capital && place > 0 && term < 0 ? run + 1 : 0
      if (run > longestRun) longestRun = run
    })
    return { stored, tf, surface, close, exact, follows, positions, words, matched, newYear, newNumber, newName: longestRun > 1 ? 1 : longestRun > 0 ? 0.5 : 0, newReason, leans }
  }
}
