import type { Update } from 'grammy/types'
import { answerInline } from './answer-inline.ts'
import { answerMessage } from './answer-message.ts'
import { answerPress } from './answer-press.ts'
import type { Bot } from './bot.ts'

/** The kinds of updates that are answered; Telegram sends no others. */
export const ALLOWED_UPDATES = ['message', 'callback_query', 'inline_query'] as const satisfies readonly (keyof Update)[]

/** So many updates are remembered. */
const REMEMBERED = 10_000

/**
 * Answers an update, and ends when that is done, whatever came of it; a bug in it ends nothing else. One that comes
 * again is not answered again. `wrote` hears who wrote in their own chat.
 */
export function makeUpdates(bot: Bot, wrote: (user: number) => void): (update: Update) => Promise<void> {
  const seen = new Map<number, Promise<void>>()
  return (update) => {
    const id = update.update_id
    const before = seen.get(id)
    if (before) return before
    if (update.message?.chat.type === 'private') wrote(update.message.chat.id)
    const done = bot.background.run(() => answerUpdate(update, bot), { update: id }, 'An update from Telegram failed')
    seen.set(id, done)
    for (const oldest of seen.keys()) {
      if (seen.size <= REMEMBERED) break
      seen.delete(oldest)
    }
    return done
  }
}

async function answerUpdate({ update_id: id, message, callback_query: press, inline_query: typed }: Update, bot: Bot): Promise<void> {
  if (message) await answerMessage(message, id, bot)
  else if (press) await answerPress(press, id, bot)
  else if (typed) await answerInline(typed, id, bot)
}
