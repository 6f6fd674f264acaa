import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Span } from '../../src/facts/when.ts'
import { compareSpans, overlaps, parseEdtf, spanOf } from '../../src/facts/when.ts'

/** "2023-09-01..2023-12-31", ".." for what is open. */
const written = (span: Span | undefined): string | undefined => span && `${span.earliest ?? ''}..${span.latest ?? ''}`
const span = (text: string): Span => {
  const [earliest, latest] = text.split('..')
  return { earliest: earliest || null, latest: latest || null }
}

describe('an EDTF text is read with its first and last possible day', () => {
  test.each<[string, string, 'moment' | 'range' | 'within', string]>([
    ['a day', '2023-09-13', 'moment', '2023-09-13..2023-09-13'],
    ['a leap day', '2024-02-29', 'moment', '2024-02-29..2024-02-29'],
    ['the leap day of a century that has one', '2000-02-29', 'moment', '2000-02-29..2000-02-29'],
    ['a month', '2023-09', 'moment', '2023-09-01..2023-09-30'],
    ['a February', '2023-02', 'moment', '2023-02-01..2023-02-28'],
    ['a year', '2023', 'moment', '2023-01-01..2023-12-31'],
    ['a year with spaces around it', ' 2023 ', 'moment', '2023-01-01..2023-12-31'],
    ['spring', '2023-21', 'moment', '2023-03-01..2023-05-31'],
    ['summer', '2023-22', 'moment', '2023-06-01..2023-08-31'],
    ['autumn', '2023-23', 'moment', '2023-09-01..2023-11-30'],
    ['a winter, which ends in the next year', '2023-24', 'moment', '2023-12-01..2024-02-29'],
    ['an uncertain year', '2023?', 'moment', '2023-01-01..2023-12-31'],
    ['a month of an uncertain year', '2023?-09', 'moment', '2023-09-01..2023-09-30'],
    ['an approximate month', '2023-09~', 'moment', '2023-09-01..2023-09-30'],
    ['an unnamed month', '2023-XX', 'moment', '2023-01-01..2023-12-31'],
    ['an unnamed day', '2023-09-XX', 'moment', '2023-09-01..2023-09-30'],
    ['months of an uncertain year', '2023?-09/2023?-12', 'range', '2023-09-01..2023-12-31'],
    ['days from–to', '2023-09-13/2023-10-16', 'range', '2023-09-13..2023-10-16'],
    ['seasons from–to', '2023-23/2023-24', 'range', '2023-09-01..2024-02-29'],
    ['one day from–to', '2023-09-13/2023-09-13', 'range', '2023-09-13..2023-09-13'],
    ['an open start', '../2023-10-16', 'range', '..2023-10-16'],
    ['an unknown start', '/2023-10-16', 'range', '..2023-10-16'],
    ['an open end', '2023-10-16/..', 'range', '2023-10-16..'],
    ['a moment not before a month', '[2023-12..]', 'within', '2023-12-01..'],
    ['a moment not after a month', '[..2023-12]', 'within', '..2023-12-31'],
    ['a moment between two months, the last one whole', '[2023-09..2023-12]', 'within', '2023-09-01..2023-12-31'],
    ['one of several days in any order', '[2023-12-01,2023-09-13]', 'within', '2023-09-13..2023-12-01'],
  ])('%s: %s', (_name, text, shape, days) => {
    const parsed = parseEdtf(text)
    expect([parsed?.shape, written(parsed?.span)]).toEqual([shape, days])
  })
})

describe('a moment keeps how precisely it is known', () => {
  test.each([
    ['2023-09-13', 'day', { year: 2023, month: 9, day: 13, approximate: false }],
    ['2023-09', 'month', { year: 2023, month: 9, approximate: false }],
    ['2023?-09', 'month', { year: 2023, month: 9, approximate: false }],
    ['2023-24', 'season', { year: 2023, season: 4, approximate: false }],
    ['2023', 'year', { year: 2023, approximate: false }],
    ['2023~', 'year', { year: 2023, approximate: true }],
    ['2023%', 'year', { year: 2023, approximate: true }],
    ['2023~-09', 'month', { year: 2023, month: 9, approximate: true }],
    ['2023-22~', 'season', { year: 2023, season: 2, approximate: true }],
    ['2023-XX-13', 'year', { year: 2023, approximate: false }],
  ])('%s is a %s', (text, precision, at) => {
    expect(parseEdtf(text)).toMatchObject({ shape: 'moment', precision, at })
  })

  test('and so do both ends of a range, where they are not open', () => {
    expect(parseEdtf('2023?-09/2023~-12')).toMatchObject({ from: { year: 2023, month: 9, approximate: false }, to: { month: 12, approximate: true } })
    expect(parseEdtf('[2023-12..]')).toMatchObject({ from: { year: 2023, month: 12 }, to: null })
  })
})

