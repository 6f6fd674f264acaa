import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { entriesOf } from '../../src/facts/fact-base.ts'
import type { When } from '../../src/facts/record.ts'
import { LANGS } from '../../src/facts/record.ts'
import { formatEdtf, formatWhen } from '../../src/reply/format-when.ts'
import { realDossier } from '../real-dossier.ts'

describe('an EDTF text in words', () => {
  test.each([
    ['2023-10-16', '16. Oktober 2023', '16 October 2023'],
    ['2023-09', 'September 2023', 'September 2023'],
    ['2023', '2023', '2023'],
    ['2023-21', 'Frühling 2023', 'spring 2023'],
    ['2023-22', 'Sommer 2023', 'summer 2023'],
    ['2023-23', 'Herbst 2023', 'autumn 2023'],
    ['2023-24', 'Winter 2023', 'winter 2023'],
    ['2023~', 'etwa 2023', 'about 2023'],
    ['2023-09~', 'etwa September 2023', 'about September 2023'],
    ['2023-XX-13', '2023', '2023'],
    ['2023?-09/2023?-12', 'September bis Dezember 2023', 'September to December 2023'],
    ['2023-09-13/2023-10-16', '13. September bis 16. Oktober 2023', '13 September to 16 October 2023'],
    ['2022-12/2023-01', 'Dezember 2022 bis Januar 2023', 'December 2022 to January 2023'],
    ['2022/2023', '2022 bis 2023', '2022 to 2023'],
    ['2023-23/2023-24', 'Herbst 2023 bis Winter 2023', 'autumn 2023 to winter 2023'],
    ['[2023-09..2023-12]', 'zwischen September und Dezember 2023', 'between September and December 2023'],
    ['[2023-12..]', 'frühestens Dezember 2023', 'December 2023 at the earliest'],
    ['[..2023-12]', 'spätestens Dezember 2023', 'December 2023 at the latest'],
    ['../2023-10-16', 'spätestens 16. Oktober 2023', '16 October 2023 at the latest'],
    ['2023-10-16/..', 'frühestens 16. Oktober 2023', '16 October 2023 at the earliest'],
  ])('%s: %s, %s', (edtf, de, en) => {
    expect([formatEdtf(edtf, 'de'), formatEdtf(edtf, 'en')]).toEqual([de, en])
  })

  test('with the months that Intl knows', () => {
    const days = Array.from({ length: 12 }, (_, month) => `2023-${String(month + 1).padStart(2, '0')}-0${(month % 9) + 1}`)
    const byIntl = (locale: string, day: string) => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(day))
    expect(days.map((day) => [formatEdtf(day, 'de'), formatEdtf(day, 'en')])).toEqual(days.map((day) => [byIntl('de-DE', day), byIntl('en-GB', day)]))
  })

  test.each(['nonsense', '', '20240122', '2023-02-30', '199X/2004'])('is none for %j', (edtf) => {
    expect(formatEdtf(edtf, 'de')).toBeUndefined()
  })
})

describe('a date is told as it is known', () => {
  const note = { de: 'Jahr aus dem Bild.', en: 'Year from the picture.' }
  test.each<[string, When, string, string]>([
    ['stated', { edtf: '2023-09', basis: 'stated' }, 'September 2023', 'September 2023'],
    ['stated, but uncertain', { edtf: '2023?-09', basis: 'stated' }, 'September 2023 (unsicher)', 'September 2023 (uncertain)'],
    ['stated, but uncertain and approximate', { edtf: '2023%', basis: 'stated' }, 'etwa 2023 (unsicher)', 'about 2023 (uncertain)'],
    ['inferred', { edtf: '2023?-09', basis: 'inferred', note }, 'September 2023 (erschlossen: Jahr aus dem Bild)', 'September 2023 (inferred: Year from the picture)'],
    ['unresolved, by the word of the source', { edtf: null, said: 'Montag', basis: 'unresolved' }, '„Montag“; ein Datum nennt die Quelle nicht', '“Montag”; the source gives no date'],
    ['unresolved', { edtf: null, basis: 'unresolved' }, 'ohne Datum in der Quelle', 'no date in the source'],
  ])('%s', (_name, when, de, en) => {
    expect([formatWhen(when, 'de'), formatWhen(when, 'en')]).toEqual([de, en])
  })

  test('without the reason for an inferred one, where that is not wanted', () => {
    expect(LANGS.map((lang) => formatWhen({ edtf: '2023-09', basis: 'inferred', note }, lang, false))).toEqual(['September 2023 (erschlossen)', 'September 2023 (inferred)'])
  })
})

test('every date of the dossier is told in words, never in EDTF', async () => {
  const base = (await realDossier()).base()
  const whens = [...entriesOf(base, 'event'), ...entriesOf(base, 'source')].map(({ record }) => record.when)
  for (const when of whens) {
    for (const lang of LANGS) {
      expect(formatWhen(when, lang)).not.toMatch(/\d{4}-\d|\.\.|undefined|NaN|Invalid/)
      if (when.edtf === null) expect(formatWhen(when, lang)).toContain(when.said ?? '')
      else expect(formatWhen(when, lang)).toContain(/\d{4}/.exec(when.edtf)?.[0])
    }
  }
})

test('any day is told with its year, month and day, in both languages', () => {
  fc.assert(fc.property(fc.date({ min: new Date('0100-01-01'), max: new Date('9998-12-31'), noInvalidDate: true }), (date) => {
    const [year, , day] = date.toISOString().slice(0, 10).split('-').map(Number)
    for (const lang of LANGS) {
      const text = formatEdtf(date.toISOString().slice(0, 10), lang) ?? ''
      const month = new Intl.DateTimeFormat(lang, { month: 'long', timeZone: 'UTC' }).format(date)
      expect(text.replaceAll('.', '').split(' ')).toEqual([String(day), month, String(year)])
    }
  }))
})
