import type { Command, Invocation } from '../../command/command.ts'
import { commandNamed } from '../../command/command.ts'
import { parseLine } from '../../command/parse-line.ts'

const concernsCaller = (command: Command, args: Invocation['args']): boolean => command.isPrivate || command.concernsCaller?.(args) === true

/** Whether the answer to an invocation is for its caller alone; that to a command which nobody knows is as well. */
export function isForCaller({ command, args }: Invocation, commands: readonly Command[]): boolean {
  const known = commandNamed(commands, command)
  return known === undefined || concernsCaller(known, args)
}

/** The command that a line calls, or whose group it names, where the answer is for the caller alone; undefined for any other. */
export function guardedCommand(line: string, commands: readonly Command[]): Command | undefined {
  const [, name = ''] = /^\/(\S+)/u.exec(line) ?? []
  const command = commandNamed(commands, name)
  const parsed = parseLine(line, commands)
  return command && concernsCaller(command, parsed.kind === 'invocation' ? parsed.invocation.args : {}) ? command : undefined
}
