import type { z } from 'zod'
import type { Actor, Desk, Refused } from '../desk/desk.ts'
import type { Dossier } from '../dossier.ts'
import type { Role } from '../facts/role.ts'
import { isAtLeast, ROLES } from '../facts/role.ts'
import type { Lang, Text } from '../facts/record.ts'
import type { Message } from '../reply/message.ts'
import { modStrings } from '../reply/mod-strings.ts'

export type { Actor } from '../desk/desk.ts'

/** A completion that is offered while an argument is typed. */
export type Suggestion = { readonly label: string; readonly value: string }

export type OptionDefinition<Value = unknown> = {
  readonly name: Text
  readonly description: Text
  /** What to type, for help and error messages. */
  readonly example: Text
  /** Turns the typed text into the value; a failure is told as `example`, never in the schema's words. */
  readonly schema: z.ZodType<Value, string>
  readonly required: boolean
  /** Words that begin this argument in a typed line: "to" in "/timeline 2023-09 to 2023-12". */
  readonly leadIn?: Text
  readonly choices?: readonly { readonly name: Text; readonly value: string }[]
  readonly suggest?: (dossier: Dossier, typed: string, lang: Lang, desk: Desk) => readonly Suggestion[]
  /** Whether everything after the first line of a message is its own, whatever it looks like. */
  readonly takesLines?: boolean
  /** Whether what takes lines may be typed in one as well: free text may, a form may not. */
  readonly fitsOneLine?: boolean
  /** How many characters it may have, where that is more than usual. */
  readonly limit?: number
}

/** For whom a language is chosen: for whoever calls, or for everybody where they call. */
export type LangScope = 'self' | 'here'

export type LangSet =
  /** `private`: for the answers that the caller alone sees; the others come in the language of the place. */
  | { readonly outcome: 'set'; readonly reach: 'everywhere' | 'private' | 'here' }
  /** The caller does not manage the place. */
  | { readonly outcome: 'notAllowed' }
  /** It is no place that has a language of its own: a private conversation. */
  | { readonly outcome: 'nowhere' }
  | Extract<Refused, { outcome: 'failed' }>

/** What a command is run with. */
export type Context = {
  readonly dossier: Dossier
  /** Where changes are proposed, reviewed and made. */
  readonly desk: Desk
  /** Every command there is, for help. */
  readonly commands: readonly Command[]
  readonly actor: Actor
  readonly lang: Lang
  /** Whether the caller chose the language; otherwise a question's own language decides. */
  readonly langChosen: boolean
  /** Chooses the language from now on, where that can be kept. */
  readonly setLang: (lang: Lang, scope: LangScope) => LangSet | Promise<LangSet>
  /** An id that the platform gives this call, so that a call that comes twice changes nothing twice. */
  readonly request?: string
}

type Options = Readonly<Record<string, OptionDefinition>>
type ValueOf<O> = O extends { required: true; schema: z.ZodType<infer V> }
  ? V
  : O extends { schema: z.ZodType<infer V> }
    ? V | undefined
    : never
export type Arguments<O extends Options> = { readonly [K in keyof O]: ValueOf<O[K]> }

/** One command as every platform sees it. */
export type Command = {
  readonly name: Text
  /** Its name after those of the groups that it is in: "mod retract". */
  readonly path: Text
  readonly description: Text
  readonly options: Options
  /** The least role that may call it. */
  readonly role: Role
  /** Whether its answers are for the caller's eyes alone. */
  readonly isPrivate: boolean
  /** Why this caller may not call it; undefined for whoever may. */
  readonly refusal: (context: Context) => Message | undefined
  /** The commands of a group, which does nothing itself but list them. */
  readonly subcommands?: readonly Command[]
  readonly run: (context: Context, args: Readonly<Record<string, unknown>>) => Message | Promise<Message>
}

type Definition<O extends Options> = {
  readonly name: Text
  readonly description: Text
  readonly isPrivate?: boolean
  readonly options: O
  readonly run: (context: Context, args: Arguments<O>) => Message | Promise<Message>
}

/** A command that anyone may call. The arguments of `run` are typed from the options' schemas. */
export const readerCommand = <const O extends Options>(definition: Definition<O>): Command =>
  ({ isPrivate: false, ...definition, path: definition.name, role: 'reader', refusal: () => undefined }) as unknown as Command

/** A command for those who have at least this role. It is checked here and nowhere else, at every call: also of a button. */
export const moderatorCommand = <const O extends Options>({ role, ...definition }: Definition<O> & { readonly role: Role }): Command =>
  ({
    ...definition,
    path: definition.name,
    role,
    isPrivate: true,
    refusal: ({ desk, actor, lang }: Context): Message | undefined => {
      if (isAtLeast(desk.roleOf(actor), role)) return undefined
      const say = modStrings[lang]
      return { kind: 'refused', lang, blocks: [{ kind: 'lead', text: actor.anonymous ? say.anonymous : say.notAllowed(role) }] }
    },
  }) as unknown as Command

/** Commands under one name; the least role of any of them lists what its caller may use. */
export function commandGroup({ name, description, subcommands }: { readonly name: Text; readonly description: Text; readonly subcommands: readonly Command[] }): Command {
  const under = (command: Command): Command => ({
    ...command,
    path: { de: `${name.de} ${command.path.de}`, en: `${name.en} ${command.path.en}` },
    ...(command.subcommands && { subcommands: command.subcommands.map(under) }),
  })
  const role = ROLES.find((one) => subcommands.some((command) => command.role === one)) ?? 'admin'
  const own = moderatorCommand({ name, description, options: {}, role, run: (context) => listOfCommands(subcommands.map(under), description, context) })
  return { ...own, subcommands: subcommands.map(under) }
}

/** The commands that the caller may use, with those to press that need nothing more. */
function listOfCommands(commands: readonly Command[], description: Text, context: Context): Message {
  const { lang } = context
  const own = commands.filter((command) => !command.refusal(context))
  const alone = own.filter(({ options }) => Object.values(options).every(({ required }) => !required))
  return {
    kind: 'page',
    lang,
    blocks: [
      { kind: 'lead', text: description[lang] },
      { kind: 'list', items: own.map((command) => ({ text: `/${command.path[lang]}: ${command.description[lang]}` })) },
      ...(alone.length > 0 ? [{ kind: 'actions', items: alone.map((command) => ({ label: command.name[lang], send: `/${command.path.en}` })) } as const] : []),
    ],
  }
}

/** One call of a command: arguments as they were typed, by option key. */
export type Invocation = {
  readonly command: string
  readonly args: Readonly<Record<string, string>>
}

/** A name in the letters that every platform and keyboard has: "luecken" for "lücken". */
export const plainName = (name: string): string =>
  name.toLowerCase().replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ß', 'ss')

/** The command of that name or path in either language, upper or lower case, also in plain letters: "gaps", "mod retract", "luecken". */
export function commandNamed(commands: readonly Command[], name: string): Command | undefined {
  const [first = '', ...further] = name.trim().split(/\s+/u)
  const wanted = plainName(first)
  const command = commands.find((one) => plainName(one.name.en) === wanted || plainName(one.name.de) === wanted)
  return further.length === 0 ? command : command && commandNamed(command.subcommands ?? [], further.join(' '))
}
