import type { BotCommand, BotCommandScope, LanguageCode } from 'grammy/types'
import type { Command } from '../../command/command.ts'
import { plainName } from '../../command/command.ts'
import { LANGS } from '../../reply/command-strings.ts'
import type { Lang } from '../../reply/command-strings.ts'
import { isGone } from './api.ts'
import type { Bot } from './bot.ts'

const MAX_DESCRIPTION = 256
const MAX_COMMANDS = 100
/** Every place in which a bot may have a menu for everybody. */
const SCOPES = ['default', 'all_private_chats', 'all_group_chats', 'all_chat_administrators'] as const satisfies readonly BotCommandScope['type'][]
/** Those in which this bot has one; whatever there is elsewhere is left from another. */
const OWN_SCOPES: ReadonlySet<string> = new Set(['default', 'all_private_chats', 'all_group_chats'])

/** The commands as a menu lists them, in letters that Telegram allows. */
export const menuOf = (commands: readonly Command[], lang: Lang): BotCommand[] =>
  commands.slice(0, MAX_COMMANDS).map(({ name, description }) => ({ command: plainName(name[lang]).replaceAll('-', '_'), description: description[lang].slice(0, MAX_DESCRIPTION) }))

/** Sets the menus that everybody sees where Telegram has others, in every language, and takes away what is none of them. */
export async function registerMenus(bot: Bot): Promise<void> {
  const forReaders = bot.commands.filter(({ role }) => role === 'reader')
  for (const type of SCOPES) await setMenu({ type }, OWN_SCOPES.has(type) ? forReaders : [], bot)
}

/** Shows somebody who has a role all commands in their own chat, and nobody else. A chat that there is not is let be. */
export async function setMenuOf(user: number, hasRole: boolean, bot: Bot): Promise<void> {
  try {
    await setMenu({ type: 'chat', chat_id: user }, hasRole ? bot.commands : [], bot)
  } catch (error) {
    if (!isGone(error)) throw error
  }
}

async function setMenu(scope: BotCommandScope, commands: readonly Command[], { api, defaultLang }: Bot): Promise<void> {
  for (const code of [undefined, ...LANGS] satisfies readonly (LanguageCode | undefined)[]) {
    const where = { scope, ...(code && { language_code: code }) }
    const [has, wanted] = [await api.getMyCommands(where), menuOf(commands, code ?? defaultLang)]
    if (sameMenu(has, wanted)) continue
    if (wanted.length > 0) await api.setMyCommands(wanted, where)
    else await api.deleteMyCommands(where)
  }
}

const sameMenu = (one: readonly BotCommand[], other: readonly BotCommand[]): boolean => JSON.stringify(one.map(entryOf)) === JSON.stringify(other.map(entryOf))
const entryOf = ({ command, description }: BotCommand): readonly string[] => [command, description]
