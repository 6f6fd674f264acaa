import anyAscii from 'any-ascii'
import type { Lang } from '../facts/record.ts'
import { stemEnglish } from './stem-english.ts'
import { stemGerman } from './stem-german.ts'
import { eachWord } from './word-bounds.ts'

/** How much of a question is read: enough for a rambling one, and a bound on the work. */
export const MAX_QUESTION_LENGTH = 2000

// Control, bidirectional and zero-width characters: they take no effect and split no word.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu

/** The text in one normal form (NFKC), on one line, without invisible characters, at most MAX_QUESTION_LENGTH long. */
export function cleanText(text: string): string {
  return text
    .slice(0, MAX_QUESTION_LENGTH * 2)
    .normalize('NFKC')
    .replace(/[\n\r\t\v\f\u2028\u2029]/g, ' ')
    .replace(INVISIBLE, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_QUESTION_LENGTH)
}

const PLAIN = /^[a-z0-9]*$/
/** Small letters that are folded one by one: what stands beside them changes nothing. */
const BY_LETTER = /^[a-z0-9\u00df-\u024f\u0400-\u045f\uac00-\ud7a3]*$/
const letters = new Map<number, string>()

/** One word as it is compared: lower case, Latin letters without marks, ß as ss. */
export function fold(word: string): string {
  if (PLAIN.test(word)) return word
  const small = word.toLowerCase()
  if (PLAIN.test(small)) return small
  if (!BY_LETTER.test(small)) return foldSmall(small)
  let folded = ''
  for (let at = 0; at < small.length; at++) {
    const code = small.charCodeAt(at)
    let plain = letters.get(code)
    if (plain === undefined) letters.set(code, (plain = foldSmall(small.charAt(at))))
    folded += plain
  }
  return folded
}

function foldSmall(small: string): string {
  const plain = small.replaceAll('ß', 'ss').normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC')
  return /^[\u0000-\u007f]*$/.test(plain) ? plain : anyAscii(plain).toLowerCase().replace(/[^a-z0-9]/g, '')
}

/** A word of a text: as written, as compared, and where it stands. */
export type Token = { readonly raw: string; readonly folded: string; readonly at: number; readonly end: number }

/** The words and numbers of a cleaned text, in order. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  eachWord(text, (at, end) => {
    const raw = text.slice(at, end)
    const folded = fold(/[.-]/.test(raw) ? raw.replaceAll(/[.-]/g, '') : raw)
    if (folded && !(folded.length <= 2 && hangsOn(text, at) && raw === raw.toLowerCase())) tokens.push({ raw, folded, at, end })
  })
  return tokens
}

/** Whether an apostrophe joins the word to the one before, so that it is grammar: "what's", "sind's". */
const hangsOn = (text: string, at: number): boolean =>
  (text[at - 1] === "'" || text[at - 1] === '’') && /\p{L}['’]$/u.test(text.slice(Math.max(0, at - 2), at))

const stemmers = { de: stemGerman, en: stemEnglish }
const stems: Record<Lang, Map<string, string>> = { de: new Map(), en: new Map() }
const MAX_CACHED_STEMS = 200_000

/** The Snowball stem of a folded word. */
export function stemOf(folded: string, lang: Lang): string {
  const cache = stems[lang]
  let stem = cache.get(folded)
  if (stem === undefined) {
    // Inflection is of no interest beyond this length; the stemmer's time is.
    stem = folded.length > 40 ? folded : stemmers[lang](folded)
    if (cache.size > MAX_CACHED_STEMS) cache.clear()
    cache.set(folded, stem)
  }
  return stem
}

/** Whether the text is written mostly in another script than Latin. */
export const isOtherScript = (text: string): boolean => {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0
  return letters > 0 && latin < letters / 2
}
