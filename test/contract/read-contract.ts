import { describe, expect, test, vi } from 'vitest'
import type { Draft, Revision } from '../../src/facts/revision.ts'
import type { Ledger } from '../../src/store/ledger.ts'
import { appended, draft, got } from './drafts.ts'
import type { Start } from './ledger-contract.ts'

/** What can be read, and who hears of it. */
export function readContract(name: string, start: Start): void {
  describe(`${name}: what can be read`, () => {
    const at = (time: string, actor: string) => ({ time, actor })
    async function library(): Promise<Ledger> {
      const ledger = await start.one()
      await appended(ledger, draft('b', 1, at('2031-06-01T00:00:00.000Z', 'x:ada')), draft('a', 1, at('2031-06-01T23:59:59.999Z', 'x:bob')))
      await appended(ledger, draft('b', 2, at('2031-06-02T00:00:00.000Z', 'x:ada')), draft('c', 1, at('2031-06-02T09:00:00.000Z', 'x:ada')))
      await appended(ledger, draft('b', 3, at('2031-06-12T09:00:00.000Z', 'x:bob')))
      return ledger
    }
    const refs = (revisions: readonly Revision[]) => revisions.map(({ id, version }) => `${id}@${version}`)

    test('the last of each record, in the order in which they came', async () => {
      expect(refs(await got((await library()).latest()))).toEqual(['b@3', 'a@1', 'c@1'])
    })

    test('the history of a record, oldest first', async () => {
      const ledger = await library()
      expect(refs(await got(ledger.history('b')))).toEqual(['b@1', 'b@2', 'b@3'])
      expect(await got(ledger.history('f99'))).toEqual([])
    })

    test.each([
      [{ limit: 10 }, ['b@3', 'c@1', 'b@2', 'a@1', 'b@1']],
      [{ limit: 2 }, ['b@3', 'c@1']],
      [{ limit: 0 }, []],
      [{ limit: 2, before: 4 }, ['b@2', 'a@1']],
      [{ limit: 2, before: 1 }, []],
      [{ limit: 10, actor: 'x:ada' }, ['c@1', 'b@2', 'b@1']],
      [{ limit: 10, actor: 'x:a' }, []],
      [{ limit: 10, day: '2031-06-01' }, ['a@1', 'b@1']],
      [{ limit: 10, day: '2031-06-1' }, []],
      [{ limit: 10, day: '2031-06-02', actor: 'x:ada', before: 4 }, ['b@2']],
      [{ limit: 1, day: '2031-06-02', actor: 'x:ada' }, ['c@1']],
    ])('the log for %o', async (query, expected) => {
      expect(refs(await got((await library()).log(query)))).toEqual(expected)
    })

    test('what came after a number, at most a thousand', async () => {
      const ledger = await start.one()
      const [first, ...others] = Array.from({ length: 1005 }, (_, i) => draft(`f${i}`, 1))
      await appended(ledger, first as Draft, ...others)
      const numbers = async (seq: number) => (await got(ledger.since(seq))).map((revision) => revision.seq)
      expect(await numbers(0)).toEqual(Array.from({ length: 1000 }, (_, i) => i + 1))
      expect(await numbers(1000)).toEqual([1001, 1002, 1003, 1004, 1005])
      expect(await numbers(1005)).toEqual([])
    })

    test('nothing of an empty ledger', async () => {
      const ledger = await start.one()
      expect(await Promise.all([ledger.latest(), ledger.since(0), ledger.log({ limit: 5 })].map(got))).toEqual([[], [], []])
      expect(await got(ledger.status())).toMatchObject({ revisions: 0 })
    })
  })

  describe(`${name}: who watches`, () => {
    test('hears of own appends at once and of others within a second, until they stop', async () => {
      const [ledger, other] = await start.two()
      let calls = 0
      const heard = { own: Promise.withResolvers<void>(), others: Promise.withResolvers<void>() }
      const stopOwn = ledger.watch(() => heard.own.resolve())
      const stop = other.watch(() => {
        calls++
        heard.others.resolve()
      })
      const began = performance.now()
      await appended(ledger, draft('f01', 1))
      await heard.own.promise
      await heard.others.promise
      expect(performance.now() - began).toBeLessThan(1000)
      expect(await got(other.since(0))).toHaveLength(1)
      stop()
      stopOwn()
      const before = calls
      await appended(other, draft('f01', 2))
      expect(calls).toBe(before)
    })

    test('hears nothing of what was refused', async () => {
      const ledger = await start.one()
      let calls = 0
      ledger.watch(() => calls++)
      await ledger.append([draft('f01', 2)])
      expect(calls).toBe(0)
      await appended(ledger, draft('f01', 1))
      await vi.waitFor(() => expect(calls).toBeGreaterThan(0))
    })
  })

  describe(`${name}: unanswered questions`, () => {
    test('are kept newest first, and are no revisions', async () => {
      const [ledger, other] = await start.two()
      const questions = ['eins', 'zwei', 'drei'].map((text) => ({ text, lang: 'de', day: '2031-06-01' }))
      for (const question of questions) await got(ledger.noteUnanswered(question))
      expect(await got(other.unanswered(2))).toEqual([questions[2], questions[1]])
      expect(await got(ledger.latest())).toEqual([])
    })

    test('are cut to five hundred characters, none of them in two', async () => {
      const ledger = await start.one()
      for (const text of ['x'.repeat(501), `${'x'.repeat(499)}😀`]) await got(ledger.noteUnanswered({ text, lang: 'en', day: '2031-06-01' }))
      expect((await got(ledger.unanswered(5))).map(({ text }) => text)).toEqual(['x'.repeat(499), 'x'.repeat(500)])
    })
  })

  test(`${name}: after it is closed, all that is asked of it is unreachable`, async () => {
    const ledger = await start.one()
    await appended(ledger, draft('f01', 1))
    await ledger.close()
    await ledger.close()
    const question = { text: 'x', lang: 'de', day: '2031-06-01' }
    const reads = [ledger.latest(), ledger.since(0), ledger.history('f01'), ledger.log({ limit: 1 }), ledger.unanswered(1), ledger.status()]
    const calls: readonly Promise<unknown>[] = [ledger.append([draft('f01', 2)]), ledger.noteUnanswered(question), ...reads]
    expect(await Promise.all(calls)).toEqual(calls.map(() => ({ outcome: 'failed', why: 'unreachable' })))
  })
}
