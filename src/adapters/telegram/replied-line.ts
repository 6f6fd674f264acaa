import type { Command } from '../../command/command.ts'
import { commandNamed } from '../../command/command.ts'
import { parseLine } from '../../command/parse-line.ts'

/** The sign before the line that a reply goes on with, and after it. */
const BEFORE = '↩ '
const AFTER = ' …'

/** How a line that still needs text is shown, to be read again when somebody replies to it. */
export const unfinishedLine = (line: string): string => `${BEFORE}${line.trim()}${AFTER}`

/**
 * What was said, as the line that it goes on with where it replies to the bot's own message: an unfinished command, or a
 * form. `replied`: the text of that message. Nothing is remembered; all that is needed stands in it.
 */
export function continuedLine(said: string, replied: string | undefined, commands: readonly Command[]): string {
  if (replied === undefined || /^\s*\//u.test(said)) return said
  const lines = replied.split('\n')
  const unfinished = lines.findLast((line) => line.startsWith(`${BEFORE}/`) && line.endsWith(AFTER))
  if (unfinished !== undefined) return `${unfinished.slice(BEFORE.length, -AFTER.length)} ${said}`
  const target = lines.find((line) => isFormTarget(line, commands))
  return target === undefined ? said : `${target}\n${said}`
}

/** Whether a line is what a form is for: a command that takes the lines after it. */
function isFormTarget(line: string, commands: readonly Command[]): boolean {
  if (!line.startsWith('/')) return false
  const parsed = parseLine(line, commands)
  if (parsed.kind !== 'invocation') return false
  const { options = {} } = commandNamed(commands, parsed.invocation.command) ?? {}
  return Object.values(options).some(({ takesLines }) => takesLines)
}
