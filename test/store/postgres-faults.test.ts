import type { ChildProcessByStdio } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Ledger } from '../../src/store/ledger.ts'
import { openPostgresLedger } from '../../src/store/postgres-ledger.ts'
import { appended, draft, got, wholeChain } from '../contract/drafts.ts'
import type { Server } from '../postgres-server.ts'
import { newServer } from '../postgres-server.ts'
import type { Proxy } from './postgres-proxy.ts'
import { proxyTo } from './postgres-proxy.ts'

const UNREACHABLE = { outcome: 'failed', why: 'unreachable' } as const

async function opened(url: string): Promise<Ledger> {
  const done = await openPostgresLedger({ url })
  if (done.outcome === 'failed') throw new Error(done.why)
  return done.ledger
}

/** Waits until a check holds, long enough for a machine that is busy. */
const eventually = (check: () => unknown): Promise<unknown> => vi.waitFor(check, { timeout: 15_000, interval: 5 })

type Child = ChildProcessByStdio<Writable, Readable, null>
const children: Child[] = []
function started(name: string, ...args: readonly string[]): Child {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'children', `${name}.ts`), ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
  children.push(child)
  return child
}
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

const own = await newServer()
describe.runIf(own)('with a server that fails', () => {
  const server = own as Server
  afterAll(() => server.remove(), 60_000)

  describe('kill -9', () => {
    const ROUNDS = 10
    const WRITERS = 5
    const SERVER_KILLED = new Set([2, 5, 8])

    /** A writer of a record of its own, and the lines that it wrote. */
    function writer(url: string, id: string) {
      const child = started('append-postgres', url, id)
      const lines: string[] = []
      createInterface(child.stdout).on('line', (line) => lines.push(line))
      const more = async (count: number): Promise<void> => {
        const before = lines.length
        await eventually(() => expect(lines.length).toBeGreaterThan(before + count))
      }
      const kill = async (): Promise<void> => {
        child.kill('SIGKILL')
        expect(await once(child, 'close')).toEqual([null, 'SIGKILL'])
      }
      return { lines, more, kill }
    }

    test(`of ${ROUNDS * WRITERS} writers and thrice of the server loses nothing that was acknowledged`, { timeout: 120_000 }, async () => {
      const url = await server.create()
      // As an administrator in a hurry might have it.
      await server.run(`ALTER DATABASE ${new URL(url).pathname.slice(1)} SET synchronous_commit = off`)
      const acknowledged: string[] = []
      for (let round = 0; round < ROUNDS; round++) {
        const writers = Array.from({ length: WRITERS }, (_, i) => writer(url, `f${round}-${i}`))
        await Promise.all(writers.map(({ more }) => more(3)))
        if (SERVER_KILLED.has(round)) {
          await server.kill()
          await server.start()
          await Promise.all(writers.map(({ more }) => more(3)))
        }
        for (const { kill } of writers) {
          await wait((round * 7) % 10)
          await kill()
        }
        acknowledged.push(...writers.flatMap(({ lines }) => lines))
      }
      const ledger = await opened(url)
      const there = new Set((await wholeChain(ledger)).map(({ seq, hash }) => `${seq} ${hash}`))
      await ledger.close()
      expect(acknowledged.filter((line) => !there.has(line))).toEqual([])
      expect(acknowledged.length).toBeGreaterThan(ROUNDS * WRITERS * 4)
      console.log(`kill -9: ${acknowledged.length} acknowledged of ${there.size} revisions, none lost`)
    })
  })

  test('while it is stopped, reads and appends fail as values; then all works again', async () => {
    const ledger = await opened(await server.create())
    let calls = 0
    ledger.watch(() => calls++)
    const before = await appended(ledger, draft('f01', 1))
    await server.stop()
    const question = { text: 'x', lang: 'de', day: '2031-06-01' }
    const asked = [ledger.latest(), ledger.since(0), ledger.history('f01'), ledger.log({ limit: 1 }), ledger.unanswered(1), ledger.status(), ledger.noteUnanswered(question), ledger.append([draft('f01', 2)])]
    for (const done of await Promise.all<unknown>(asked)) expect(done).toEqual(UNREACHABLE)
    await server.start()
    expect(await wholeChain(ledger)).toEqual(before)
    await appended(ledger, draft('f01', 2))
    await eventually(() => expect(calls).toBe(2))
    await ledger.close()
  })

  test('it is stopped amid many appends: what is there is what was said to be, and no more', async () => {
    const ledger = await opened(await server.create())
    const many = Array.from({ length: 400 }, (_, i) => ledger.append([draft(`f${i}`, 1)]))
    await many[20]
    await server.stop()
    await server.start()
    const outcomes = await Promise.all(many)
    const said = outcomes.flatMap((done, i) => (done.outcome === 'appended' ? [`f${i}`] : []))
    expect((await wholeChain(ledger)).map(({ id }) => id).toSorted()).toEqual(said.toSorted())
    expect(outcomes.filter((done) => done.outcome === 'failed').length).toBeGreaterThan(0)
    await ledger.close()
  })

  describe('a connection that is lost amid a commit', () => {
    async function proxied(): Promise<Proxy> {
      const proxy = await proxyTo(await server.create())
      onTestFinished(proxy.close)
      return proxy
    }

    test.each([
      ['after the server got the word', 'after', { outcome: 'appended', revisions: [{ seq: 2 }, { seq: 3 }] }, 3],
      ['before', 'before', UNREACHABLE, 1],
    ] as const)('%s: what is said is what became of it', async (_, cut, expected, count) => {
      const proxy = await proxied()
      const ledger = await opened(proxy.url)
      await appended(ledger, draft('f01', 1))
      proxy.cutNext(cut)
      expect(await ledger.append([draft('f01', 2), draft('f02', 1)], 'r1')).toMatchObject(expected)
      expect(await wholeChain(ledger)).toHaveLength(count)
      expect(await ledger.append([draft('f01', 2), draft('f02', 1)], 'r1')).toMatchObject({ outcome: cut === 'after' ? 'repeated' : 'appended' })
      await ledger.close()
    })

    test('is waited for, where the server cannot be asked at once', async () => {
      const proxy = await proxied()
      const ledger = await opened(proxy.url)
      proxy.cutNext('after')
      proxy.refuseFromThen()
      const append = ledger.append([draft('f01', 1)])
      await eventually(async () => expect(await ledger.latest()).toEqual(UNREACHABLE))
      await wait(300)
      proxy.admit()
      expect(await append).toMatchObject({ outcome: 'appended' })
      await ledger.close()
    })

    test('is neither appended nor refused, where the ledger is closed before it is known', async () => {
      const proxy = await proxied()
      const ledger = await opened(proxy.url)
      proxy.cutNext('after')
      proxy.refuseFromThen()
      const append = ledger.append([draft('f01', 1)])
      const outcome = append.catch((error: unknown) => error)
      await eventually(async () => expect(await ledger.latest()).toEqual(UNREACHABLE))
      await ledger.close()
      expect(await outcome).toMatchObject({ message: 'Cannot tell whether it was appended' })
    })
  })

  describe('three processes', () => {
    const EACH = 80

    /** The lines that a child writes, and what it may be told. */
    function follower(url: string, id: string) {
      const child = started('follow-postgres', url, id, `${EACH}`)
      const lines: { readonly seen?: number; readonly appended?: number; readonly ready?: number; readonly at: number }[] = []
      createInterface(child.stdout).on('line', (line) => lines.push(JSON.parse(line) as (typeof lines)[number]))
      const until = (isDone: () => boolean) => eventually(() => expect(isDone()).toBe(true))
      return { child, lines, until }
    }

    test(`see each what any appends: 99 of 100 within 250 ms, of ${3 * EACH}`, { timeout: 60_000 }, async () => {
      const url = await server.create()
      const followers = ['f01', 'f02', 'f03'].map((id) => follower(url, id))
      for (const { lines, until } of followers) await until(() => lines.some(({ ready }) => ready !== undefined))
      const ledger = await opened(url)
      expect(await got(ledger.status())).toEqual({ revisions: 0, processes: 4 })
      await eventually(async () => expect(await server.run("SELECT pid FROM pg_stat_activity WHERE query LIKE 'LISTEN%'")).toHaveLength(3))
      for (const { child } of followers) child.stdin.write('go\n')
      for (const { lines, until } of followers) await until(() => lines.filter(({ seen }) => seen !== undefined).length >= 3 * EACH)
      for (const { child } of followers) {
        const closed = once(child, 'close')
        child.stdin.end('end\n')
        expect(await closed).toEqual([0, null])
      }
      expect((await got(ledger.status())).processes).toBe(1)
      await ledger.close()

      const began = new Map(followers.flatMap(({ lines }) => lines.flatMap(({ appended, at }) => (appended === undefined ? [] : [[appended, at] as const]))))
      expect(began.size).toBe(3 * EACH)
      const delays = followers.flatMap(({ lines }) => lines.flatMap(({ seen, at }) => (seen === undefined ? [] : [at - (began.get(seen) ?? Number.NaN)]))).toSorted((a, b) => a - b)
      expect(delays).toHaveLength(9 * EACH)
      const [p50 = Number.NaN, p99 = Number.NaN] = [0.5, 0.99].map((part) => delays[Math.floor(part * delays.length)])
      console.log(`three processes, from the call to the last that sees it: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms of ${delays.length}`)
      expect(p99).toBeLessThan(250)
    })
  })
})
