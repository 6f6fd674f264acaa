import type { Command } from '../../command/command.ts'
import { commandNamed } from '../../command/command.ts'

/** Users, roles, channels and emojis of a server, as Discord writes them into a text. */
const MENTIONS = /<(?:@[!&]?|#|a?:\w+:)\d+>/gu

/** A question without those whom it mentions: their numbers are no words. */
export const withoutMentions = (text: string): string => text.replace(MENTIONS, ' ').replace(/[^\S\n]{2,}/gu, ' ').trim()

/** A line that was said to the bot; `isCalled`: by a command's name as other bots are called, which says nothing of a language. */
export type Heard = { readonly line: string; readonly isCalled: boolean }

/** What a message says to the bot with this id. A command keeps its mentions: they may be what it is about. */
export function heardIn(content: string, me: string, commands: readonly Command[]): Heard {
  const text = content.replaceAll(new RegExp(`<@!?${me}>`, 'gu'), ' ').trim()
  const [, name = '', rest = ''] = /^!(\S+)(.*)$/su.exec(text) ?? []
  if (commandNamed(commands, name)) return { line: `/${name}${rest}`, isCalled: true }
  return { line: text.startsWith('/') ? text : withoutMentions(text), isCalled: false }
}
