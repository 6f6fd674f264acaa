import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LANGS } from '../../src/facts/record.ts'
import { sentencesOf } from '../../src/reply/sentences.ts'

/** Each with a stroke where it is divided. */
const DIVIDED = {
  de: [
    'z.B. am 13. Sept. 2023 traf Putin Kim, lt. AFP.',
    'Das war z. B. Russland.| Danach kam nichts.',
    'Sie trafen sich am 13. September in Russland.| Das war alles.',
    'Am 13. traf Putin Kim.| Wer noch?',
    'Vom 12. bis 17. September war er dort.| Dann fuhr er heim.',
    'Es waren 13.| Danach kamen mehr.',
    'Am 13./14. September und am 16.10. wurde geladen.',
    'Im 20. Jahrhundert war das anders.| Heute nicht.',
    'Lt. AFP waren es ca. 20 Schiffe bzw. Boote u. a. Frachter.| Mehr nicht.',
    'Schiffe, Boote usw.| Die Häfen auch.',
    'Dr. Müller und Prof. Dr. Kim sagten nichts.| Warum?',
    'Kim J. U. traf W. Putin.| Ja!| Und dann?',
    'Siehe https://example.org/a.html?b=C.d&e=F.| Mehr steht auf tagesschau.de.| Und auf www.heise.de!',
    'Auf nknews.org.| Da steht es.',
    'Er sagte: „Das ist gut.“| Dann ging er.',
    'Wirklich?!| Ja … oder nein …| Nein.',
    'Erste Zeile\nzweite Zeile|',
    '...\n123.\n😀\nNur das.',
  ],
  en: [
    'U.S. officials saw it.| The U.S. Army did not.',
    'It was made in the U.S.| The report says so.',
    'Mr. Smith met Dr. Kim at 5 p.m. Moscow time.| He left.',
    'It ended at 5 p.m.| They left.',
    'On Sept. 13, 2023 they met.| Then they parted.',
    'See No. 5 of the list, e.g. Angara, i.e. a ship.| No.| Five ships.',
    'J. R. Smith of Acme Inc. said so.| Acme Inc.| The end.',
    'Look at https://x.org/a?b=1&c=A.| Then more: example.com/a.b?c!| Or (see https://x.org/a).',
    'The missile flew 3.5 km.| Really?| Yes!',
    'Gen. Lee, Lt. Kim vs. Col. Park.| All of them.',
  ],
} as const

const marked = (text: string): readonly string[] => text.split('|').map((part) => part.trim())

describe.each(LANGS)('a text is divided into sentences (%s)', (lang) => {
  test.each(DIVIDED[lang].map((text) => [text]))('%s', (text) => {
    const wanted = marked(text).flatMap((part) => part.split('\n')).filter((part) => /\p{L}/u.test(part))
    expect(sentencesOf(text.replaceAll('|', ''), lang)).toEqual(wanted)
  })
})

test('no letter is lost, whatever is divided', () => {
  const anything = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('z. B. ', '13. ', 'U.S. ', 'https://x.org/a?b ', '. ', '! ', '\n', 'Sept. ', 'The ')), { maxLength: 12 })
  fc.assert(fc.property(anything, fc.constantFrom(...LANGS), (parts, lang) => {
    const letters = (text: string): string => text.replace(/[^\p{L}]/gu, '')
    expect(letters(sentencesOf(parts.join(''), lang).join(''))).toBe(letters(parts.join('')))
  }))
})
