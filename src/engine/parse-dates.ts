import type { Span } from '../facts/when.ts'
import { parseEdtf } from '../facts/when.ts'
import type { Token } from './normalise.ts'
import type { Thesaurus } from './thesaurus.ts'

/** A date or range named in a question. */
export type DateHit = {
  readonly span: Span
  /** As it was typed. */
  readonly said: string
  /** The tokens that it takes up: from `from` up to, not including, `to`. */
  readonly from: number
  readonly to: number
}

type Day = { readonly year?: number | undefined; readonly month?: number | undefined; readonly day?: number | undefined; readonly season?: number | undefined }
const SEASONS = ['season-spring', 'season-summer', 'season-autumn', 'season-winter']

/** Words with the stem of a month or season that they have nothing to do with: "Apr", "Aug", "fall". */
const UNDATED = new Set(['apres', 'auge', 'augen', 'fallen', 'falls', 'gefallen'])

type Calendar = { readonly month: (word: string) => number | undefined; readonly season: (word: string) => number | undefined }

/** Names of months and seasons, as the thesaurus has them. */
const calendarOf = (thesaurus: Thesaurus): Calendar => ({
  month: (word) => {
    const concept = UNDATED.has(word) ? undefined : thesaurus.conceptsOf(word).find((id) => id.startsWith('month-'))
    return concept ? Number(concept.slice(-2)) : undefined
  },
  season: (word) => {
    const at = UNDATED.has(word) ? -1 : SEASONS.findIndex((id) => thesaurus.conceptsOf(word).includes(id))
    return at < 0 ? undefined : at + 1
  },
})

type Piece = { readonly value: Day; readonly from: number; readonly to: number }

const BEFORE = new Set(['before', 'vor', 'until', 'till', 'prior', 'avant', 'antes', 'do', 'przed', 'pered'])
const BEFORE_OR_IN = new Set(['until', 'till', 'bis', 'by'])
const AFTER = new Set(['after', 'nach', 'since', 'seit', 'ab', 'from', 'apres', 'despues', 'posle', 'pislya', 'po'])
const AFTER_OR_IN = new Set(['since', 'seit', 'ab', 'from', 'von'])
const TO = new Set(['to', 'bis', 'until', 'till', 'through', 'and', 'und', 'a', 'do', 'po'])
const OPENING = new Set(['from', 'von', 'between', 'zwischen', 'vom', 'de', 'entre', 'od', 's'])
/** A part of a month or year: so vague that the whole is taken. */
const PARTS = new Set(['ende', 'end', 'anfang', 'mitte', 'beginning', 'early', 'late', 'mid', 'middle', 'start'])
/** What may stand between such a word and its date. */
const BETWEEN = new Set([...PARTS, 'dem', 'der', 'den', 'zum', 'the', 'of'])
/** What makes a bare "16.10" a day and no decimal. */
const ON = new Set(['am', 'vom', 'zum'])
/** Names of months that are ordinary words as well: they need a neighbour that dates them. */
const DOUBTFUL = new Set(['may', 'march', 'mar', 'mars', 'fall', 'spring', 'maya', 'maja', 'jun', 'dec', 'sep', 'nov', 'mai', 'leto', 'ete', 'jan'])
/** "Not before October" means: from October on. */
const NOT = new Set(['not', 'nicht'])
const INTRODUCING = new Set(['in', 'im', 'last', 'since', 'seit', 'until', 'bis', 'before', 'vor', 'after', 'nach'])

const isYear = (text: string): boolean => /^(19|20)\d\d(nyeon)?$/.test(text)
const pad = (part: number) => String(part).padStart(2, '0')

function yearOf(token: Token | undefined): number | undefined {
  return token && isYear(token.folded) ? Number(token.folded.slice(0, 4)) : undefined
}

/** The year that two digits stand for. */
const fullYear = (short: number): number => short + (short < 70 ? 2000 : 1900)

function dayOf(token: Token | undefined): number | undefined {
  const match = token && /^(\d{1,2})(st|nd|rd|th|er|e|il)?$/.exec(token.folded)
  const day = match ? Number(match[1]) : 0
  return day >= 1 && day <= 31 ? day : undefined
}

