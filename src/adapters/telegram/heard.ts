import type { Message, MessageEntity, UserFromGetMe } from 'grammy/types'
import type { Command } from '../../command/command.ts'
import { commandNamed } from '../../command/command.ts'
import { continuedLine } from './replied-line.ts'
import { isPrivate } from './caller.ts'

/** What a message says to the bot: a line, a file, or nothing that can be read. */
export type Heard = { readonly kind: 'line'; readonly line: string } | { readonly kind: 'file'; readonly id: string; readonly size: number } | { readonly kind: 'noText' }

export const START = 'start'

/**
 * What a message says to the bot; undefined where it is not meant for it. In a private chat everything is; in a group
 * commands, replies to the bot, and what mentions it.
 */
export function heardIn(message: Message, me: UserFromGetMe, commands: readonly Command[]): Heard | undefined {
  if (isNobody(message) || message.via_bot?.id === me.id) return undefined
  const text = message.text ?? message.caption
  const alone = isPrivate(message.chat)
  if (alone && message.document) return { kind: 'file', id: message.document.file_id, size: message.document.file_size ?? 0 }
  if (text === undefined) return alone && SHOWS.some((kind) => kind in message) ? { kind: 'noText' } : undefined
  const said = alone ? ownCommand(text, me) : meantInGroup(message, text, me, commands)
  return said === undefined ? undefined : { kind: 'line', line: continuedLine(said, repliedText(message, me), commands) }
}

/** Other bots, posts that a channel passes on, and services of Telegram; whoever writes in a chat's name is somebody. */
const isNobody = ({ from, sender_chat: chat, is_automatic_forward: isPassedOn }: Message): boolean => isPassedOn === true || from === undefined || (from.is_bot && chat === undefined)

/** What somebody can send that has no text. */
const SHOWS = ['animation', 'audio', 'contact', 'dice', 'location', 'photo', 'poll', 'sticker', 'story', 'venue', 'video', 'video_note', 'voice'] as const satisfies readonly (keyof Message)[]

const COMMAND = /^\/([^\s@]+)(?:@(\w+))?/u
const isMe = (name: string, { username }: UserFromGetMe): boolean => name.toLowerCase() === username.toLowerCase()

/** A command without the bot's name; undefined where it is for another bot. */
function ownCommand(text: string, me: UserFromGetMe): string | undefined {
  const [called, name = '', to] = COMMAND.exec(text) ?? []
  if (called === undefined || to === undefined) return text
  return isMe(to, me) ? `/${name}${text.slice(called.length)}` : undefined
}

function meantInGroup(message: Message, text: string, me: UserFromGetMe, commands: readonly Command[]): string | undefined {
  const [, name, to] = COMMAND.exec(text) ?? []
  // A command that names no bot may be another's.
  if (name !== undefined) return to !== undefined || name.toLowerCase() === START || commandNamed(commands, name) ? ownCommand(text, me) : undefined
  const mentions = (message.entities ?? message.caption_entities ?? []).filter((entity) => mentionsMe(entity, text, me))
  if (mentions.length === 0 && repliedText(message, me) === undefined) return undefined
  return mentions.toReversed().reduce((rest, { offset, length }) => `${rest.slice(0, offset)} ${rest.slice(offset + length)}`, text).trim()
}

function mentionsMe(entity: MessageEntity, text: string, me: UserFromGetMe): boolean {
  if (entity.type === 'text_mention') return entity.user.id === me.id
  return entity.type === 'mention' && isMe(text.slice(entity.offset + 1, entity.offset + entity.length), me)
}

/** The text of the bot's own message that this one replies to. The first message of a topic counts as replied to by all in it. */
function repliedText({ reply_to_message: replied }: Message, me: UserFromGetMe): string | undefined {
  if (replied?.from?.id !== me.id || 'forum_topic_created' in replied) return undefined
  return replied.text ?? replied.caption ?? ''
}
