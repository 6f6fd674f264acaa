import type { Entry, FactBase } from '../facts/fact-base.ts'
import { entriesOf, referringTo } from '../facts/fact-base.ts'
import type { NonEmpty, RecordId } from '../facts/record.ts'
import type { Span } from '../facts/when.ts'
import { compareSpans, overlaps, spanOf } from '../facts/when.ts'
import { isWithin } from './entities.ts'
import type { AnswerOf, TimelineItem } from './answer.ts'

const isLive = (entry: Entry<'fact'>): boolean => entry.record.rank !== 'deprecated'

/** Whether the event may lie in that time; of one with an open end, its known end must. */
const mayLieIn = (span: Span, wanted: Span): boolean => {
  const known = { earliest: span.earliest ?? span.latest, latest: span.latest ?? span.earliest }
  return overlaps(known, wanted)
}

/** The facts on an event, those first that tell of it rather than frame it. */
const telling = (id: RecordId, { record }: Entry<'fact'>): number => (record.kind === 'framing' ? 10 : 0) + record.about.indexOf(id)

function itemOf(base: FactBase, event: Entry<'event'>): TimelineItem[] {
  const { id } = event.record
  const [first, ...rest] = referringTo(base, 'fact', id)
    .filter(isLive)
    .toSorted((a, b) => telling(id, a) - telling(id, b))
  return first ? [{ event, facts: [first, ...rest] }] : []
}

/**
 * The events that may lie in any of the spans, in order of their first possible day, and, where no span
 * is given, those without a date as well. Undefined where there is none.
 */
export function timelineOf(base: FactBase, spans: readonly Span[], about: readonly RecordId[] = []): Omit<AnswerOf<'timeline'>, 'lang'> | undefined {
  const events = entriesOf(base, 'event').filter(({ record }) => {
    const involved = [...record.where, ...record.who]
    return about.every((id) => involved.includes(id) || involved.some((one) => isWithin(base, one, id)))
  })
  const dated = events.filter(({ record }) => {
    const span = spanOf(record.when)
    return span && (spans.length === 0 || spans.some((wanted) => mayLieIn(span, wanted)))
  })
  const items = dated
    .toSorted((a, b) => compareSpans(spanOf(a.record.when), spanOf(b.record.when)))
    .flatMap((event) => itemOf(base, event))
  const undated = spans.length === 0 ? events.filter(({ record }) => record.when.edtf === null).flatMap((event) => itemOf(base, event)) : []
  if (items.length === 0) return undefined
  return { kind: 'timeline', range: spans[0] ?? null, items: items as unknown as NonEmpty<TimelineItem>, undated }
}
