import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Answer } from './answer.ts'
import type { FakeDiscord } from './discord.ts'
import { startDiscord } from './discord.ts'
import type { Bot } from './start-bot.ts'
import { startBot } from './start-bot.ts'

let discord: FakeDiscord
let bot: Bot
beforeEach(async () => {
  discord = await startDiscord()
  bot = await startBot({ discord })
}, 60_000)
afterEach(async () => {
  await bot.kill()
  await discord.stop()
})
const ask = (by: object = {}): Promise<Answer> => discord.slash({ user: { id: '100000000000000001', name: 'reader' }, path: ['ship'], options: { name: 'Angara' }, firstWithinMs: 4000, ...by })
const CALLBACK = '/callback'

describe('told to end', { timeout: 60_000 }, () => {
  test('the bot answers what it was asked before, nothing after, and ends well', async () => {
    await ask()
    discord.fail({ match: CALLBACK, delayMs: 1500, times: 3 })
    const running = Promise.all([ask(), ask(), ask()])
    await discord.requested('commands')
    await sleep(300)
    const stopping = bot.stop()
    await sleep(200)
    const after = ask({ firstWithinMs: 500 })
    expect((await running).map(({ first }) => first)).toEqual(['message', 'message', 'message'])
    expect((await after).first).toBe('none')
    const { code, signal, ms } = await stopping
    expect([code, signal]).toEqual([0, null])
    expect(ms).toBeLessThan(10_000)
  })

  test('the bot waits for no answer for ever, and says which it could not give', async () => {
    discord.fail({ match: CALLBACK, delayMs: 20_000 })
    const { id } = await ask({ firstWithinMs: 500 })
    const { code, ms } = await bot.stop()
    expect(code).toBe(0)
    expect(ms).toBeLessThan(10_000)
    expect(bot.stderr()).toContain(id)
  })

  test('twice, it ends at once', async () => {
    discord.fail({ match: CALLBACK, delayMs: 20_000 })
    await ask({ firstWithinMs: 500 })
    const first = bot.stop()
    await sleep(500)
    process.kill(bot.pid ?? 0, 'SIGINT')
    const { code, ms } = await first
    expect(code).toBe(1)
    expect(ms).toBeLessThan(5000)
  })

  test('while Discord is away, it ends as well', async () => {
    discord.fail({ match: 'UPGRADE', drop: 'before', times: 1000 })
    discord.dropSockets()
    await sleep(300)
    expect(await bot.stop()).toMatchObject({ code: 0 })
  })
})