const ISO = /^(?<year>\d{4})[-/.](?<month>\d{1,2})(?:[-/.](?<day>\d{1,2}))?(?!\d)/
const DOTTED = /^(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.(?:\s?(?<year>\d{4}|\d{2}))?(?!\d)/
const DASHED = /^(?<day>\d{1,2})([-/])(?<month>\d{1,2})\2(?<year>\d{4}|\d{2})(?!\d)/
const BARE = /^(?<day>\d{1,2})\.(?<month>\d{1,2})(?![\d.])/

/**
 * "13.9.2023", "13.09.23", "13.9.", "am 13.9", "13-9-2023", "9/13/2023", "2023-09-13", "2023-09" from adjoining
 * number tokens. A day, month and year that make no date are taken as well: they have no span.
 */
function numeric(text: string, tokens: readonly Token[], at: number): Piece | undefined {
  const rest = text.slice(tokens[at]?.at ?? 0)
  const iso = ISO.exec(rest)
  const found = iso ?? DOTTED.exec(rest) ?? DASHED.exec(rest) ?? (ON.has(tokens[at - 1]?.folded ?? '') ? BARE.exec(rest) : null)
  const [first, second, typedYear] = ['day', 'month', 'year'].map((name) => found?.groups?.[name]).map((part) => (part === undefined ? undefined : Number(part)))
  if (second === undefined) return undefined
  const isAmerican = !iso && typedYear !== undefined && second > 12
  const [day, month] = isAmerican ? [second, first] : [first, second]
  const year = typedYear === undefined || typedYear > 99 ? typedYear : fullYear(typedYear)
  const said = [day, month, year].filter((part) => part !== undefined).length
  if (said < 3 && (month === 0 || Number(month) > 12 || (year !== undefined && !isYear(String(year))))) return undefined
  return { value: { year, month, day }, from: at, to: at + said }
}

/** Where the second date of a range may begin, if the first ends before this token; -1 where nothing joins them. */
function joinedAt(text: string, tokens: readonly Token[], end: number): number {
  const joint = tokens[end]
  if (!joint) return -1
  const gap = text.slice(tokens[end - 1]?.end ?? 0, joint.at)
  let at = TO.has(joint.folded) ? end + 1 : /^[\s.]*[-–—]\s*$/.test(gap) ? end : -1
  while (at >= 0 && BETWEEN.has(tokens[at]?.folded ?? '')) at++
  return at
}

/** One date that begins at this token. */
function pieceAt(text: string, tokens: readonly Token[], at: number, calendar: Calendar): Piece | undefined {
  const token = tokens[at]
  if (!token) return undefined
  const digits = /^\d/.test(token.folded) ? numeric(text, tokens, at) : undefined
  if (digits) return digits
  const next = tokens[at + 1]
  const month = calendar.month(token.folded)
  const season = calendar.season(token.folded)
  // "13. September 2023", "13 of September"
  const day = dayOf(token)
  if (day !== undefined && next) {
    const skip = next.folded === 'of' || next.folded === 'de' ? 1 : 0
    const named = calendar.month(tokens[at + 1 + skip]?.folded ?? '')
    if (named) {
      const end = at + 2 + skip + (['of', 'de'].includes(tokens[at + 2 + skip]?.folded ?? '') ? 1 : 0)
      const year = yearOf(tokens[end])
      return { value: { day, month: named, year }, from: at, to: year ? end + 1 : at + 2 + skip }
    }
    // "13. bis 16. September"
    const joined = joinedAt(text, tokens, at + 1)
    const last = joined >= 0 ? pieceAt(text, tokens, joined, calendar)?.value : undefined
    if (last?.day !== undefined && last.month !== undefined) return { value: { ...last, day }, from: at, to: at + 1 }
  }
  if (month ?? season) {
    const skip = ['of', 'de'].includes(next?.folded ?? '') ? 1 : 0
    const year = yearOf(tokens[at + 1 + skip]) ?? shortYear(text, tokens[at + 1 + skip], tokens[at + skip], season !== undefined)
    if (year) return { value: { month, season, year }, from: at, to: at + 2 + skip }
    // "September 13, 2023", "September 13"
    const followingDay = month ? dayOf(next) : undefined
    if (followingDay) {
      const itsYear = yearOf(tokens[at + 2])
      return { value: { month, day: followingDay, year: itsYear }, from: at, to: at + 2 + (itsYear ? 1 : 0) }
    }
    const isIn = tokens[at - 1]?.folded === 'the' && tokens[at - 2]?.folded === 'in'
    const introduced = isIn || INTRODUCING.has(tokens[at - 1]?.folded ?? '') || (month && calendar.month(tokens[joinedAt(text, tokens, at + 1)]?.folded ?? ''))
    if (!DOUBTFUL.has(token.folded) || introduced || tokens.length === 1) return { value: { month, season }, from: at, to: at + 1 }
    return undefined
  }
  const year = yearOf(token)
  if (!year) return undefined
  // "2023년 9월 13일"
  const rest = token.folded.endsWith('nyeon') ? pieceAt(text, tokens, at + 1, calendar) : undefined
  return rest?.value.month && !rest.value.year ? { value: { ...rest.value, year }, from: at, to: rest.to } : { value: { year }, from: at, to: at + 1 }
}

/** "Herbst 23", "autumn '23": two digits straight after a month or season, when no day is meant. */
function shortYear(text: string, token: Token | undefined, before: Token | undefined, season: boolean): number | undefined {
  if (!token || !before || !/^\d{2}$/.test(token.folded)) return undefined
  const gap = text.slice(before.end, token.at)
  return season || gap.includes("'") || gap.includes('’') || Number(token.folded) > 31 ? fullYear(Number(token.folded)) : undefined
}

function edtfOf({ year, month, day, season }: Day, otherwise: number): string {
  const base = String(year ?? otherwise)
  if (season) return `${base}-${20 + season}`
  if (month === undefined) return base
  return day !== undefined ? `${base}-${pad(month)}-${pad(day)}` : `${base}-${pad(month)}`
}

const spanOfDay = (value: Day, otherwise: number): Span | undefined => parseEdtf(edtfOf(value, otherwise))?.span

/** From one to the other. A year that is not said is chosen so that the end comes after the start. */
function rangeOf(from: Day, to: Day, otherwise: number): Span | undefined {
  const start = spanOfDay(from, to.year ?? otherwise)
  const end = spanOfDay(to, from.year ?? otherwise)
  if (!start?.earliest || !end?.latest) return undefined
  if (start.earliest <= end.latest) return { earliest: start.earliest, latest: end.latest }
  if (to.year === undefined) return { earliest: start.earliest, latest: spanOfDay(to, (from.year ?? otherwise) + 1)?.latest ?? null }
  if (from.year === undefined) return { earliest: spanOfDay(from, to.year - 1)?.earliest ?? null, latest: end.latest }
  return { earliest: end.earliest, latest: start.latest }
}

function shifted(day: string | null, by: number): string | null {
  if (day === null) return null
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + by)
  return date.toISOString().slice(0, 10)
}

