import type { Message as TelegramMessage } from 'grammy/types'
import type { Context } from '../../command/command.ts'
import type { Message } from '../../reply/message.ts'
import { platformStrings } from '../../reply/platform-strings.ts'
import { telegramBotStrings } from '../../reply/telegram-bot-strings.ts'
import { answerLine } from './answer-line.ts'
import type { Bot } from './bot.ts'
import { contextOf, goingOnIn, isPrivate } from './caller.ts'
import type { Heard } from './heard.ts'
import { heardIn } from './heard.ts'
import type { Place } from './show.ts'
import { show } from './show.ts'
import { startedWith } from './start.ts'

/** Answers a message that is meant for the bot, after what was written before it in the same chat. */
export async function answerMessage(message: TelegramMessage, update: number, bot: Bot): Promise<void> {
  const { from, chat } = message
  const heard = heardIn(message, bot.me, bot.commands)
  if (!heard || !from) return
  const context = contextOf({ from, senderChat: message.sender_chat, chat, update }, bot)
  const place: Place = { chat: chat.id, isPrivate: isPrivate(chat), ...(message.is_topic_message && { thread: message.message_thread_id }), ...(!isPrivate(chat) && { replyTo: message.message_id }) }
  await bot.inOrder(chat.id, async () => {
    if (!bot.mayCall(context.actor.id, place.isPrivate ? undefined : chat.id)) {
      if (bot.mayBeTold(context.actor.id)) await show(refused(platformStrings[context.lang].tooFast(), context), place, bot)
      return
    }
    await answer(heard, place, context, bot)
  })
}

async function answer(heard: Heard, place: Place, context: Context, bot: Bot): Promise<void> {
  const line = heard.kind === 'line' ? heard.line : heard.kind === 'file' ? await formIn(heard, bot) : undefined
  if (line === undefined) {
    const text = heard.kind === 'file' ? telegramBotStrings[context.lang].fileTooLong : platformStrings[context.lang].noText()
    await show(refused(text, context), place, bot)
    return
  }
  const started = startedWith(line, context)
  if (started && 'message' in started) await show(started.message, place, bot)
  else if (started) await answerLine(started.line, place, goingOnIn(context, started.lang), bot)
  else await answerLine(line, place, context, bot)
}

const MAX_FILE = 100_000

/** The form that was sent back as a file; undefined for any other file. */
async function formIn({ id, size }: Extract<Heard, { kind: 'file' }>, { fileText }: Bot): Promise<string | undefined> {
  if (size > MAX_FILE) return undefined
  const text = await fileText(id)
  return text.startsWith('/') ? text : undefined
}

const refused = (text: string, { lang }: Context): Message => ({ kind: 'refused', lang, blocks: [{ kind: 'lead', text }] })
