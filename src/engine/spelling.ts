import type { Vocabulary } from './vocabulary.ts'
import { flagsOf, langOf } from './vocabulary.ts'
import type { WordTables } from './word-tables.ts'

/** A table from words with letters left out to the words themselves: finds what is one or two edits away. */
export type Deletions = {
  /** Where the entries of each slot begin. */
  readonly starts: Uint32Array
  /** Each the number of a word, and above it some bits of the hash, which spare looking at most other words. */
  readonly entries: Uint32Array
  readonly mask: number
}

const WORD = 0xff_ffff

/** Shorter words are not guessed: too many are alike. */
const MIN_LENGTH = 4
/** From this length on two edits are allowed. */
const LONG = 7
/** Letters are left out of this beginning alone, which keeps the table small. */
const PREFIX = 7

function hash(text: string, from: number, to: number, without: number, without2: number): number {
  let value = 2_166_136_261
  for (let at = from; at < to; at++) if (at !== without && at !== without2) value = Math.imul(value ^ text.charCodeAt(at), 16_777_619)
  return value ^ (value >>> 15)
}

/** Calls back with the hash of the word's beginning and of it with one letter left out, or two in long words. */
function eachDeletion(word: string, each: (hash: number) => void): void {
  const end = Math.min(word.length, PREFIX)
  each(hash(word, 0, end, -1, -1))
  for (let first = 0; first < end; first++) {
    each(hash(word, 0, end, first, -1))
    if (word.length < LONG - 1) continue
    for (let second = first + 1; second < end; second++) each(hash(word, 0, end, first, second))
  }
}

const mayBe = (vocabulary: Vocabulary, word: number): boolean => {
  const text = vocabulary.words[word] ?? ''
  const lang = langOf(vocabulary, word)
  // A spelling of both languages, as of most names, stands for itself once.
  const isTwin = lang === 'en' && vocabulary.ids.de.has(text)
  return lang !== '' && !isTwin && text.length >= MIN_LENGTH - 1 && text.length < 40 && flagsOf(vocabulary, word) === 0
}

/** The table over the vocabulary's words from `from` up to, not including, `to`. */
export function makeDeletions(vocabulary: Vocabulary, from: number, to: number): Deletions {
  const ids: number[] = []
  for (let word = from; word < to; word++) if (mayBe(vocabulary, word)) ids.push(word)
  let bits = 10
  while (1 << bits < ids.length * 4) bits++
  const mask = (1 << bits) - 1
  const starts = new Uint32Array(mask + 2)
  for (const word of ids) eachDeletion(vocabulary.words[word] ?? '', (value) => (starts[(value & mask) + 1] = (starts[(value & mask) + 1] ?? 0) + 1))
  for (let slot = 0; slot <= mask; slot++) starts[slot + 1] = (starts[slot + 1] ?? 0) + (starts[slot] ?? 0)
  const entries = new Uint32Array(starts[mask + 1] ?? 0)
  const ends = starts.slice()
  for (const word of ids) {
    eachDeletion(vocabulary.words[word] ?? '', (value) => {
      const at = ends[value & mask] ?? 0
      entries[at] = (value & ~WORD) | word
      ends[value & mask] = at + 1
    })
  }
  return { starts, entries, mask }
}

const rows = [new Uint8Array(64), new Uint8Array(64), new Uint8Array(64)] as const

/** Edits between two words below 64 letters, neighbours exchanged being one; above `limit` comes out as `limit + 1`. */
function edits(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let [before, previous, row]: [Uint8Array, Uint8Array, Uint8Array] = [rows[0], rows[1], rows[2]]
  for (let j = 0; j <= b.length; j++) previous[j] = j
  for (let i = 1; i <= a.length; i++) {
    row[0] = i
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1)
      let cost = (previous[j - 1] ?? 0) + (same ? 0 : 1)
      cost = Math.min(cost, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1)
      if (i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1)) cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      row[j] = cost
      if (cost < least) least = cost
    }
    if (least > limit) return limit + 1
    ;[before, previous, row] = [previous, row, before]
  }
  return previous[b.length] ?? limit + 1
}

/** The words in use that are fewest edits away from an unknown one, each once: one edit, or two in long words. */
export function alikeWords(vocabulary: Vocabulary, { tables, known }: WordTables, word: string, inUse: (word: string) => boolean): string[] {
  if (word.length < MIN_LENGTH || word.length >= 40 || /\d/.test(word)) return []
  let limit = word.length >= LONG ? 2 : 1
  let found: string[] = []
  const seen = new Set<number>()
  const check = (candidate: number): void => {
    if (seen.has(candidate)) return
    seen.add(candidate)
    const text = vocabulary.words[candidate] ?? ''
    const distance = edits(word, text, limit)
    if (distance > limit || !inUse(text)) return
    if (distance < limit) found = []
    limit = distance
    found.push(text)
  }
  for (const { deletions: { starts, entries, mask } } of tables) {
    eachDeletion(word, (value) => {
      const end = starts[(value & mask) + 1] ?? 0
      for (let at = starts[value & mask] ?? 0; at < end; at++) {
        const entry = entries[at] ?? 0
        if (((entry ^ value) & ~WORD) === 0) check(entry & WORD)
      }
    })
  }
  for (let late = known; late < vocabulary.words.length; late++) if (mayBe(vocabulary, late)) check(late)
  return [...new Set(found)].toSorted()
}