/**
 * Finds dates, months, seasons, years, ranges ("September bis Dezember") and open ones ("before October
 * 2023") in a cleaned text, `most` of them. Where no year is said, `otherwise` is taken. Impossible days are left out.
 */
export function parseDates(text: string, tokens: readonly Token[], otherwise: number, thesaurus: Thesaurus, most = Infinity): DateHit[] {
  const calendar = calendarOf(thesaurus)
  const hits: DateHit[] = []
  for (let at = 0; at < tokens.length && hits.length < most; at++) {
    const first = pieceAt(text, tokens, at, calendar)
    if (!first) continue
    const joined = joinedAt(text, tokens, first.to)
    const second = joined >= 0 ? pieceAt(text, tokens, joined, calendar) : undefined
    let mark = at - 1
    while (BETWEEN.has(tokens[mark]?.folded ?? '')) mark--
    // "antes de octubre"
    if (tokens[mark]?.folded === 'de' && (BEFORE.has(tokens[mark - 1]?.folded ?? '') || AFTER.has(tokens[mark - 1]?.folded ?? ''))) mark--
    const before = tokens[mark]?.folded ?? ''
    let span: Span | undefined
    const part = tokens.findIndex(({ folded }, place) => place > mark && place < at && PARTS.has(folded))
    let from = part < 0 ? at : part
    let to = first.to
    const isPair = second && (!['and', 'und', 'a'].includes(tokens[first.to]?.folded ?? '') || OPENING.has(before))
    if (second && isPair) {
      span = rangeOf(first.value, second.value, otherwise)
      to = second.to
      if (OPENING.has(before)) from = mark
    } else {
      const alone = spanOfDay(first.value, otherwise)
      const prior = before === 'to' && tokens[mark - 1]?.folded === 'prior'
      const isBefore = BEFORE.has(before) && !BEFORE_OR_IN.has(before)
      const isAfter = AFTER.has(before) && !AFTER_OR_IN.has(before)
      if (alone && (isBefore || isAfter) && NOT.has(tokens[mark - 1]?.folded ?? '')) {
        span = isBefore ? { earliest: alone.earliest, latest: null } : { earliest: null, latest: alone.latest }
        from = mark - 1
      } else if (alone && (BEFORE.has(before) || BEFORE_OR_IN.has(before) || prior)) {
        span = { earliest: null, latest: BEFORE_OR_IN.has(before) ? alone.latest : shifted(alone.earliest, -1) }
        from = prior ? mark - 1 : mark
      } else if (alone && (AFTER.has(before) || AFTER_OR_IN.has(before))) {
        span = { earliest: AFTER_OR_IN.has(before) ? alone.earliest : shifted(alone.latest, 1), latest: null }
        from = mark
      } else span = alone
    }
    if (span) {
      const [head, last] = [tokens[from], tokens[to - 1]]
      if (head && last) hits.push({ span, said: text.slice(head.at, last.end), from, to })
    }
    at = to - 1
  }
  return hits
}
