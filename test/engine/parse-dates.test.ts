import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanText, tokenise } from '../../src/engine/normalise.ts'
import type { DateHit } from '../../src/engine/parse-dates.ts'
import { parseDates } from '../../src/engine/parse-dates.ts'
import { realThesaurus } from '../real-dossier.ts'

const thesaurus = await realThesaurus()

function find(text: string, otherwise = 2023): DateHit[] {
  const clean = cleanText(text)
  return parseDates(clean, tokenise(clean), otherwise, thesaurus)
}
/** "2023-09-01..2023-12-31", ".." for what is open. */
const spans = (text: string, otherwise?: number): string[] => find(text, otherwise).map(({ span }) => `${span.earliest ?? ''}..${span.latest ?? ''}`)

const DAY = '2023-09-13..2023-09-13'
const SEPTEMBER = '2023-09-01..2023-09-30'
const TO_DECEMBER = '2023-09-01..2023-12-31'

describe('a day', () => {
  test.each([
    '13.9.2023', '13.09.2023', '13.09.23', '13. 9. 2023', 'am 13.9.', 'am 13.9', '13.9. in Najin', '13/09/2023', '13-09-2023', '9/13/2023', '2023-09-13', '2023/09/13', '2023.09.13',
    '13. September 2023', '13. September', '13 September 2023', '13th September', 'the 13th of September 2023', 'September 13, 2023', 'Sept 13th', 'Sep. 13, 2023', '１３．９．２０２３',
    '13 septembre 2023', '13 de septiembre de 2023', '13 сентября 2023 года', '13 września 2023', '13 вересня', '2023년 9월 13일', '9월 13일',
  ])('%s', (text) => {
    expect(spans(text)).toEqual([DAY])
  })

  test.each([
    ['16.10.23', '2023-10-16..2023-10-16'],
    ['1.1.99', '1999-01-01..1999-01-01'],
    ['24.6.1812', '1812-06-24..1812-06-24'],
    ['29.2.2024', '2024-02-29..2024-02-29'],
    ['1st May 2024', '2024-05-01..2024-05-01'],
  ])('%s: %s', (text, day) => {
    expect(spans(text)).toEqual([day])
  })
})

test('a part of a month belongs to its date', () => {
  expect(find('Was war Mitte September 2023?').map(({ said }) => said)).toEqual(['Mitte September 2023'])
  expect(find('in mid-October').map(({ said }) => said)).toEqual(['mid-October'])
})

describe('a month', () => {
  test.each([
    'im September', 'September', 'Sep', 'Sept. 2023', 'September 2023', '2023-09', 'last September', 'Anfang September', 'Mitte September 2023', "September '23", 'September of 2023',
    'в сентябре 2023', 'septembre 2023', 'en septiembre de 2023', 'we wrześniu', 'у вересні 2023', '9월', '2023년 9월',
  ])('%s', (text) => {
    expect(spans(text)).toEqual([SEPTEMBER])
  })

  test.each([
    ['im Oktober 2022', '2022-10-01..2022-10-31'],
    ['in May', '2023-05-01..2023-05-31'],
    ['May 2023', '2023-05-01..2023-05-31'],
    ['Mai', '2023-05-01..2023-05-31'],
    ['im März', '2023-03-01..2023-03-31'],
    ['March 2023', '2023-03-01..2023-03-31'],
    ['im Dezember', '2023-12-01..2023-12-31'],
    ['im Jänner 2024', '2024-01-01..2024-01-31'],
  ])('%s: %s', (text, month) => {
    expect(spans(text)).toEqual([month])
  })

  test('without a year lies in the given one', () => {
    expect([spans('im Februar', 2024), spans('in February', 2031)]).toEqual([['2024-02-01..2024-02-29'], ['2031-02-01..2031-02-28']])
  })
})

