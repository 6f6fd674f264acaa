import { parseEdtf } from '../facts/when.ts'

/** What was typed as a date: one, a word of the source that is none, nothing, or something with figures that is no date. */
export type ReadDate =
  | { readonly outcome: 'date'; readonly edtf: string }
  | { readonly outcome: 'said'; readonly said: string }
  | { readonly outcome: 'none' }
  | { readonly outcome: 'unreadable' }

const MONTHS = ['januar|january|jänner|jan', 'februar|february|feber|feb', 'märz|maerz|march|mär|mar', 'april|apr', 'mai|may', 'juni|june|jun', 'juli|july|jul', 'august|aug', 'september|sept|sep', 'oktober|october|okt|oct', 'november|nov', 'dezember|december|dez|dec']
const SEASONS = ['frühling|frühjahr|spring', 'sommer|summer', 'herbst|autumn|fall', 'winter']
const MONTH = `(?<month>${MONTHS.join('|')})`
const YEAR = String.raw`(?<year>\d{4})`
const DAY = String.raw`(?<day>\d{1,2})`

/** How one date is written, in German and in English. */
const POINTS = [
  String.raw`${YEAR}-(?<number>\d{1,2})(?:-${DAY})?`,
  String.raw`${DAY}\.\s*(?<number>\d{1,2})\.?(?:\s*(?<year>\d{4}|\d\d))?`,
  String.raw`${DAY}(?<slash>[/-])(?<number>\d{1,2})\k<slash>(?<year>\d{4}|\d\d)`,
  String.raw`${DAY}(?:\.|st|nd|rd|th)?\s*(?:of\s+)?${MONTH}\b\.?,?(?:\s*${YEAR})?`,
  String.raw`${MONTH}\b\.?\s*${DAY}(?:st|nd|rd|th)?(?:,?\s+${YEAR})?`,
  String.raw`(?:${MONTH}|(?<season>${SEASONS.join('|')}))\b\.?,?(?:\s*(?:of\s+)?${YEAR})?`,
  YEAR,
  String.raw`${DAY}(?:\.|st|nd|rd|th)?`,
].map((pattern) => new RegExp(`^${pattern}$`, 'u'))

const FILLERS = /^(?:(?:am|im|in|on|dem|den|der|das|the|zum|jahr|jahre|year|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|(?:mon|tues|wednes|thurs|fri|satur|sun)day),?\s+)+/u
const ABOUT = /^(?:etwa|ca\.?|circa|ungefähr|about|around|approximately)\s+/u
const UNSURE = /\s*(?:\?|\((?:unsicher|uncertain)\))$/u
const NONE = /^(?:-+|–|—|\?+|unbekannt|unknown|keine?s?|none|null|n\/a|ohne datum|no date|undated|undatiert|nicht genannt|not given)$/u

type Point = { readonly year?: number; readonly month?: number; readonly day?: number; readonly season?: number; readonly mark: string }

/** Reads a date as people write it, or as EDTF: "16.10.2023", "autumn 2023", "vor dem 16.10.2023", "[2023-12..]". */
export function readDate(typed: string): ReadDate {
  const text = typed.replace(/\s+/gu, ' ').trim()
  if (text === '' || NONE.test(text.toLowerCase())) return { outcome: 'none' }
  if (isDate(text)) return { outcome: 'date', edtf: text }
  const quoted = /^["„“«»](.+)["“”«»]$/u.exec(text)?.[1]?.trim()
  if (quoted) return { outcome: 'said', said: quoted }
  const edtf = text.length > 100 ? undefined : edtfOf(text.toLowerCase())
  if (edtf !== undefined && isDate(edtf)) return { outcome: 'date', edtf }
  return /\d/.test(text) ? { outcome: 'unreadable' } : { outcome: 'said', said: text }
}

const isDate = (edtf: string): boolean => parseEdtf(edtf) !== undefined

function edtfOf(text: string): string | undefined {
  const within = /^(?:zwischen|between) (.+?) (?:und|and) (.+)$/u.exec(text)
  if (within) return pairOf(within[1], within[2], (from, to) => `[${from}..${to}]`)
  const range = /^(?:(?:von|vom|from) )?(?!bis )(.+?) (?:bis(?: zum| einschließlich)?|to|until|till|through) (.+)$/u.exec(text) ?? /^(.+?)(?: - | ?[–—] ?|(?<=\.)-)(.+)$/u.exec(text)
  if (range) return pairOf(range[1], range[2], (from, to) => `${from}/${to}`)
  return openOf(text) ?? dateOf(pointOf(text))
}

