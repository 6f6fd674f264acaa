import type {
  APIApplicationCommandOption,
  APIApplicationCommandOptionChoice,
  APIApplicationCommandStringOption,
  APIApplicationCommandSubcommandGroupOption,
  APIApplicationCommandSubcommandOption,
  RESTPostAPIApplicationCommandsJSONBody,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js'
import type { Command, Invocation, OptionDefinition } from '../../command/command.ts'
import { commandNamed } from '../../command/command.ts'
import { DISCORD_NAMES } from '../../reply/discord-strings.ts'
import { cut } from './plain-text.ts'

export { sameCommands } from './same-commands.ts'

/** The option of every command by which the caller alone sees the answer. */
export const PRIVATE = DISCORD_NAMES.private.name.en
/** The name of the command in the menu of a message. */
export const CHECK = DISCORD_NAMES.check.en

const SUBCOMMAND = 1
const GROUP = 2
const STRING = 3
const BOOLEAN = 5
const CHAT_INPUT = 1
const ON_MESSAGE = 3

const MAX_DESCRIPTION = 100
const MAX_CHOICES = 25

const IN_SERVER = 0
const WITH_BOT = 1
const BETWEEN_USERS = 2
const FOR_SERVERS = 0
const FOR_USERS = 1

/** Manage messages: what moderators of a server may do, and members as a rule may not. It hides and guards nothing. */
const MODERATORS = String(1 << 13)

type Text = Command['name']
type Named = { readonly name: Text; readonly description: Text }

/** The commands as Discord registers them: names in English, with the German ones beside them. */
export const commandsOf = (commands: readonly Command[]): RESTPostAPIApplicationCommandsJSONBody[] => [...commands.map(commandOf), checkCommand]

const checkCommand: RESTPostAPIApplicationCommandsJSONBody = {
  type: ON_MESSAGE,
  name: CHECK,
  name_localizations: { de: DISCORD_NAMES.check.de },
  contexts: [IN_SERVER, WITH_BOT, BETWEEN_USERS],
  integration_types: [FOR_SERVERS, FOR_USERS],
}

function commandOf(command: Command): RESTPostAPIChatInputApplicationCommandsJSONBody {
  const isForAll = command.role === 'reader'
  return {
    type: CHAT_INPUT,
    ...words(command),
    options: command.subcommands ? command.subcommands.map(subcommandOf) : [...optionsOf(command), ...(command.isPrivate ? [] : [privateOption])],
    contexts: isForAll ? [IN_SERVER, WITH_BOT, BETWEEN_USERS] : [IN_SERVER, WITH_BOT],
    integration_types: isForAll ? [FOR_SERVERS, FOR_USERS] : [FOR_SERVERS],
    ...(!isForAll && { default_member_permissions: MODERATORS }),
  }
}

const subcommandOf = (command: Command): APIApplicationCommandSubcommandOption | APIApplicationCommandSubcommandGroupOption =>
  command.subcommands
    ? { type: GROUP, ...words(command), options: command.subcommands.map((one) => ({ type: SUBCOMMAND, ...words(one), options: optionsOf(one) })) }
    : { type: SUBCOMMAND, ...words(command), options: optionsOf(command) }

/** Whether an option can be typed on Discord: filled-in forms come from modals instead. */
const isTyped = ({ required, takesLines = false, fitsOneLine = false }: OptionDefinition): boolean => required || !takesLines || fitsOneLine

/** A command's options, those that must be given first. */
const optionsOf = ({ options }: Command): APIApplicationCommandStringOption[] =>
  Object.values(options)
    .filter(isTyped)
    .toSorted((a, b) => Number(b.required) - Number(a.required))
    .map(optionOf)

function optionOf(option: OptionDefinition): APIApplicationCommandStringOption {
  const own = { type: STRING, ...words(option), required: option.required } as const
  if (option.choices && option.choices.length <= MAX_CHOICES) return { ...own, choices: option.choices.map(choiceOf) }
  return option.suggest ? { ...own, autocomplete: true } : own
}

const choiceOf = ({ name, value }: NonNullable<OptionDefinition['choices']>[number]): APIApplicationCommandOptionChoice<string> => ({ name: name.en, name_localizations: { de: name.de }, value })

const words = ({ name, description }: Named) => ({
  name: name.en,
  name_localizations: { de: name.de },
  description: cut(description.en, MAX_DESCRIPTION),
  description_localizations: { de: cut(description.de, MAX_DESCRIPTION) },
})

const privateOption: APIApplicationCommandOption = { type: BOOLEAN, ...words(DISCORD_NAMES.private), required: false }

/** A slash command as it was called, as an invocation: options by their English names. What Discord alone knows is left out. */
export function invocationLine(commands: readonly Command[], path: readonly string[], typed: readonly { readonly name: string; readonly value: string | number | boolean }[]): Invocation {
  const name = path.join(' ')
  const command = commandNamed(commands, name)
  const keys = new Map(Object.entries(command?.options ?? {}).map(([key, option]) => [option.name.en, key]))
  const args = typed.flatMap((option) => {
    const key = keys.get(option.name)
    return key === undefined ? [] : [[key, String(option.value)] as const]
  })
  return { command: command?.path.en ?? name, args: Object.fromEntries(args) }
}
