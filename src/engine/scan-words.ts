import { fold, tokenise } from './normalise.ts'

const OTHER = /[^\u0000-\u007f]/
const WIDE = /[^\u0000-\u024f]/
const HIDDEN = /\p{Cf}/gu
// Signs that NFKC changes, among the codes that are looked up below.
const COMPOSED = /[\u00aa-\u00be\u0132-\u0149\u017f\u01c4-\u01f3]/
const ABBREVIATION = /(?<![\p{L}\p{M}\p{N}])\p{L}\.\p{L}/u
// 0 between words, 1 letter or digit, 2 capital letter, by character code.
const KIND = Uint8Array.from({ length: 0x250 }, (_, code) => {
  const char = String.fromCharCode(code)
  return /[\p{L}\p{M}\p{N}]/u.test(char) ? (/\p{Lu}/u.test(char) ? 2 : 1) : 0
})

/** What words were read as before, as they were written. */
export type ScanCache = Map<string, number>
const MAX_CACHED = 200_000

/**
 * Appends a number for each word of a text to `codes`: the same words as `tokenise` finds, several times as
 * fast, as each spelling is folded and given its number once.
 */
export function scanWords(text: string, codes: number[], cache: ScanCache, codeOf: (folded: string, capital: boolean) => number): void {
  let plain = text
  if (OTHER.test(text)) {
    if (WIDE.test(text) || COMPOSED.test(text)) plain = text.normalize('NFKC').replace(HIDDEN, '')
    if (WIDE.test(plain)) return scanSlowly(plain, codes, codeOf)
  }
  if (plain.includes('.') && ABBREVIATION.test(plain)) return scanSlowly(plain, codes, codeOf)
  for (let at = 0; at < plain.length; at++) {
    const first = KIND[plain.charCodeAt(at)]
    if (first === 0) continue
    const start = at
    while (at < plain.length && KIND[plain.charCodeAt(at)] !== 0) at++
    const raw = plain.slice(start, at)
    let code = cache.get(raw)
    if (code === undefined) {
      const folded = fold(raw)
      code = folded === '' ? -1 : codeOf(folded, first === 2)
      if (cache.size > MAX_CACHED) cache.clear()
      cache.set(raw, code)
    }
    if (code >= 0) codes.push(code)
  }
}

function scanSlowly(text: string, codes: number[], codeOf: (folded: string, capital: boolean) => number): void {
  for (const { folded, raw } of tokenise(text)) codes.push(codeOf(folded, /^\p{Lu}/u.test(raw)))
}
