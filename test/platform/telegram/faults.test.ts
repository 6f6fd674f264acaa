import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startBot } from './start-bot.ts'
import type { FakeTelegram } from './telegram.ts'
import { startTelegram } from './telegram.ts'
import type { TinyBot } from './tiny-bot.ts'
import { startTinyBot } from './tiny-bot.ts'

let telegram: FakeTelegram
let tiny: TinyBot
let seen: string[] = []
beforeAll(async () => {
  telegram = await startTelegram()
  tiny = await startTinyBot(telegram, (line) => seen.push(line))
})
afterAll(async () => {
  await tiny.stop()
  await telegram.stop()
})
beforeEach(() => {
  telegram.clearFaults()
  seen = []
})
const called = (name: string) => telegram.calls.filter(({ method }) => method === name)
/** The bot of the tests as a program. */
const TINY = fileURLToPath(new URL('./tiny-bot-process.ts', import.meta.url))
const ann = { id: 1001, first_name: 'Ann' }
const say = (text: string, more: object = {}) => telegram.privateMessage({ user: ann, text, ...more })
const call = async (method: string): Promise<readonly [number, string]> => {
  const response = await fetch(`${telegram.api}/bot${telegram.token}/${method}`)
  return [response.status, await response.text()]
}

describe('trouble with a call', () => {
  test('429 is waited for as long as it says', async () => {
    telegram.fail({ method: 'sendMessage', status: 429, retryAfter: 1 })
    const { message, ms, calls } = await say('patience')
    expect([message?.text, calls.map(({ status }) => status)]).toEqual(['heard: patience', [429, 200]])
    // Timers may be a little early.
    expect(ms).toBeGreaterThan(990)
    expect(calls[0]?.description).toBe('Too Many Requests: retry after 1')
  })

  test('is told where nothing follows', async () => {
    telegram.fail({ method: /^send/, chatId: ann.id, status: 502 })
    await expect(say('lost', { timeoutMs: 500 })).rejects.toThrow('has not answered "lost". It has called:\nsendMessage {"chat_id":1001,"text":"heard: lost"} → 502 Bad Gateway')
    expect((await say('found')).message?.text).toBe('heard: found')
  })

  test.each([
    [400, 'chat not found', 'Bad Request: chat not found'],
    [403, 'user is deactivated', 'Forbidden: user is deactivated'],
    [409, 'so', 'Conflict: so'],
    [500, '', 'Internal Server Error'],
  ] as const)('%i is described', async (status, description, told) => {
    telegram.fail({ method: 'getMe', status, description })
    expect(await call('getMe')).toEqual([status, JSON.stringify({ ok: false, error_code: status, description: told })])
  })

  test('502 is a page', async () => {
    telegram.fail({ method: 'getMe', status: 502 })
    expect(await call('getMe')).toEqual([502, expect.stringContaining('<h1>502 Bad Gateway</h1>')])
  })

  test('half an answer is no JSON', async () => {
    telegram.fail({ method: 'getMe', garbled: true })
    const [status, text] = await call('getMe')
    expect(status).toBe(200)
    expect(() => JSON.parse(text) as unknown).toThrow('JSON')
  })

  test.each([
    ['before', 0],
    ['after', 1],
  ] as const)('a connection cut %s it is done leaves %i messages', async (drop, messages) => {
    const before = called('sendMessage').length
    telegram.fail({ method: 'sendMessage', drop })
    await say('cut', { silent: true })
    const cut = (await telegram.called('sendMessage', before + 1)).at(-1)
    expect([cut?.status, cut?.result === undefined ? 0 : 1]).toEqual(['dropped', messages])
  })

  test('what hangs is let go at the end', async () => {
    telegram.fail({ method: 'getMe', hang: true })
    const hanging = call('getMe')
    await expect(Promise.race([hanging, new Promise((resolve) => setTimeout(resolve, 50, 'hangs'))])).resolves.toBe('hangs')
    telegram.clearFaults()
    await expect(hanging).rejects.toThrow('fetch failed')
  })

  test('a chat can be flooded', async () => {
    telegram.limitChats({ times: 2, withinMs: 900, retryAfter: 1 })
    const { calls, messages } = await say('/many a b c', { messages: 3 })
    expect([messages.length, calls.map(({ status }) => status)]).toEqual([3, [200, 200, 429, 200]])
  })
})

