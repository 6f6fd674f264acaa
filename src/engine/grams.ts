import type { Vocabulary } from './vocabulary.ts'
import { langOf } from './vocabulary.ts'

const SIZE = 3
const SLOTS = 8192
const EDGE = 95

/** The groups of three characters of a word, its ends marked, as numbers. */
function eachGram(word: string, each: (gram: number) => void): number {
  const last = Math.max(1, word.length + 3 - SIZE)
  for (let at = 0; at < last; at++) {
    let gram = 0
    for (let next = at; next < at + SIZE; next++) gram = Math.imul(gram, 31) + (next === 0 || next > word.length ? EDGE : word.charCodeAt(next - 1))
    each(gram | 0)
  }
  return last
}

/** For a word of the index: how like it is to each of some words, by groups of three characters (Dice); null where not at all. */
export function gramLikeness(vocabulary: Vocabulary, words: readonly string[]): (word: number) => Float64Array | null {
  const byGram = new Map<number, number[]>()
  // Most grams are in no query word: one look tells.
  const used = new Uint8Array(SLOTS)
  const sizes = words.map((word, term) => {
    if (word === '') return 0
    const grams = new Set<number>()
    eachGram(word, (gram) => grams.add(gram))
    for (const gram of grams) {
      used[gram & (SLOTS - 1)] = 1
      byGram.set(gram, [...(byGram.get(gram) ?? []), term])
    }
    return grams.size
  })
  return (word) => {
    if (langOf(vocabulary, word) === '') return null
    let shared: Float64Array | null = null
    const count = (gram: number): void => {
      if (used[gram & (SLOTS - 1)] === 0) return
      for (const term of byGram.get(gram) ?? []) {
        shared ??= new Float64Array(words.length)
        shared[term] = (shared[term] ?? 0) + 1
      }
    }
    const size = eachGram(vocabulary.words[word] ?? '', count)
    return (shared as Float64Array | null)?.map((same, term) => Math.min(1, (2 * same) / (size + (sizes[term] ?? 0)))) ?? null
  }
}
