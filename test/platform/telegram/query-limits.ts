import type { InlineQueryResultArticle } from 'grammy/types'
import { byteProblems, countProblems, lengthProblems, limit, startProblems, urlProblems } from './limit.ts'
import { markupProblems } from './markup-limits.ts'
import { captionProblems, textProblems } from './message-limits.ts'
import type { CallbackAnswer, Entities, InlineAnswer, Problem } from './shapes.ts'

type Article = Partial<Omit<InlineQueryResultArticle, 'type'>> & { readonly type: string; readonly id: string; readonly caption?: string; readonly caption_entities?: Entities }
const MAX_RESULTS = 50

/** What is wrong with the answer to an inline query. */
export function inlineProblems({ results, next_offset: nextOffset, button, cache_time: cacheTime = 0 }: InlineAnswer): Problem[] {
  const ids = results.map(({ id }) => id)
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at)
  return [
    ...countProblems('results', results, MAX_RESULTS, 'RESULTS_TOO_MUCH'),
    ...twice.map((id) => limit('results', `have the id "${id}" twice`, 'RESULT_ID_DUPLICATE')),
    ...results.flatMap((result, at) => resultProblems(`results[${at}]`, result as unknown as Article)),
    ...byteProblems('next_offset', nextOffset, 64, 'NEXT_OFFSET_INVALID'),
    ...(cacheTime < 0 ? [limit('cache_time', 'is below 0', 'CACHE_TIME_INVALID')] : []),
    ...(button ? buttonProblems(button) : []),
  ]
}

const buttonProblems = (button: NonNullable<InlineAnswer['button']>): Problem[] => [
  ...lengthProblems('button.text', button.text.trim(), 64, 'BUTTON_TEXT_INVALID', 1),
  ...(button.start_parameter !== undefined ? startProblems('button.start_parameter', button.start_parameter, 'START_PARAM_INVALID') : []),
  ...('start_parameter' in button === 'web_app' in button ? [limit('button', 'needs either web_app or start_parameter', "can't parse InlineQueryResultsButton")] : []),
]

function resultProblems(where: string, result: Article): Problem[] {
  const { id, title, type, input_message_content: content, reply_markup: markup, url, thumbnail_url: thumbnail, caption, caption_entities: entities } = result
  return [
    ...byteProblems(`${where}.id`, id, 64, 'RESULT_ID_INVALID', 1),
    ...(type === 'article' || title !== undefined ? lengthProblems(`${where}.title`, title?.trim(), 256, 'RESULT_TITLE_EMPTY', 1) : []),
    ...(content && 'message_text' in content ? textProblems(`${where}.message_text`, content.message_text, content.entities) : []),
    ...(content && 'parse_mode' in content ? [limit(`${where}.parse_mode`, 'is not supported here: entities are', 'unsupported parse_mode')] : []),
    ...captionProblems(`${where}.caption`, caption, entities),
    ...markupProblems(`${where}.reply_markup`, markup),
    ...(url === undefined ? [] : urlProblems(`${where}.url`, url, 'WEBDOCUMENT_URL_INVALID')),
    ...(thumbnail === undefined ? [] : urlProblems(`${where}.thumbnail_url`, thumbnail, 'WEBDOCUMENT_URL_INVALID')),
  ]
}

/** All but games can open nothing but a bot. */
const OF_BOT = /^(?:https?:\/\/t\.me\/|tg:\/\/resolve\?)/

/** What is wrong with the answer to a pressed button. */
export const callbackProblems = ({ text, url, cache_time: cacheTime = 0 }: CallbackAnswer): Problem[] => [
  ...lengthProblems('text', text, 200, 'MESSAGE_TOO_LONG'),
  ...(url === undefined ? [] : OF_BOT.test(url) ? urlProblems('url', url, 'URL_INVALID') : [limit('url', 'leads to no bot', 'URL_INVALID')]),
  ...(cacheTime < 0 ? [limit('cache_time', 'is below 0', 'CACHE_TIME_INVALID')] : []),
]
