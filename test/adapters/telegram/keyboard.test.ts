import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { COPY } from '../../../src/adapters/telegram/keyboard.ts'
import { renderMessage } from '../../../src/adapters/telegram/render.ts'
import type { Block, Message } from '../../../src/reply/message.ts'
import { lineOfRef, refOfLine } from '../../../src/reply/ref.ts'
import { allSeen, buttonsOf, expectWithinLimits, linesOf } from './shown.ts'

const lead: Block = { kind: 'lead', text: 'Which one?' }
const stated: Block = { kind: 'text', text: 'Three.', ref: 'f1@1' }
const offer = (labels: readonly string[], kind: 'choices' | 'actions' = 'choices'): Block => ({ kind, items: labels.map((label) => ({ label, send: `/ship ${label}` })) })
const render = (blocks: readonly Block[], kind: Message['kind'] = 'choose', asked?: string) => renderMessage({ kind, lang: 'en', blocks }, { bot: 'dossierbot', ...(asked && { asked }) })
const only = (...args: Parameters<typeof render>) => {
  const pages = render(...args)
  for (const page of pages) expectWithinLimits(page)
  expect(pages).toHaveLength(1)
  return pages[0] ?? { text: '', entities: [] }
}

describe('choices and actions', () => {
  test.each<[string, string[], number[]]>([
    ['short labels three to a row', ['Maia', 'Angara', 'Maria', 'Dunai'], [3, 1]],
    ['longer ones two to a row', ['Angara (Schiff)', 'Hafen Dunai', 'Wostotschny'], [2, 1]],
    ['long ones by themselves', ['Maia', 'Royal United Services Institute', 'Maria'], [1, 1, 1]],
    ['none where there are none', [], []],
  ])('stand in rows: %s', (_name, labels, rows) => {
    const { keyboard } = only([lead, offer(labels)])
    expect(keyboard?.inline_keyboard.map((row) => row.length) ?? []).toEqual(rows)
    expect(keyboard?.inline_keyboard.flat().map(({ text }) => text) ?? []).toEqual(labels)
  })

  test.each(['choices', 'actions'] as const)('hold their line: %s', (kind) => {
    expect(linesOf(only([lead, offer(['Maia', 'Angara'], kind)]))).toEqual(['/ship Maia', '/ship Angara'])
  })

  test.each<[string, string, boolean]>([
    ['in Latin letters', `/ask ${'x'.repeat(46)}`, true],
    ['one too long', `/ask ${'x'.repeat(47)}`, false],
    ['in Cyrillic, two bytes a letter', `/ship ${'Ж'.repeat(23)}`, true],
    ['in Cyrillic, one too long', `/ship ${'Ж'.repeat(24)}`, false],
    ['in Hangul, three bytes a letter', `/search ${'앙'.repeat(15)}`, true],
    ['in Hangul, one too long', `/search ${'앙'.repeat(16)}`, false],
  ])('are buttons of at most 64 bytes, else told: %s', (_name, send, fits) => {
    const page = only([lead, { kind: 'choices', items: [{ label: 'Go', send }] }])
    expect(linesOf(page)).toEqual(fits ? [send] : [])
    expect(page.text).toBe(fits ? 'Which one?' : `Which one?\n• Go → ${send}`)
  })

  test('are told as well where a text announces them', () => {
    const page = only([{ kind: 'text', text: 'Perhaps:' }, offer(['Maia', 'Angara'])])
    expect(page.text).toBe('Perhaps:\n• Maia\n• Angara')
    expect(linesOf(page)).toEqual(['/ship Maia', '/ship Angara'])
  })

  test('that are the same twice are one button', () => {
    const page = only([lead, offer(['Maia']), offer(['Maia'], 'actions')])
    expect(linesOf(page)).toEqual(['/ship Maia'])
    expect(page.text).toContain('• Maia → /ship Maia')
  })

  test('whose labels are cut are told whole', () => {
    const label = `Ship ${'long '.repeat(20)}`.trim()
    const page = only([lead, { kind: 'choices', items: [{ label, send: '/ship a' }] }])
    expect(linesOf(page)).toEqual(['/ship a'])
    expect(page.text).toContain(label)
  })

  test('that are too many for one message are told', () => {
    const pages = render([stated, offer(Array.from({ length: 150 }, (_, at) => `Ship ${at}`))], 'found')
    for (const page of pages) expectWithinLimits(page)
    expect(pages.flatMap(linesOf)).toHaveLength(98 + 1)
    expect(allSeen(pages)).toContain('• Ship 149 → /ship Ship 149')
  })

  test('stand under the last page', () => {
    const pages = render([{ kind: 'text', text: 'word '.repeat(2000) }, offer(['Maia'])])
    expect(pages.map((page) => linesOf(page).length)).toEqual([...Array(pages.length - 1).fill(0), 1])
  })

  test('of any letters give back their line', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('Ж', '앙', 'ä', 'x', ' ', '😀'), minLength: 1, maxLength: 60 }), fc.constantFrom('/ship ', '/mod approve ', '/ask ', ''), (text, beginning) => {
        const page = only([lead, { kind: 'choices', items: [{ label: 'Go', send: beginning + text }] }])
        const shown = page.text.replaceAll(/\s+/gu, '')
        expect(linesOf(page).includes(beginning + text) || shown.includes((beginning + text).replaceAll(/\s+/gu, ''))).toBe(true)
        expect(linesOf(page)).toHaveLength(refOfLine(beginning + text) === undefined ? 0 : 1)
      }),
    )
  })
})

