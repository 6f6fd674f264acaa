import { GrammyError, InputFile } from 'grammy'
import type { InlineKeyboardMarkup } from 'grammy/types'
import type { Message } from '../../reply/message.ts'
import { platformStrings } from '../../reply/platform-strings.ts'
import { isGone } from './api.ts'
import type { Bot } from './bot.ts'
import { linkableLine } from './linkable-line.ts'
import type { TelegramPage } from './render.ts'
import { renderMessage } from './render.ts'

/** Where an answer goes: a chat, in one of its topics, in reply to a message of it. */
export type Place = { readonly chat: number; readonly isPrivate: boolean; readonly thread?: number | undefined; readonly replyTo?: number | undefined }
/** What was asked, for the address of the answer; and what is awaited as a reply where nothing is offered to press. */
type About = { readonly asked?: string | undefined; readonly awaits?: string | undefined }

/** So many messages one answer may take in a group, which takes few a minute. */
const MAX_PAGES_IN_GROUP = 5

/** Sends a message, page by page. A chat in which the bot cannot speak is let be. */
export async function show(message: Message, place: Place, bot: Bot, { asked, awaits }: About = {}): Promise<void> {
  const pages = shownPages(message, place, bot, asked)
  for (const [at, page] of pages.entries()) {
    const replied = at === 0 ? place : { ...place, replyTo: undefined }
    if ((await sendPage(page, replied, bot, at === pages.length - 1 ? awaits : undefined)) === 'gone') return
  }
}

/** The pages, or where they are too many the first ones and the last with its buttons; what is left out is said. */
function shownPages(message: Message, { isPrivate }: Place, { me, dossier, commands }: Bot, typed: string | undefined): readonly TelegramPage[] {
  const asked = typed === undefined ? undefined : linkableLine(typed, message, { bot: me.username, dossier, commands })
  const pages = renderMessage(message, { bot: me.username, others: !isPrivate, ...(asked !== undefined && { asked }) })
  if (isPrivate || pages.length <= MAX_PAGES_IN_GROUP) return pages
  const left = pages.length - MAX_PAGES_IN_GROUP
  const notice: Message = { kind: 'page', lang: message.lang, blocks: [{ kind: 'text', text: platformStrings[message.lang].morePages(left) }] }
  return [...pages.slice(0, MAX_PAGES_IN_GROUP - 1), ...renderMessage(notice, { bot: me.username }), ...pages.slice(-1)]
}

const MAX_PLACEHOLDER = 64

/** Sends one page; `awaits`: what a reply to it should hold, shown in the reader's input field where the page has no buttons. */
export async function sendPage(page: TelegramPage, place: Place, bot: Bot, awaits?: string): Promise<'sent' | 'gone'> {
  try {
    await send(page, place, bot, awaits)
    return 'sent'
  } catch (error) {
    const moved = error instanceof GrammyError ? error.parameters.migrate_to_chat_id : undefined
    if (moved !== undefined) return sendPage(page, { ...place, chat: moved, replyTo: undefined }, bot, awaits)
    if (isGone(error)) return 'gone'
    throw error
  }
}

async function send({ text, entities, keyboard, file }: TelegramPage, { chat, thread, replyTo }: Place, { api }: Bot, awaits: string | undefined): Promise<void> {
  const markup = keyboard ?? (awaits === undefined ? undefined : forceReply(awaits))
  const more = {
    ...(thread !== undefined && { message_thread_id: thread }),
    ...(replyTo !== undefined && { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } }),
    ...(markup && { reply_markup: markup }),
  }
  if (file) await api.sendDocument(chat, new InputFile(Buffer.from(file.text), file.name), { ...more, ...(text && { caption: text, caption_entities: entities }) })
  else await api.sendMessage(chat, text, { ...more, entities, link_preview_options: { is_disabled: true } })
}

/** Lets the reader's app open a reply to the message; `selective`: for them alone. */
const forceReply = (placeholder: string) => ({ force_reply: true, selective: true, input_field_placeholder: Array.from(placeholder).slice(0, MAX_PLACEHOLDER).join('') }) as const

/** A button that opens an address. */
export const linkButton = (text: string, url: string): InlineKeyboardMarkup => ({ inline_keyboard: [[{ text, url }]] })
