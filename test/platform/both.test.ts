import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FakeDiscord } from './discord/discord.ts'
import { startDiscord } from './discord/discord.ts'
import { textOf as textOnDiscord } from './discord/shapes.ts'
import type { Bot } from './start-process.ts'
import { startProcess } from './start-process.ts'
import { textOf } from './telegram/shapes.ts'
import type { FakeTelegram } from './telegram/telegram.ts'
import { startTelegram } from './telegram/telegram.ts'

const EDITOR = { id: '100000000000000002', name: 'editor' }
const READER = { id: 1001, first_name: 'Ann', language_code: 'en' }
const tokens = (discord: FakeDiscord, telegram: FakeTelegram) => ({ DISCORD_TOKEN: discord.token, DISCORD_API: discord.api, TELEGRAM_TOKEN: telegram.token, TELEGRAM_API: telegram.api })

describe('one process on Discord and on Telegram', () => {
  let discord: FakeDiscord
  let telegram: FakeTelegram
  let bot: Bot
  beforeAll(async () => {
    ;[discord, telegram] = await Promise.all([startDiscord(), startTelegram()])
    const env = { ...tokens(discord, telegram), ADMINS: `discord:${EDITOR.id}` }
    bot = await startProcess(async () => void (await Promise.all([discord.identified().then(() => discord.ready()), telegram.ready()])), { env })
  }, 60_000)
  afterAll(async () => {
    await bot.stop()
    await Promise.all([discord.stop(), telegram.stop()])
  })
  const onTelegram = async (text: string, timeoutMs = 5000): Promise<string> => (await telegram.privateMessage({ user: READER, text, timeoutMs })).messages.map((message) => textOf(message)).join('\n')

  test('answers on both, with the same facts', async () => {
    const { message } = await discord.directMessage({ user: EDITOR, text: 'Which ships were loaded at Najin?' })
    const [here, there] = [message ? textOnDiscord(message).replaceAll('\\', '') : '', await onTelegram('Which ships were loaded at Najin?')]
    for (const ref of ['f18@1', 'f20@1', 'f16@1']) expect([here.includes(ref), there.includes(ref)]).toEqual([true, true])
  })

  test('shows on one what was changed on the other, and tells its author', async () => {
    expect(await onTelegram('/suggest f40 It was misread')).toContain('p01')
    const before = telegram.calls.length
    await discord.slash({ user: EDITOR, path: ['mod', 'reject'], options: { proposal: 'p01', reason: 'it was not' } })
    await telegram.called('sendMessage', telegram.calls.slice(0, before).filter(({ method }) => method === 'sendMessage').length + 1)
    expect(telegram.calls.findLast(({ method }) => method === 'sendMessage')?.params).toMatchObject({ chat_id: READER.id, text: expect.stringContaining('it was not') })
    const preview = await discord.slash({ user: EDITOR, path: ['mod', 'retract'], options: { record: 'f40@1', reason: 'misread' } })
    if (!preview.message) throw new Error('no preview')
    await discord.press({ user: EDITOR, message: preview.message, label: 'Save' })
    expect(await onTelegram('/fact f40')).toContain('f40@2')
  })

  test('goes on on one while the other is away', async () => {
    telegram.fail({ method: 'getUpdates', drop: 'before', times: 4 })
    await telegram.dropPolls()
    expect((await discord.directMessage({ user: EDITOR, text: 'Angara' })).message).toBeDefined()
    // The bot waits longer from one failure to the next.
    expect(await onTelegram('Angara', 20_000)).toContain('f37')
  }, 30_000)

  test('ends on both when it is told to', async () => {
    const ended = await bot.stop()
    expect([ended.code, ended.signal]).toEqual([0, null])
    expect(ended.ms).toBeLessThan(10_000)
    expect(bot.stderr()).toMatch(/runs on Discord[\s\S]*runs on Telegram|runs on Telegram[\s\S]*runs on Discord/u)
    expect([discord.violations, telegram.violations]).toEqual([[], []])
  })
})

describe('a token that one of them refuses ends both with a word', () => {
  test.each([
    ['Telegram', { TELEGRAM_TOKEN: '1:wrong' }, 'Telegram does not accept the token'],
    ['Discord', { DISCORD_TOKEN: 'wrong' }, 'Discord does not accept the token'],
  ])('%s', async (_which, wrong, word) => {
    const [discord, telegram] = await Promise.all([startDiscord(), startTelegram()])
    const bot = await startProcess(async () => {}, { env: { ...tokens(discord, telegram), ...wrong } })
    expect((await bot.ended).code).toBe(1)
    expect(bot.stderr()).toContain(word)
    await Promise.all([discord.stop(), telegram.stop()])
  }, 30_000)
})
