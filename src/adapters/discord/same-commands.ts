import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord.js'

type Fields = Readonly<Record<string, unknown>>

/**
 * Whether Discord has just these commands. What it adds of its own (ids, versions, defaults) makes no difference, nor
 * the order of the commands; commands of one server have no contexts.
 */
export function sameCommands(registered: readonly object[], wanted: readonly RESTPostAPIApplicationCommandsJSONBody[]): boolean {
  const inServer = registered.some((command) => 'guild_id' in command && Boolean(command.guild_id))
  const known = (commands: readonly object[]) => JSON.stringify(commands.map((command) => commandFields({ ...command }, inServer)).toSorted())
  return known(registered) === known(wanted)
}

const commandFields = (command: Fields, inServer: boolean): string =>
  JSON.stringify([
    command['type'] ?? 1,
    ...words(command),
    command['default_member_permissions'] ?? null,
    command['nsfw'] === true,
    ...(inServer ? [] : [numbers(command['contexts']), numbers(command['integration_types'])]),
    listOf(command['options']).map(optionFields),
  ])

const optionFields = (option: Fields): unknown[] => [
  option['type'],
  ...words(option),
  option['required'] === true,
  option['autocomplete'] === true,
  option['min_length'] ?? null,
  option['max_length'] ?? null,
  listOf(option['choices']).map((choice) => [choice['name'], localised(choice['name_localizations']), choice['value']]),
  listOf(option['options']).map(optionFields),
]

const words = (named: Fields): unknown[] => [named['name'], localised(named['name_localizations']), named['description'] ?? '', localised(named['description_localizations'])]
const localised = (texts: unknown): unknown[] => Object.entries((texts ?? {}) as Fields).filter(([, text]) => text !== null).toSorted(([a], [b]) => (a < b ? -1 : 1))
const numbers = (value: unknown): number[] | null => (Array.isArray(value) ? (value as number[]).toSorted((a, b) => a - b) : null)
const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? (value as Fields[]) : [])
