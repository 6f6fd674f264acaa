import { countProblems, lengthProblems, limit } from './limit.ts'
import { choiceProblems } from './reply-limits.ts'
import type { CommandBody, CommandOption, Problem } from './shapes.ts'

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u
const SUBCOMMAND = 1
const GROUP = 2
type Named = Pick<CommandOption, 'name' | 'description' | 'name_localizations' | 'description_localizations'>

/** The limits of a whole list of commands, as it is set at once. */
export function commandListProblems(commands: readonly CommandBody[]): Problem[] {
  const ids = commands.map(({ name, type = 1 }) => `${type} ${name}`)
  return [
    ...ids.filter((id, at) => ids.indexOf(id) < at).map((id) => limit(`command ${id}`, 'is there twice')),
    ...[1, 2, 3].flatMap((type) => countProblems(`commands of type ${type}`, commands.filter((one) => (one.type ?? 1) === type), type === 1 ? 100 : 15)),
    ...commands.flatMap(commandProblems),
  ]
}

/** The limits of one command. */
export function commandProblems(command: CommandBody): Problem[] {
  const where = `command ${command.name}`
  if ((command.type ?? 1) !== 1) {
    const names = [command.name, ...Object.values(command.name_localizations ?? {})]
    return [...names.flatMap((name) => lengthProblems(where, name, 32, 1)), ...(command.description || command.options?.length ? [limit(where, 'has a description or options, which only a slash command has')] : [])]
  }
  const size = sizeOf(command)
  return [...nameProblems(command, where), ...optionsProblems(command.options ?? [], where, GROUP), ...(size > 8000 ? [limit(where, `has ${size} characters in all, not 8000`)] : [])]
}

const nameProblems = ({ name, description, name_localizations: names, description_localizations: descriptions }: Named, where: string): Problem[] => [
  ...[name, ...Object.values(names ?? {})].filter((one) => !NAME.test(one) || one !== one.toLowerCase()).map((one) => limit(where, `${JSON.stringify(one)} is no name`)),
  ...[description, ...Object.values(descriptions ?? {})].flatMap((one) => lengthProblems(`${where}.description`, one, 100, 1)),
]

/** `deepest`: the type of the largest thing that may stand here. */
function optionsProblems(options: readonly CommandOption[], where: string, deepest: number): Problem[] {
  const commands = options.filter(({ type }) => type <= GROUP)
  const names = options.map(({ name }) => name)
  return [
    ...countProblems(`${where}.options`, options, 25),
    ...names.filter((name, at) => names.indexOf(name) < at).map((name) => limit(`${where} ${name}`, 'is there twice')),
    ...(commands.length > 0 && commands.length < options.length ? [limit(where, 'has subcommands beside other options')] : []),
    ...commands.filter(({ type }) => type > deepest).map(({ name }) => limit(`${where} ${name}`, 'stands too deep')),
    ...(options.some((option, at) => option.required && options[at - 1]?.required !== true && at > 0) ? [limit(where, 'has an option that is required after one that is not')] : []),
    ...options.flatMap((option) => optionProblems(option, `${where} ${option.name}`)),
  ]
}

const optionProblems = (option: CommandOption, where: string): Problem[] => [
  ...nameProblems(option, where),
  ...choiceProblems(option.choices ?? []).map((problem) => ({ ...problem, where: `${where} ${problem.where}` })),
  ...(option.autocomplete && option.choices?.length ? [limit(where, 'has choices and completes as well')] : []),
  ...(option.type === SUBCOMMAND ? optionsProblems(option.options ?? [], where, 0) : []),
  ...(option.type === GROUP ? optionsProblems(option.options ?? [], where, SUBCOMMAND) : []),
]

/** All the characters of a command; of a text in several languages only the longest counts. */
function sizeOf({ name, description, name_localizations: names, description_localizations: descriptions, options, choices }: CommandBody): number {
  const longest = (text: string | undefined, others: Readonly<Record<string, string>> | null | undefined): number => Math.max(...[text ?? '', ...Object.values(others ?? {})].map(({ length }) => length))
  const ofChoices = (choices ?? []).reduce((sum, choice) => sum + longest(choice.name, choice.name_localizations) + (typeof choice.value === 'string' ? choice.value.length : 0), 0)
  return longest(name, names) + longest(description, descriptions) + ofChoices + (options ?? []).reduce((sum, option) => sum + sizeOf(option), 0)
}
