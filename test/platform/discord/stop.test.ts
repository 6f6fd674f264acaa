import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { Answer } from './answer.ts'
import type { FakeDiscord } from './discord.ts'
import { startDiscord } from './discord.ts'
import type { Bot } from './start-bot.ts'
import { startBot } from './start-bot.ts'

/** A bot of its own for one test. */
async function withBot(run: (discord: FakeDiscord, bot: Bot) => Promise<void>): Promise<void> {
  const discord = await startDiscord()
  const bot = await startBot({ discord })
  try {
    await run(discord, bot)
  } finally {
    await bot.kill()
    await discord.stop()
  }
}
const ask = (discord: FakeDiscord, firstWithinMs: number): Promise<Answer> => discord.slash({ user: { id: '100000000000000001', name: 'reader' }, path: ['ship'], options: { name: 'Angara' }, firstWithinMs })
const CALLBACK = '/callback'

describe.concurrent('told to end', { timeout: 60_000 }, () => {
  test('the bot answers what it was asked before, nothing after, and ends well', () =>
    withBot(async (discord, bot) => {
      await ask(discord, 5000)
      discord.fail({ match: CALLBACK, delayMs: 1500, times: 3 })
      const before = Promise.all([ask(discord, 6000), ask(discord, 6000), ask(discord, 6000)])
      await sleep(500)
      const stopping = bot.stop()
      await sleep(200)
      const { first, id } = await ask(discord, 500)
      expect([first, (await before).map((answer) => answer.first)]).toEqual(['none', ['message', 'message', 'message']])
      expect(await stopping).toMatchObject({ code: 0, signal: null })
      expect(bot.stderr()).toContain(id)
    }))

  test('the bot waits for no answer for ever, and says which it could not give', () =>
    withBot(async (discord, bot) => {
      discord.fail({ match: CALLBACK, delayMs: 20_000 })
      const { id } = await ask(discord, 500)
      const { code, ms } = await bot.stop()
      expect(code).toBe(0)
      expect(ms).toBeLessThan(10_000)
      expect(bot.stderr()).toContain(id)
    }))

  test('twice, it ends at once', () =>
    withBot(async (discord, bot) => {
      discord.fail({ match: CALLBACK, delayMs: 20_000 })
      await ask(discord, 500)
      const stopping = bot.stop()
      await sleep(500)
      process.kill(bot.pid ?? 0, 'SIGINT')
      const { code, ms } = await stopping
      expect(code).toBe(1)
      expect(ms).toBeLessThan(5000)
    }))

  test('while Discord is away, it ends as well', () =>
    withBot(async (discord, bot) => {
      discord.fail({ match: 'UPGRADE', drop: 'before', times: 1000 })
      discord.dropSockets()
      await sleep(300)
      expect(await bot.stop()).toMatchObject({ code: 0 })
    }))
})
