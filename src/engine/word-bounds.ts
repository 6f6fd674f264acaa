const WIDE = /[^\u0000-\u024f]/
// An abbreviation with points is one word, and so is one spelt out: "U.S.", "R-U-S-I".
const ABBREVIATION = /(?<![\p{L}\p{M}\p{N}])\p{L}(?:\.\p{L}|-\p{L}-\p{L})/u
const WORD = /(?<![\p{L}\p{M}\p{N}])\p{L}(?:(?:\.\p{L})+|(?:-\p{L}){2,})(?![\p{L}\p{M}\p{N}-])|[\p{L}\p{M}\p{N}]+/gu
/** Whether it is a letter or digit, by character code, of the characters that are not wide. */
export const IN_WORD = Uint8Array.from({ length: 0x250 }, (_, code) => (/[\p{L}\p{M}\p{N}]/u.test(String.fromCharCode(code)) ? 1 : 0))

/** Whether the text has characters beyond the Latin letters of Europe. */
export const isWide = (text: string): boolean => WIDE.test(text)

/** Whether a table of characters tells the words of the text: of most texts, and several times as fast as an expression. */
export const isPlain = (text: string): boolean => !isWide(text) && !(/[.-]/.test(text) && ABBREVIATION.test(text))

/** Calls back with where each word of a plain text begins and ends. */
function eachPlainWord(text: string, each: (start: number, end: number) => void): void {
  for (let at = 0; at < text.length; at++) {
    if (IN_WORD[text.charCodeAt(at)] === 0) continue
    const start = at
    while (at < text.length && IN_WORD[text.charCodeAt(at)] === 1) at++
    each(start, at)
  }
}

/** Calls back with where each word of any text begins and ends. */
export function eachWord(text: string, each: (start: number, end: number) => void): void {
  if (isPlain(text)) eachPlainWord(text, each)
  else for (const { 0: word, index } of text.matchAll(WORD)) each(index, index + word.length)
}