describe('trouble with updates', () => {
  test('a poll that is dropped is begun again', async () => {
    await telegram.dropPolls()
    expect((await say('still there', { timeoutMs: 10_000 })).message?.text).toBe('heard: still there')
  }, 15_000)

  test('one can be given twice', async () => {
    const { update } = await say('twice')
    if (!update) throw new Error('There is no update')
    await telegram.confirmed(update)
    await telegram.redeliver(update)
    expect(seen).toEqual([`${update.update_id} message`, `${update.update_id} message`])
    expect(telegram.pending()).toEqual([])
  })

  test('a button that is given twice can be answered once, and that is no violation', async () => {
    const { update } = await telegram.press({ user: ann, data: 'x' })
    if (!update) throw new Error('There is no update')
    await telegram.redeliver(update)
    expect(called('answerCallbackQuery').map(({ status }) => status)).toEqual([200, 400])
    expect(telegram.violations).toEqual([])
  })

  test('an answer that comes too late is refused and noted', async () => {
    const before = called('answerCallbackQuery').length
    await telegram.press({ user: ann, data: 'late', withinMs: 50, silent: true })
    const answer = (await telegram.called('answerCallbackQuery', before + 1)).at(-1)
    expect(answer?.description).toBe('Bad Request: query is too old and response timeout expired or query ID is invalid')
    expect(telegram.violations.map(({ rule, method }) => `${rule} ${method}`)).toEqual(['late answerCallbackQuery'])
  })

  test('whoever blocks the bot gets nothing more', async () => {
    const cleo = { id: 1009, first_name: 'Cleo' }
    await telegram.privateMessage({ user: cleo, text: 'hello' })
    const update = telegram.blocked({ user: cleo })
    expect(update?.my_chat_member).toMatchObject({ chat: { id: 1009 }, old_chat_member: { status: 'member' }, new_chat_member: { status: 'kicked' } })
    await expect(tiny.bot.api.sendMessage(1009, 'hello?')).rejects.toThrow('403: Forbidden: bot was blocked by the user')
    const again = await telegram.privateMessage({ user: cleo, text: 'back' })
    expect(again.message?.text).toBe('heard: back')
  })

  test('a group that threw it out, and a stranger, get nothing', async () => {
    const chat = telegram.group()
    await telegram.groupMessage({ chat, user: { id: 1010, first_name: 'Dan' }, text: 'us here' })
    await expect(tiny.bot.api.sendMessage(1010, 'psst')).rejects.toThrow("403: Forbidden: bot can't initiate conversation with a user")
    await expect(tiny.bot.api.sendMessage(4711, 'psst')).rejects.toThrow('400: Bad Request: chat not found')
    telegram.removed({ chat, user: ann })
    await expect(tiny.bot.api.sendMessage(chat.id, 'hello?')).rejects.toThrow('403: Forbidden: bot was kicked from the supergroup chat')
    expect((await telegram.groupMessage({ chat, user: ann, text: '/start' })).update).toBeUndefined()
    expect(telegram.added({ chat, user: ann })?.my_chat_member).toMatchObject({ old_chat_member: { status: 'kicked' }, new_chat_member: { status: 'member' } })
    expect(telegram.added({ chat: telegram.group(), user: ann })?.my_chat_member?.old_chat_member.status).toBe('left')
    expect((await telegram.groupMessage({ chat, user: ann, text: '/start x' })).message?.text).toBe('started with x')
  })
})

test('a thousand messages at once are answered, each its own, a hundred updates a poll', async () => {
  const answers = await Promise.all(Array.from({ length: 1000 }, (_, at) => telegram.privateMessage({ user: { id: 10_000 + at, first_name: `User ${at}` }, text: `${at}`, timeoutMs: 15_000 })))
  expect(answers.map(({ message }) => message?.text)).toEqual(answers.map((_, at) => `heard: ${at}`))
  const batches = called('getUpdates').map(({ result }) => (result as unknown[] | undefined)?.length ?? 0)
  expect(Math.max(...batches)).toBe(100)
})

describe('two that poll', () => {
  test('get a conflict: the one that was there first', async () => {
    const other = await startTelegram()
    const first = await startTinyBot(other)
    await other.ready()
    const poll = (await fetch(`${other.api}/bot${other.token}/getUpdates?timeout=0`)).json()
    expect(String(await first.ended)).toContain('409: Conflict: terminated by other getUpdates request; make sure that only one bot instance is running')
    expect(await poll).toEqual({ ok: true, result: [] })
    await other.stop()
  })
})

test('a bot is run as a process, and ended', async () => {
  const other = await startTelegram()
  const started = await startBot({ telegram: other, main: TINY })
  const { message, update } = await other.privateMessage({ user: ann, text: 'out there' })
  expect(message?.text).toBe('heard: out there')
  expect((await started.stop()).code).toBe(0)
  expect(other.offset()).toBe((update?.update_id ?? 0) + 1)
  expect(started.stderr()).toContain('the tiny bot is ready')
  await other.stop()
})

test('a bot that does not come up is told with what it wrote', async () => {
  const other = await startTelegram()
  await expect(startBot({ telegram: other, main: TINY, env: { TELEGRAM_TOKEN: '1:y' } })).rejects.toThrow('401: Unauthorized')
  await other.stop()
})
