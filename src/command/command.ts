import type { z } from 'zod'
import type { Dossier } from '../dossier.ts'
import type { Lang, Text } from '../facts/record.ts'
import type { Message } from '../reply/message.ts'

/** Who calls, on which platform: "terminal:local", "discord:1234". */
export type Actor = { readonly id: string; readonly name?: string }

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
  readonly suggest?: (dossier: Dossier, typed: string, lang: Lang) => readonly Suggestion[]
}

/** What a command is run with. `setLang` changes the language for whoever called, where that can be kept. */
export type Context = {
  readonly dossier: Dossier
  /** Every command there is, for help. */
  readonly commands: readonly Command[]
  readonly actor: Actor
  readonly lang: Lang
  /** Whether the caller chose the language; otherwise a question's own language decides. */
  readonly langChosen: boolean
  readonly setLang: (lang: Lang) => void
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
  readonly description: Text
  readonly options: Options
  readonly run: (context: Context, args: Readonly<Record<string, unknown>>) => Message | Promise<Message>
}

/** A command that anyone may call. The arguments of `run` are typed from the options' schemas. */
export function readerCommand<const O extends Options>(definition: {
  readonly name: Text
  readonly description: Text
  readonly options: O
  readonly run: (context: Context, args: Arguments<O>) => Message | Promise<Message>
}): Command {
  return definition as unknown as Command
}

/** One call of a command: arguments as they were typed, by option key. */
export type Invocation = {
  readonly command: string
  readonly args: Readonly<Record<string, string>>
}

/** The command of that name in either language, upper or lower case. */
export function commandNamed(commands: readonly Command[], name: string): Command | undefined {
  const wanted = name.toLowerCase()
  return commands.find((command) => command.name.en === wanted || command.name.de === wanted)
}
