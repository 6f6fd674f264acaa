import type { BotCommand } from 'grammy/types'
import { countProblems, lengthProblems, limit } from './limit.ts'
import type { Problem } from './shapes.ts'

const MAX_COMMANDS = 100
const NAME = /^[a-z0-9_]{1,32}$/

/** What is wrong with a list of commands. */
export const commandProblems = (commands: readonly BotCommand[]): Problem[] => [
  ...countProblems('commands', commands, MAX_COMMANDS, 'BOT_COMMANDS_TOO_MUCH'),
  ...commands.flatMap(({ command, description }, at) => [
    ...(NAME.test(command) ? [] : [limit(`commands[${at}].command`, `cannot be called "${command}"`, 'BOT_COMMAND_INVALID')]),
    ...lengthProblems(`commands[${at}].description`, description.trim(), 256, 'BOT_COMMAND_DESCRIPTION_INVALID', 1),
    ...(commands.findIndex((one) => one.command === command) === at ? [] : [limit('commands', `have "${command}" twice`, 'BOT_COMMAND_DUPLICATE')]),
  ]),
]

/** What is wrong with the language that something is set for. */
export const languageProblems = (language: string | undefined): Problem[] => (language === undefined || /^(?:[a-z]{2})?$/.test(language) ? [] : [limit('language_code', `is no two-letter code: ${language}`, 'LANG_CODE_INVALID')])
