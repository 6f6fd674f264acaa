import type { InlineQuery } from 'grammy/types'
import type { InlineCards } from '../../command/inline-cards.ts'
import { commandCard, inlineCards, wordsOfLine } from '../../command/inline-cards.ts'
import { refOfLine } from '../../reply/ref.ts'
import { telegramBotStrings } from '../../reply/telegram-bot-strings.ts'
import { isGuarded, mayBeOpened } from './answer-line.ts'
import { codeOf } from './api.ts'
import type { Bot } from './bot.ts'
import { contextOf } from './caller.ts'
import { inlineResults } from './inline-results.ts'
import { errorText } from './mask-token.ts'

/** How many seconds Telegram may show results again: short, since records change; and only to whom they were made for, in their language. */
const CACHE_SECONDS = 10

/** What is offered, and over it a button to the bot's own chat: its text, and the line with which it opens. */
type Offered = InlineCards & { readonly button?: { readonly text: string; readonly start_parameter: string } }

/** Answers a query that is being typed in any chat, with an empty list where nothing better can be said. */
export async function answerInline(typed: InlineQuery, update: number, bot: Bot): Promise<void> {
  const { cards, next, button } = bot.mayQuery(String(typed.from.id)) ? await offered(typed, update, bot) : NOTHING
  try {
    await bot.api.answerInlineQuery(typed.id, inlineResults(cards, bot.me.username), { cache_time: cards.length > 0 ? CACHE_SECONDS : 0, is_personal: true, next_offset: next ?? '', ...(button && { button }) })
  } catch (error) {
    // Whoever typed on has a newer query by now.
    if (codeOf(error) !== 400) throw error
  }
}

const NOTHING: Offered = { cards: [] }

async function offered({ from, query, offset }: InlineQuery, update: number, bot: Bot): Promise<Offered> {
  const context = contextOf({ from, chat: undefined, update }, bot)
  const { lang, langChosen } = context
  const line = query.trim()
  try {
    if (!line.startsWith('/')) return inlineCards(bot.dossier, { query, offset, lang, langChosen })
    // What is for its caller alone, or changes something, is not run while one types.
    if (isGuarded(line, context) || !mayBeOpened(line, context)) return { cards: [], button: wayToPrivate(line, telegramBotStrings[lang].openPrivate) }
    const card = await commandCard(line, context, bot)
    return card ? { cards: [card] } : inlineCards(bot.dossier, { query: wordsOfLine(line), offset, lang, langChosen })
  } catch (error) {
    bot.log.error({ update, error: errorText(error) }, 'An inline query failed')
    return NOTHING
  }
}

/** A button that opens the bot's own chat with a line; with its command alone where the line is too long. */
function wayToPrivate(line: string, text: string): NonNullable<Offered['button']> {
  const [name = '/'] = line.split(/\s/u)
  return { text, start_parameter: refOfLine(line) ?? refOfLine(name) ?? 'start' }
}
