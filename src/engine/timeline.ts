import type { Entry, FactBase } from '../facts/fact-base.ts'
import { referringTo } from '../facts/fact-base.ts'
import type { NonEmpty, RecordId } from '../facts/record.ts'
import type { Span } from '../facts/when.ts'
import { isWithin } from './entities.ts'
import type { AnswerOf, TimelineItem } from './answer.ts'
import type { Catalogue, Days } from './catalogue.ts'
import { daysOf } from './catalogue.ts'

const isLive = (entry: Entry<'fact'>): boolean => entry.record.rank !== 'deprecated'

/** Whether the event may lie in that time; of one with an open end, its known end must, unless the time is open as well. */
function mayLieIn(from: number, to: number, wanted: Days): boolean {
  if (wanted.from === -Infinity || wanted.to === Infinity) return from <= wanted.to && wanted.from <= to
  return (from === -Infinity ? to : from) <= wanted.to && wanted.from <= (to === Infinity ? from : to)
}

/** The facts on an event, those first that tell of it rather than frame it. */
const telling = (id: RecordId, { record }: Entry<'fact'>): number => (record.kind === 'framing' ? 10 : 0) + record.about.indexOf(id)

/** The live facts on an event, those first that tell most of it. */
export const tellingFacts = (base: FactBase, id: RecordId): Entry<'fact'>[] =>
  referringTo(base, 'fact', id)
    .filter(isLive)
    .toSorted((a, b) => telling(id, a) - telling(id, b))

function itemOf(base: FactBase, event: Entry<'event'>): TimelineItem[] {
  const [first, ...rest] = tellingFacts(base, event.record.id)
  return first ? [{ event, facts: [first, ...rest] }] : []
}

/** So many events are shown at most; the rest is counted. */
const MAX_ITEMS = 40

/**
 * The events that lie in any of the spans, then those that may, each in order of their first possible day, and, where no span
 * is given, those without a date as well. Undefined where there is none.
 */
export function timelineOf(base: FactBase, catalogue: Catalogue, spans: readonly Span[], about: readonly RecordId[] = []): Omit<AnswerOf<'timeline'>, 'lang'> | undefined {
  const concerns = ({ record }: Entry<'event'>): boolean => {
    const involved = [...record.where, ...record.who]
    return about.every((id) => involved.includes(id) || involved.some((one) => isWithin(base, one, id)))
  }
  const certain: Entry<'event'>[] = []
  const possible: Entry<'event'>[] = []
  const { dated: all, from, to } = catalogue
  const times = spans.map(daysOf)
  for (let at = 0; at < all.length; at++) {
    const first = from[at] ?? 0
    const last = to[at] ?? 0
    let may = times.length === 0
    let does = false
    for (const wanted of times) {
      may ||= mayLieIn(first, last, wanted)
      does ||= wanted.from <= first && last <= wanted.to
    }
    const event = may ? all[at]?.event : undefined
    if (event && (about.length === 0 || concerns(event))) (does ? certain : possible).push(event)
  }
  const dated = [...certain, ...possible]
  const items = dated.slice(0, MAX_ITEMS).flatMap((event) => itemOf(base, event))
  const undated = spans.length === 0 ? catalogue.undated.filter(concerns).slice(0, MAX_ITEMS).flatMap((event) => itemOf(base, event)) : []
  if (items.length === 0) return undefined
  return { kind: 'timeline', range: spans[0] ?? null, items: items as unknown as NonEmpty<TimelineItem>, undated, more: Math.max(0, dated.length - MAX_ITEMS) }
}
