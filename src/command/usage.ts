import type { Lang } from '../facts/record.ts'
import type { Command, OptionDefinition } from './command.ts'
import { ASK } from './parse-line.ts'

/** How a command is typed: "/timeline <from> [to <16 October 2023>]", "/language <german|english>". */
export function usageOf(command: Command, lang: Lang): string {
  const parts = Object.values(command.options).map((option, index) => {
    const typed = option.choices?.map((choice) => choice.name[lang]).join('|') ?? (isNamedByLeadIn(option, lang) ? option.example[lang] : option.name[lang])
    const part = ledIn(option, index, lang, `<${typed}>`)
    return option.required ? part : `[${part}]`
  })
  return [`/${command.path[lang]}`, ...(command.subcommands ? [`<${command.subcommands.map((one) => one.name[lang]).join('|')}>`] : parts)].join(' ')
}

/** A line that works: the command with an example for each required option, or for its first. A question needs no slash. */
export function exampleOf(command: Command, lang: Lang): string {
  const parts = Object.values(command.options)
    .map((option, index, all) => {
      const text = option.example[lang]
      const moreFollow = all.slice(index + 1).some((next) => !next.leadIn && next.required)
      return { option, index, text: moreFollow && /\s/u.test(text) ? `"${text}"` : text }
    })
    .filter(({ option, index }) => option.required || index === 0)
    .map(({ option, index, text }) => ledIn(option, index, lang, text))
  return command.name.en === ASK ? parts.join(' ') : [`/${command.path[lang]}`, ...parts].join(' ')
}

/** The line that calls a command with these arguments, by option key. */
export function lineOf(command: Command, args: Readonly<Record<string, string>>, lang: Lang): string {
  const given = Object.entries(command.options).flatMap(([key, option], index) => (args[key]?.trim() ? [{ option, index, text: args[key] }] : []))
  const parts = given.map(({ option, index, text }, at) => ledIn(option, index, lang, at < given.length - 1 && /\s/u.test(text) ? `"${text}"` : text))
  return [`/${command.path[lang]}`, ...parts].join(' ')
}

/** Whether an option is called like the word that leads it in, which says nothing of what to type: "to". */
export const isNamedByLeadIn = ({ name, leadIn }: Pick<OptionDefinition, 'name' | 'leadIn'>, lang: Lang): boolean => leadIn?.[lang] === name[lang]

const ledIn = ({ leadIn }: OptionDefinition, index: number, lang: Lang, text: string): string =>
  leadIn && index > 0 ? `${leadIn[lang]} ${text}` : text
