import type { Command, Context, Invocation, OptionDefinition } from './command.ts'
import { commandNamed } from './command.ts'
import { parseLine } from './parse-line.ts'

/** The first option that a command needs and was not given. */
export function missingOption({ options }: Command, args: Invocation['args']): { readonly key: string; readonly option: OptionDefinition } | undefined {
  const missing = Object.entries(options).find(([key, { required }]) => required && !args[key]?.trim())
  return missing && { key: missing[0], option: missing[1] }
}

/**
 * The option for which a line still needs text, where its caller may call it at all: what is written on at the end of
 * the line is read as that option. Undefined for a line that lacks nothing, and for what is no command.
 */
export function awaitedOption(line: string, context: Context): OptionDefinition | undefined {
  const parsed = parseLine(line, context.commands)
  if (parsed.kind !== 'invocation' || !line.trimStart().startsWith('/')) return undefined
  const command = commandNamed(context.commands, parsed.invocation.command)
  return command && !command.refusal(context) ? missingOption(command, parsed.invocation.args)?.option : undefined
}
