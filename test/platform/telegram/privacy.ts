import type { Message } from 'grammy/types'
import type { World } from './world.ts'

/**
 * Whether a message in a group reaches the bot: with privacy mode only commands, unless they are for another bot, replies
 * to what it said, mentions of it, and what was sent through its inline mode. Administrators, and bots with that mode
 * turned off, read everything.
 */
export function reaches({ bot, places }: World, message: Message): boolean {
  const place = places.get(message.chat.id)
  if (place?.standing !== 'open') return false
  if (message.chat.type === 'private' || bot.can_read_all_group_messages || place.members.get(bot.id)?.rank === 'administrator') return true
  if (message.reply_to_message?.from?.id === bot.id || message.via_bot?.id === bot.id) return true
  const text = message.text ?? message.caption ?? ''
  const own = `@${bot.username}`.toLowerCase()
  return (message.entities ?? message.caption_entities ?? []).some(({ type, offset, length }) => {
    const words = text.slice(offset, offset + length).toLowerCase()
    return type === 'mention' ? words === own : type === 'bot_command' && offset === 0 && (!words.includes('@') || words.endsWith(own))
  })
}
