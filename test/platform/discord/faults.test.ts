import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { FakeDiscord } from './discord.ts'
import { startDiscord } from './discord.ts'
import { startBot } from './start-bot.ts'
import { startTinyBot } from './tiny-bot.ts'

let discord: FakeDiscord
let bot: Awaited<ReturnType<typeof startTinyBot>>
beforeAll(async () => {
  discord = await startDiscord()
  bot = await startTinyBot(discord)
})
afterAll(async () => {
  await bot.stop()
  await discord.stop()
})
/** The bot of the tests as a program. */
const TINY = fileURLToPath(new URL('./tiny-bot-process.ts', import.meta.url))
const ann = { id: '1001', name: 'ann' }

describe('trouble', () => {
  const echo = (text: string) => discord.slash({ user: ann, path: ['echo'], options: { text } })
  beforeEach(() => discord.clearFaults())

  test('429 is waited for as long as it says', async () => {
    discord.fail({ match: '/callback', status: 429, retryAfter: 0.3 })
    const { message, ms } = await echo('patience')
    expect(message?.content).toBe('patience (en-US)')
    expect(ms).toBeGreaterThanOrEqual(300)
  })

  test('502 is tried again', async () => {
    discord.fail({ match: 'POST /interactions', status: 502, times: 2 })
    expect((await echo('again')).message?.content).toBe('again (en-US)')
  })

  test.each([
    ['before', 'none'],
    ['after', 'message'],
  ] as const)('a connection cut %s it is done leaves: %s', async (drop, first) => {
    discord.fail({ match: '/callback', drop })
    const answer = await discord.slash({ user: ann, path: ['echo'], options: { text: 'lost' }, firstWithinMs: 100 })
    expect(answer.first).toBe(first)
    expect(discord.requests.at(-1)?.status).toBe('dropped')
  })

  test('a delay is noticed', async () => {
    discord.fail({ match: '/callback', delayMs: 150 })
    expect((await echo('slowly')).ms).toBeGreaterThanOrEqual(140)
  })

  test.each([
    ['op 7', () => discord.sendOp(7)],
    ['op 9 that lets it resume', () => discord.sendOp(9, true)],
    ['a dropped socket', () => discord.dropSockets()],
    ['a refused upgrade', () => { discord.fail({ match: 'UPGRADE', status: 502 }); discord.dropSockets() }],
  ])('after %s the session is resumed, with what was missed', async (_what, order) => {
    const before = discord.resumes()
    order()
    const answer = echo('missed')
    await discord.resumed(before + 1)
    expect((await answer).message?.content).toBe('missed (en-US)')
    expect(discord.identifies).toHaveLength(1)
  })
})

describe('a session of its own', () => {
  test('is begun anew after op 9', async () => {
    const other = await startDiscord()
    const { stop } = await startTinyBot(other)
    other.sendOp(9)
    await other.identified(2)
    expect((await other.slash({ user: ann, path: ['echo'], options: { text: 'new' } })).message?.content).toBe('new (en-US)')
    await stop()
    await other.stop()
  })

  test('is resumed when nobody acknowledges a heartbeat', async () => {
    const other = await startDiscord({ heartbeatMs: 100 })
    const { stop } = await startTinyBot(other)
    other.zombie()
    await other.resumed()
    expect((await other.directMessage({ user: ann, text: 'alive?' })).message?.content).toBe('heard: alive?')
    await stop()
    await other.stop()
  })

  test.each([
    ['a wrong token', {}, { token: 'another' }, 'invalid token'],
    ['an intent that is not allowed', { allowedIntents: 1 }, {}, 'disallowed intents'],
  ])('is refused with %s', async (_what, options, change, message) => {
    const other = await startDiscord(options)
    await expect(startTinyBot({ ...other, ...change })).rejects.toThrow(message)
    await other.stop()
  })
})

test('a thousand calls at once are answered, each its own', async () => {
  const answers = await Promise.all(Array.from({ length: 1000 }, (_, at) => discord.slash({ user: ann, path: ['echo'], options: { text: `${at}` } })))
  expect(answers.map(({ message }) => message?.content)).toEqual(answers.map((_, at) => `${at} (en-US)`))
})

test('a bot is run as a process, and ended', async () => {
  const other = await startDiscord({ locale: 'de' })
  const started = await startBot({ discord: other, main: TINY })
  expect((await other.slash({ user: ann, path: ['echo'], options: { text: 'out there' } })).message?.content).toBe('out there (en-US)')
  const { code, ms } = await started.stop()
  expect(code).toBe(0)
  expect(ms).toBeLessThan(5000)
  expect(started.stderr()).toContain('the tiny bot is ready')
  await other.stop()
})

test('a bot that does not come up is told with what it wrote', async () => {
  const other = await startDiscord({ token: 'x' })
  await expect(startBot({ discord: other, main: TINY, env: { DISCORD_TOKEN: 'y' } })).rejects.toThrow('TokenInvalid')
  await other.stop()
})
