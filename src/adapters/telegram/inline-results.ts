import type { InlineQueryResultArticle } from 'grammy/types'
import type { InlineCard } from '../../command/inline-cards.ts'
import type { Block, Message } from '../../reply/message.ts'
import { lineOfRef } from '../../reply/ref.ts'
import { telegramStrings } from '../../reply/telegram-strings.ts'
import { deepLink } from './deep-link.ts'
import { cut, oneLine } from './plain-text.ts'
import type { TelegramPage } from './render.ts'
import { renderMessage } from './render.ts'

/** What a list of results shows of a title and a description. */
const TITLE = 120
const DESCRIPTION = 240

/** Cards as Telegram lists them; what is chosen goes out as one message, with its citations and entities. */
export const inlineResults = (cards: readonly InlineCard[], bot: string): InlineQueryResultArticle[] =>
  cards.map(({ id, title, description, message }) => {
    const { text, entities } = onePage(message, bot, lineOfRef(id))
    return {
      type: 'article',
      id,
      title: cut(oneLine(title), TITLE) || '…',
      ...(oneLine(description) && { description: cut(oneLine(description), DESCRIPTION) }),
      input_message_content: { message_text: text, entities, link_preview_options: { is_disabled: true } },
    }
  })

/** The message on one page: where it takes more, as many of its blocks as fit, with the way to the rest. `line`: what the card stands for. */
function onePage(message: Message, bot: string, line = ''): Pick<TelegramPage, 'text' | 'entities'> {
  const whole = renderMessage(message, { bot })
  const rest: Block = { kind: 'text', text: telegramStrings[message.lang].rest(line.startsWith('/') ? deepLink(bot, line) : undefined) }
  const sources = message.blocks.filter(({ kind }) => kind === 'sources')
  const others = message.blocks.filter(({ kind }) => kind !== 'sources')
  const withFirst = (count: number) => renderMessage({ ...message, blocks: [...others.slice(0, count), rest, ...sources] }, { bot })
  const [page = { text: '…', entities: [] }] = whole.length <= 1 ? whole : withFirst(mostThatFit(others.length, (count) => withFirst(count).length === 1))
  return page
}

/** The greatest number below a limit with which it fits, where each lesser one does; at least one. */
function mostThatFit(limit: number, fits: (count: number) => boolean): number {
  let [most, tooMany] = [1, limit]
  while (tooMany - most > 1) {
    const middle = Math.floor((most + tooMany) / 2)
    if (fits(middle)) most = middle
    else tooMany = middle
  }
  return most
}
