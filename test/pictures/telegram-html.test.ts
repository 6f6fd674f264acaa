import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { escapeHtml } from './html.ts'
import { entitiesHtml, exchangeHtml } from './telegram-html.ts'

const bold = (offset: number, length: number) => ({ type: 'bold', offset, length }) as const
const italic = (offset: number, length: number) => ({ type: 'italic', offset, length }) as const
const link = (offset: number, length: number) => ({ type: 'text_link', offset, length }) as const
const quote = (offset: number, length: number) => ({ type: 'expandable_blockquote', offset, length }) as const

describe('a text with entities as HTML', () => {
  test.each([
    ['no entity', 'a < b', [], 'a &lt; b'],
    ['one', 'one two', [bold(4, 3)], 'one <b>two</b>'],
    ['one after a letter of two UTF-16 units', '🚢 two', [bold(3, 3)], '🚢 <b>two</b>'],
    ['one in another', 'laut RUSI f18@1', [italic(0, 15), link(10, 5)], '<i>laut RUSI <a>f18@1</a></i>'],
    ['the inner one first', 'laut RUSI f18@1', [link(10, 5), italic(0, 15)], '<i>laut RUSI <a>f18@1</a></i>'],
    ['two on the same letters', 'g16@1', [link(0, 5), italic(0, 5)], '<a><i>g16@1</i></a>'],
    ['two side by side', 'ab', [bold(0, 1), bold(1, 1)], '<b>a</b><b>b</b>'],
    ['one that reaches out of another', 'abc', [bold(0, 2), italic(1, 2)], '<b>a<i>b</i></b><i>c</i>'],
    ['a quotation, which takes the line break after it', 'a\nb\nc', [quote(2, 1)], 'a\n<blockquote>b</blockquote>c'],
    ['a quotation and a blank line', 'a\n\nb', [quote(0, 1)], '<blockquote>a</blockquote>\nb'],
    ['one that this picture has no look for', 'a b', [{ type: 'code', offset: 0, length: 1 }], 'a b'],
  ] as const)('%s', (_, text, entities, html) => {
    expect(entitiesHtml(text, entities)).toBe(html)
  })

  test('keeps every letter in order, whatever the entities are', () => {
    const entity = (length: number) => fc.record({ type: fc.constantFrom('bold', 'italic', 'text_link', 'strikethrough'), offset: fc.nat(length), length: fc.integer({ min: 1, max: 9 }) })
    const styled = fc.string({ unit: 'grapheme', maxLength: 30 }).chain((text) => fc.tuple(fc.constant(text), fc.array(entity(text.length), { maxLength: 6 })))
    fc.assert(fc.property(styled, ([text, entities]) => {
      const kept = entities.filter(({ offset, length }) => offset + length <= text.length)
      const html = entitiesHtml(text, kept)
      expect(html.replace(/<\/?[abis]>/gu, '')).toBe(escapeHtml(text))
      expect(html.match(/<[abis]>/gu)?.length ?? 0).toBe(html.match(/<\/[abis]>/gu)?.length ?? 0)
    }))
  })
})

test('an exchange shows the question, the answer and its buttons in rows', () => {
  const keyboard = { inline_keyboard: [[{ text: 'More & more', callback_data: 'x' }], [{ text: 'Copy', copy_text: { text: 'y' } }]] }
  const html = exchangeHtml({ text: 'Is it <so>?', at: '14:02' }, [{ text: 'No.', entities: [bold(0, 2)], keyboard }])
  expect(html).toContain('<div class="bubble own"><div class="text">Is it &lt;so&gt;?<')
  expect(html).toContain('<div class="text"><b>No</b>.<')
  expect(html).toContain('<div class="row"><span class="button">More &amp; more</span></div><div class="row"><span class="button copy">Copy</span></div>')
})

test.each([
  ['/timeline', '<a>/timeline</a>'],
  ['See /help.', 'See <a>/help</a>.'],
  ['/lücken', '/lücken'],
  ['and/or 1/2 a//b', 'and/or 1/2 a//b'],
])('a command is a link where Telegram makes it one: %s', (text, html) => {
  expect(exchangeHtml({ text: '?', at: '14:02' }, [{ text, entities: [] }])).toContain(`<div class="text">${html}<`)
})
