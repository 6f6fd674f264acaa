import { createHash } from 'node:crypto'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Text composed (NFC), with every run of white space as one space, and none at its ends. */
export const oneSpaced = (text: string): string => text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim()

/** The paragraphs of a source's text in normal form: split at blank lines, each one spaced. */
export const paragraphsOf = (text: string): string[] => text.split(/\n\s*\n/u).map(oneSpaced).filter(Boolean)

/** The fingerprint of paragraphs in normal form, by which a changed text is noticed. */
export const fingerprintOf = (paragraphs: readonly string[]): { sha256: string; paragraphs: string[] } => ({
  sha256: sha256(paragraphs.join('\n\n')),
  paragraphs: paragraphs.map((paragraph) => sha256(paragraph).slice(0, 12)),
})

/** A pattern that finds a phrase as whole words in a text in normal form, in any case. */
export const wholeWords = (phrase: string): RegExp => new RegExp(`${wordStart(phrase)}(?![\\p{L}\\p{N}])`, 'iu')

/** The same, but its last word may carry an ending. */
export const wholeWordsInflected = (phrase: string): RegExp => new RegExp(wordStart(phrase), 'iu')

const wordStart = (phrase: string): string => `(?<![\\p{L}\\p{N}])${RegExp.escape(oneSpaced(phrase))}`

/** The words of a text: runs of letters and digits, composed, in lower case. */
export const wordsOf = (text: string): string[] =>
  text.normalize('NFC').toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
