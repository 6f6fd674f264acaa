import type { CallbackQuery } from 'grammy/types'
import { platformStrings } from '../../reply/platform-strings.ts'
import { langOfRef, lineOfRef } from '../../reply/ref.ts'
import { telegramBotStrings } from '../../reply/telegram-bot-strings.ts'
import { answerLine, isGuarded, privateLink } from './answer-line.ts'
import { codeOf } from './api.ts'
import type { Bot } from './bot.ts'
import { contextOf, goingOnIn, isPrivate } from './caller.ts'
import { copiedLink, COPY } from './keyboard.ts'
import { verbatim } from './plain-text.ts'
import { PAGE_NUMBER } from './render.ts'
import type { Place } from './show.ts'
import { sendPage } from './show.ts'

/** What Telegram shows to whoever pressed: nothing, a notice, or another chat. */
type Told = { readonly text: string; readonly show_alert: true } | { readonly url: string } | undefined

/** Answers a press, at once and whatever it was; what it stands for follows as a message, as its presser may see it. */
export async function answerPress(query: CallbackQuery, update: number, bot: Bot): Promise<void> {
  const { from, message, data = '' } = query
  const chat = message?.chat
  const line = lineOfRef(data)
  const context = goingOnIn(contextOf({ from, chat, update }, bot), line === undefined ? undefined : langOfRef(data))
  const tell = (told: Told): Promise<void> => tellPresser(query.id, told, bot)
  if (!bot.mayCall(context.actor.id, chat === undefined || isPrivate(chat) ? undefined : chat.id)) return tell({ text: platformStrings[context.lang].tooFast(), show_alert: true })
  const place: Place | undefined = message && { chat: message.chat.id, isPrivate: isPrivate(chat), ...(!isPrivate(chat) && { replyTo: message.message_id }), ...('is_topic_message' in message && { thread: message.message_thread_id }) }
  if (data === COPY) {
    const text = message && (('text' in message && message.text) || ('caption' in message && message.caption))
    if (!text || !place) return tell({ text: telegramBotStrings[context.lang].nothingToCopy, show_alert: true })
    if (!place.isPrivate) return tell({ url: copiedLink(message.reply_markup) ?? privateLink('/start', bot) })
    const whole = verbatim(text).replace(PAGE_NUMBER, '')
    const copy = { text: whole, entities: [{ type: 'pre', offset: 0, length: whole.length } as const] }
    await Promise.all([tell(undefined), bot.inOrder(place.chat, () => sendPage(copy, place, bot))])
    return
  }
  if (line === undefined) return tell({ text: platformStrings[context.lang].oldButton(), show_alert: true })
  // In a group, and in a message that was put into some chat by its writer, not everything may be seen.
  if (!place || (!place.isPrivate && isGuarded(line, context))) return tell({ url: privateLink(line, bot) })
  await Promise.all([tell(undefined), bot.inOrder(place.chat, () => answerLine(line, place, context, bot))])
}

async function tellPresser(id: string, told: Told, { api }: Bot): Promise<void> {
  try {
    await api.answerCallbackQuery(id, told)
  } catch (error) {
    // A press that waited too long, as after an outage, cannot be answered any more.
    if (codeOf(error) !== 400) throw error
  }
}
