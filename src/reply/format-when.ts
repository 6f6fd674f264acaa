import type { Lang, When } from '../facts/record.ts'
import type { Calendar } from '../facts/when.ts'
import { parseEdtf } from '../facts/when.ts'
import { strings } from './strings.ts'

/** A calendar value in words: "16. Oktober 2023", "September 2023", "Herbst 2023", "2023". */
function formatCalendar({ year, month, day, season, approximate }: Calendar, lang: Lang): string {
  const words = strings[lang]
  // Not by Intl: to make its first formatter takes longer than to answer.
  const text = [day && words.day(day), month && words.month(month), season && words.season(season), year].filter(Boolean).join(' ')
  return approximate ? words.approximately(text) : text
}

/** An instant to the minute: "22.11.2026, 16:02 UTC". */
export function formatInstant(iso: string, lang: Lang): string {
  const [date = '', time = ''] = iso.split('T')
  const [year, month, day] = date.split('-').map(Number)
  return `${formatCalendar({ year: year ?? 0, month: month ?? 1, day: day ?? 1, approximate: false }, lang)}, ${time.slice(0, 5)} UTC`
}

/** An EDTF text in words; undefined where it is none. */
export function formatEdtf(edtf: string, lang: Lang): string | undefined {
  const parsed = parseEdtf(edtf)
  if (!parsed) return undefined
  const words = strings[lang]
  if (parsed.shape === 'moment') return formatCalendar(parsed.at, lang)
  const [from, to] = [parsed.from && formatCalendar(parsed.from, lang), parsed.to && formatCalendar(parsed.to, lang)]
  if (from && to) {
    // The year is said once where both ends share it.
    const start = parsed.from?.year === parsed.to?.year && parsed.from?.month ? from.replace(` ${parsed.from.year}`, '') : from
    return parsed.shape === 'range' ? words.fromTo(start, to) : words.between(start, to)
  }
  if (from) return words.notBefore(from)
  return to ? words.notAfter(to) : undefined
}

/**
 * A date as precisely as it is known, with what is inferred or unresolved said in words, and from what where wanted:
 * "September bis Dezember 2023 (Jahr erschlossen)", "„Montag“; ein Datum nennt die Quelle nicht".
 */
export function formatWhen(when: When, lang: Lang, withNote = true): string {
  const words = strings[lang]
  if (when.edtf === null) return when.said === undefined ? words.noDate : words.saidOnly(when.said)
  const text = formatEdtf(when.edtf, lang) ?? when.edtf
  if (when.basis === 'inferred') return words.inferred(text, withNote ? when.note[lang] : '')
  return /[?%]/.test(when.edtf) ? words.uncertain(text) : text
}

/** The same without what it is inferred from, and without brackets of its own: "September bis Dezember 2023, erschlossen". */
export const formatWhenInBrackets = (when: When, lang: Lang): string => formatWhen(when, lang, false).replace(/ \(([^()]*)\)$/u, ', $1')
