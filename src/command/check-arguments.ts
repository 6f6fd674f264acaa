import type { Lang } from '../facts/record.ts'
import { cutToLetters } from '../reply/beginning-of.ts'
import { cleanText } from '../reply/clean-text.ts'
import { commandStrings } from '../reply/command-strings.ts'
import type { Command, Invocation, OptionDefinition } from './command.ts'
import { ASK } from './parse-line.ts'
import { isNamedByLeadIn } from './usage.ts'

/** How many characters an argument may have, and how many a question. */
export const ARGUMENT_LIMIT = 2_000
export const QUESTION_LIMIT = 10_000

type Checked<Value> = { readonly kind: 'right'; readonly value: Value } | { readonly kind: 'wrong'; readonly problem: string }

/** The values of a command's arguments, or what is wrong with them and what to type instead. */
export function checkArguments(
  command: Command,
  args: Invocation['args'],
  lang: Lang,
): { readonly kind: 'right'; readonly values: Record<string, unknown> } | { readonly kind: 'wrong'; readonly problems: readonly string[] } {
  const asks = command.name.en === ASK
  const values: Record<string, unknown> = {}
  const problems: string[] = []
  for (const [key, option] of Object.entries(command.options)) {
    const typed = Object.hasOwn(args, key) ? args[key] : undefined
    if (typed === undefined && !option.required) continue
    const checked = checkArgument(option, typed, lang, asks)
    if (checked.kind === 'right') values[key] = checked.value
    else problems.push(checked.problem)
  }
  return problems.length > 0 ? { kind: 'wrong', problems } : { kind: 'right', values }
}

function checkArgument(option: OptionDefinition, typed: string | undefined, lang: Lang, asks: boolean): Checked<unknown> {
  const say = commandStrings[lang]
  const name = option.name[lang]
  const what = option.description[lang].replace(/\.$/u, '')
  const wrong = (problem: string) => ({ kind: 'wrong', problem: `${problem} ${say.example(option.example[lang])}` }) as const
  const text = typed === undefined ? undefined : cleanText(typed)
  // An empty question is for the engine to answer; an empty argument is none.
  if (text === undefined || (text.trim() === '' && !asks)) return wrong(isNamedByLeadIn(option, lang) ? say.missingAfter(name, what) : say.missing(name, what))
  const limit = asks ? QUESTION_LIMIT : (option.limit ?? ARGUMENT_LIMIT)
  if (text.length > limit) return wrong(say.tooLong(name, text.length, limit))
  const value = option.choices ? choiceOf(option.choices, text) : text
  if (value === undefined) {
    const choices = option.choices?.map((choice) => choice.name[lang]) ?? []
    return { kind: 'wrong', problem: say.notAChoice(shortened(text), name, choices) }
  }
  const parsed = option.schema.safeParse(value)
  return parsed.success ? { kind: 'right', value: parsed.data } : wrong(say.unreadable(shortened(text), isNamedByLeadIn(option, lang) ? undefined : name, what))
}

/** The value of the choice that is meant by its name in either language, or by its value. */
function choiceOf(choices: NonNullable<OptionDefinition['choices']>, text: string): string | undefined {
  const wanted = text.trim().toLowerCase()
  return choices.find(({ name, value }) => [name.de, name.en, value].some((word) => word.toLowerCase() === wanted))?.value
}

/** The beginning of a typed text, to say which one is meant. */
export const shortened = (text: string): string => cutToLetters(cleanText(text).replace(/\s+/gu, ' ').trim(), 60)
