import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Answer } from './answer.ts'
import type { FakeDiscord } from './discord.ts'
import { startDiscord } from './discord.ts'
import type { Bot } from './start-bot.ts'
import { startBot } from './start-bot.ts'
import { read, sentOf } from './reading.ts'

const MODERATOR = { id: '100000000000000002', name: 'moderator' }

let discord: FakeDiscord
let bot: Bot
beforeAll(async () => {
  // A dead line is noticed at the second heartbeat.
  discord = await startDiscord({ heartbeatMs: 1000 })
  bot = await startBot({ discord, env: { ADMINS: `discord:${MODERATOR.id}` } })
}, 60_000)
afterAll(async () => {
  await bot.stop()
  await discord.stop()
})
beforeEach(() => discord.clearFaults())

let users = 0
/** Somebody new asks, who is within every rate. */
const ask = (by: object = {}): Promise<Answer> => discord.slash({ user: { id: String(400_000_000_000_000_000n + BigInt(users++)), name: 'reader' }, path: ['ship'], options: { name: 'Angara' }, ...by })
const answer = async (): Promise<string> => read(await ask())
/** What was logged of a call, once it was. */
const loggedOf = async (id: string): Promise<string> => {
  await expect.poll(() => bot.stderr(), { timeout: 10_000 }).toContain(id)
  return bot.stderr().split('\n').filter((line) => line.includes(id)).join('\n')
}

describe('an answer that Discord does not take at once', () => {
  test.each([
    ['429', { status: 429, retryAfter: 0.2 }],
    ['429 for all requests', { status: 429, retryAfter: 0.2, global: true }],
    ['502, twice', { status: 502, times: 2 }],
  ] as const)('is sent again after %s', async (_what, fault) => {
    discord.fail({ match: '/callback', ...fault })
    expect(await answer()).toContain('Angara')
  })

  test.each([
    ['429', { status: 429, retryAfter: 0.2 }],
    ['502', { status: 502 }],
  ] as const)('is sent again after %s where it follows a deferral', async (_what, fault) => {
    discord.fail({ match: /^(?:PATCH|POST) \/webhooks/u, ...fault })
    expect(read(await discord.slash({ user: MODERATOR, path: ['mod', 'status'], options: {} }))).toContain('sqlite')
  })

  test('is waited for by all others that a global 429 stops, and none is lost', async () => {
    discord.fail({ match: /^POST/u, status: 429, retryAfter: 0.3, global: true, times: 5 })
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask()))
    expect(answers.filter((answer) => !read(answer).includes('Angara'))).toEqual([])
  })
})

describe('an answer that is lost is logged with its call, and the bot goes on', () => {
  test.each([
    ['when the line breaks as it is sent', { match: '/callback', drop: 'before' }, {}],
    ['when Discord fails again and again', { match: '/callback', status: 500, times: 4 }, {}],
    ['when it comes too late', { match: '/nothing' }, { firstWithinMs: -1 }],
    ['when it was given before', { match: '/nothing' }, { told: 2 }],
  ] as const)('%s', async (_what, fault, by) => {
    discord.fail(fault)
    const { id } = await ask({ firstWithinMs: 300, ...by })
    const logged = await loggedOf(id)
    expect(JSON.parse(logged)).toMatchObject({ level: 'error', what: 'interaction', id, error: expect.stringMatching(/^(?:SocketError|HTTPError|DiscordAPIError\[(?:10062|40060)\]): /u) })
    expect(await answer()).toContain('Angara')
  })

  test('also where completions are', async () => {
    discord.fail({ match: '/callback', drop: 'before' })
    const { id } = await discord.autocomplete({ user: MODERATOR, path: ['ship'], options: { name: 'ang' }, focused: 'name', firstWithinMs: 100 })
    expect(await loggedOf(id)).toContain('SocketError')
    expect(await answer()).toContain('Angara')
  })

  test('and never with a token', () => {
    expect(bot.stderr()).not.toContain(discord.token)
    expect(bot.stderr()).not.toMatch(/token-of-/u)
  })
})

describe('a line to the gateway that breaks is made anew, and what was missed is answered', () => {
  test.each([
    ['op 7', () => discord.sendOp(7)],
    ['op 9, to be resumed', () => discord.sendOp(9, true)],
    ['a dropped socket', () => discord.dropSockets()],
    ['a refused upgrade', () => { discord.fail({ match: 'UPGRADE', status: 502, times: 2 }); discord.dropSockets() }],
    ['heartbeats that nobody acknowledges', () => discord.zombie()],
  ])('after %s', async (_what, order) => {
    const [before, sessions] = [discord.resumes(), discord.identifies.length]
    order()
    const missed = ask({ firstWithinMs: 10_000 })
    await discord.resumed(before + 1)
    expect(read(await missed)).toContain('Angara')
    expect(await answer()).toContain('Angara')
    expect(discord.identifies).toHaveLength(sessions)
  })

  test.each([
    ['op 9', () => discord.sendOp(9)],
    ['a dropped upgrade', () => { discord.fail({ match: 'UPGRADE', drop: 'before', times: 2 }); discord.dropSockets() }],
  ])('with another session after %s', async (_what, order) => {
    const sessions = discord.identifies.length
    order()
    await discord.identified(sessions + 1)
    await discord.ready()
    expect(await answer()).toContain('Angara')
  })
})

describe('what is pressed', () => {
  test('twice at once is done once', async () => {
    const preview = await discord.slash({ user: MODERATOR, path: ['mod', 'retract'], options: { record: 'f40@1', reason: 'misread' } })
    const pressed = await Promise.all([1, 2].map(() => discord.press({ user: MODERATOR, message: sentOf(preview), label: 'Save' })))
    expect(pressed.map(read).toSorted()).toEqual([expect.stringContaining('Saved'), expect.stringContaining('settled already')])
    expect(read(await ask({ path: ['fact'], options: { id: 'f40' } }))).toContain('f40@2')
  })

  test('on a button of version 0 is answered in words', async () => {
    expect(read(await discord.press({ user: MODERATOR, customId: '0abc' }))).toContain('another version')
  })
})

describe('an event that nobody can read', () => {
  test.each([
    ['an interaction without a user', { t: 'INTERACTION_CREATE', d: { id: '1', type: 2, data: { type: 1 } } }],
    ['an interaction of no known type', { t: 'INTERACTION_CREATE', d: { id: '1', type: 99 } }],
    ['a message without anything', { t: 'MESSAGE_CREATE', d: {} }],
    ['a server without anything', { t: 'GUILD_CREATE', d: { id: '5' } }],
    ['an event of no known name', { t: 'SOMETHING_NEW', d: {} }],
  ])('does no harm: %s', async (_what, event) => {
    discord.dispatch(event)
    expect(await answer()).toContain('Angara')
  })
})

test('what was broken was ordered', () => {
  expect(discord.violations.filter(({ rule }) => rule !== 'late' && rule !== 'twice')).toEqual([])
})
