import { addAddedScores, placesChanged, takeScores } from './change-log.ts'
import { MAX_POSTINGS, addScores } from './postings.ts'
import type { TextIndex } from './text-index.ts'
import { countOf } from './text-index.ts'

/** More documents than these are added up word by word: some are then counted twice. */
const MAX_EXACT = 20_000

/** How many documents have any of the words. */
export function documentsWith(index: TextIndex, words: readonly number[]): number {
  const total = words.reduce((sum, word) => sum + countOf(index, word), 0)
  if (words.length < 2 || total > MAX_EXACT) return Math.min(index.count, total)
  const { log, seen, segment } = index
  const { postings, scores, lengths } = segment
  const weighing = { k1: 1, b: 0, average: 1, lengths }
  let budget = MAX_POSTINGS
  for (const word of words) {
    budget -= addScores(postings, word, budget, 1, scores, weighing)
    addAddedScores(log, seen, word, 1, weighing)
  }
  let met = scores.count
  for (const place of placesChanged(log, seen)) if ((scores.of[place] ?? 0) > 0) met--
  takeScores(log, () => met++)
  for (let at = 0; at < scores.count; at++) scores.of[scores.touched[at] ?? 0] = 0
  scores.count = 0
  return Math.min(total, met)
}