test.each([
  ['no date at all', 'nonsense'],
  ['nothing', ''],
  ['digits without dashes', '20240122'],
  ['German order', '16.10.2023'],
  ['a month of one digit', '2023-9'],
  ['the 30th of February', '2023-02-30'],
  ['the 29th of February in a common year', '2023-02-29'],
  ['the 29th of February in a common century', '1900-02-29'],
  ['the 31st of September', '2023-09-31'],
  ['a thirteenth month', '2023-13'],
  ['a month 0', '2023-00'],
  ['a quarter', '2023-33'],
  ['a season of one hemisphere', '2023-25'],
  ['a time of day', '2023-09-13T10:00:00Z'],
  ['an end before its start', '2023-12/2023-09'],
  ['a moment between a later and an earlier month', '[2023-12..2023-09]'],
  ['an impossible end', '2023-02-30/2024'],
  ['nothing but openness', '../..'],
  ['two dates at once', '{2023-09,2023-12}'],
  ['a decade', '202X'],
  ['a decade as one end, which is not open', '199X/2004'],
  ['a year with significant digits', '1950S2'],
  ['the year 0', '0000'],
  ['a year of the first century', '0033'],
  ['a year before the common era', '-0500'],
  ['a year of five digits', 'Y12023'],
  ['more text than any date has', `2023${' '.repeat(80)}`],
])('%s is no date: %j', (_name, text) => {
  expect(parseEdtf(text)).toBeUndefined()
})

test('a resolved date has a span, an unresolved one has none', () => {
  expect(written(spanOf({ edtf: '2023-09', basis: 'stated' }))).toBe('2023-09-01..2023-09-30')
  expect(spanOf({ edtf: null, said: 'Montag', basis: 'unresolved' })).toBeUndefined()
})

describe('spans', () => {
  test.each([
    ['share their one day', '2023-09-13..2023-09-13', '2023-09-13..2023-09-13', true],
    ['share the day on which they touch', '2023-09-01..2023-09-13', '2023-09-13..2023-10-01', true],
    ['lie a day apart', '2023-09-01..2023-09-12', '2023-09-13..2023-10-01', false],
    ['lie one within the other', '2023-01-01..2023-12-31', '2023-09-13..2023-09-13', true],
    ['meet where one is open', '2023-12-01..', '2024-01-01..2024-01-02', true],
    ['miss where one is open the other way', '..2023-10-16', '2023-10-17..', false],
    ['meet where both are open to one side', '..2023-10-16', '..1999-01-01', true],
    ['meet where one is open on both sides', '..', '2023-09-13..2023-09-13', true],
  ])('%s', (_name, a, b, shared) => {
    expect([overlaps(span(a), span(b)), overlaps(span(b), span(a))]).toEqual([shared, shared])
  })

  test('are put in order by their first day, open starts by their end, unresolved ones last', () => {
    const given = [undefined, span('2023-12-01..'), span('..2023-10-16'), span('2023-09-01..2023-12-31'), span('2023-09-13..2023-09-13')].map((one) => ({ one }))
    expect(given.toSorted((a, b) => compareSpans(a.one, b.one)).map(({ one }) => written(one))).toEqual(['2023-09-01..2023-12-31', '2023-09-13..2023-09-13', '..2023-10-16', '2023-12-01..', undefined])
  })
})

const anyDay = fc.date({ min: new Date('0100-01-01'), max: new Date('9998-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))
const anySpan = fc.tuple(fc.option(anyDay), fc.option(anyDay)).map(([a, b]): Span => (a && b && a > b ? { earliest: b, latest: a } : { earliest: a, latest: b }))
const dateLike = fc.string({ unit: fc.constantFrom(...'0123456789-/.?~%X[]{},TSY '), maxLength: 24 })

describe('for anything', () => {
  test('parsing a text never throws, and the end of a span is never before its start', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), dateLike), (text) => {
      const { earliest = null, latest = null } = parseEdtf(text)?.span ?? {}
      expect(earliest === null || latest === null || earliest <= latest).toBe(true)
    }))
  })

  test('a day lies in its own span, in that of its month and in that of its year', () => {
    fc.assert(fc.property(anyDay, (day) => {
      for (const text of [day, day.slice(0, 7), day.slice(0, 4), `${day}?`, `${day}/..`, `../${day}`, `[${day}..]`]) {
        const found = parseEdtf(text)?.span
        expect(found && overlaps(found, { earliest: day, latest: day })).toBe(true)
      }
    }))
  })

  test('overlapping is mutual, and every span overlaps itself', () => {
    fc.assert(fc.property(anySpan, anySpan, (a, b) => {
      expect(overlaps(a, b)).toBe(overlaps(b, a))
      expect(overlaps(a, a)).toBe(true)
    }))
  })

  test('comparing is an order', () => {
    const sign = Math.sign
    fc.assert(fc.property(fc.option(anySpan, { nil: undefined }), fc.option(anySpan, { nil: undefined }), fc.option(anySpan, { nil: undefined }), (a, b, c) => {
      expect(sign(compareSpans(a, b))).toBe(-sign(compareSpans(b, a)) + 0)
      if (compareSpans(a, b) <= 0 && compareSpans(b, c) <= 0) expect(compareSpans(a, c)).toBeLessThanOrEqual(0)
    }))
  })
})

test.each(['[1000-01-01..9998-12-31]', '{1000..9998}', '[Y1000000000..Y2000000000]', '[2000-01-01..2090-01-01, 2091]'])('%s is read, or refused, at once', (text) => {
  const start = performance.now()
  parseEdtf(text)
  expect(performance.now() - start).toBeLessThan(50)
})
