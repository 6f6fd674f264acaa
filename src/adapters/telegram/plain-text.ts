import { plainName } from '../../command/command.ts'
import { cleanText } from '../../reply/clean-text.ts'

/** What Telegram takes for the name of somebody to notify, whatever entities a message has; a record's "f18@1" is none. */
const MENTION = /(?<![\w@])@(?=[a-z]\w{3})/giu
const WORD_JOINER = '\u2060'

/** A command, which can be tapped in plain letters alone: "/lücken". */
const COMMAND = /(?<![^\s(„“"])\/\p{L}*[äöüß]\p{L}*/giu

/** A text as it is shown to be copied, in which Telegram looks for no names or commands: letter by letter. */
export const verbatim = (text: string): string => cleanText(text).replaceAll('\t', ' ')

/** A text of a user or a record as it is sent: without what steers a screen, and naming nobody. Telegram takes no letter of it for markup. */
export const plain = (text: string): string => verbatim(text).replace(MENTION, `@${WORD_JOINER}`).replace(COMMAND, plainName)

/** The same on one line. */
export const oneLine = (text: string): string => plain(text).replaceAll('\n', ' ').trim()

/** Whether a reader sees any of it: Telegram refuses a message that holds spaces and invisible characters alone. */
export const isVisible = (text: string): boolean => /[^\s\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{M}\u2800\ufffc]/u.test(text)

/** A text cut to so many UTF-16 units, with a sign where it was, and no half character. */
export const cut = (text: string, max: number): string => (text.length <= max ? text : `${text.slice(0, boundaryBefore(text, max - 1))}…`)

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const LONGEST_GRAPHEME = 64

/** The last place up to this one where a text can be cut without dividing a character, as a reader sees it; at least a code point. */
export function boundaryBefore(text: string, at: number): number {
  if (at >= text.length) return text.length
  const from = Math.max(0, at - LONGEST_GRAPHEME)
  const begins = graphemes.segment(text.slice(from, at + 1)).containing(at - from)?.index ?? 0
  if (begins > 0) return from + begins
  return isHigh(text.charCodeAt(at - 1)) ? at - 1 : at
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff
