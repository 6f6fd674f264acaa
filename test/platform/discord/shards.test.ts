import { execFileSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FakeDiscord } from './discord.ts'
import { startDiscord } from './discord.ts'
import type { Guild } from './shapes.ts'
import type { Bot } from './start-bot.ts'
import { startBot } from './start-bot.ts'
import { read, sentOf } from './reading.ts'

const READER = { id: '100000000000000001', name: 'reader' }
const MODERATOR = { id: '100000000000000002', name: 'moderator' }
/** The shard of a server, of two. */
const shardOf = ({ id }: Guild): number => Number((BigInt(id) >> 22n) % 2n)
const processes = (): string[][] => execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat='], { encoding: 'utf8' }).split('\n').map((line) => line.trim().split(/\s+/u))
const childrenOf = (pid = 0): number[] => processes().flatMap(([child, parent]) => (Number(parent) === pid ? [Number(child)] : []))
/** Those of them that still run; one that has ended may wait for somebody to hear of it. */
const running = (pids: readonly number[]): number[] => processes().flatMap(([pid, , state]) => (pids.includes(Number(pid)) && !state?.startsWith('Z') ? [Number(pid)] : []))

let discord: FakeDiscord
let bot: Bot
const guilds: Guild[] = []
beforeAll(async () => {
  discord = await startDiscord({ shards: 2 })
  bot = await startBot({ discord, env: { ADMINS: `discord:${MODERATOR.id}`, DISCORD_SHARDS: 'auto' } })
  await discord.ready(2)
  for (let tries = 0; guilds.length < 2 && tries < 1000; tries++) {
    const guild = discord.addGuild({ name: `Guild ${tries}` })
    if (shardOf(guild) === guilds.length) guilds.push(guild)
    else await sleep(1)
  }
}, 60_000)
afterAll(async () => {
  await bot.kill()
  await discord.stop()
})
const on = (shard: number) => ({ guild: guilds[shard] })
const fact = async (shard: number, id: string): Promise<string> => read(await discord.slash({ user: READER, ...on(shard), path: ['fact'], options: { id } }))

describe('two shards on one ledger', { timeout: 60_000 }, () => {
  test('are as many processes, each with its own shard', () => {
    expect(new Set(discord.identifies.map(({ shard }) => shard?.join('/')))).toEqual(new Set(['0/2', '1/2']))
    expect(childrenOf(bot.pid)).toHaveLength(2)
  })

  test('register the commands once', async () => {
    await discord.requested('PUT /applications')
    expect(discord.requests.filter(({ method, path }) => method === 'PUT' && path.endsWith('/commands'))).toHaveLength(1)
  })

  test('both answer, and what is changed on one is seen on the other', async () => {
    expect([await fact(0, 'f40'), await fact(1, 'f40')]).toEqual([expect.stringContaining('f40@1'), expect.stringContaining('f40@1')])
    const preview = await discord.slash({ user: MODERATOR, ...on(1), path: ['mod', 'retract'], options: { record: 'f40@1', reason: 'misread' } })
    expect(read(await discord.press({ user: MODERATOR, message: sentOf(preview), label: 'Save' }))).toContain('f40@2')
    await expect.poll(() => fact(0, 'f40'), { timeout: 10_000 }).toContain('f40@2')
  })

  test('do what a button says that the other has shown', async () => {
    const preview = await discord.slash({ user: MODERATOR, ...on(0), path: ['mod', 'retract'], options: { record: 'f29@1', reason: 'misread' } })
    const save = sentOf(preview).components.flatMap(({ components = [] }) => components).find(({ label }) => label === 'Save')
    const proposed = async (): Promise<string> => read(await discord.press({ user: MODERATOR, ...on(1), customId: save?.custom_id ?? '' }))
    await expect.poll(proposed, { timeout: 10_000 }).toMatch(/f29@2|settled already/u)
    await expect.poll(() => fact(1, 'f29'), { timeout: 10_000 }).toContain('f29@2')
  })

  test.each([0, 1])('tell an author once what became of a suggestion that was settled on shard %i', async (shard) => {
    const author = { id: `10000000000000010${shard}`, name: 'author' }
    const suggested = await discord.slash({ user: author, ...on(1 - shard), path: ['suggest'], options: { text: 'f16 There is a fourth ship' } })
    const id = /\bp\d+\b/u.exec(read(suggested))?.[0] ?? ''
    const reject = async (): Promise<string> => read(await discord.slash({ user: MODERATOR, ...on(shard), path: ['mod', 'reject'], options: { proposal: id, reason: 'it is not there' } }))
    await expect.poll(reject, { timeout: 10_000 }).toContain(`${id} is rejected`)
    const notices = (): number => discord.requests.filter(({ method, path, body }) => method === 'POST' && /^\/channels\/\d+\/messages$/u.test(path) && String((body as { content?: string }).content).includes(id)).length
    await expect.poll(notices, { timeout: 10_000 }).toBe(1)
    await sleep(500)
    expect(notices()).toBe(1)
  })

  test('one that dies is started again, and answers', async () => {
    const sessions = discord.identifies.length
    process.kill(childrenOf(bot.pid)[1] ?? 0, 'SIGKILL')
    await discord.identified(sessions + 1)
    await discord.ready(2)
    expect([await fact(0, 'f40'), await fact(1, 'f40')]).toEqual([expect.stringContaining('f40@2'), expect.stringContaining('f40@2')])
    expect(bot.stderr()).toContain('The process of a shard has died')
  })

  test('broke no rule of Discord', () => {
    expect(discord.violations).toEqual([])
  })

  test('end when they are told to, after what they were asked before', async () => {
    discord.fail({ match: '/callback', delayMs: 1000, times: 2 })
    const asked = Promise.all([fact(0, 'f16'), fact(1, 'f16')])
    await sleep(300)
    const children = childrenOf(bot.pid)
    const { code, ms } = await bot.stop()
    expect(await asked).toEqual([expect.stringContaining('f16'), expect.stringContaining('f16')])
    expect([children.length, code, running(children)]).toEqual([2, 0, []])
    expect(ms).toBeLessThan(10_000)
  })
})

test('shards whose manager is gone end by themselves', { timeout: 60_000 }, async () => {
  const other = await startDiscord()
  const managed = await startBot({ discord: other, env: { DISCORD_SHARDS: '2' } })
  await other.ready(2)
  const children = childrenOf(managed.pid)
  await managed.kill()
  await expect.poll(() => running(children), { timeout: 10_000, interval: 200 }).toEqual([])
  expect(children).toHaveLength(2)
  await other.stop()
})

test.each([
  ['a wrong token', {}, 'another.token', 'DISCORD_TOKEN'],
  ['intents that are not allowed', { allowedIntents: 1 }, 'a.bot.token', 'intents'],
])('shards that Discord refuses end with one word on it: %s', { timeout: 60_000 }, async (_what, options, token, word) => {
  const other = await startDiscord(options)
  const refused = await startBot({ discord: other, waits: false, env: { DISCORD_TOKEN: token, DISCORD_SHARDS: '2' } })
  expect((await refused.ended).code).toBe(1)
  expect(refused.stderr().split('\n').filter((line) => line.includes(word))).toHaveLength(1)
  expect(refused.stderr()).not.toContain(token)
  await other.stop()
})
