import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { renderMessage } from '../../../src/adapters/telegram/render.ts'
import { LANGS } from '../../../src/facts/record.ts'
import { compose } from '../../../src/reply/compose.ts'
import type { Block, Message } from '../../../src/reply/message.ts'
import { renderText } from '../../../src/reply/render-text.ts'
import { recordPage } from '../../../src/reply/show-record.ts'
import { realDossier } from '../../real-dossier.ts'
import { allSeen, expectWithinLimits, linesOf } from './shown.ts'

const dossier = await realDossier()
const base = dossier.base()
const bank = readFileSync(join(import.meta.dirname, '../../questions/dev.jsonl'), 'utf8').split('\n').filter(Boolean).map((line) => (JSON.parse(line) as { question: string }).question)
/** The words of what is shown, each as often as it is. */
const wordsOf = (text: string): string[] => (text.match(/[\p{L}\p{N}@¶„“”-]+/gu) ?? []).toSorted()

/** A label that is longer is told as well. */
const LABEL = 60
const toldOf = (block: Block): Block => (block.kind === 'choices' ? { kind: 'list', items: block.items.filter(({ label }) => label.length > LABEL).map(({ label, send }) => ({ text: `${label} ${send}` })) } : block)

/** What the terminal shows, the choices apart: they are buttons here. */
function expectSameAsText(message: Message, asked?: string): void {
  const pages = renderMessage(message, { bot: 'dossierbot', ...(asked && { asked }) })
  for (const page of pages) expectWithinLimits(page)
  const shown = allSeen(pages)
  const blocks = message.blocks.map(toldOf)
  expect(wordsOf(shown)).toEqual(wordsOf(renderText({ ...message, blocks }, { colour: false })))
  for (const block of message.blocks) {
    if (block.kind === 'fact') for (const part of [block.attribution, block.certaintyText, block.ref, ...block.citations.map(({ source, paragraph }) => `[${source} ¶${paragraph}]`)]) expect(shown).toContain(part)
    if (block.kind === 'choices') for (const { send } of block.items) expect(pages.flatMap(linesOf)).toContain(send)
  }
}

test('every record is shown whole, in both languages', () => {
  expect(base.entries.size).toBeGreaterThan(50)
  for (const entry of base.entries.values()) for (const lang of LANGS) expectSameAsText(recordPage(base, entry, lang))
})

test('every answer of the bank is shown as the terminal shows it', () => {
  expect(bank.length).toBeGreaterThan(50)
  for (const question of bank) for (const lang of LANGS) for (const whole of [true, false]) expectSameAsText(compose(base, dossier.ask(question, { lang, fallback: lang }), { whole }), question)
})

test('the whole timeline is shown as the terminal shows it', () => {
  for (const lang of LANGS) {
    const answer = dossier.timeline([], lang)
    expect(answer?.kind).toBe('timeline')
    if (answer) expectSameAsText(compose(base, answer, { whole: true }), '/timeline')
  }
})
