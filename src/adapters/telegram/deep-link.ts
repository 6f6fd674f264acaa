import type { Block, Message } from '../../reply/message.ts'
import { refOfLine } from '../../reply/ref.ts'
import { statesSomething } from './stated.ts'

const RECORD_REF = /^[a-z][a-z0-9-]*@\d+$/u

/** The address that opens the bot with a line, as if it had been typed; undefined where the line is too long for one. */
export function deepLink(bot: string, line: string): string | undefined {
  const ref = refOfLine(line)
  return ref === undefined ? undefined : `https://t.me/${bot}?start=${ref}`
}

/** The address of a record, as of "f18@3"; undefined for what is none. */
export const recordLink = (bot: string, ref: string): string | undefined => (RECORD_REF.test(ref) ? deepLink(bot, `/fact ${ref}`) : undefined)

/**
 * The address of an answer: of the line that was asked where that fits into one, else of the first record that it
 * shows. Undefined where it states nothing. `asked`: a command, or a question as it was typed.
 */
export function answerLink(message: Message, bot: string, asked: string | undefined): string | undefined {
  if (!statesSomething(message)) return undefined
  const line = asked === undefined || asked.startsWith('/') ? asked : `/ask ${asked}`
  const own = line === undefined ? undefined : deepLink(bot, line)
  return own ?? message.blocks.flatMap(refsOf).map((ref) => recordLink(bot, ref)).find((link) => link !== undefined)
}

function refsOf(block: Block): string[] {
  if (block.kind === 'list') return block.items.flatMap(({ ref }) => ref ?? [])
  return 'ref' in block && block.ref !== undefined ? [block.ref] : []
}
