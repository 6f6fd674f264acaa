import { cleanText } from '../../reply/clean-text.ts'

const MARKUP = /[\\*_~`|<>[\]@/]|:(?=\S)/g
// What begins a heading, small type, a list or a numbered list; only at the beginning of a line.
const LINE_MARKUP = /^([ ]*)([-+#])/gm
const NUMBER_MARKUP = /^([ ]*\d*)([.)])/gm

/**
 * A text of a user or a record as Discord shows it letter by letter: no markup, mention, link, emoji or timestamp in it
 * takes effect. The beginning of the text counts as the beginning of a line, wherever it is put.
 */
export const plainText = (text: string): string =>
  unstyled(text).replace(MARKUP, String.raw`\$&`).replace(LINE_MARKUP, String.raw`$1\$2`).replace(NUMBER_MARKUP, String.raw`$1\$2`)

/** The text that plainText() was made from. */
export const readPlainText = (shown: string): string => shown.replace(/\\([!-/:-@[-`{-~])/g, '$1')

/** A text for where Discord knows no markup: footers, labels, fields of a modal. */
export const unstyled = (text: string): string => cleanText(text).replaceAll('\t', ' ')

/** The same on one line. */
export const oneLine = (text: string): string => unstyled(text).replaceAll('\n', ' ').trim()

/** A text cut to so many UTF-16 units, with a sign where it was, and no half character. */
export const cut = (text: string, max: number): string => (text.length <= max ? text : `${text.slice(0, max - 1).replace(/[\ud800-\udbff]$/u, '')}…`)

/** The same, cut between words where that leaves at least half of it. */
export function cutBetweenWords(text: string, max: number): string {
  if (text.length <= max) return text
  const [head = ''] = /^.*\S(?=\s)/su.exec(text.slice(0, max)) ?? []
  return head.length >= max / 2 ? `${head}…` : cut(text, max)
}
