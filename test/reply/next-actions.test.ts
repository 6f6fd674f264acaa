import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commands } from '../../commands/index.ts'
import { parseLine } from '../../src/command/parse-line.ts'
import { refOf } from '../../src/facts/fact-base.ts'
import { LANGS } from '../../src/facts/record.ts'
import { compose } from '../../src/reply/compose.ts'
import type { Choice, Message } from '../../src/reply/message.ts'
import { refOfLine } from '../../src/reply/ref.ts'
import { realDossier } from '../real-dossier.ts'

const dossier = await realDossier()
const base = dossier.base()
const bank = readFileSync(join(import.meta.dirname, '../questions/dev.jsonl'), 'utf8').split('\n').filter(Boolean).map((line) => (JSON.parse(line) as { question: string }).question)
const actionsOf = ({ blocks }: Message): readonly Choice[] => blocks.flatMap((block) => (block.kind === 'actions' ? block.items : []))
const offered = (question: string, lang: 'de' | 'en' = 'en'): string[] => actionsOf(compose(base, dossier.ask(question, { lang, fallback: lang }))).map(({ send }) => send)

describe('what may be wanted next', () => {
  test.each([
    ['Angara', ['/source s-article', '/timeline about ship-angara', /^\/suggest f\d+@1$/u]],
    ['What was in the containers?', ['/gaps', '/suggest g01@1']],
    ['hello', ['/timeline', '/gaps', '/source']],
    ['What does the Bulava weigh?', ['/gaps', '/source']],
  ] as const)('after %j', (question, expected) => {
    const lines = offered(question)
    for (const one of expected) expect(lines.some((line) => (typeof one === 'string' ? line === one : one.test(line))), `${String(one)} in ${lines.join(', ')}`).toBe(true)
  })

  test('says which fact a correction is of, where several are shown', () => {
    const shown = bank.flatMap((question) => {
      const message = compose(base, dossier.ask(question, { lang: 'de', fallback: 'de' }))
      const refs = message.blocks.flatMap((block) => (block.kind === 'fact' ? [block.ref] : []))
      return actionsOf(message).flatMap(({ label, send }) => (send.startsWith('/suggest f') ? [{ label, send, refs }] : []))
    })
    const expected = shown.map(({ refs }) => ({ label: refs.length > 1 ? `Berichtigung zu ${refs[0]?.replace('@1', '')}` : 'Berichtigung vorschlagen', send: `/suggest ${refs[0]}`, refs }))
    expect(new Set(shown.map(({ refs }) => refs.length > 1)).size).toBe(2)
    expect(shown).toEqual(expected)
  })

  test('shows the facts that did not fit, and none twice', () => {
    let further = 0
    for (const question of bank) {
      const answer = dossier.ask(question, { lang: 'en', fallback: 'en' })
      if (answer.kind !== 'found') continue
      const message = compose(base, answer)
      const shown = message.blocks.flatMap((block) => (block.kind === 'fact' ? [block.ref] : []))
      const more = actionsOf(message).flatMap(({ send }) => (send.startsWith('/fact f') ? send.split(' ').slice(1) : []))
      const all = answer.facts.map(refOf)
      expect(shown).toEqual(all.slice(0, shown.length))
      if (all.length > shown.length) expect(more).toEqual(all.slice(shown.length, shown.length + more.length))
      expect(more.filter((ref) => shown.includes(ref))).toEqual([])
      further += more.length
    }
    expect(further).toBeGreaterThan(10)
  })

  test('is in every answer a line of a command that takes it, short enough for a button, at most five', () => {
    expect(bank.length).toBeGreaterThan(50)
    for (const question of bank)
      for (const lang of LANGS) {
        const actions = actionsOf(compose(base, dossier.ask(question, { lang, fallback: lang })))
        expect(actions.length).toBeLessThanOrEqual(5)
        expect(new Set(actions.map(({ send }) => send)).size).toBe(actions.length)
        for (const { label, send } of actions) {
          expect(parseLine(send, commands).kind).toBe('invocation')
          expect(refOfLine(send, lang)?.length ?? 99).toBeLessThanOrEqual(64)
          expect(label.length).toBeLessThanOrEqual(80)
        }
      }
  })
})
