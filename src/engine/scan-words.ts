import { fold, tokenise } from './normalise.ts'
import { eachPlainWord, isPlain, isWide } from './word-bounds.ts'

const OTHER = /[^\u0000-\u007f]/
const HIDDEN = /\p{Cf}/gu
// Signs that NFKC changes, among the characters that are not wide.
const COMPOSED = /[\u00aa-\u00be\u0132-\u0149\u017f\u01c4-\u01f3]/
const CAPITAL = /^\p{Lu}/u

/** What words were read as before, as they were written. */
export type ScanCache = Map<string, number>
const MAX_CACHED = 200_000

/**
 * Appends a number for each word of a text to `codes`: the same words as `tokenise` finds, several times as
 * fast, as each spelling is folded and given its number once.
 */
export function scanWords(text: string, codes: number[], cache: ScanCache, codeOf: (folded: string, capital: boolean) => number): void {
  const plain = OTHER.test(text) && (isWide(text) || COMPOSED.test(text)) ? text.normalize('NFKC').replace(HIDDEN, '') : text
  if (!isPlain(plain)) return scanSlowly(plain, codes, codeOf)
  eachPlainWord(plain, (start, end) => {
    const raw = plain.slice(start, end)
    let code = cache.get(raw)
    if (code === undefined) {
      const folded = fold(raw)
      code = folded === '' ? -1 : codeOf(folded, CAPITAL.test(raw))
      if (cache.size > MAX_CACHED) cache.clear()
      cache.set(raw, code)
    }
    if (code >= 0) codes.push(code)
  })
}

function scanSlowly(text: string, codes: number[], codeOf: (folded: string, capital: boolean) => number): void {
  for (const { folded, raw } of tokenise(text)) codes.push(codeOf(folded, CAPITAL.test(raw)))
}
