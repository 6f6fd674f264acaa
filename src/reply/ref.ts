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

// What lines begin with, as one byte each. Refs live for ever: never change or take away, only add at the end.
const BEGINNINGS = [
  '/mod confirm ', '/mod discard ', '/mod resume ', '/mod review ', '/mod approve ', '/mod amend ', '/mod reject ', '/mod history ',
  '/mod log ', '/mod edit ', '/mod add ', '/mod retract ', '/mod restore ', '/mod revert ', '/mod ', '/fact ',
  '/source ', '/ship ', '/port ', '/who ', '/timeline ', '/gaps ', '/statement ', '/date ',
  '/search ', '/suggest ', '/help ', '/language ', '/ask ', '/cite ', '/export ',
] as const

/** The ref of a line; undefined where it is too long for one. */
export function refOfLine(line: string): Ref | undefined {
  const at = BEGINNINGS.findIndex((beginning) => line.startsWith(beginning))
  const rest = at < 0 ? line : line.slice(BEGINNINGS[at]?.length)
  const bytes = Buffer.concat([Buffer.from([at + 1]), Buffer.from(rest, 'utf8')])
  const ref = VERSION + bytes.toString('base64url')
  return ref.length <= MAX_LENGTH ? ref : undefined
}

/** The line that a ref stands for; undefined for what is none, or of another version. */
export function lineOfRef(ref: string): string | undefined {
  if (ref.length > MAX_LENGTH || ref.length < 2 || !ref.startsWith(VERSION) || !SHAPE.test(ref)) return undefined
  const bytes = Buffer.from(ref.slice(1), 'base64url')
  const [code = 255] = bytes
  const rest = bytes.subarray(1).toString('utf8')
  const beginning = code === 0 ? '' : BEGINNINGS[code - 1]
  const line = beginning === undefined ? undefined : beginning + rest
  // Only what this codec has made itself.
  return line !== undefined && refOfLine(line) === ref ? line : undefined
}
