import type { Vocabulary } from './vocabulary.ts'
import { langOf } from './vocabulary.ts'
import type { WordTables } from './word-tables.ts'

/** German words that may be compounds, ordered by beginning and by end. */
export type Compounds = {
  readonly forward: Uint32Array
  readonly backward: Uint32Array
}

const MIN_PART = 4
/** Longer words are not taken apart. */
const MAX_LENGTH = 48
const LINKS = ['', 's', 'n', 'en', 'es', 'er']
/** How many more compounds may be tried for one query; counted down. */
export type Tries = { left: number }
/** The most compounds that are tried for one part. */
const MAX_TRIED = 200

const reversed = (word: string): string => word.split('').toReversed().join('')
const mayBe = (vocabulary: Vocabulary, word: number): boolean => {
  const text = vocabulary.words[word] ?? ''
  return langOf(vocabulary, word) === 'de' && text.length >= 2 * MIN_PART && !/\d/.test(text)
}

/** Orders those of the vocabulary's words from `from` up to, not including, `to` that are long enough. */
export function sortCompounds(vocabulary: Vocabulary, from: number, to: number): Compounds {
  const words: number[] = []
  for (let word = from; word < to; word++) if (mayBe(vocabulary, word)) words.push(word)
  const ordered = (text: (word: number) => string): Uint32Array => {
    const keyed = words.map((word) => ({ word, text: text(word) }))
    return Uint32Array.from(keyed.toSorted((a, b) => (a.text < b.text ? -1 : 1)), ({ word }) => word)
  }
  return { forward: ordered((word) => vocabulary.words[word] ?? ''), backward: ordered((word) => reversed(vocabulary.words[word] ?? '')) }
}

/** The compounds that begin or end with the part, the rest of them being words too. */
export function compoundsOf(vocabulary: Vocabulary, { tables, known }: WordTables, part: string, isKnown: (word: string) => boolean, tries: Tries): number[] {
  if (tries.left <= 0 || part.length < MIN_PART || part.length > MAX_LENGTH) return []
  const isRest = (rest: string): boolean => rest.length >= MIN_PART && (isKnown(rest) || splitsUp(rest, isKnown))
  const fits = (text: string): boolean =>
    (text.startsWith(part) && LINKS.some((link) => text.startsWith(link, part.length) && isRest(text.slice(part.length + link.length)))) ||
    (text.endsWith(part) && LINKS.some((link) => text.endsWith(link, text.length - part.length) && isRest(text.slice(0, text.length - part.length - link.length))))
  const found: number[] = []
  const walk = (words: Uint32Array, start: string, read: (text: string) => string): void => {
    let [low, high] = [0, words.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (read(vocabulary.words[words[middle] ?? 0] ?? '') < start) low = middle + 1
      else high = middle
    }
    for (let tried = 0; tried < MAX_TRIED && tries.left > 0 && low < words.length; tried++, low++) {
      const word = words[low] ?? 0
      const text = vocabulary.words[word] ?? ''
      if (!read(text).startsWith(start)) return
      tries.left--
      if (text.length >= part.length + MIN_PART && fits(text)) found.push(word)
    }
  }
  const end = reversed(part)
  for (const { compounds } of tables) {
    walk(compounds.forward, part, (text) => text)
    walk(compounds.backward, end, reversed)
  }
  for (let word = known; word < vocabulary.words.length; word++) {
    const text = vocabulary.words[word] ?? ''
    if (text.length >= part.length + MIN_PART && mayBe(vocabulary, word) && fits(text)) found.push(word)
  }
  return found
}

/** Whether a word is made of two known ones. */
const splitsUp = (word: string, isKnown: (part: string) => boolean): boolean => partsOf(word, isKnown).length > 0

/** The two known words that a German word is made of, the longer head first, or none. */
export function partsOf(word: string, isKnown: (part: string) => boolean): readonly string[] {
  if (word.length > MAX_LENGTH) return []
  for (let cut = word.length - MIN_PART; cut >= MIN_PART; cut--) {
    const tail = word.slice(cut)
    if (!isKnown(tail)) continue
    for (const link of LINKS) {
      const head = word.slice(0, cut - link.length)
      if (head.length >= MIN_PART && word.startsWith(link, head.length) && isKnown(head)) return [head, tail]
    }
  }
  return []
}
