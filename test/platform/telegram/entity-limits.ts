import type { MessageEntity } from 'grammy/types'
import { countProblems, limit, urlProblems } from './limit.ts'
import type { Entities, Problem } from './shapes.ts'

/** Those that can stand within any others, and have any others in them, but code. */
const STYLES = new Set(['bold', 'italic', 'underline', 'strikethrough', 'spoiler'])
const CODE = new Set(['code', 'pre'])
const QUOTES = new Set(['blockquote', 'expandable_blockquote'])
const OTHERS = ['mention', 'hashtag', 'cashtag', 'bot_command', 'url', 'email', 'phone_number', 'text_link', 'text_mention', 'custom_emoji', 'date_time']
const KNOWN: ReadonlySet<string> = new Set([...STYLES, ...CODE, ...QUOTES, ...OTHERS])
const MAX_ENTITIES = 100

/** What is wrong with the entities of a text, by the rules of "Formatting options" and of MessageEntity. */
export function entityProblems(where: string, text: string, entities: Entities = []): Problem[] {
  const own = entities.flatMap((entity, at) => singleProblems(`${where}[${at}]`, text, entity))
  // Above that number Telegram takes no notice of the rest.
  const many = countProblems(where, entities, MAX_ENTITIES, 'ENTITIES_TOO_LONG')
  return own.length > 0 ? own : [...many, ...pairProblems(where, entities)]
}

function singleProblems(where: string, text: string, entity: MessageEntity): Problem[] {
  const { type, offset, length } = entity
  if (!KNOWN.has(type)) return [limit(where, `is of unknown type "${type as string}"`, `can't parse MessageEntity: unsupported type specified`)]
  if (offset < 0 || length < 1 || offset + length > text.length) return [limit(where, `${type} is at ${offset} for ${length} in a text of ${text.length}`, 'ENTITY_BOUNDS_INVALID')]
  if (splits(text, offset) || splits(text, offset + length)) return [limit(where, `${type} begins or ends within a character`, 'ENTITY_BOUNDS_INVALID')]
  if (entity.type === 'text_link') return urlProblems(`${where}.url`, entity.url, 'ENTITY_TEXTURL_INVALID')
  if (entity.type === 'text_mention' && !entity.user?.id) return [limit(where, 'has no user', 'ENTITY_MENTION_USER_INVALID')]
  return []
}

/** Whether a place in a text is between the two halves of a surrogate pair. */
const splits = (text: string, at: number): boolean => at > 0 && at < text.length && (text.codePointAt(at - 1) ?? 0) > 0xff_ff

function pairProblems(where: string, entities: Entities): Problem[] {
  // The outer one first.
  const sorted = entities.map((entity, at) => ({ entity, at })).toSorted((a, b) => a.entity.offset - b.entity.offset || b.entity.length - a.entity.length)
  return sorted.flatMap(({ entity: outer, at }, index) => {
    const overlapping = sorted.slice(index + 1).filter(({ entity }) => entity.offset < outer.offset + outer.length)
    return overlapping.flatMap(({ entity: inner, at: innerAt }) => {
      const pair = `${inner.type} ${where}[${innerAt}] in ${outer.type} ${where}[${at}]`
      if (inner.offset + inner.length > outer.offset + outer.length) return [limit(where, `overlap without nesting: ${pair}`, 'ENTITY_BOUNDS_INVALID')]
      return mayHold(outer.type, inner.type) || (inner.offset === outer.offset && inner.length === outer.length && mayHold(inner.type, outer.type)) ? [] : [limit(where, `cannot be nested: ${pair}`, 'ENTITY_BOUNDS_INVALID')]
    })
  })
}

function mayHold(outer: string, inner: string): boolean {
  if (CODE.has(outer) || CODE.has(inner)) return QUOTES.has(outer)
  if (QUOTES.has(inner)) return STYLES.has(outer)
  return STYLES.has(outer) || STYLES.has(inner) || QUOTES.has(outer)
}
