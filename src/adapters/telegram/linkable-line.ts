import type { Context } from '../../command/command.ts'
import { ASK, parseLine } from '../../command/parse-line.ts'
import { shortQuestion } from '../../command/short-question.ts'
import type { Message } from '../../reply/message.ts'
import { answerLink } from './deep-link.ts'
import { isWorthALink } from './stated.ts'

type Setting = Pick<Context, 'dossier' | 'commands'> & { readonly bot: string }

/**
 * A line that a link to an answer can hold: what was asked, or where that is too long a shorter question with the very
 * same answer. Undefined where there is none: a link to less would mislead.
 */
export function linkableLine(asked: string, message: Message, { bot, dossier, commands }: Setting): string | undefined {
  if (!isWorthALink(message)) return undefined
  const fits = (line: string): boolean => answerLink(message, bot, line) !== undefined
  if (fits(asked)) return asked
  const parsed = parseLine(asked, commands)
  if (parsed.kind !== 'invocation' || parsed.invocation.command !== ASK) return undefined
  const [question = ''] = Object.values(parsed.invocation.args)
  return shortQuestion(question, message, dossier, fits)
}
