import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDate } from '../../src/command/read-date.ts'
import { parseEdtf } from '../../src/facts/when.ts'
import { formatEdtf } from '../../src/reply/format-when.ts'

const DATES: readonly (readonly [typed: string, edtf: string])[] = [
  ['16.10.2023', '2023-10-16'],
  ['16.10.23', '2023-10-16'],
  ['16. 10. 2023', '2023-10-16'],
  ['16. Oktober 2023', '2023-10-16'],
  ['16 October 2023', '2023-10-16'],
  ['October 16, 2023', '2023-10-16'],
  ['Montag, 16. Oktober 2023', '2023-10-16'],
  ['am 16. OKTOBER 2023', '2023-10-16'],
  ['16th of October, 2023', '2023-10-16'],
  ['16/10/2023', '2023-10-16'],
  ['10/16/2023', '2023-10-16'],
  ['im September 2023', '2023-09'],
  ['Sept. 2023', '2023-09'],
  ['Herbst 2023', '2023-23'],
  ['autumn 2023', '2023-23'],
  ['2023', '2023'],
  ['etwa 2023', '2023~'],
  ['Oktober 2023 (unsicher)', '2023-10?'],
  ['vor dem 16.10.2023', '[..2023-10-15]'],
  ['before 1 January 2023', '[..2022-12-31]'],
  ['vor Oktober 2023', '[..2023-09]'],
  ['vor Januar 2023', '[..2022-12]'],
  ['vor 2023', '[..2022]'],
  ['vor Herbst 2023', '[..2023-08-31]'],
  ['nach dem 31.12.2023', '[2024-01-01..]'],
  ['bis Oktober 2023', '[..2023-10]'],
  ['bis zum 16.10.2023', '[..2023-10-16]'],
  ['seit 2022', '[2022..]'],
  ['September bis Dezember 2023', '2023-09/2023-12'],
  ['von September 2023 bis Februar 2024', '2023-09/2024-02'],
  ['November bis Februar 2024', '2023-11/2024-02'],
  ['13. bis 16. September 2023', '2023-09-13/2023-09-16'],
  ['13.-16. September 2023', '2023-09-13/2023-09-16'],
  ['13.09.2023 – 16.09.2023', '2023-09-13/2023-09-16'],
  ['from March to May 2023', '2023-03/2023-05'],
  ['zwischen März und Mai 2023', '[2023-03..2023-05]'],
  ['2023?-09', '2023?-09'],
  ['../2023-10-16', '../2023-10-16'],
  ['[2023-12..]', '[2023-12..]'],
]

describe('readDate', () => {
  test.each(DATES)('reads "%s" as %s', (typed, edtf) => {
    expect(readDate(typed)).toEqual({ outcome: 'date', edtf })
  })

  test.each(['Montag', 'am Montag', 'kürzlich', 'Oktober', 'last week'])('takes "%s" for the word of the source', (said) => {
    expect(readDate(said)).toEqual({ outcome: 'said', said })
  })

  test('takes what stands in quotation marks for the word of the source', () => {
    expect(readDate('„vor 3 Tagen“')).toEqual({ outcome: 'said', said: 'vor 3 Tagen' })
  })

  test.each(['', ' ', '-', 'unbekannt', 'No date'])('takes "%s" for no date', (typed) => {
    expect(readDate(typed)).toEqual({ outcome: 'none' })
  })

  test.each(['30.2.2023', '16.13.2023', '16.10.', 'vor 3 Tagen', 'Dezember bis September 2023 und', '2023-10-16/2023-09', '9'.repeat(10_000)])('does not guess at "%s"', (typed) => {
    expect(readDate(typed)).toEqual({ outcome: 'unreadable' })
  })

  test('reads a date as answers give it', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))
    const point = fc.oneof(day, day.map((date) => date.slice(0, 7)), day.map((date) => date.slice(0, 4)), day.map((date) => `${date.slice(0, 4)}-23`))
    const pair = fc.tuple(day, fc.nat(1000)).map(([from, days]) => [from, new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10)])
    const edtf = fc.oneof(point, point.map((at) => `[${at}..]`), point.map((at) => `[..${at}]`), pair.map((days) => days.join('/')), pair.map((days) => `[${days.join('..')}]`))
    fc.assert(
      fc.property(edtf, fc.constantFrom('de', 'en'), (date, lang) => {
        const read = readDate(formatEdtf(date, lang) ?? '')
        expect(read.outcome === 'date' && parseEdtf(read.edtf)?.span).toEqual(parseEdtf(date)?.span)
      }),
    )
  })

  test('reads anything in bounded time', () => {
    const started = performance.now()
    for (const part of ['vor ', 'bis ', '1.', ' - ', 'von bis ', 'Oktober ', '"', '?', '(']) readDate(part.repeat(5000))
    // Written out, these would be millions of days.
    expect(readDate('[1000-01-01..9998-12-31]')).toEqual({ outcome: 'date', edtf: '[1000-01-01..9998-12-31]' })
    for (const wide of ['[Y1000000000..Y2000000000]', '{1000-01-01..9998-12-31,2000}']) expect(readDate(wide)).toEqual({ outcome: 'unreadable' })
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => void readDate(typed)))
    expect(performance.now() - started).toBeLessThan(2000)
  })
})
