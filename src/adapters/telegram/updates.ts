import type { Update } from 'grammy/types'
import { answerInline } from './answer-inline.ts'
import { answerMessage } from './answer-message.ts'
import { answerPress } from './answer-press.ts'
import type { Bot } from './bot.ts'
import { errorText } from './mask-token.ts'

/** The kinds of updates that are answered; Telegram sends no others. */
export const ALLOWED_UPDATES = ['message', 'callback_query', 'inline_query'] as const satisfies readonly (keyof Update)[]

export type Updates = {
  /** Answers an update, and ends when that is done, whatever came of it. One that comes again is not answered again. */
  readonly handle: (update: Update) => Promise<void>
  /** Ends when nothing is being answered. */
  readonly idle: () => Promise<void>
}

/** So many updates are remembered. */
const REMEMBERED = 10_000

/** Whatever Telegram tells of, each once; a bug in answering one ends nothing else. `wrote` hears who wrote in their own chat. */
export function makeUpdates(bot: Bot, wrote: (user: number) => void): Updates {
  const seen = new Map<number, Promise<void>>()
  const running = new Set<Promise<void>>()
  return {
    handle: (update) => {
      const id = update.update_id
      const before = seen.get(id)
      if (before) return before
      if (update.message?.chat.type === 'private') wrote(update.message.chat.id)
      const done = answerUpdate(update, bot).catch((error: unknown) => bot.log.error({ update: id, error: errorText(error) }, 'An update from Telegram failed'))
      seen.set(id, done)
      running.add(done)
      void done.then(() => running.delete(done))
      for (const oldest of seen.keys()) {
        if (seen.size <= REMEMBERED) break
        seen.delete(oldest)
      }
      return done
    },
    idle: async () => {
      await Promise.all(running)
    },
  }
}

async function answerUpdate({ update_id: id, message, callback_query: press, inline_query: typed }: Update, bot: Bot): Promise<void> {
  if (message) await answerMessage(message, id, bot)
  else if (press) await answerPress(press, id, bot)
  else if (typed) await answerInline(typed, id, bot)
}
