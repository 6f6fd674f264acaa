import type { InlineKeyboardButton, InlineQueryResult, Message, Update } from 'grammy/types'
import type { Answer, Patience } from './answer.ts'
import { answerTo } from './answer.ts'
import type { MessageParams } from './message-limits.ts'
import { keep, markupContent, post, textContent } from './messages.ts'
import { groupPlace, placeById, privatePlace, userOf } from './people.ts'
import { reaches } from './privacy.ts'
import type { Group, InlineAnswer, Person } from './shapes.ts'
import { mustBeWanted } from './speak.ts'
import { push } from './updates.ts'
import type { Query, World } from './world.ts'
import { isGroup, messageKey, seconds } from './world.ts'

/** `withinMs`: how long the bot has for its answer, before Telegram refuses it. */
type Asker = Patience & { readonly user: Person; readonly withinMs?: number | undefined }
/** Which button; by its label it is looked for in the message. Without a message one is made with that data, as of an old bot. */
export type Press = Asker & ({ readonly message: Message; readonly data: string } | { readonly message: Message; readonly label: string } | { readonly inlineMessageId: string; readonly data: string } | { readonly data: string })
export type Chosen = {
  /** As the bot is told, where it wants to know. */
  readonly update: Update | undefined
  readonly inlineMessageId: string | undefined
  /** The message as it stands in the chat. */
  readonly message: Message
}
export type Ask = {
  readonly press: (on: Press) => Promise<Answer>
  /** Types "@bot query" somewhere. */
  readonly inline: (by: Asker & { readonly query: string; readonly offset?: string; readonly chatType?: 'sender' | 'private' | 'group' | 'supergroup' | 'channel' }) => Promise<Answer>
  /** Takes one of the results: it is sent to a group, or else to the bot itself. */
  readonly chosen: (by: { readonly user: Person; readonly inline: InlineAnswer; readonly id: string; readonly query: string; readonly chat?: Group }) => Chosen
}

const QUERY_MS = 15_000
const MAX_QUERY = 256

/** Presses what users press and asks what they ask. */
export function makeAsk(world: World): Ask {
  const newQuery = (kind: Query['kind'], withinMs = QUERY_MS): Query => {
    const query: Query = { id: String(world.newId()), at: world.now(), withinMs, kind }
    world.queries.set(query.id, query)
    return query
  }
  return {
    press: async (on) => {
      const from = userOf(on.user)
      const inlineId = 'inlineMessageId' in on ? on.inlineMessageId : undefined
      const message = inlineId === undefined ? pressed(world, on) : undefined
      const data = 'label' in on ? dataOf(message, on.label) : on.data
      const query = newQuery('callback', on.withinMs)
      const update = push(world, { callback_query: { id: query.id, from, chat_instance: String(message?.chat.id ?? inlineId), data, ...(message && { message }), ...(inlineId !== undefined && { inline_message_id: inlineId }) } })
      mustBeWanted(world, update, 'callback_query')
      return answerTo(world, { update, chatId: message?.chat.id, messageId: message?.message_id, inlineId, queryId: query.id, isPress: true, what: `the button ${JSON.stringify(data)}` }, on)
    },
    inline: async ({ user, query: text, offset = '', chatType = 'sender', withinMs, ...patience }) => {
      if (text.length > MAX_QUERY) throw new Error(`An inline query has up to ${MAX_QUERY} characters, not ${text.length}`)
      const query = newQuery('inline', withinMs)
      const update = push(world, { inline_query: { id: query.id, from: userOf(user), query: text, offset, chat_type: chatType } })
      mustBeWanted(world, update, 'inline_query')
      return answerTo(world, { update, queryId: query.id, what: `the inline query ${JSON.stringify(text)}` }, patience)
    },
    chosen: ({ user, inline, id, query, chat }) => {
      const result = inline.results.find((one) => one.id === id)
      if (!result) throw new Error(`There is no result "${id}", only ${inline.results.map((one) => one.id).join(', ')}`)
      const place = chat ? groupPlace(world, chat, user) : privatePlace(world, user)
      const message = post(world, place, { ...inserted(result), from: userOf(user), via_bot: world.bot })
      const inlineMessageId = message.reply_markup && `inline-${world.newId()}`
      if (inlineMessageId) world.inlineMessages.set(inlineMessageId, messageKey(place.chat.id, message.message_id))
      if (reaches(world, message)) push(world, { message } as Omit<Update, 'update_id'>)
      const update = push(world, { chosen_inline_result: { result_id: id, from: userOf(user), query, ...(inlineMessageId && { inline_message_id: inlineMessageId }) } })
      return { update, inlineMessageId, message }
    },
  }
}

/** The message whose button is pressed, as it is by now. */
function pressed(world: World, on: Press): Message {
  if (!('message' in on)) return oldMessage(world, on)
  const now = world.messages.get(messageKey(on.message.chat.id, on.message.message_id))
  if (!now) throw new Error('The message is deleted')
  if (isGroup(now.chat)) groupPlace(world, now.chat, on.user)
  if ('data' in on && !buttonsOf(now).some((button) => 'callback_data' in button && button.callback_data === on.data)) throw new Error(`The message has no button with ${JSON.stringify(on.data)}, only ${labels(now)}`)
  return placeById(world, now.chat.id) && now
}

/** A message that an earlier version of the bot has sent. */
function oldMessage(world: World, on: Press): Message {
  const data = 'data' in on ? on.data : ''
  const message = post(world, privatePlace(world, on.user), { text: 'Something old', date: seconds() - 100_000_000 })
  return keep(world, { ...message, reply_markup: { inline_keyboard: [[{ text: 'Old', callback_data: data }]] } })
}

const buttonsOf = (message: Message | undefined): InlineKeyboardButton[] => (message?.reply_markup?.inline_keyboard ?? []).flat()
const labels = (message: Message | undefined): string => buttonsOf(message).map(({ text }) => JSON.stringify(text)).join(', ') || 'none'

function dataOf(message: Message | undefined, label: string): string {
  const button = buttonsOf(message).find(({ text }) => text === label) ?? buttonsOf(message).find(({ text }) => text.includes(label))
  if (!button) throw new Error(`The message has no button "${label}", only ${labels(message)}`)
  if (!('callback_data' in button)) throw new Error(`The button "${label}" asks the bot nothing: ${JSON.stringify(button)}`)
  return button.callback_data
}

/** What a result puts into the chat. */
function inserted(result: InlineQueryResult): Partial<Message> {
  const content = 'input_message_content' in result ? result.input_message_content : undefined
  if (!content || !('message_text' in content)) throw new Error(`Only results that insert a text can be chosen, not ${result.type}`)
  const { message_text: text, entities, link_preview_options: preview } = content
  const params = { text, entities, link_preview_options: preview } as MessageParams
  return { ...textContent(params), ...markupContent(result.reply_markup) }
}
