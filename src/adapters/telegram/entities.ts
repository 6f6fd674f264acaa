import type { MessageEntity } from 'grammy/types'
import type { Run, Style } from './piece.ts'

/** A text, and how its parts look: offsets and lengths in UTF-16 units. */
export type StyledText = { readonly text: string; readonly entities: MessageEntity[] }

/** Telegram shows no more than this many in a message. */
const MAX_ENTITIES = 100
/** Which are kept where there are more: what carries meaning first, small type last. */
const IMPORTANCE = ['expandable_blockquote', 'pre', 'strikethrough', 'bold', 'text_link', 'italic'] as const satisfies readonly (Style | 'text_link')[]

/** A stretch of the text with one look. */
type Stretch = { readonly type: (typeof IMPORTANCE)[number]; readonly url?: string; readonly from: number; readonly to: number }

/** The runs as one text without space around it, with the entities that Telegram takes: none empty, none half in another. */
export function styledText(runs: readonly Run[]): StyledText {
  const whole = runs.map(({ text }) => text).join('')
  const text = whole.trim()
  const before = whole.length - whole.trimStart().length
  const stretches = stretchesOf(runs).flatMap((stretch) => trimmed(stretch, whole))
  return { text, entities: mostImportant(stretches).map((stretch) => entityOf(stretch, before)) }
}

/** One look each, as far as it reaches without a break. */
function stretchesOf(runs: readonly Run[]): Stretch[] {
  const done: Stretch[] = []
  let open: Stretch[] = []
  let at = 0
  for (const { text, styles, url } of runs.filter((one) => one.text)) {
    const looks: Omit<Stretch, 'from' | 'to'>[] = [...styles.map((type) => ({ type })), ...(url === undefined ? [] : [{ type: 'text_link' as const, url }])]
    const now = looks.map((look) => ({ ...look, from: open.find(({ type, url: same }) => type === look.type && same === look.url)?.from ?? at, to: at + text.length }))
    done.push(...open.filter((one) => !now.some(({ type, from }) => type === one.type && from === one.from)))
    open = now
    at += text.length
  }
  return [...done, ...open]
}

/** Telegram takes space off the ends of a stretch itself, and with it those that have nothing else. */
function trimmed(stretch: Stretch, whole: string): Stretch[] {
  const text = whole.slice(stretch.from, stretch.to)
  const from = stretch.from + text.length - text.trimStart().length
  const to = stretch.from + text.trimEnd().length
  return from < to ? [{ ...stretch, from, to }] : []
}

/** As many as a message may have, in the order of the text, the outer before the inner. */
function mostImportant(stretches: readonly Stretch[]): Stretch[] {
  const rank = ({ type }: Stretch) => IMPORTANCE.indexOf(type)
  const kept = stretches.toSorted((one, other) => rank(one) - rank(other) || one.from - other.from).slice(0, MAX_ENTITIES)
  return kept.toSorted((one, other) => one.from - other.from || other.to - one.to || rank(one) - rank(other))
}

function entityOf({ type, url, from, to }: Stretch, before: number): MessageEntity {
  const place = { offset: from - before, length: to - from }
  return type === 'text_link' ? { type, ...place, url: url ?? '' } : { type, ...place }
}
