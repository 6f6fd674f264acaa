import { fold, tokenise } from './normalise.ts'
import { IN_WORD, isPlain, isWide } from './word-bounds.ts'

const OTHER = /[^\u0000-\u007f]/
const HIDDEN = /\p{Cf}/gu
// Signs that NFKC changes, among the characters that are not wide.
const COMPOSED = /[\u00aa-\u00be\u0132-\u0149\u017f\u01c4-\u01f3]/
const CAPITAL = /^\p{Lu}/u

/**
 * What words were read as before, as they were written: a hash table over their letters, since to cut each
 * word out of its text for a look-up in a map takes several times as long.
 */
export type ScanCache = {
  /** Four numbers a slot: the word's hash, where its letters begin, how many they are (0: free), and what it was read as. */
  slots: Int32Array
  letters: Uint16Array
  used: number
  count: number
}
const SLOT = 4
const FEWEST = 64
const MAX_CACHED = 200_000

/** A cache that knows no word. */
export const newScanCache = (): ScanCache => ({ slots: new Int32Array(FEWEST * SLOT), letters: new Uint16Array(FEWEST * 4), used: 0, count: 0 })

/** The slot of a stretch of the text, or the free one where it belongs. */
function slotOf({ slots, letters }: ScanCache, text: string, start: number, end: number, hash: number): number {
  const last = slots.length - SLOT
  for (let slot = Math.imul(hash, SLOT) & last; ; slot = (slot + SLOT) & last) {
    const length = slots[slot + 2] ?? 0
    if (length === 0) return slot
    if (slots[slot] !== hash || length !== end - start) continue
    const from = slots[slot + 1] ?? 0
    let at = 0
    while (at < length && letters[from + at] === text.charCodeAt(start + at)) at++
    if (at === length) return slot
  }
}

function widen(cache: ScanCache): void {
  const { slots } = cache
  const last = slots.length * 2 - SLOT
  const wider = new Int32Array(slots.length * 2)
  for (let old = 0; old < slots.length; old += SLOT) {
    if (slots[old + 2] === 0) continue
    let slot = Math.imul(slots[old] ?? 0, SLOT) & last
    while (wider[slot + 2] !== 0) slot = (slot + SLOT) & last
    wider.set(slots.subarray(old, old + SLOT), slot)
  }
  cache.slots = wider
}

/** Reads a word that the cache lacks, and adds it. */
function learn(cache: ScanCache, text: string, start: number, end: number, hash: number, codeOf: (folded: string, capital: boolean) => number): number {
  const raw = text.slice(start, end)
  const folded = fold(raw)
  const code = folded === '' ? -1 : codeOf(folded, CAPITAL.test(raw))
  if (cache.count >= MAX_CACHED) Object.assign(cache, newScanCache())
  if (cache.count * SLOT * 2 >= cache.slots.length) widen(cache)
  const length = end - start
  if (cache.used + length > cache.letters.length) {
    const wider = new Uint16Array((cache.used + length) * 2)
    wider.set(cache.letters)
    cache.letters = wider
  }
  cache.slots.set([hash, cache.used, length, code], slotOf(cache, text, start, end, hash))
  for (let at = start; at < end; at++) cache.letters[cache.used++] = text.charCodeAt(at)
  cache.count++
  return code
}

/**
 * Appends a number for each word of a text to `codes`: the same words as `tokenise` finds, several times as
 * fast, as each spelling is folded and given its number once.
 */
export function scanWords(text: string, codes: number[], cache: ScanCache, codeOf: (folded: string, capital: boolean) => number): void {
  const plain = OTHER.test(text) && (isWide(text) || COMPOSED.test(text)) ? text.normalize('NFKC').replace(HIDDEN, '') : text
  if (!isPlain(plain)) return scanSlowly(plain, codes, codeOf)
  const { length } = plain
  for (let at = 0; at < length; at++) {
    let letter = plain.charCodeAt(at)
    if (IN_WORD[letter] === 0) continue
    const start = at
    // FNV-1a, its upper bits folded into the lower ones.
    let hash = 0x811c9dc5
    do {
      hash = Math.imul(hash ^ letter, 0x01000193)
      letter = ++at < length ? plain.charCodeAt(at) : 0
    } while (IN_WORD[letter] === 1)
    hash ^= hash >>> 15
    const slot = slotOf(cache, plain, start, at, hash)
    const code = cache.slots[slot + 2] === 0 ? learn(cache, plain, start, at, hash, codeOf) : (cache.slots[slot + 3] ?? -1)
    if (code >= 0) codes.push(code)
  }
}

function scanSlowly(text: string, codes: number[], codeOf: (folded: string, capital: boolean) => number): void {
  for (const { folded, raw } of tokenise(text)) codes.push(codeOf(folded, CAPITAL.test(raw)))
}
