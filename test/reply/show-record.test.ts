import { describe, expect, test } from 'vitest'
import { commands } from '../../commands/index.ts'
import { parseLine } from '../../src/command/parse-line.ts'
import type { Entry } from '../../src/facts/fact-base.ts'
import { entriesOf, factBase, referringTo } from '../../src/facts/fact-base.ts'
import type { RecordId } from '../../src/facts/record.ts'
import { LANGS } from '../../src/facts/record.ts'
import type { Choice, Message } from '../../src/reply/message.ts'
import { refOfLine } from '../../src/reply/ref.ts'
import { renderText } from '../../src/reply/render-text.ts'
import { recordPage, recordsPage } from '../../src/reply/show-record.ts'
import { realDossier } from '../real-dossier.ts'

const base = (await realDossier()).base()
const entry = (id: RecordId): Entry => base.entries.get(id) ?? expect.fail(`no ${id}`)
const actionsOf = ({ blocks }: Message): readonly Choice[] => blocks.flatMap((block) => (block.kind === 'actions' ? block.items : []))
const sendsOn = (message: Message): string[] => actionsOf(message).map(({ send }) => send)
const factsIn = ({ blocks }: Message): string[] => blocks.flatMap((block) => (block.kind === 'fact' ? [block.ref] : []))

describe('the page of a record', () => {
  test.each(LANGS)('is never longer than two messages of a chat, in %s', (lang) => {
    for (const one of base.entries.values()) expect([one.record.id, renderText(recordPage(base, one, lang), { colour: false }).length]).toEqual([one.record.id, expect.toSatisfy((length: number) => length < 4_000)])
  })

  test.each(LANGS)('has no typewriter’s quotes, in %s', (lang) => {
    const straight = [...base.entries.values()].flatMap((one) => recordPage(base, one, lang).blocks.flatMap((block) => ('text' in block && /["']/u.test(block.text) ? [block.text] : [])))
    expect(straight).toEqual([])
  })

  test('tells nothing of how texts are taken over, nor of names', () => {
    const hidden = entriesOf(base, 'note').filter(({ record }) => record.kind === 'extraction' || record.kind === 'name')
    expect(hidden.length).toBeGreaterThan(2)
    for (const one of base.entries.values()) {
      const text = renderText(recordPage(base, one, 'de'), { colour: false })
      expect(text).not.toMatch(/SHA-256|\b[0-9a-f]{12}\b/u)
      for (const { record } of hidden) if (record.id !== one.record.id) expect(text).not.toContain(record.text.de)
    }
    expect(renderText(recordPage(base, entry('n21'), 'de'), { colour: false })).toContain('Ordnungszahlen')
  })

  test('offers the facts that it leaves out, then all as a file where a button does not hold them', () => {
    const page = recordPage(base, entry('country-ru'), 'de')
    const all = referringTo(base, 'fact', 'country-ru').map(({ record }) => `${record.id}@1`)
    expect(factsIn(page)).toEqual(all.slice(0, 8))
    expect(actionsOf(page)).toContainEqual({ label: `${all.length - 8} weitere Fakten`, send: `/fact ${all.slice(8).join(' ')}` })
    expect(sendsOn(page)).not.toContain('/export country-ru')
    expect(actionsOf(recordPage(base, entry('s-article'), 'de'))).toContainEqual({ label: 'Alle 47 Fakten als Datei', send: '/export s-article' })
  })

  test.each([
    ['f16', ['/source s-article', '/fact g12@1', '/timeline', '/suggest f16@1']],
    ['s-rusi', ['/fact g17@1', '/suggest s-rusi@1']],
    ['ship-angara', ['/timeline about ship-angara', '/suggest ship-angara@1']],
    ['g01', ['/source s-article', '/gaps', '/suggest g01@1']],
    ['n05', ['/source s-article', '/suggest n05@1']],
  ] as const)('of %s offers what may be wanted next', (id, expected) => {
    const sends = sendsOn(recordPage(base, entry(id), 'en'))
    for (const one of expected) expect(sends.some((send) => send.startsWith(one)), `${one} in ${sends.join(', ')}`).toBe(true)
  })

  test('offers no correction of what was taken back', () => {
    const taken = { ...entry('f40'), retracted: { reason: 'misread' } } as Entry
    const sends = sendsOn(recordPage(factBase(base.info, [...base.entries.values(), taken]), taken, 'en'))
    expect(sends.length).toBeGreaterThan(0)
    expect(sends.filter((send) => send.startsWith('/suggest'))).toEqual([])
  })
})

test('every action on a page is a line that its command takes, short enough for a button, none twice', () => {
  const pages = [...base.entries.values()].flatMap((one) => LANGS.flatMap((lang) => [recordPage(base, one, lang), recordsPage(base, [one, entry('f16'), entry('s-rusi'), entry('g02')], lang)]))
  for (const page of pages) {
    const actions = actionsOf(page)
    expect(actions.length).toBeGreaterThan(0)
    expect(new Set(actions.map(({ send }) => send)).size).toBe(actions.length)
    for (const { label, send } of actions) {
      expect(parseLine(send, commands).kind).toBe('invocation')
      expect(refOfLine(send, page.lang)?.length ?? 99).toBeLessThanOrEqual(64)
      expect(label.length).toBeLessThanOrEqual(80)
    }
  }
})