const BEFORE = /^(?:vor|before|prior to) /u
const AFTER = /^(?:nach|after) /u
const UP_TO = /^(?:bis(?: zum| einschließlich)?|until|till|by|spätestens|not after|up to) | at the latest$/u
const FROM = /^(?:ab|seit|since|from|frühestens|not before) | at the earliest$/u

/** One moment of which only a bound is known. */
function openOf(text: string): string | undefined {
  const rest = (mark: RegExp) => (mark.test(text) ? pointOf(text.replace(mark, '')) : undefined)
  const [before, after, upTo, from] = [rest(BEFORE), rest(AFTER), rest(UP_TO), rest(FROM)]
  if (before) return around(`[..${dateOf(shifted(before, -1))}]`)
  if (after) return around(`[${dateOf(shifted(after, 1))}..]`)
  if (upTo) return around(`[..${dateOf(upTo)}]`)
  return from ? around(`[${dateOf(from)}..]`) : undefined
}

const around = (edtf: string): string | undefined => (edtf.includes('undefined') ? undefined : edtf)

function pairOf(first = '', last = '', write: (from: string, to: string) => string): string | undefined {
  const [start, end] = [pointOf(first), pointOf(last)]
  if (!start || !end) return undefined
  const month = start.month ?? (start.day !== undefined && start.season === undefined ? end.month : undefined)
  const from = { ...start, ...(month !== undefined && { month }) }
  const isTurned = (from.month ?? 0) > (end.month ?? 12)
  const year = from.year ?? (end.year === undefined ? undefined : end.year - (isTurned ? 1 : 0))
  const endYear = end.year ?? (from.year === undefined ? undefined : from.year + (isTurned ? 1 : 0))
  const [a, b] = [dateOf({ ...from, ...(year !== undefined && { year }) }), dateOf({ ...end, ...(endYear !== undefined && { year: endYear }) })]
  return a !== undefined && b !== undefined ? write(a, b) : undefined
}

function pointOf(typed: string): Point | undefined {
  const unsure = UNSURE.test(typed)
  const bare = typed.replace(UNSURE, '').trim().replace(FILLERS, '')
  const about = ABOUT.test(bare)
  const text = bare.replace(ABOUT, '').replace(FILLERS, '')
  const found = POINTS.map((pattern) => pattern.exec(text)?.groups).find((groups) => groups !== undefined)
  if (!found) return undefined
  const [first, second] = [numberOf(found['day']), numberOf(found['number'])]
  // Month first is how Americans write it: to be read so where nothing else makes sense.
  const isAmerican = found['slash'] !== undefined && (second ?? 0) > 12
  const day = isAmerican ? second : first
  const month = (isAmerican ? first : second) ?? placeOf(MONTHS, found['month'])
  const season = placeOf(SEASONS, found['season'])
  const typedYear = numberOf(found['year'])
  const year = found['year']?.length === 2 ? 2000 + (typedYear ?? 0) : typedYear
  return {
    ...(year !== undefined && { year }), ...(month !== undefined && { month }), ...(day !== undefined && { day }), ...(season !== undefined && { season }),
    mark: about && unsure ? '%' : about ? '~' : unsure ? '?' : '',
  }
}

const numberOf = (digits: string | undefined): number | undefined => (digits === undefined ? undefined : Number(digits))

/** The place of a word in a list of names with their variants, from 1. */
function placeOf(names: readonly string[], word: string | undefined): number | undefined {
  const at = word === undefined ? -1 : names.findIndex((variants) => variants.split('|').includes(word))
  return at < 0 ? undefined : at + 1
}

const pad = (part: number): string => String(part).padStart(2, '0')

/** A point as EDTF; undefined without a year. */
function dateOf(point: Point | undefined): string | undefined {
  if (point?.year === undefined || (point.day !== undefined && point.month === undefined)) return undefined
  const parts = [point.season === undefined ? point.month : 20 + point.season, point.day].filter((part) => part !== undefined)
  return [String(point.year).padStart(4, '0'), ...parts.map(pad)].join('-') + point.mark
}

/** The day, month or year before or after; a day for seasons. */
function shifted(point: Point, by: 1 | -1): Point | undefined {
  const { year, month, day, mark } = point
  if (year === undefined) return undefined
  const span = parseEdtf(dateOf({ ...point, mark: '' }) ?? '')?.span
  const edge = by < 0 ? span?.earliest : span?.latest
  if (!edge) return undefined
  const date = new Date(`${edge}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + by)
  const next = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
  if (day !== undefined || point.season !== undefined) return { ...next, mark }
  return month === undefined ? { year: next.year, mark } : { year: next.year, month: next.month, mark }
}
