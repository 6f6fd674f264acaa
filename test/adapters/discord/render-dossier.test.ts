import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { renderMessage } from '../../../src/adapters/discord/render.ts'
import { LANGS } from '../../../src/facts/record.ts'
import { compose } from '../../../src/reply/compose.ts'
import type { Message } from '../../../src/reply/message.ts'
import { lineOfRef } from '../../../src/reply/ref.ts'
import { renderText } from '../../../src/reply/render-text.ts'
import { recordPage } from '../../../src/reply/show-record.ts'
import { realDossier } from '../../real-dossier.ts'
import { allSeen, expectWithinLimits, refsOf } from './shown.ts'

const dossier = await realDossier()
const base = dossier.base()
const refsIn = (text: string): Set<string> => new Set(text.match(/\b[a-z][a-z0-9-]*@\d+\b/gu))
const bank = readFileSync(join(import.meta.dirname, '../../questions/dev.jsonl'), 'utf8').split('\n').filter(Boolean).map((line) => (JSON.parse(line) as { question: string }).question)

function expectSameAsText(message: Message, embeds: boolean): void {
  const pages = renderMessage(message, { embeds })
  for (const page of pages) expectWithinLimits(page)
  const next = new Set(message.blocks.flatMap((block) => (block.kind === 'actions' ? block.items.map(({ send }) => send) : [])))
  const pressed = pages.flatMap(refsOf).map((ref) => lineOfRef(ref) ?? '')
  expect(new Set(pressed.filter((line) => next.has(line)))).toEqual(next)
  const shown = [allSeen(pages), ...pressed.filter((line) => !next.has(line))].join('\n')
  const text = renderText(message, { colour: false })
  expect(refsIn(shown)).toEqual(refsIn(text))
  for (const block of message.blocks) {
    if (block.kind === 'fact') for (const part of [block.text, block.attribution, block.certaintyText, ...(block.mark ? [block.mark] : [])]) expect(shown).toContain(part)
    if (block.kind === 'list') for (const item of block.items) expect(shown).toContain(item.text)
    if (block.kind === 'sources') for (const { id, title } of block.items) expect(shown).toContain(`[${id}]: ${title}`)
    if (block.kind === 'heading' || block.kind === 'text' || block.kind === 'note') expect(shown).toContain(block.text)
  }
}

describe.each([true, false])('with embeds: %s', (embeds) => {
  test('every record is shown whole, in both languages', () => {
    expect(base.entries.size).toBeGreaterThan(50)
    for (const entry of base.entries.values()) for (const lang of LANGS) expectSameAsText(recordPage(base, entry, lang), embeds)
  })

  test('every answer of the bank is shown as the terminal shows it', () => {
    expect(bank.length).toBeGreaterThan(50)
    for (const question of bank) for (const lang of LANGS) for (const whole of [true, false]) expectSameAsText(compose(base, dossier.ask(question, { lang, fallback: lang }), { whole }), embeds)
  })
})
