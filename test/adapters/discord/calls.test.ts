import fc from 'fast-check'
import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { makeCalls } from '../../../src/adapters/discord/calls.ts'
import { keptLog } from '../../command/fakes.ts'

/** Work that ends when it is told to. */
const held = () => {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  return { work: () => promise, end: resolve, fail: reject }
}
const turns = async (count: number): Promise<void> => {
  for (let at = 0; at < count; at++) await turn()
}

describe('calls are answered', () => {
  test('in the order in which they came, each of them, whichever fail', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 300 }), async (fails) => {
        const log = keptLog()
        const calls = makeCalls(log)
        const begun: number[] = []
        fails.forEach((isBroken, at) => calls.run('call', String(at), async () => {
          begun.push(at)
          if (isBroken) throw new TypeError('broken')
        }))
        await calls.finish(10_000)
        expect(begun).toEqual(fails.map((_, at) => at))
        expect(log.entries.map(({ id }) => id)).toEqual(fails.flatMap((isBroken, at) => (isBroken ? [String(at)] : [])))
      }),
      { numRuns: 30 },
    )
  })

  test('two hundred at a time; the next when one of them is answered', async () => {
    const calls = makeCalls(keptLog())
    const all = Array.from({ length: 202 }, held)
    let begun = 0
    all.forEach(({ work }, at) => calls.run('call', String(at), () => (begun++, work())))
    await turns(300)
    expect(begun).toBe(200)
    all[7]?.end()
    await turns(5)
    expect(begun).toBe(201)
    for (const { end } of all) end()
    await calls.finish(10_000)
    expect(begun).toBe(202)
  })

  test('and it is told when none is left', async () => {
    const calls = makeCalls(keptLog())
    const [first, second] = [held(), held()]
    let idle = 0
    calls.onIdle(() => idle++)
    calls.run('call', '1', first.work)
    calls.run('call', '2', second.work)
    await turns(5)
    first.end()
    await turns(2)
    expect(idle).toBe(0)
    second.end()
    await turns(2)
    expect(idle).toBe(1)
  })
})

describe('at the end', () => {
  test('no more is taken, and what takes too long is logged', async () => {
    const log = keptLog()
    const calls = makeCalls(log)
    calls.run('interaction', '77', held().work)
    const finished = calls.finish(20)
    let late = false
    calls.run('interaction', '78', async () => (late = true))
    await finished
    expect([late, log.entries]).toEqual([false, [
      { what: 'interaction', id: '78', text: 'A call on Discord came after the end was ordered' },
      { what: 'interaction', id: '77', text: 'A call on Discord was not answered before the end' },
    ]])
  })

  test('nothing is waited for where nothing runs', async () => {
    const calls = makeCalls(keptLog())
    await calls.finish(1_000_000)
    expect(calls).toBeDefined()
  })
})

test('a bug is logged with where it is, trouble without; neither with what was requested', async () => {
  const log = keptLog()
  const calls = makeCalls(log)
  calls.run('interaction', '1', async () => { throw new TypeError('a bug') })
  calls.run('interaction', '2', async () => { throw Object.assign(new Error('other side closed'), { name: 'SocketError', code: 'UND_ERR_SOCKET', url: '/interactions/2/secret/callback' }) })
  await calls.finish(10_000)
  expect(log.entries).toEqual([
    { what: 'interaction', id: '1', error: expect.stringMatching(/^TypeError: a bug\n\s+at /u), text: 'A call on Discord was not answered' },
    { what: 'interaction', id: '2', error: 'SocketError: other side closed', text: 'A call on Discord was not answered' },
  ])
})
