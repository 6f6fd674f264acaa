import { describe, expect, test } from 'vitest'
import type { NonEmpty } from '../../src/facts/record.ts'
import type { Draft } from '../../src/facts/revision.ts'
import { GENESIS } from '../../src/store/hash-revision.ts'
import type { Ledger } from '../../src/store/ledger.ts'
import { appended, draft, got, said, wholeChain } from './drafts.ts'
import type { Start } from './ledger-contract.ts'

/** What appending does, and what it refuses. */
export function appendContract(name: string, start: Start): void {
  describe(`${name}: what is appended`, () => {
    test('is read back as it was, by every connection', async () => {
      const [ledger, other] = await start.two()
      const drafts = [
        draft('f01', 1, { note: 'Why "so"?' }),
        draft('f01', 2, { change: { do: 'retracted', reason: 'mistaken' } }),
        draft('discord:1', 1, { kind: 'grant', record: { id: 'discord:1', role: 'admin' } }),
        draft('f01', 3, { change: { do: 'reverted', to: 1 }, note: '' }),
      ] as const
      const revisions = await appended(ledger, ...drafts)
      expect(revisions.map(said)).toEqual(drafts)
      expect(revisions.map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
      expect(revisions[0].previous).toBe(GENESIS)
      for (const one of [ledger, other]) expect(await wholeChain(one)).toEqual(revisions)
      expect(await got(other.status())).toMatchObject({ revisions: 4 })
    })

    test('cannot be changed through the object that was given or got', async () => {
      const ledger = await start.one()
      const record = { id: 'f01', says: 'before' }
      await appended(ledger, draft('f01', 1, { record }))
      record.says = 'after'
      expect((await wholeChain(ledger))[0]?.record).toEqual({ id: 'f01', says: 'before' })
    })

    test('holds together across connections that take turns', async () => {
      const ledgers = await start.two()
      for (let version = 1; version <= 10; version++) await appended(ledgers[version % 2] as Ledger, draft('f01', version))
      expect((await wholeChain(ledgers[0])).map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    })
  })

  describe(`${name}: versions`, () => {
    // What is there: f01 in version 2. What is tried; the record and the version in the conflict.
    test.each<readonly [string, NonEmpty<Draft>, string, number]>([
      ['one that is taken', [draft('f01', 2)], 'f01', 2],
      ['one that was taken long ago', [draft('f01', 1)], 'f01', 2],
      ['a gap', [draft('f01', 4)], 'f01', 2],
      ['a new record that does not begin with 1', [draft('f02', 2)], 'f02', 0],
      ['no version', [draft('f02', 0)], 'f02', 0],
      ['a part of a version', [draft('f01', 2.5)], 'f01', 2],
      ['the same twice at once', [draft('f01', 3), draft('f01', 3)], 'f01', 2],
      ['a gap at once', [draft('f02', 1), draft('f02', 3)], 'f02', 0],
      ['the last of many', [draft('f02', 1), draft('f03', 1), draft('f01', 2)], 'f01', 2],
    ])('%s is a conflict that leaves nothing', async (_, drafts, id, version) => {
      const ledger = await start.one()
      const before = await appended(ledger, draft('f01', 1), draft('f01', 2))
      expect(await ledger.append(drafts, 'r1')).toEqual({ outcome: 'conflict', id, version })
      expect(await wholeChain(ledger)).toEqual(before)
      // The request was not appended, so it may be made again.
      expect(await ledger.append([draft('f01', 3)], 'r1')).toMatchObject({ outcome: 'appended', revisions: [{ seq: 3 }] })
    })

    test('of eight writers at once exactly one gets each, a hundred times', async () => {
      const ledgers = await start.two()
      for (let version = 1; version <= 100; version++) {
        const writers = Array.from({ length: 8 }, (_, i) => (ledgers[i % 2] as Ledger).append([draft('f01', version, { actor: `terminal:${i}` })]))
        const outcomes = (await Promise.all(writers)).map((done) => (done.outcome === 'conflict' ? `conflict ${done.version}` : done.outcome))
        expect(outcomes.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(['appended', ...Array<string>(7).fill(`conflict ${version}`)])
      }
      expect(await wholeChain(ledgers[1])).toHaveLength(100)
    })
  })

  describe(`${name}: a request`, () => {
    test('that is repeated gives the same revisions and appends nothing', async () => {
      const [ledger, other] = await start.two()
      const first = await ledger.append([draft('f01', 1), draft('f02', 1)], 'r1')
      expect(first).toMatchObject({ outcome: 'appended', revisions: [{ seq: 1 }, { seq: 2 }] })
      await appended(ledger, draft('f01', 2))
      for (const one of [ledger, other]) expect(await one.append([draft('f01', 1), draft('f02', 1)], 'r1')).toEqual({ ...first, outcome: 'repeated' })
      expect(await wholeChain(other)).toHaveLength(3)
    })

    test('that two make at once is appended once', async () => {
      const [ledger, other] = await start.two()
      for (let round = 1; round <= 20; round++) {
        const [one, two] = await Promise.all([ledger, other].map((each) => each.append([draft('f01', round)], `r${round}`)))
        expect([one?.outcome ?? '', two?.outcome ?? ''].toSorted((a, b) => (a < b ? -1 : 1))).toEqual(['appended', 'repeated'])
        expect(one).toEqual({ ...two, outcome: one?.outcome })
      }
    })
  })
}
