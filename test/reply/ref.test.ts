import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LANGS } from '../../src/facts/record.ts'
import { langOfRef, lineOfRef, refOfLine } from '../../src/reply/ref.ts'

describe('a ref', () => {
  test.each([
    ['/mod confirm p01', '1AXAwMQ'],
    ['/fact f18', '1EGYxOA'],
    ['/ship Ангара', '1EtCQ0L3Qs9Cw0YDQsA'],
    ['Angara', '1AEFuZ2FyYQ'],
    ['/ask x', '1HXg'],
    ['/cite f18', '1HmYxOA'],
    ['/export x', '1H3g'],
  ])('of %s is always %s', (line, ref) => {
    expect(refOfLine(line)).toBe(ref)
    expect(lineOfRef(ref)).toBe(line)
  })

  test.each(LANGS)('may say that its answer is wanted in %s', (lang) => {
    const ref = refOfLine('/fact f18', lang)
    expect(ref).toBe({ de: '1UGYxOA', en: '1kGYxOA' }[lang])
    expect([lineOfRef(ref ?? ''), langOfRef(ref ?? ''), langOfRef('1EGYxOA')]).toEqual(['/fact f18', lang, undefined])
  })

  test('stands for its line, or there is none', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 30 }).map((rest) => `/mod history ${rest}`)), (line) => {
        const ref = refOfLine(line)
        if (ref === undefined) expect(Buffer.byteLength(line)).toBeGreaterThan(40)
        else {
          expect(ref).toMatch(/^[A-Za-z0-9_-]{1,64}$/u)
          expect(lineOfRef(ref)).toBe(line)
        }
      }),
    )
  })

  test('that is none, or an old one, is no line', () => {
    fc.assert(fc.property(fc.string({ maxLength: 80 }), (text) => { const line = lineOfRef(text); if (line !== undefined) expect(refOfLine(line, langOfRef(text))).toBe(text) }))
    for (const text of ['', '1', '0AXAwMQ', '2AXAwMQ', '1_____', '1AXAwMQ=', '1AXAwMR', '1/w', 'x'.repeat(65)]) expect(lineOfRef(text)).toBe(undefined)
  })
})
