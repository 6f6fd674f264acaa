import { inspect } from 'node:util'
import { commandStrings } from '../reply/command-strings.ts'
import type { Block, Choice, Message } from '../reply/message.ts'
import { capitalised } from '../reply/strings.ts'
import type { Command, Context, Invocation } from './command.ts'
import { commandNamed } from './command.ts'
import { checkArguments, shortened } from './check-arguments.ts'
import { parseLine } from './parse-line.ts'
import { lineOf, usageOf } from './usage.ts'
import { missingOption } from './missing-argument.ts'

/** Where bugs are told to whoever runs the bot. */
export type Log = { readonly error: (details: Readonly<Record<string, unknown>>, text: string) => void }
type Services = { readonly log: Log }

/** The one door: checks the arguments of an invocation, runs its command, and answers whatever happens. */
export async function dispatch(invocation: Invocation, context: Context, { log }: Services): Promise<Message> {
  const command = commandNamed(context.commands, invocation.command)
  if (!command) return unknownCommand(invocation.command, [], '', context)
  try {
    const refusal = command.refusal(context)
    if (refusal) return refusal
    const checked = checkArguments(command, invocation.args, context.lang)
    if (checked.kind === 'wrong') return wrongArguments(command, checked.problems, context, waysToGoOn(command, invocation, context))
    return await command.run(context, checked.values)
  } catch (error) {
    log.error({ command: command.path.en, args: invocation.args, error: stackOf(error) }, 'A command failed')
    return refused(context, [{ kind: 'lead', text: commandStrings[context.lang].wentWrong() }])
  }
}

/** Answers a typed line. A command's name in one language is answered in it, unless the caller's is known. */
export async function dispatchLine(line: string, context: Context, services: Services): Promise<Message> {
  const parsed = parseLine(line, context.commands)
  switch (parsed.kind) {
    case 'unknownCommand':
      return unknownCommand(parsed.name, parsed.nearest, parsed.rest, context)
    case 'tooMany':
      return tooMany(parsed.command, parsed.rest, spokenIn(context, parsed))
    case 'invocation':
      return dispatch(parsed.invocation, spokenIn(context, parsed), services)
  }
}

const spokenIn = (context: Context, { lang }: { readonly lang: Context['lang'] | undefined }): Context =>
  context.langChosen || context.langTold || lang === undefined ? context : { ...context, lang }

const OFFERED = 5

/** Lines with what may be meant, where the first missing argument has choices or suggestions. */
function waysToGoOn(command: Command, { args }: Invocation, { dossier, desk, lang }: Context): readonly Choice[] {
  const missing = missingOption(command, args)
  if (!missing) return []
  const { suggest, choices = [] } = missing.option
  const offered = suggest?.(dossier, '', lang, desk) ?? choices.map(({ name }) => ({ label: capitalised(name[lang]), value: name[lang] }))
  return offered.slice(0, OFFERED).map(({ label, value }) => ({ label, send: lineOf(command, { ...args, [missing.key]: value }, lang) }))
}

function wrongArguments(command: Command, problems: readonly string[], context: Context, waysOn: readonly Choice[] = []): Message {
  const { usage } = commandStrings[context.lang]
  const [first = '', ...others] = problems
  return refused(context, [
    { kind: 'lead', text: first },
    ...others.map((text) => ({ kind: 'text', text }) as const),
    { kind: 'text', text: usage(usageOf(command, context.lang)) },
    ...(waysOn.length > 0 ? [{ kind: 'choices', items: waysOn } as const] : []),
  ])
}

function tooMany(command: Command, rest: string, context: Context): Message {
  return wrongArguments(command, [commandStrings[context.lang].takesNothing(`/${command.path[context.lang]}`, shortened(rest))], context)
}

function unknownCommand(name: string, nearest: readonly Command[], rest: string, context: Context): Message {
  const { lang } = context
  const say = commandStrings[lang]
  const help = commandNamed(context.commands, 'help')
  const items = nearest.map((command) => ({
    label: usageOf(command, lang),
    send: `/${command.path[lang]} ${Object.keys(command.options).length > 0 ? rest : ''}`.trim(),
  }))
  return refused(context, [
    { kind: 'lead', text: name ? say.unknownCommand(`/${shortened(name)}`) : say.commandExpected() },
    ...(items.length > 0 ? [{ kind: 'text', text: say.perhaps() }, { kind: 'choices', items }] as const : []),
    ...(help ? [{ kind: 'text', text: say.allCommands(`/${help.name[lang]}`) }] as const : []),
  ])
}

const refused = ({ lang }: Context, blocks: readonly Block[]): Message => ({ kind: 'refused', lang, blocks })
const stackOf = (error: unknown): string => (error instanceof Error && error.stack) || inspect(error)
