import type { Document, InlineKeyboardMarkup, Message } from 'grammy/types'
import { formatted } from './find-entities.ts'
import type { Markup } from './markup-limits.ts'
import type { MessageParams } from './message-limits.ts'
import type { Call, Reply } from './method.ts'
import { badRequest, namedPlace, barred } from './method.ts'
import type { Json } from './shapes.ts'
import type { File, Place, World } from './world.ts'
import { inlineMessage, messageKey, nextMessageId, seconds } from './world.ts'

/** What stands in a message: a text or a file with its caption. */
export type Content = Pick<Message, 'text' | 'entities' | 'caption' | 'caption_entities' | 'document' | 'reply_to_message' | 'reply_markup' | 'link_preview_options'>

export const textContent = ({ text = '', entities, link_preview_options: preview }: MessageParams): Content => {
  const kept = formatted(text, entities)
  return { text: kept.text, ...(kept.entities.length > 0 && { entities: kept.entities }), ...(preview && { link_preview_options: preview }) }
}
export const captionContent = ({ caption = '', caption_entities: entities }: MessageParams): Content => {
  const kept = formatted(caption, entities)
  return { ...(kept.text && { caption: kept.text }), ...(kept.entities.length > 0 && { caption_entities: kept.entities }) }
}
/** Only buttons within the message are told of. */
export const markupContent = (markup: Markup | undefined): Pick<Message, 'reply_markup'> => (markup && 'inline_keyboard' in markup && markup.inline_keyboard.flat().length > 0 ? { reply_markup: markup } : {})

export const documentOf = ({ id, name, type, bytes }: File): Document => ({ file_id: id, file_unique_id: `unique-${id}`, file_name: name, mime_type: type, file_size: bytes.length })

/** A new message of the bot, or of somebody else, which is kept. */
export function post(world: World, place: Place, content: Content & Partial<Message>): Message {
  const message = { message_id: nextMessageId(world, place), from: world.bot, chat: place.chat, date: seconds(), ...content } as Message
  return keep(world, message)
}

export function keep(world: World, message: Message): Message {
  world.messages.set(messageKey(message.chat.id, message.message_id), message)
  return message
}

/** The message that is replied to, or why it cannot be. */
export function repliedTo({ world, params }: Call, place: Place): Pick<Message, 'reply_to_message'> | Reply {
  const asked = params['reply_parameters'] as { readonly message_id: number; readonly chat_id?: unknown; readonly allow_sending_without_reply?: boolean; readonly quote?: string } | undefined
  if (!asked) return {}
  const original = world.messages.get(messageKey(Number(asked.chat_id ?? place.chat.id), asked.message_id))
  if (!original) return asked.allow_sending_without_reply ? {} : badRequest('message to be replied not found')
  if (asked.quote && !(original.text ?? original.caption ?? '').includes(asked.quote)) return badRequest('QUOTE_TEXT_INVALID')
  const { reply_to_message: _, ...message } = original
  return { reply_to_message: message as NonNullable<Message['reply_to_message']> }
}

/** A message that the bot may change, by its chat and number, or by its inline identifier; or why it may not. */
export type Editable = { readonly message: Message; readonly save: (changed: Message) => unknown } | { readonly refused: Reply }

export function editable(world: World, params: Json): Editable {
  const inlineId = params['inline_message_id'] as string | undefined
  if (inlineId !== undefined) {
    const message = inlineMessage(world, inlineId)
    return message ? { message, save: (changed) => (keep(world, changed), true) } : { refused: badRequest('MESSAGE_ID_INVALID') }
  }
  const place = namedPlace(world, params['chat_id'])
  if (!place) return { refused: badRequest('chat not found') }
  const refused = barred(place)
  if (refused) return { refused }
  const message = world.messages.get(messageKey(place.chat.id, Number(params['message_id'])))
  if (!message) return { refused: badRequest('message to edit not found') }
  return message.from?.id === world.bot.id ? { message, save: (changed) => keep(world, changed) } : { refused: badRequest("message can't be edited") }
}

/** The message with other content, and without what it does not have now; undefined where nothing would change. */
export function changed(message: Message, content: Content & { readonly reply_markup?: InlineKeyboardMarkup }): Message | undefined {
  const { text: _text, entities: _entities, caption: _caption, caption_entities: _captionEntities, reply_markup: _markup, link_preview_options: _preview, ...rest } = message
  const next = { ...rest, ...content }
  const visible = ({ text, entities, caption, caption_entities: captionEntities, reply_markup: markup }: Message): string => JSON.stringify([text, entities, caption, captionEntities, markup])
  return visible(next) === visible(message) ? undefined : { ...next, edit_date: seconds() }
}
