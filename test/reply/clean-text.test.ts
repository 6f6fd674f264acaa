import { expect, test } from 'vitest'
import { cleanText } from '../../src/reply/clean-text.ts'

test.each([
  ['line breaks are of one kind', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
  ['what steers a screen goes', 'a\u0007\u202eb\u2067', 'ab'],
  ['half a character is replaced', 'a\ud800b', 'a\ufffdb'],
  ['what keeps a name from being called goes', 'Ask @\u2060everyone, f18@\u2060\u20601', 'Ask @everyone, f18@1'],
  ['a word joiner elsewhere stays', '10\u2060km', '10\u2060km'],
])('%s', (_name, text, clean) => {
  expect(cleanText(text)).toBe(clean)
})
