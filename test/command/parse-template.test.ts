import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseTemplate, templateTarget } from '../../src/command/parse-template.ts'
import { RECORD_KINDS } from '../../src/facts/record.ts'
import { fieldsOf } from '../../src/reply/field-texts.ts'
import { formBlock } from '../../src/reply/form-block.ts'
import { formTemplate, guidedTemplate } from '../../src/reply/form-template.ts'
import { formOf } from '../../src/reply/form.ts'
import { arbitraryRecord } from '../facts/arbitrary-record.ts'
import { realDossier } from '../real-dossier.ts'

const fact = formOf('fact')
const parse = (...lines: string[]) => parseTemplate(lines.join('\n'), fact)
const withoutId = (texts: Readonly<Record<string, string>>, isOwn: boolean) => Object.fromEntries(Object.entries(texts).filter(([key]) => isOwn || key !== 'id'))

describe('a form as a text', () => {
  test('gives back every record of the dossier, in both languages, bare and with help', async () => {
    for (const { kind, record } of (await realDossier()).base().entries.values()) {
      const form = formOf(kind)
      const texts = withoutId(fieldsOf(record), form.fields.some(({ key }) => key === 'id'))
      for (const lang of ['de', 'en'] as const) {
        expect(parseTemplate(formTemplate(form, texts, lang, `${record.id}@1`), form)).toEqual(texts)
        const block = formBlock(form, texts, [{ key: 'asks.de', message: { de: 'Text: falsch\nDatum: x', en: 'Text: wrong' } }], lang, record.id)
        expect(parseTemplate(guidedTemplate(block, lang), form)).toEqual(texts)
        expect(templateTarget(guidedTemplate(block, lang), form)).toBe(record.id)
      }
    }
  })

  test('gives back any record', () => {
    fc.assert(
      fc.property(arbitraryRecord, fc.constantFrom('de', 'en'), ({ kind, record }, lang) => {
        const form = formOf(kind)
        const texts = withoutId(fieldsOf(record), form.fields.some(({ key }) => key === 'id'))
        expect(parseTemplate(formTemplate(form, texts, lang, record.id), form)).toEqual(texts)
      }),
      { numRuns: 300 },
    )
  })

  test('has a label of its own for each field, in whichever language, and none that a typo turns into another', () => {
    for (const kind of RECORD_KINDS) {
      const { fields } = formOf(kind)
      for (const field of fields) {
        for (const label of [field.label.de, field.label.en]) {
          expect(label).not.toContain(':')
          expect(parseTemplate(`x\n${label}: Wert`, formOf(kind))).toEqual({ [field.key]: 'Wert' })
          if (label.length > 6) expect(parseTemplate(`x\n${label.slice(0, 1)}${label.slice(2)}: Wert`, formOf(kind))).toEqual({ [field.key]: 'Wert' })
        }
      }
    }
  })
})

describe('parseTemplate', () => {
  test.each<[name: string, lines: string[], values: Record<string, string>]>([
    ['labels in any order and either language', ['f18@3', 'Kind: act', 'Text (deutsch): Ein Satz.'], { kind: 'act', 'text.de': 'Ein Satz.' }],
    ['choices by their names', ['f18', 'Art: Handlung', 'Certainty: angeblich'], { kind: 'act', certainty: 'alleged' }],
    ['bold labels', ['f18', '**Art:** Handlung', '*Vorbehalt der Quelle*: angeblich', '__Text (German)__: x'], { kind: 'act', hedge: 'angeblich', 'text.de': 'x' }],
    ['bullets and numbers', ['f18', '- Art: act', '• Betrifft: f01', '3. Text (deutsch): x'], { kind: 'act', about: 'f01', 'text.de': 'x' }],
    ['labels without brackets or capitals', ['f18', 'text deutsch: x', 'VORBEHALT DER QUELLE : y'], { 'text.de': 'x', hedge: 'y' }],
    ['labels with a typo', ['f18', 'Fundstelen: s-a ¶1 "x"'], { citations: 's-a ¶1 "x"' }],
    ['labels of the record itself', ['f18', 'text.de: x'], { 'text.de': 'x' }],
    ['blank lines', ['', 'f18', '', 'Art: act', '', '', 'Betrifft: f01', ''], { kind: 'act', about: 'f01' }],
    ['lines that go on', ['f18', 'Text (deutsch): Ein', 'Satz: mehr', '  Art: keine', 'Art: act'], { 'text.de': 'Ein\nSatz: mehr\nArt: keine', kind: 'act' }],
    ['remarks left out', ['f18', '# Hilfe: x', 'Art: act', '! Falsch: y', '!'], { kind: 'act' }],
    ['a quoted reply', ['> f18', '> Art: act', '>', '> Betrifft: f01'], { kind: 'act', about: 'f01' }],
    ['a block of code', ['```', 'f18', 'Art: act', '```'], { kind: 'act' }],
    ['an indented text', ['   f18', '   Art: act', '   Betrifft: f01'], { kind: 'act', about: 'f01' }],
    ['quotation marks', ['f18', 'Vorbehalt der Quelle: "angeblich"'], { hedge: 'angeblich' }],
    ['emptied fields', ['f18', 'Vorbehalt der Quelle:', 'Wer es sagt:  '], { hedge: '', attribution: '' }],
    ['no fields', ['f18', 'Hallo'], {}],
    ['Windows line ends', ['f18\r\nArt: act\r\nBetrifft: f01'], { kind: 'act', about: 'f01' }],
    ['text before the first label', ['f18', 'Bitte sehr', 'Art: act'], { kind: 'act' }],
  ])('reads %s', (_name, lines, values) => {
    expect(parse(...lines)).toEqual(values)
  })

  test.each([
    ['**f18@3**\nArt: act', 'f18@3'],
    ['\n\n  f18 \nArt: act', 'f18'],
    ['> Fakt\n> Art: act', 'Fakt'],
    ['Art: act', ''],
    ['', ''],
  ])('%j is for "%s"', (text, target) => {
    expect(templateTarget(text, fact)).toBe(target)
  })

  test('reads anything in bounded time', () => {
    const started = performance.now()
    for (const line of ['Art: act\n', 'x\n', `${'x'.repeat(50)}: y\n`, 'Vorbehalt der Qelle: x\n', '> > >\n', ':\n', '  \n', '*'.repeat(50), ' '.repeat(100), '@everyone <b>\u202e\u0000\n']) {
      parseTemplate(line.repeat(10_000), fact)
      templateTarget(line.repeat(10_000), fact)
    }
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void parseTemplate(text, fact)))
    expect(performance.now() - started).toBeLessThan(8000)
  })

  test('gives back whatever was typed, but for blank lines and marks that steer', () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.replace(/[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '').trim()).filter(Boolean)
    const value = fc.array(line, { maxLength: 4 }).map((lines) => lines.join('\n'))
    fc.assert(
      fc.property(value, fc.constantFrom('text.de', 'asks.en', 'citations'), (typed, key) => {
        expect(parseTemplate(formTemplate(fact, { [key]: typed }, 'de', 'f18'), fact)[key]).toBe(typed)
      }),
    )
  })
})