describe('what can be copied', () => {
  const labels = (...args: Parameters<typeof render>) => buttonsOf(only(...args)).map(({ text }) => text)

  test('is a short answer by itself, and its address', () => {
    const [copy, link] = buttonsOf(only([stated], 'found', 'How many ships?'))
    expect(copy).toEqual({ text: 'Copy', copy_text: { text: 'Three. f1@1' } })
    expect(link).toEqual({ text: 'Copy link', copy_text: { text: `https://t.me/dossierbot?start=${refOfLine('/ask How many ships?')}` } })
  })

  test.each([[246, true], [247, false]])('is asked of the bot where the text is longer than 256: %i letters', (length, isShort) => {
    const page = only([{ ...stated, text: 'x'.repeat(length) + ' end.' }], 'found')
    expect(page.text.length <= 256).toBe(isShort)
    expect(buttonsOf(page)[0]).toEqual(isShort ? { text: 'Copy', copy_text: { text: page.text } } : { text: 'Copy', callback_data: COPY })
    expect(lineOfRef(COPY)).toBeUndefined()
  })

  test('names nobody otherwise than the record does', () => {
    const page = only([{ ...stated, text: 'Ask @everyone.' }], 'found')
    expect(page.text).toBe('Ask @\u2060everyone. f1@1')
    expect(buttonsOf(page)[0]).toMatchObject({ copy_text: { text: 'Ask @everyone. f1@1' } })
  })

  test('is nothing where everybody would see it sent anew', () => {
    const pages = (text: string) => renderMessage({ kind: 'found', lang: 'en', blocks: [{ ...stated, text }] }, { bot: 'dossierbot', others: true, asked: '/gaps' })
    expect(pages('word '.repeat(2000)).flatMap(buttonsOf).some((button) => 'callback_data' in button)).toBe(false)
    expect(pages('word '.repeat(100)).flatMap(buttonsOf).map(({ text }) => text)).toEqual(['Copy link'])
    expect(pages('Three.').flatMap(buttonsOf).map(({ text }) => text)).toEqual(['Copy', 'Copy link'])
  })

  test('is each page of a long answer', () => {
    const pages = render([{ ...stated, text: 'word '.repeat(2000) }], 'found')
    expect(pages.map((page) => buttonsOf(page)[0])).toEqual(pages.map((_, at) => ({ text: `Copy part ${at + 1}`, callback_data: COPY })))
  })

  test.each<[string, Message['kind'], Block[]]>([
    ['is not in the dossier', 'notFound', [lead, { kind: 'list', items: [{ text: 'Angara', ref: 'ship-angara@1' }] }]],
    ['the dossier is silent on', 'silent', [stated]],
    ['is refused', 'refused', [stated]],
    ['has no record', 'page', [lead]],
    ['is a form', 'page', [stated, { kind: 'form', target: '/mod add fact', title: 'New', fields: [] }]],
  ])('is nothing where the message states nothing: what %s', (_name, kind, blocks) => {
    expect(labels(blocks, kind)).toEqual([])
  })
})
