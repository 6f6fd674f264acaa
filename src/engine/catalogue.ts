import type { Entry, FactBase } from '../facts/fact-base.ts'
import { entriesOf } from '../facts/fact-base.ts'
import type { EntityKind } from '../facts/record.ts'
import { ENTITY_KINDS } from '../facts/record.ts'
import type { Span } from '../facts/when.ts'
import { compareSpans, spanOf } from '../facts/when.ts'

/** Days as numbers, 20231016; open ends are infinite. */
export type Days = { readonly from: number; readonly to: number }

const dayNumber = (day: string | null, open: number): number => (day === null ? open : Number(day.replaceAll('-', '')))
export const daysOf = ({ earliest, latest }: Span): Days => ({ from: dayNumber(earliest, -Infinity), to: dayNumber(latest, Infinity) })

/** An event, and the days that it may lie on. */
export type DatedEvent = { readonly event: Entry<'event'>; readonly span: Span }

/** What whole lists are taken from, so that no question has to go through all records. */
export type Catalogue = {
  readonly entities: Readonly<Record<EntityKind, readonly Entry<'entity'>[]>>
  readonly sources: readonly Entry<'source'>[]
  /** In order of their first possible day. */
  readonly dated: readonly DatedEvent[]
  /** Their days, side by side: a long list is gone through in no time. */
  readonly from: Float64Array
  readonly to: Float64Array
  readonly undated: readonly Entry<'event'>[]
  /** What is said first: an article begins with what matters most. */
  readonly first: readonly Entry<'fact'>[]
  /** What the editors put first: it tells the whole in short. */
  readonly preferred: readonly Entry<'fact'>[]
  /** The year that most dates lie in: what "in October" means. */
  readonly mainYear: number
}

const FIRST_FACTS = 4

/** The lists of a base. */
export function catalogueOf(base: FactBase): Catalogue {
  const entities = Object.fromEntries(ENTITY_KINDS.map((kind) => [kind, [] as Entry<'entity'>[]])) as Record<EntityKind, Entry<'entity'>[]>
  const sources: Entry<'source'>[] = []
  const dated: DatedEvent[] = []
  const undated: Entry<'event'>[] = []
  const years = new Map<string, number>()
  let first: readonly Entry<'fact'>[] = []
  for (const entry of base.entries.values()) {
    if (entry.retracted) continue
    if (entry.kind === 'entity') entities[entry.record.kind].push(entry)
    else if (entry.kind === 'source') sources.push(entry)
    else if (entry.kind === 'event') {
      const span = spanOf(entry.record.when)
      if (span) dated.push({ event: entry, span })
      else undated.push(entry)
      const year = /\d{4}/.exec(entry.record.when.edtf ?? '')?.[0]
      if (year) years.set(year, (years.get(year) ?? 0) + 1)
    } else if (entry.kind === 'fact') first = withFact(first, entry)
  }
  const [mainYear] = [...years].toSorted((a, b) => b[1] - a[1])[0] ?? [base.info.updated.slice(0, 4)]
  const sorted = dated.toSorted((a, b) => compareSpans(a.span, b.span))
  const days = sorted.map(({ span }) => daysOf(span))
  return { entities, sources, preferred: preferredIn(base), dated: sorted, from: Float64Array.from(days, ({ from }) => from), to: Float64Array.from(days, ({ to }) => to), undated, first, mainYear: Number(mainYear) }
}

/** The lists after one entry is new or changed; `base` holds it already. */
export function revisedCatalogue(catalogue: Catalogue, base: FactBase, before: Entry | undefined, now: Entry): Catalogue {
  if (now.kind === 'gap' || now.kind === 'note') return catalogue
  if (now.kind !== 'fact') return catalogueOf(base)
  const preferred = [before, now].some((entry) => entry?.kind === 'fact' && entry.record.rank === 'preferred') ? preferredIn(base) : catalogue.preferred
  if (before?.kind !== 'fact') return { ...catalogue, preferred, first: withFact(catalogue.first, now) }
  if (mayBeFirst(before) === mayBeFirst(now) && placeOf(before) === placeOf(now)) {
    return { ...catalogue, preferred, first: catalogue.first.map((fact) => (fact.record.id === now.record.id ? now : fact)) }
  }
  return { ...catalogue, preferred, first: entriesOf(base, 'fact').reduce<readonly Entry<'fact'>[]>(withFact, []) }
}

const preferredIn = (base: FactBase): readonly Entry<'fact'>[] => entriesOf(base, 'fact').filter(({ record, retracted }) => !retracted && record.rank === 'preferred').toSorted((a, b) => placeOf(a) - placeOf(b)).slice(0, MAX_PREFERRED)
/** So many facts tell the whole in short. */
const MAX_PREFERRED = 6

const placeOf = ({ record }: Entry<'fact'>): number => record.citations[0].paragraph
const mayBeFirst = ({ record, retracted }: Entry<'fact'>): boolean => !retracted && record.rank !== 'deprecated'

/** The first facts of a dossier with a later one: of those in one paragraph the earlier come first. */
function withFact(first: readonly Entry<'fact'>[], fact: Entry<'fact'>): readonly Entry<'fact'>[] {
  const last = first.at(-1)
  const isFull = first.length === FIRST_FACTS && last !== undefined && placeOf(last) <= placeOf(fact)
  return isFull || !mayBeFirst(fact) ? first : [...first, fact].toSorted((a, b) => placeOf(a) - placeOf(b)).slice(0, FIRST_FACTS)
}
