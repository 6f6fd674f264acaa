import type { Message } from '../../reply/message.ts'
import { refOfLine } from '../../reply/ref.ts'
import { isWorthALink } from './stated.ts'

const RECORD_REF = /^[a-z][a-z0-9-]*@\d+$/u

/** The address that opens the bot with a line, as if it had been typed; undefined where the line is too long for one. */
export function deepLink(bot: string, line: string): string | undefined {
  const ref = refOfLine(line)
  return ref === undefined ? undefined : `https://t.me/${bot}?start=${ref}`
}

/** The address of a record, as of "f18@3"; undefined for what is none. */
export const recordLink = (bot: string, ref: string): string | undefined => (RECORD_REF.test(ref) ? deepLink(bot, `/fact ${ref}`) : undefined)

/** The line that an answer is asked for with: a command as it was typed, or a question as one. */
const lineAsked = (asked: string): string => (asked.startsWith('/') ? asked : `/ask ${asked}`)

/** The address of an answer, which is that of the line that was asked; undefined where it is too long for one, or nothing to pass on. */
export const answerLink = (message: Message, bot: string, asked: string | undefined): string | undefined =>
  asked === undefined || !isWorthALink(message) ? undefined : deepLink(bot, lineAsked(asked))