test.each([
  ['Herbst 2023', '2023-09-01..2023-11-30'],
  ['im Herbst', '2023-09-01..2023-11-30'],
  ['Herbst 23', '2023-09-01..2023-11-30'],
  ["autumn '23", '2023-09-01..2023-11-30'],
  ['fall 2023', '2023-09-01..2023-11-30'],
  ['in the fall', '2023-09-01..2023-11-30'],
  ['осенью 2023', '2023-09-01..2023-11-30'],
  ['Frühjahr 2023', '2023-03-01..2023-05-31'],
  ['spring 2023', '2023-03-01..2023-05-31'],
  ['im Sommer', '2023-06-01..2023-08-31'],
  ['Winter 2023', '2023-12-01..2024-02-29'],
  ['2023', '2023-01-01..2023-12-31'],
  ['im Jahr 1999', '1999-01-01..1999-12-31'],
])('a season or a year: %s: %s', (text, days) => {
  expect(spans(text)).toEqual([days])
})

describe('a range', () => {
  test.each([
    'September bis Dezember', 'von September bis Dezember 2023', 'von September bis Dezember', 'September 2023 bis Dezember 2023', 'zwischen September und Dezember 2023', 'Ende September bis Anfang Dezember',
    'from September to December 2023', 'between September and December', 'September through December', 'September until December 2023', 'September–Dezember', 'September - December 2023', 'Sep-Dez 2023', '2023-09 bis 2023-12',
    'de septembre à décembre 2023', 'od września do grudnia 2023', 'с сентября по декабрь 2023',
  ])('%s', (text) => {
    expect(spans(text)).toEqual([TO_DECEMBER])
  })

  test.each([
    ['13.9. bis 16.10.2023', '2023-09-13..2023-10-16'],
    ['13.9.-16.10.2023', '2023-09-13..2023-10-16'],
    ['vom 13. September bis zum 16. Oktober', '2023-09-13..2023-10-16'],
    ['from the 13th of September to the 16th of October 2023', '2023-09-13..2023-10-16'],
    ['between 13 September 2023 and 16 October 2023', '2023-09-13..2023-10-16'],
    ['zwischen dem 13.9. und dem 16.10.2023', '2023-09-13..2023-10-16'],
    ['13. bis 16. September 2023', '2023-09-13..2023-09-16'],
    ['1.-13. September', '2023-09-01..2023-09-13'],
    ['from 13 to 16 September 2023', '2023-09-13..2023-09-16'],
    ['2022-2023', '2022-01-01..2023-12-31'],
    ['between 2022 and 2023', '2022-01-01..2023-12-31'],
    ['Dezember bis Februar', '2023-12-01..2024-02-29'],
    ['Dezember bis Februar 2023', '2022-12-01..2023-02-28'],
    ['Dezember 2023 bis Februar', '2023-12-01..2024-02-29'],
    ['Dezember 2023 bis September 2023', '2023-09-01..2023-12-31'],
  ])('%s: %s', (text, days) => {
    expect(spans(text)).toEqual([days])
  })

  test('is not two months beside each other', () => {
    expect(spans('im September und Oktober')).toEqual([SEPTEMBER, '2023-10-01..2023-10-31'])
    expect(spans('September 2023 and December 2024')).toEqual([SEPTEMBER, '2024-12-01..2024-12-31'])
  })
})

