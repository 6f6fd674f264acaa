import type { MessageEntity } from 'grammy/types'
import type { Entities } from './shapes.ts'

/** What Telegram finds in a text by itself, in the order in which one goes before the other. */
const FOUND = [
  ['url', /(?<![\p{L}\p{N}@])(?:https?:\/\/|t\.me\/)[^\s<>"]*[^\s<>".,;:!?)\]}']/giu],
  ['email', /(?<![\p{L}\p{N}])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/giu],
  ['bot_command', /(?<![\p{L}\p{N}_/<>@#.:-])\/[a-z0-9_]{1,64}(?:@[a-z0-9_]{3,32})?(?![\p{L}\p{N}_/@])/giu],
  ['mention', /(?<![\p{L}\p{N}_/@])@[a-z0-9_]{4,32}(?![\p{L}\p{N}_@])/giu],
  ['hashtag', /(?<![\p{L}\p{N}_#&/])#(?=[\p{N}_]*\p{L})[\p{L}\p{N}_]{1,256}/giu],
] as const
/** Within these nothing is found. */
const OPAQUE = new Set(['code', 'pre', 'text_link', 'text_mention', 'mention', 'url', 'email', 'bot_command', 'hashtag'])

export type Formatted = { readonly text: string; readonly entities: MessageEntity[] }

/** A text as Telegram keeps it: without space around it, its entities moved accordingly and with those that are found in it. */
export function formatted(raw: string, given: Entities = []): Formatted {
  const text = raw.trim()
  const start = raw.length - raw.trimStart().length
  const kept = given.flatMap((entity) => {
    const from = Math.max(entity.offset - start, 0)
    const to = Math.min(entity.offset - start + entity.length, text.length)
    return to > from ? [{ ...entity, offset: from, length: to - from }] : []
  })
  const all: MessageEntity[] = [...kept]
  for (const [type, pattern] of FOUND) {
    for (const { 0: match, index: offset } of text.matchAll(pattern)) {
      const taken = all.some((one) => OPAQUE.has(one.type) && one.offset < offset + match.length && offset < one.offset + one.length)
      if (!taken) all.push({ type, offset, length: match.length })
    }
  }
  return { text, entities: all.toSorted((a, b) => a.offset - b.offset || b.length - a.length) }
}
