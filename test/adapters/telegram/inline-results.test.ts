import { expect, test } from 'vitest'
import { inlineResults } from '../../../src/adapters/telegram/inline-results.ts'
import type { InlineCard } from '../../../src/command/inline-cards.ts'
import { inlineCards } from '../../../src/command/inline-cards.ts'
import { LANGS } from '../../../src/facts/record.ts'
import type { FactBlock } from '../../../src/reply/message.ts'
import { lineOfRef, refOfLine } from '../../../src/reply/ref.ts'
import { realDossier } from '../../real-dossier.ts'
import { expectValidText, tagged } from './shown.ts'

const dossier = await realDossier()
const fact: FactBlock = {
  kind: 'fact',
  ref: 'f16@1',
  text: 'Three ships.',
  attribution: 'according to the UK',
  certainty: 'alleged',
  certaintyText: 'alleged (“said to”)',
  citations: [{ record: 'f16', source: 's-article', paragraph: 4, anchor: 'loaded' }],
}
const card = (more: Partial<InlineCard> = {}): InlineCard => ({ id: refOfLine('/fact f16@1') ?? '', title: 'Three\nships', description: 'alleged', message: { kind: 'found', lang: 'en', blocks: [fact] }, ...more })
const sent = (cards: readonly InlineCard[]) =>
  inlineResults(cards, 'dossierbot').map(({ input_message_content: content }) => {
    if (!('message_text' in content)) throw new Error('A card must be sent as text')
    return { text: content.message_text, entities: content.entities ?? [], preview: content.link_preview_options }
  })

test('a card is an article that sends its message with citation and hedge, and no preview', () => {
  expect(inlineResults([card()], 'dossierbot')[0]).toMatchObject({ type: 'article', id: refOfLine('/fact f16@1'), title: 'Three ships', description: 'alleged' })
  expect(sent([card()]).map((one) => [tagged(one), one.preview])).toEqual([['◔ Three ships.\n<i>according to the UK · alleged (“said to”) · [s-article ¶4] <a>f16@1</a></i>', { is_disabled: true }]])
})

test('a card without a description has none', () => {
  expect(inlineResults([card({ description: '' })], 'dossierbot')[0]).not.toHaveProperty('description')
})

test('a message that is too long for one ends between facts with the way to the rest', () => {
  const facts = Array.from({ length: 40 }, (_, at) => ({ ...fact, ref: `f${at}@1`, text: `Fact ${at}: ${'word '.repeat(30)}` }))
  const [page] = sent([card({ message: { kind: 'profile', lang: 'en', blocks: [{ kind: 'heading', text: 'Many' }, ...facts, { kind: 'sources', items: [{ id: 's-article', title: 'Title' }] }] } })])
  if (!page) return expect.unreachable()
  expectValidText(page, 4096)
  expect(page.text.match(/Fact \d+:/gu)?.length).toBe(page.text.match(/ f\d+@1/gu)?.length)
  expect(lineOfRef(/the bot shows the rest: https:\/\/t\.me\/dossierbot\?start=(\S+)/u.exec(page.text)?.[1] ?? '')).toBe('/fact f16@1')
  expect(page.text.endsWith('Source [s-article]: Title')).toBe(true)
})

test.each(['', 'ang', 'angara', 'xyz', 'Was wiegt die Bulawa?', 'Welche Schiffe werden genannt?', 'timeline 2023', 'Сколько кораблей названо и куда они шли из порта Раджин?', '앙가라', 'x'.repeat(256), '😀\u202e'])('every result is within the limits of Telegram: %j', (query) => {
  for (const lang of LANGS) {
    let offset: string | undefined = ''
    const ids: string[] = []
    while (offset !== undefined) {
      const { cards, next } = inlineCards(dossier, { query, offset, lang })
      const results = inlineResults(cards, 'dossierbot')
      expect(results.length).toSatisfy((count: number) => count >= 1 && count <= 50)
      for (const { id, title, description = 'x' } of results) {
        expect(Buffer.byteLength(id)).toSatisfy((bytes: number) => bytes >= 1 && bytes <= 64)
        expect([title, description].every((text) => text.trim() !== '' && text.length <= 240)).toBe(true)
        ids.push(id)
      }
      for (const page of sent(cards)) {
        expectValidText(page, 4096)
        expect(page.text).not.toBe('')
        expect(page.preview).toEqual({ is_disabled: true })
      }
      if (next !== undefined) expect(Buffer.byteLength(next)).toBeLessThanOrEqual(64)
      offset = next
    }
    expect(new Set(ids).size).toBe(ids.length)
  }
})
