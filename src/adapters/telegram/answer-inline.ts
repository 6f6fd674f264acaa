import type { InlineQuery } from 'grammy/types'
import { inlineCards } from '../../command/inline-cards.ts'
import { codeOf } from './api.ts'
import type { Bot } from './bot.ts'
import { contextOf } from './caller.ts'
import { inlineResults } from './inline-results.ts'
import { errorText } from './mask-token.ts'

/** How many seconds Telegram may show results again: short, since records change; and only to whom they were made for, in their language. */
const CACHE_SECONDS = 10

/** Answers a query that is being typed in any chat, with an empty list where nothing better can be said. */
export async function answerInline(typed: InlineQuery, update: number, bot: Bot): Promise<void> {
  const { cards, next } = bot.mayQuery(String(typed.from.id)) ? found(typed, update, bot) : NOTHING
  try {
    await bot.api.answerInlineQuery(typed.id, inlineResults(cards, bot.me.username), { cache_time: cards.length > 0 ? CACHE_SECONDS : 0, is_personal: true, next_offset: next ?? '' })
  } catch (error) {
    // Whoever typed on has a newer query by now.
    if (codeOf(error) !== 400) throw error
  }
}

const NOTHING: ReturnType<typeof inlineCards> = { cards: [] }

function found({ from, query, offset }: InlineQuery, update: number, bot: Bot): ReturnType<typeof inlineCards> {
  const { lang, langChosen } = contextOf({ from, chat: undefined, update }, bot)
  try {
    return inlineCards(bot.dossier, { query, offset, lang, langChosen })
  } catch (error) {
    bot.log.error({ update, error: errorText(error) }, 'An inline query failed')
    return NOTHING
  }
}
