import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeText } from '../../../src/adapters/telegram/decode-text.ts'

const TEXT = '/mod edit f18@1\nText: „Größe“ – 5 €, Öl'
const utf16le = (text: string) => Buffer.from(text, 'utf16le')
/** The letters that windows-1252 has otherwise than Latin-1. */
const WINDOWS: Readonly<Record<string, number>> = { '€': 0x80, '„': 0x84, '“': 0x93, '–': 0x96 }
const windows = (text: string) => Uint8Array.from(Array.from(text, (letter) => WINDOWS[letter] ?? letter.charCodeAt(0)))

test.each<[string, Uint8Array, string]>([
  ['UTF-8', Buffer.from(TEXT), TEXT],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`), TEXT],
  ['UTF-16, low byte first', utf16le(`\ufeff${TEXT}`), TEXT],
  ['UTF-16, high byte first', utf16le(`\ufeff${TEXT}`).swap16(), TEXT],
  ['Windows-1252', windows(TEXT), TEXT],
  ['Latin-1', Buffer.from('/mod edit f18@1\nÄrger, Maß', 'latin1'), '/mod edit f18@1\nÄrger, Maß'],
  ['nothing', new Uint8Array(), ''],
])('a file is read that is written in %s', (_name, bytes, text) => {
  expect(decodeText(bytes)).toBe(text)
})

test('whatever is written in UTF-8 is read as such, and any bytes come to some text', () => {
  const text = fc.string({ unit: 'grapheme' }).filter((one) => !one.startsWith('\ufeff'))
  fc.assert(fc.property(text, (one) => decodeText(Buffer.from(one)) === one))
  fc.assert(fc.property(fc.uint8Array(), (bytes) => typeof decodeText(bytes) === 'string'))
})
