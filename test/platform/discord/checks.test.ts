import { describe, expect, test } from 'vitest'
import type { Schema } from './schema.ts'
import { schemaProblems } from './schema.ts'
import { choiceProblems, modalProblems } from './reply-limits.ts'

const schemas: Readonly<Record<string, Schema>> = {
  Id: { type: 'string', pattern: '^[0-9]+$' },
  Kind: { type: 'integer', oneOf: [{ const: 1 }, { const: 2 }] },
  Row: { type: 'object', properties: { type: { type: 'integer', enum: [1], allOf: [{ $ref: '#/components/schemas/Kind' }] }, ids: { type: 'array', items: { $ref: '#/components/schemas/Id' }, minItems: 1, maxItems: 2, uniqueItems: true } }, required: ['type', 'ids'] },
  Label: { type: 'object', properties: { type: { type: 'integer', enum: [2] }, text: { type: ['string', 'null'], maxLength: 3 }, size: { type: 'number', minimum: 1, maximum: 5 } }, required: ['type', 'text'] },
  Any: { oneOf: [{ type: 'null' }, { $ref: '#/components/schemas/Row' }, { $ref: '#/components/schemas/Label' }] },
  Texts: { type: 'object', additionalProperties: { type: 'string', minLength: 1 }, maxProperties: 2 },
  Link: { type: 'string', format: 'uri' },
}

describe('a value is held to its schema', () => {
  test.each([
    ['Any', null, []],
    ['Any', { type: 1, ids: ['1', '2'] }, []],
    ['Any', { type: 2, text: null, size: 5, more: true }, []],
    ['Any', { type: 1, ids: [] }, ['body.ids']],
    ['Any', { type: 1, ids: ['1', '1'] }, ['body.ids']],
    ['Any', { type: 1, ids: ['1', '2', '3'] }, ['body.ids']],
    ['Any', { type: 1, ids: ['1', 'x'] }, ['body.ids[1]']],
    ['Any', { type: 1 }, ['body.ids']],
    ['Any', { type: 2, text: 'four' }, ['body.text']],
    ['Any', { type: 2, text: 'a', size: 6 }, ['body.size']],
    ['Any', { type: 2, text: 'a', size: '5' }, ['body.size']],
    ['Kind', 2, []],
    ['Kind', 3, ['body']],
    ['Kind', 1.5, ['body']],
    ['Texts', { de: 'a', en: '' }, ['body.en']],
    ['Texts', { de: 'a', en: 'b', fr: 'c' }, ['body']],
    ['Texts', ['a'], ['body']],
    ['Link', 'https://example.org', []],
    ['Link', 'example', ['body']],
  ])('%s: %j', (name, value, wrong) => {
    expect(schemaProblems({ $ref: `#/components/schemas/${name}` }, value, 'body', schemas).map(({ where }) => where)).toEqual(wrong)
  })

  test('and a schema that is not there is a mistake of the file', () => {
    expect(() => schemaProblems({ $ref: '#/components/schemas/None' }, 1, 'body', schemas)).toThrow('None')
  })
})

describe('a modal', () => {
  const field = (id: string, more: object = {}, label = 'Name') => ({ type: 18, label, component: { type: 4, custom_id: id, style: 1, ...more } })
  const modal = (...components: ReturnType<typeof field>[]) => ({ custom_id: 'm', title: 'Title', components })
  test.each([
    ['is fine', modal(field('a'), field('b')), []],
    ['has a title too long', { ...modal(field('a')), title: 'x'.repeat(46) }, ['modal.title']],
    ['has no fields', modal(), ['modal.components']],
    ['has six fields', modal(...'abcdef'.split('').map((id) => field(id))), ['modal.components']],
    ['has a field twice', modal(field('a'), field('a')), ['custom_id "a"']],
    ['has a label too long', modal(field('a', {}, 'x'.repeat(46))), ['modal.components[0].label']],
    ['has a value longer than its field', modal(field('a', { value: 'long', max_length: 3 })), ['text input "a".value']],
    ['takes too much', modal(field('a', { max_length: 4001 })), ['text input "a"']],
  ])('%s', (_what, body, wrong) => {
    expect(modalProblems(body).map(({ where }) => where)).toEqual(wrong)
  })
})

test.each([
  ['25 of 100 characters', Array.from({ length: 25 }, () => ({ name: 'n'.repeat(100), value: 'v'.repeat(100) })), []],
  ['26', Array.from({ length: 26 }, () => ({ name: 'n', value: 'v' })), ['choices']],
  ['a name too long', [{ name: 'n'.repeat(101), value: 'v' }], ['choices[0].name']],
  ['no name', [{ name: '', value: 'v' }], ['choices[0].name']],
  ['a value too long', [{ name: 'n', value: 'v'.repeat(101) }], ['choices[0].value']],
])('choices: %s', (_what, choices, wrong) => {
  expect(choiceProblems(choices).map(({ where }) => where)).toEqual(wrong)
})
