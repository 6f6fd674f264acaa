import { describe, expect, test } from 'vitest'
import { appended, draft, got, said, wholeChain } from './drafts.ts'
import { HOSTILE } from './hostile-strings.ts'
import type { Start } from './ledger-contract.ts'

/** No string is torn: it comes back as it was, or is refused. */
export function hostileContract(name: string, start: Start): void {
  describe(`${name}: a hostile string`, () => {
    test.each(Object.entries(HOSTILE))('comes back as it was, in the record, the note and the reason: %s', async (_, text) => {
      const [ledger, other] = await start.two()
      const hostile = draft('f01', 1, { record: { [text]: [text] }, note: text, change: { do: 'retracted', reason: text } })
      const revisions = await appended(ledger, hostile)
      expect(revisions.map(said)).toEqual([hostile])
      expect(await wholeChain(other)).toEqual(revisions)
    })

    test.each(Object.entries(HOSTILE))('as an identifier comes back as it was or is refused: %s', async (_, text) => {
      const [ledger, other] = await start.two()
      for (const hostile of [draft(text, 1), draft('f01', 1, { actor: text }), draft('f02', 1, { kind: text }), draft('f03', 1, { time: text })]) {
        const before = await wholeChain(other)
        const done = await ledger.append([hostile]).catch(() => undefined)
        const after = await wholeChain(other)
        expect(after.slice(before.length).map(said)).toEqual(done?.outcome === 'appended' ? [hostile] : [])
      }
      const requested = await ledger.append([draft('f04', 1)], text).catch(() => undefined)
      if (requested) expect(await other.append([draft('f04', 1)], text)).toEqual({ ...requested, outcome: 'repeated' })
    })

    test.each(Object.entries(HOSTILE))('finds nothing where nothing is: %s', async (_, text) => {
      const ledger = await start.one()
      await appended(ledger, draft('f01', 1))
      expect(await Promise.all([ledger.history(text), ledger.log({ limit: 5, actor: text }), ledger.log({ limit: 5, day: text })].map(got))).toEqual([[], [], []])
    })

    test.each(Object.entries(HOSTILE))('as a question is kept, or as much of it as there is room for: %s', async (_, text) => {
      const ledger = await start.one()
      await got(ledger.noteUnanswered({ text, lang: 'de', day: '2031-06-01' }))
      const [kept] = await got(ledger.unanswered(5))
      expect(kept?.text.isWellFormed()).toBe(true)
      const holdable = text.toWellFormed().replaceAll('\0', '\ufffd')
      expect(text.length > 500 ? holdable.startsWith(kept?.text ?? '-') : kept?.text === holdable).toBe(true)
    })
  })
}
