import { afterEach, describe, expect, test } from 'vitest'
import type { DiscordOptions, FakeDiscord } from './discord.ts'
import { startDiscord } from './discord.ts'
import { textOf } from './shapes.ts'
import type { Bot } from './start-bot.ts'
import { startBot } from './start-bot.ts'

const USER = { id: '100000000000000001', name: 'reader' }
const bots: Bot[] = []
const discords: FakeDiscord[] = []
afterEach(async () => {
  await Promise.all(bots.splice(0).map((bot) => bot.stop()))
  await Promise.all(discords.splice(0).map((discord) => discord.stop()))
})
const newDiscord = async (options: DiscordOptions = {}): Promise<FakeDiscord> => {
  const discord = await startDiscord(options)
  discords.push(discord)
  return discord
}
const newBot = async (discord: FakeDiscord, options: { readonly waits?: boolean; readonly env?: Readonly<Record<string, string>> } = {}): Promise<Bot> => {
  const bot = await startBot({ discord, ...options })
  bots.push(bot)
  return bot
}
/** What a call is answered with, in how many sessions, and against which rules. */
const answerOf = async (discord: FakeDiscord): Promise<unknown> => {
  const { message } = await discord.slash({ user: USER, path: ['ship'], options: { name: 'Angara' }, settleMs: 200 })
  return [message && textOf(message), discord.identifies.length, discord.violations]
}
const ONCE = [expect.stringContaining('Angara'), 1, []]

describe('the bot waits until Discord can be reached', { timeout: 60_000 }, () => {
  test('where it is not there yet', async () => {
    const { api, token, stop } = await startDiscord()
    await stop()
    const bot = await newBot({ ...(await newDiscord()), api, token }, { waits: false })
    await expect.poll(() => bot.stderr(), { timeout: 10_000 }).toContain('Cannot reach Discord yet')
    const discord = await newDiscord({ port: Number(new URL(api).port) })
    await discord.ready()
    expect(await answerOf(discord)).toEqual(ONCE)
    expect(bot.stderr()).not.toContain(token)
  })

  test.each([
    ['REST fails, and again when commands are registered', ['GET /gateway/bot', 'PUT /applications'], 4],
    ['the gateway refuses the upgrade', ['UPGRADE'], 2],
  ] as const)('and then answers each call once: %s', async (_what, matches, times) => {
    const discord = await newDiscord()
    for (const match of matches) discord.fail({ match, status: 502, times })
    await newBot(discord)
    await expect.poll(() => discord.commands().length, { timeout: 10_000 }).toBeGreaterThan(0)
    expect(await answerOf(discord)).toEqual(ONCE)
  })
})

test('the bot answers though a server of its is out of order', { timeout: 60_000 }, async () => {
  const discord = await newDiscord({ guildIsDown: true })
  await newBot(discord)
  expect(await answerOf(discord)).toEqual(ONCE)
})

describe('the bot ends where Discord refuses it, and says why', { timeout: 60_000 }, () => {
  test.each([
    ['a wrong token', {}, 'another.token', 'DISCORD_TOKEN'],
    ['intents that are not allowed', { allowedIntents: 1 }, 'a.bot.token', 'intents'],
  ])('%s', async (_what, options, token, word) => {
    const bot = await newBot(await newDiscord(options), { waits: false, env: { DISCORD_TOKEN: token } })
    const { code } = await bot.ended
    expect([code, bot.stderr().trim().split('\n')]).toEqual([1, [expect.stringContaining(word)]])
    expect(bot.stderr()).not.toContain(token)
  })

  test('also while it runs: its token was changed', async () => {
    const discord = await newDiscord()
    const bot = await newBot(discord)
    discord.closeWith(4004)
    expect((await bot.ended).code).toBe(1)
    expect(bot.stderr()).toContain('DISCORD_TOKEN')
  })
})
