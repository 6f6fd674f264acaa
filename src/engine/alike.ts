import { editDistance } from '../facts/edit-distance.ts'
import { alikeWords } from './spelling.ts'
import { emptyVocabulary, wordId } from './vocabulary.ts'
import { makeWordTables } from './word-tables.ts'

/** From this length on a word may be two edits off. */
const LONG = 8

/** A look-up of words that are spelt alike in a list that does not change. */
export function makeAlike(words: Iterable<string>): (folded: string) => readonly string[] {
  let find: ((folded: string) => readonly string[]) | undefined
  // Made when the first unknown word comes: most questions have none, and a start should not wait for it.
  const make = (): typeof find => {
    const vocabulary = emptyVocabulary(() => [])
    for (const word of words) wordId(vocabulary, word, 'en')
    const tables = makeWordTables(vocabulary)
    return (folded) => alikeWords(vocabulary, tables, folded, () => true)
  }
  return (folded) => (find ??= make())?.(folded) ?? []
}

/** Those of the words that are fewest edits away: one at the most, two from eight letters on. */
export function nearestOf(folded: string, words: readonly string[]): readonly string[] {
  let least = folded.length >= LONG ? 2 : 1
  let nearest: string[] = []
  for (const word of words) {
    const distance = editDistance(folded, word, least)
    if (distance > least) continue
    if (distance < least) nearest = []
    least = distance
    nearest.push(word)
  }
  return [...new Set(nearest)]
}