test.each([
  ['vor Oktober 2023', '..2023-09-30'],
  ['vor dem 16.10.2023', '..2023-10-15'],
  ['vor 2023', '..2022-12-31'],
  ['before October 2023', '..2023-09-30'],
  ['before the 16th of October', '..2023-10-15'],
  ['prior to October 2023', '..2023-09-30'],
  ['avant octobre 2023', '..2023-09-30'],
  ['antes de octubre', '..2023-09-30'],
  ['bis Oktober 2023', '..2023-10-31'],
  ['bis zum 16.10.23', '..2023-10-16'],
  ['bis Ende Oktober', '..2023-10-31'],
  ['until October 2023', '..2023-10-31'],
  ['until the end of October', '..2023-10-31'],
  ['by October 2023', '..2023-10-31'],
  ['nicht vor Oktober', '2023-10-01..'],
  ['not before October 2023', '2023-10-01..'],
  ['nicht nach dem 13. September', '..2023-09-13'],
  ['not after October', '..2023-10-31'],
  ['nach Oktober 2023', '2023-11-01..'],
  ['nach dem 13. September', '2023-09-14..'],
  ['after September 2023', '2023-10-01..'],
  ['after 31 December 2023', '2024-01-01..'],
  ['после октября', '2023-11-01..'],
  ['seit September', '2023-09-01..'],
  ['since 13 September 2023', '2023-09-13..'],
  ['ab Oktober 2023', '2023-10-01..'],
  ['from October 2023', '2023-10-01..'],
])('an open time: %s: %s', (text, days) => {
  expect(spans(text)).toEqual([days])
})

test.each([
  'may I ask', 'you may march on', 'the fall of a leader', 'mit eigenen Augen', 'darunter fallen Raketen', 'après Najin', 'Jan Müller', 'Mars an Erde', '', 'am Montag', 'gestern', 'on the 13th', '12 Schiffe', 'f16@1', '3.5 Tonnen', '1.2.3', '1234567890', 'bis', 'vor dem Krieg', 'since the war',
  '30.2.2023', '31. September', '30 February 2023', '30. Februar', '2023-02-30', '29.2.2023', '32.9.2023', '0.9.2023', '13.13.2023', '2023-13-13', '9999-99-99', '99/99/99',
])('no date: %j', (text) => {
  expect(spans(text)).toEqual([])
})

test.each([
  ['Was geschah vor Oktober 2023 in Najin?', 'vor Oktober 2023', 2, 5],
  ['May I ask in May?', 'May', 4, 5],
  ['Was war von September bis Dezember 2023?', 'von September bis Dezember 2023', 2, 7],
  ['What happened on 2023-09-13, then?', '2023-09-13', 3, 6],
  ['the 1.-13. September thing', '1.-13. September', 1, 4],
])('a date is told with its words and where they stand: %s', (text, said, from, to) => {
  expect(find(text)).toEqual([expect.objectContaining({ said, from, to })])
})

const words = fc.constantFrom(
  ...'13 31 30 9 2023 1999 99 . .. - – / : , September Februar May Mai Sep im in vor before bis until und and von from between zwischen nach since seit the dem zum de der Ende of Herbst fall 9월 2023년 сентября 13.9. 30.2.23 2023-09 2023-13'.split(' '),
)
const lines = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.array(words, { maxLength: 20 }).map((some) => some.join(' ')), fc.array(words, { maxLength: 20 }).map((some) => some.join('')))

describe('for any text', () => {
  test('dates are found without failing, each with its start before its end and its words in the text', () => {
    fc.assert(fc.property(lines, (text) => {
      let end = 0
      for (const { span, said, from, to } of find(text)) {
        expect(span.earliest === null || span.latest === null || span.earliest <= span.latest).toBe(true)
        expect(span.earliest ?? span.latest).toMatch(/^\d{4}-\d{2}-\d{2}$/)
        expect(cleanText(text)).toContain(said)
        expect(from).toBeLessThan(to)
        expect(from).toBeGreaterThanOrEqual(end)
        end = to
      }
    }))
  })

  test('a day written in any of the usual ways is that day', () => {
    const anyDay = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    fc.assert(fc.property(anyDay, (date) => {
      const iso = date.toISOString().slice(0, 10)
      const [year = '', month = '', day = ''] = iso.split('-')
      const named = ['de', 'en'].map((lang) => date.toLocaleDateString(lang, { dateStyle: 'long', timeZone: 'UTC' }))
      for (const text of [iso, `${day}.${month}.${year}`, `${Number(day)}.${Number(month)}.${year}`, `${day}/${month}/${year}`, ...named]) {
        expect([text, spans(text)]).toEqual([text, [`${iso}..${iso}`]])
      }
    }))
  })
})
