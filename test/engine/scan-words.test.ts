import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanText, tokenise } from '../../src/engine/normalise.ts'
import type { ScanCache } from '../../src/engine/scan-words.ts'
import { newScanCache, scanWords } from '../../src/engine/scan-words.ts'

/** The words of a text as `scanWords` numbers them. */
function scanned(text: string, cache: ScanCache, words: string[]): string[] {
  const codes: number[] = []
  scanWords(text, codes, cache, (folded, capital) => words.push(capital ? `^${folded}` : folded) - 1)
  return codes.map((code) => words[code] ?? '')
}
const expected = (text: string): string[] => tokenise(text).map(({ folded, raw }) => (/^\p{Lu}/u.test(raw) ? `^${folded}` : folded))

test('finds the words that are found one by one, those that it knows and new ones', () => {
  const word = fc.oneof(fc.constantFrom('Fähre', 'fähre', 'U.S.', 'Über', 'ß', '2023', 'naïve', 'Ładoga', 'порт', '港'), fc.string({ unit: fc.constantFrom('a', 'B', 'c', 'é', '7'), minLength: 2, maxLength: 6 }))
  const text = fc.array(word, { maxLength: 30 }).map((words) => cleanText(words.join(' ')))
  fc.assert(
    fc.property(fc.array(text, { maxLength: 8 }), (texts) => {
      const [cache, words]: [ScanCache, string[]] = [newScanCache(), []]
      for (const one of [...texts, ...texts]) expect(scanned(one, cache, words)).toEqual(expected(one))
    }),
  )
})

test('keeps words apart however many it knows', () => {
  const [cache, words]: [ScanCache, string[]] = [newScanCache(), []]
  const text = Array.from({ length: 5000 }, (_, at) => `w${at} W${at}x`).join(' ')
  expect(scanned(text, cache, words)).toEqual(expected(text))
  expect(scanned(text, cache, words)).toEqual(expected(text))
  expect(words).toHaveLength(10_000)
})
