import type { Qualification } from '@edtf-ts/core'
import { isEDTFDate, isEDTFInterval, isEDTFSeason, isEDTFSet, parse } from '@edtf-ts/core'
import type { When } from './record.ts'

/** First and last possible day, as ISO dates; null is open. Both inclusive. */
export type Span = { readonly earliest: string | null; readonly latest: string | null }

export type Precision = 'day' | 'month' | 'season' | 'year'

/** A calendar value as precisely as it is known. */
export type Calendar = {
  readonly year: number
  readonly month?: number
  readonly day?: number
  /** 1 spring to 4 winter. */
  readonly season?: number
  readonly approximate: boolean
}

/** An EDTF text taken apart. `range` lasts from–to, `within` is one moment between the two. */
export type Edtf =
  | { readonly shape: 'moment'; readonly span: Span; readonly precision: Precision; readonly at: Calendar }
  | { readonly shape: 'range' | 'within'; readonly span: Span; readonly from: Calendar | null; readonly to: Calendar | null }

type Parsed = Extract<ReturnType<typeof parse>, { success: true }>['value']

const MAX_EDTF_LENGTH = 64
// The library gets the bounds of these wrong: years before 100, and years with significant digits ("1950S2").
const MISREAD = /(?<!\d)00\d\d|S/
const SEASONS = [21, 22, 23, 24]

function isoDay(date: Date): string | null {
  const year = date.getUTCFullYear()
  return Number.isNaN(year) || year < 1 || year > 9998 ? null : date.toISOString().slice(0, 10)
}

const isApproximate = (...parts: readonly (Qualification | undefined)[]): boolean =>
  parts.some((part) => part?.approximate === true || part?.uncertainApproximate === true)

function calendarOf(value: unknown): Calendar | null {
  const parsed = value as Parsed | null
  if (!parsed) return null
  if (isEDTFSeason(parsed)) {
    if (!SEASONS.includes(parsed.season)) return null
    return { year: parsed.year, season: parsed.season - 20, approximate: isApproximate(parsed.qualification) }
  }
  if (!isEDTFDate(parsed) || typeof parsed.year !== 'number') return null
  const { year, month, day, qualification, yearQualification, monthQualification, dayQualification } = parsed
  return {
    year,
    ...(typeof month === 'number' && { month }),
    ...(typeof month === 'number' && typeof day === 'number' && { day }),
    approximate: isApproximate(qualification, yearQualification, monthQualification, dayQualification),
  }
}

/**
 * Takes an EDTF text (ISO 8601-2, levels 0 to 2) apart: "2023-10-16", "2023?-09", "a/b", "[a..b]".
 * Undefined where it is none, where its end is before its start, or where it says what no source of a
 * dossier does: a time of day, several dates at once ("{a,b}"), a quarter of a year.
 */
export function parseEdtf(text: string): Edtf | undefined {
  if (text.length > MAX_EDTF_LENGTH || MISREAD.test(text)) return undefined
  const between = /^\[([^[\],{}/]*)\.\.([^[\],{}/]*)\]$/.exec(text)
  if (between) return withinEnds(between[1] ?? '', between[2] ?? '')
  // The library writes out every member of a set, whatever it spans.
  if (/^(?:\{|\[.*\.\.)/.test(text)) return undefined
  const result = parse(text)
  if (!result.success) return undefined
  const value = result.value
  const span: Span = { earliest: isoDay(value.min), latest: isoDay(value.max) }
  if (!span.earliest && !span.latest) return undefined
  if (span.earliest && span.latest && span.earliest > span.latest) return undefined
  if (isEDTFInterval(value)) return betweenEnds('range', span, calendarOf(value.start), calendarOf(value.end))
  if (isEDTFSet(value)) {
    const members = value.values.toSorted((a, b) => a.min.getTime() - b.min.getTime())
    const [first, last] = [members[0], members.at(-1)]
    return betweenEnds('within', span, value.earlier ? null : calendarOf(first), value.later ? null : calendarOf(last))
  }
  const at = calendarOf(value)
  if (!at) return undefined
  const precision = at.season ? 'season' : at.day ? 'day' : at.month ? 'month' : 'year'
  return { shape: 'moment', span, precision, at }
}

/** "[a..b]": one moment from a to b; an end that is left out is open. */
function withinEnds(start: string, end: string): Edtf | undefined {
  const [first, last] = [start, end].map((one) => (one.trim() === '' ? null : parseEdtf(one.trim())))
  const isRead = (one: Edtf | null | undefined) => one === null || one?.shape === 'moment'
  if (!isRead(first) || !isRead(last) || (!first && !last)) return undefined
  const span: Span = { earliest: first?.span.earliest ?? null, latest: last?.span.latest ?? null }
  if (span.earliest && span.latest && span.earliest > span.latest) return undefined
  const at = (one: Edtf | null | undefined) => (one?.shape === 'moment' ? one.at : null)
  return betweenEnds('within', span, at(first), at(last))
}

/** Undefined where an end has no calendar value although it is not open, as in "199X/2004". */
function betweenEnds(shape: 'range' | 'within', span: Span, from: Calendar | null, to: Calendar | null): Edtf | undefined {
  const told = (from === null) === (span.earliest === null) && (to === null) === (span.latest === null)
  return told ? { shape, span, from, to } : undefined
}

/** The days that a date may lie on; undefined where the date is not resolved. */
export const spanOf = (when: When): Span | undefined => (when.edtf === null ? undefined : parseEdtf(when.edtf)?.span)

/** Whether two spans share a day. */
export const overlaps = (a: Span, b: Span): boolean =>
  (a.earliest === null || b.latest === null || a.earliest <= b.latest) &&
  (b.earliest === null || a.latest === null || b.earliest <= a.latest)

/** Whether the one lies within the other, of which an end may be open. */
export const isWithin = (inner: Span, outer: Span): boolean =>
  (outer.earliest === null || (inner.earliest !== null && outer.earliest <= inner.earliest)) && (outer.latest === null || (inner.latest !== null && inner.latest <= outer.latest))

/** Orders spans by their first possible day, open starts by their end; unresolved ones (undefined) last. */
export function compareSpans(a: Span | undefined, b: Span | undefined): number {
  const key = (span: Span | undefined) => (span ? (span.earliest ?? span.latest ?? '') : '9999')
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0
}
