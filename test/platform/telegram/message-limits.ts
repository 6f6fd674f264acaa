import type { LinkPreviewOptions } from 'grammy/types'
import { entityProblems } from './entity-limits.ts'
import { lengthProblems, limit, urlProblems } from './limit.ts'
import type { Markup } from './markup-limits.ts'
import { markupProblems } from './markup-limits.ts'
import type { Entities, Json, Problem } from './shapes.ts'

export type MessageParams = Json & {
  readonly text?: string
  readonly caption?: string
  readonly entities?: Entities
  readonly caption_entities?: Entities
  readonly reply_markup?: Markup
  readonly link_preview_options?: LinkPreviewOptions
  readonly parse_mode?: string
}
const MAX_TEXT = 4096
const MAX_CAPTION = 1024

/** What is wrong with a text and its entities, as they are sent, edited or inserted. */
export function textProblems(where: string, text = '', entities: Entities | undefined = []): Problem[] {
  if (!text.isWellFormed()) return [limit(where, 'has half a surrogate pair', 'strings must be encoded in UTF-8')]
  if (!text.trim()) return [limit(where, 'is empty', 'message text is empty')]
  return [...lengthProblems(where, text.trim(), MAX_TEXT, 'message is too long'), ...entityProblems(where === 'text' ? 'entities' : `${where} entities`, text, entities)]
}

export const captionProblems = (where: string, caption = '', entities: Entities | undefined = []): Problem[] => [
  ...lengthProblems(where, caption.trim(), MAX_CAPTION, 'message caption is too long'),
  ...entityProblems(`${where} entities`, caption, entities),
]

/** What is wrong with what all messages can have. */
export const messageProblems = ({ reply_markup: markup, link_preview_options: preview, parse_mode: mode }: MessageParams): Problem[] => [
  ...markupProblems('reply_markup', markup),
  ...(preview?.url ? urlProblems('link_preview_options.url', preview.url, 'WEBPAGE_URL_INVALID') : []),
  // The bot promises to send entities, so that nothing it quotes can be read as markup.
  ...(mode ? [limit('parse_mode', 'is not supported here: entities are', 'unsupported parse_mode')] : []),
]
