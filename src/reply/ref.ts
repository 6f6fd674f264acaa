import type { Lang } from '../facts/record.ts'
import { LANGS } from '../facts/record.ts'

/**
 * A line that a button or link stands for, as a text that is legal in all of them at once: Discord's custom_id (100
 * characters), Telegram's callback_data (64 bytes) and start parameter (64 of these characters). It holds the whole
 * line, so that a button works after a restart, on every machine and for ever.
 */
export type Ref = string

/** The version of the codec, as the first letter; others are old or not ours. */
const VERSION = '1'
const MAX_LENGTH = 64
const SHAPE = /^[A-Za-z0-9_-]+$/u

// What lines begin with, as one byte each, 63 at most. Refs live for ever: never change or take away, only add at the end.
const BEGINNINGS = [
  '/mod confirm ', '/mod discard ', '/mod resume ', '/mod review ', '/mod approve ', '/mod amend ', '/mod reject ', '/mod history ',
  '/mod log ', '/mod edit ', '/mod add ', '/mod retract ', '/mod restore ', '/mod revert ', '/mod ', '/fact ',
  '/source ', '/ship ', '/port ', '/who ', '/timeline ', '/gaps ', '/statement ', '/date ',
  '/search ', '/suggest ', '/help ', '/language ', '/ask ', '/cite ', '/export ',
] as const

// The language that a press goes on in stands in the two upper bits of the first byte; refs without it are older.
const LANG_BITS = { de: 0x40, en: 0x80 } as const
const CODE = 0x3f

/** The ref of a line, and of the language that its answer is wanted in; undefined where it is too long for one. */
export function refOfLine(line: string, lang?: Lang): Ref | undefined {
  const at = BEGINNINGS.findIndex((beginning) => line.startsWith(beginning))
  const rest = at < 0 ? line : line.slice(BEGINNINGS[at]?.length)
  const bytes = Buffer.concat([Buffer.from([(at + 1) | (lang ? LANG_BITS[lang] : 0)]), Buffer.from(rest, 'utf8')])
  const ref = VERSION + bytes.toString('base64url')
  return ref.length <= MAX_LENGTH ? ref : undefined
}

/** The line that a ref stands for; undefined for what is none, or of another version. */
export function lineOfRef(ref: string): string | undefined {
  if (ref.length > MAX_LENGTH || ref.length < 2 || !ref.startsWith(VERSION) || !SHAPE.test(ref)) return undefined
  const bytes = Buffer.from(ref.slice(1), 'base64url')
  const code = (bytes[0] ?? 0) & CODE
  const rest = bytes.subarray(1).toString('utf8')
  const beginning = code === 0 ? '' : BEGINNINGS[code - 1]
  const line = beginning === undefined ? undefined : beginning + rest
  // Only what this codec has made itself.
  return line !== undefined && refOfLine(line, langOfRef(ref)) === ref ? line : undefined
}

/** The language that a ref's answer is wanted in; undefined where it does not say. */
export function langOfRef(ref: string): Lang | undefined {
  const bits = (Buffer.from(ref.slice(1), 'base64url')[0] ?? 0) & ~CODE
  return LANGS.find((lang) => LANG_BITS[lang] === bits)
}
