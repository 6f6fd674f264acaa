import { describe, expect, test } from 'vitest'
import { recordFields } from '../../src/facts/record-fields.ts'
import { kindOfId, RECORD_KINDS, RECORD_SCHEMAS } from '../../src/facts/record.ts'
import { keysAt } from '../../src/facts/nearest-key.ts'
import { formBlock } from '../../src/reply/form-block.ts'
import { choiceWords } from '../../src/reply/form-strings.ts'
import { formOf, stepsOf } from '../../src/reply/form.ts'
import { renderText } from '../../src/reply/render-text.ts'

describe('formOf', () => {
  test.each(RECORD_KINDS)('%s has every field of its schema, each once', (kind) => {
    const names = new Set<string>(formOf(kind).fields.map(({ name }) => name))
    const numbered = ['fact', 'gap', 'note'].includes(kind) ? ['id'] : []
    expect(new Set([...names, ...numbered])).toEqual(new Set(keysAt(RECORD_SCHEMAS[kind], []).filter((key) => key !== 'fingerprint')))
    const keys = formOf(kind).fields.map(({ key }) => key)
    expect(keys).toHaveLength(new Set(keys).size)
  })

  test.each(RECORD_KINDS)('%s offers what its schema takes, each by a name of its own', (kind) => {
    const { fields } = formOf(kind)
    for (const { name, choices } of recordFields(kind)) {
      const field = fields.find(({ key }) => key === name)
      expect([name, field?.choices?.map(({ value }) => value) ?? []]).toEqual([name, choices])
    }
    for (const { key, choices = [] } of fields) {
      expect(Object.keys(choiceWords(kind, key))).toEqual(expect.arrayContaining(choices.map(({ value }) => value)))
      for (const lang of ['de', 'en'] as const) expect(new Set(choices.map(({ label }) => label[lang])).size).toBe(choices.length)
    }
  })

  test.each(RECORD_KINDS)('%s begins with what must be filled in', (kind) => {
    const required = formOf(kind).fields.map((field) => field.required)
    expect(required).toEqual(required.toSorted((a, b) => Number(b) - Number(a)))
  })
})

describe('stepsOf', () => {
  test.each(RECORD_KINDS)('%s fits into modals', (kind) => {
    const steps = stepsOf(formOf(kind), 5)
    expect(steps.flatMap(({ fields }) => fields)).toEqual(formOf(kind).fields)
    for (const { title, fields } of steps) {
      expect(Math.max(title.de.length, title.en.length)).toBeLessThanOrEqual(45)
      expect(fields.length).toBeGreaterThan(0)
      expect(fields.length).toBeLessThanOrEqual(5)
      for (const { label, help, max } of fields) {
        for (const lang of ['de', 'en'] as const) {
          expect(label[lang].length).toBeLessThanOrEqual(45)
          expect(help[lang].length).toBeLessThanOrEqual(100)
        }
        expect(max).toBeLessThanOrEqual(4000)
      }
    }
    expect(steps.map(({ title }) => title.de)).toHaveLength(new Set(steps.map(({ title }) => title.de)).size)
  })
})

describe('a form in the terminal', () => {
  test('shows what is wrong and what may stand where nothing does', () => {
    const form = formOf('note')
    const values = { 'text.de': 'Ein Hinweis.\nzweite Zeile', about: 'f01' }
    const block = formBlock(form, values, [{ key: 'about', message: { de: 'So nicht.', en: 'Not so.' } }], 'de', 'n30')
    expect(block.fields.find(({ key }) => key === 'about')).toMatchObject({ value: 'f01', problem: 'So nicht.', label: 'Betrifft', required: true })
    const text = renderText({ kind: 'page', lang: 'de', blocks: [block] }, { colour: false })
    expect(text).toContain('\nText (deutsch):\n  Ein Hinweis.\n  zweite Zeile\nText (englisch):\n# Pflichtfeld. Ein Satz')
    expect(text).toContain('\nBetrifft: f01\n! So nicht.\n')
    expect(text).toContain('\nArt:\n# Pflichtfeld. Übersetzung; Textübernahme')
    expect(text.startsWith('Hinweis\n\nn30\n# Bitte ausfüllen')).toBe(true)
  })

  test('keeps hostile values from steering it', () => {
    const block = formBlock(formOf('note'), { 'text.de': '\u001b[31m\u202e@everyone <b>', __proto__: 'x' }, [], 'en', '\u001bn30')
    const text = renderText({ kind: 'page', lang: 'en', blocks: [block] }, { colour: false })
    expect(text).not.toMatch(/[\u001b\u202e]/)
    expect(text).toContain('@everyone <b>')
  })
})

test('an id that people choose has an example of its own kind', () => {
  const examples = RECORD_KINDS.flatMap((kind) => formOf(kind).fields.flatMap(({ key, example }) => (key === 'id' ? [[kind, kindOfId(example?.en ?? '')]] : [])))
  expect(examples).toEqual([['source', 'source'], ['entity', 'entity'], ['event', 'event']])
})
