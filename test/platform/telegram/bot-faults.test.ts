import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startBot } from './start-bot.ts'
import type { FakeTelegram } from './telegram.ts'
import { startTelegram } from './telegram.ts'
import { read } from './reading.ts'

const MODERATOR = { id: 2001, first_name: 'Mo', language_code: 'en' }
const REVIEWER = { id: 2002, first_name: 'Ria', language_code: 'en' }
const QUESTION = 'Which ships were loaded at Najin?'
const folder = mkdtempSync(join(tmpdir(), 'telegram-faults-'))
afterAll(() => rmSync(folder, { recursive: true }))
const ledgerAt = (name: string) => `sqlite:${join(folder, `${name}.db`)}`

/** How often each chat was told something that holds the text. */
const told = ({ calls }: FakeTelegram, text: string): Map<unknown, number> => {
  const counts = new Map<unknown, number>()
  for (const { method, params, result } of calls) {
    if (method === 'sendMessage' && result !== undefined && String(params['text']).includes(text)) counts.set(params['chat_id'], (counts.get(params['chat_id']) ?? 0) + 1)
  }
  return counts
}

describe('trouble on the way', () => {
  let telegram: FakeTelegram
  let bot: Awaited<ReturnType<typeof startBot>>
  beforeAll(async () => {
    telegram = await startTelegram()
    bot = await startBot({ telegram })
    await telegram.called('getMyShortDescription', 3)
  }, 60_000)
  afterAll(async () => {
    await bot.stop()
    await telegram.stop()
  })
  beforeEach(() => telegram.clearFaults())
  const ask = (more = {}) => telegram.privateMessage({ user: telegram.user({ language_code: 'en' }), text: QUESTION, ...more })

  test('429 is waited for as long as it says', async () => {
    telegram.fail({ method: 'sendMessage', status: 429, retryAfter: 1 })
    const answer = await ask()
    expect(read(answer)).toContain('Maia')
    expect(answer.firstMs).toBeGreaterThanOrEqual(1000)
    expect(answer.messages).toHaveLength(1)
  })

  test('a chat that is flooded holds up no other, and its presses are answered meanwhile', async () => {
    const user = telegram.user({ language_code: 'en' })
    const { message } = await telegram.privateMessage({ user, text: '/ship' })
    if (!message) throw new Error('no message')
    telegram.fail({ method: 'sendMessage', chatId: user.id, status: 429, retryAfter: 2 })
    const flooded = telegram.privateMessage({ user, text: QUESTION })
    await telegram.called('sendMessage', telegram.calls.filter(({ method }) => method === 'sendMessage').length + 1)
    expect(read(await ask({ timeoutMs: 1500 }))).toContain('Maia')
    const answered = telegram.called('answerCallbackQuery', telegram.calls.filter(({ method }) => method === 'answerCallbackQuery').length + 1, 1500)
    const pressed = telegram.press({ user, message, label: 'Angara' })
    await answered
    expect(read(await flooded)).toContain('Maia')
    expect(read(await pressed)).toContain('Angara')
  })

  test.each([
    ['a 502 with a page', { status: 502, times: 2 } as const],
    ['a 500', { status: 500 } as const],
    ['a connection cut before', { drop: 'before' } as const],
    ['a connection cut after', { drop: 'after' } as const],
    ['half an answer', { garbled: true } as const],
  ])('%s is tried again', async (_what, fault) => {
    telegram.fail({ method: 'sendMessage', ...fault })
    expect(read(await ask())).toContain('Maia')
  })

  test.each([
    ['a poll that is cut', () => telegram.dropPolls()],
    ['a poll that fails', () => { telegram.fail({ method: 'getUpdates', status: 502, times: 2 }); return telegram.dropPolls() }],
    ['a poll that is too much', () => { telegram.fail({ method: 'getUpdates', status: 429, retryAfter: 1 }); return telegram.dropPolls() }],
  ])('%s loses nothing', async (_what, order) => {
    await order()
    expect(read(await ask())).toContain('Maia')
  })

  test('an update that cannot be answered ends nothing else, and is logged with its number', async () => {
    telegram.fail({ method: 'sendMessage', status: 400, description: 'message is too strange' })
    const { update } = await ask({ silent: true, settleMs: 300 })
    expect(read(await ask())).toContain('Maia')
    expect(bot.stderr()).toContain(`"update":${update?.update_id},"error":"GrammyError: Call to 'sendMessage' failed! (400: Bad Request: message is too strange)"`)
  })

  test('a chat that blocked the bot is let be', async () => {
    const user = telegram.user({ language_code: 'en' })
    telegram.fail({ method: 'sendMessage', chatId: user.id, status: 403, description: 'bot was blocked by the user', times: 9 })
    const errors = bot.stderr()
    const { calls } = await telegram.privateMessage({ user, text: '/timeline', silent: true, settleMs: 400 })
    expect(calls.filter(({ method }) => method === 'sendMessage')).toHaveLength(1)
    expect(bot.stderr()).toBe(errors)
  })

  test('more chats that are flooded than Telegram tells of at once hold up no other', async () => {
    telegram.fail({ method: 'sendMessage', status: 429, retryAfter: 3, times: 120 })
    const before = telegram.calls.filter(({ method }) => method === 'sendMessage').length
    const flooded = Array.from({ length: 120 }, () => ask({ timeoutMs: 20_000 }))
    await telegram.called('sendMessage', before + 120)
    expect(read(await ask({ timeoutMs: 2500 }))).toContain('Maia')
    expect((await Promise.all(flooded)).filter((answer) => !read(answer).includes('Maia'))).toEqual([])
  }, 30_000)

  test('whoever asks too much at once is told so, once', async () => {
    const user = telegram.user({ language_code: 'en' })
    await Promise.all(Array.from({ length: 40 }, () => telegram.privateMessage({ user, text: 'Angara', silent: true })))
    await telegram.privateMessage({ user, text: 'Angara', silent: true, settleMs: 1000 })
    expect(told(telegram, 'That was a lot at once').get(user.id)).toBe(1)
  })

  test('the token is told nowhere', () => {
    expect(bot.stderr()).not.toContain(telegram.token)
    expect(bot.stdout()).not.toContain(telegram.token)
  })
})

test('a thousand updates of which every tenth comes again change everything once, and each is answered', async () => {
  const telegram = await startTelegram()
  const bot = await startBot({ telegram, env: { ADMINS: `telegram:${MODERATOR.id}` } })
  const users = Array.from({ length: 1000 }, () => telegram.user({ language_code: 'en' }))
  const sent = await Promise.all(
    users.map(async (user, at) => {
      const answer = await telegram.privateMessage({ user, text: at % 5 === 0 ? `/suggest f16 Suggestion ${at}` : QUESTION, timeoutMs: 30_000 })
      if (at % 10 === 0 && answer.update) await telegram.redeliver(answer.update, { timeoutMs: 30_000 })
      return answer
    }),
  )
  const unanswered = sent.filter((answer, at) => !read(answer).includes(at % 5 === 0 ? 'Thank you' : 'Maia'))
  expect(unanswered).toEqual([])
  const counts = [...told(telegram, 'Thank you'), ...told(telegram, 'Maia')].map(([, count]) => count)
  expect([counts.length, Math.max(...counts)]).toEqual([1000, 1])
  expect(read(await telegram.privateMessage({ user: MODERATOR, text: '/mod review' }))).toContain('200 proposals wait')
  expect((await bot.stop()).code).toBe(0)
  await telegram.stop()
}, 90_000)

test('an update that comes again to another process changes nothing twice', async () => {
  const env = { ADMINS: `telegram:${MODERATOR.id},telegram:${REVIEWER.id}`, DATABASE_URL: ledgerAt('again') }
  const telegram = await startTelegram()
  const user = telegram.user({ language_code: 'en' })
  const first = await startBot({ telegram, env })
  const { update, message } = await telegram.privateMessage({ user, text: '/suggest f16 There is a fourth ship' })
  const draft = await telegram.privateMessage({ user: MODERATOR, text: '/mod retract f40@1 misread' })
  if (!update || !draft.message) throw new Error('no answer')
  const saved = await telegram.press({ user: MODERATOR, message: draft.message, label: 'Save' })
  await first.stop()
  const second = await startBot({ telegram, env })
  for (const one of [update, draft.update, saved.update]) if (one) await telegram.redeliver(one, { settleMs: 200 })
  expect(message?.text).toContain('p01')
  const review = read(await telegram.privateMessage({ user: REVIEWER, text: '/mod review' }))
  expect(review).toContain('One proposal waits')
  expect(read(await telegram.privateMessage({ user: REVIEWER, text: '/mod history f40' }))).toContain('f40@2: 2 versions')
  await second.stop()
  await telegram.stop()
}, 60_000)

describe('an end', () => {
  test('in the middle loses no question and answers none twice', async () => {
    const telegram = await startTelegram()
    const env = { DATABASE_URL: ledgerAt('middle') }
    const first = await startBot({ telegram, env })
    const users = Array.from({ length: 300 }, () => telegram.user({ language_code: 'en' }))
    const answers = users.map((user) => telegram.privateMessage({ user, text: QUESTION, timeoutMs: 30_000 }))
    await telegram.called('sendMessage', 20)
    const stopped = await first.stop()
    expect([stopped.code, stopped.signal]).toEqual([0, null])
    expect(stopped.ms).toBeLessThan(10_000)
    const second = await startBot({ telegram, env })
    expect((await Promise.all(answers)).filter((answer) => !read(answer).includes('Maia'))).toEqual([])
    const counts = [...told(telegram, 'Maia').values()]
    expect([counts.length, Math.max(...counts)]).toEqual([300, 1])
    await second.stop()
    await telegram.stop()
  }, 60_000)

  test('that is none, as in a power cut, leaves what was not answered to the next process', async () => {
    const telegram = await startTelegram()
    const env = { DATABASE_URL: ledgerAt('cut') }
    const first = await startBot({ telegram, env })
    telegram.fail({ method: 'sendMessage', hang: true, times: 50 })
    const users = Array.from({ length: 50 }, () => telegram.user({ language_code: 'en' }))
    const answers = users.map((user) => telegram.privateMessage({ user, text: QUESTION, timeoutMs: 30_000 }))
    // By now it would have told Telegram that it has them.
    await telegram.called('getUpdates', telegram.calls.filter(({ method }) => method === 'getUpdates').length + 4)
    await first.kill()
    telegram.clearFaults()
    const second = await startBot({ telegram, env })
    expect((await Promise.all(answers)).filter((answer) => !read(answer).includes('Maia'))).toEqual([])
    await second.stop()
    await telegram.stop()
  }, 60_000)

  test('comes in time also where answers wait for a flood to pass', async () => {
    const telegram = await startTelegram()
    const bot = await startBot({ telegram })
    telegram.fail({ method: 'sendMessage', status: 429, retryAfter: 60, times: 99 })
    void telegram.privateMessage({ user: telegram.user({}), text: QUESTION, silent: true })
    await telegram.called('sendMessage')
    const { code, ms } = await bot.stop()
    expect(code).toBe(0)
    expect(ms).toBeLessThan(10_000)
    expect(telegram.pending()).toHaveLength(1)
    await telegram.stop()
  }, 30_000)
})

describe('what no waiting helps ends the bot with a word', () => {
  test('a token that is none', async () => {
    const telegram = await startTelegram()
    const bot = await startBot({ telegram, env: { TELEGRAM_TOKEN: '1:wrong' }, waits: false })
    expect((await bot.ended).code).toBe(1)
    expect(bot.stderr()).toMatch(/^Telegram does not accept the token\. Check TELEGRAM_TOKEN/mu)
    expect(bot.stderr()).not.toContain('1:wrong')
    await telegram.stop()
  }, 30_000)

  test('a token that is revoked', async () => {
    const telegram = await startTelegram()
    const bot = await startBot({ telegram })
    telegram.fail({ method: 'getUpdates', status: 401 })
    await telegram.dropPolls()
    expect((await bot.ended).code).toBe(1)
    expect(bot.stderr()).toContain('does not accept the token')
    await telegram.stop()
  }, 30_000)

  test('a second process that fetches as well, of which one goes on', async () => {
    const telegram = await startTelegram()
    const first = await startBot({ telegram, env: { DEFAULT_LANG: 'de' } })
    const second = await startBot({ telegram })
    expect((await first.ended).code).toBe(1)
    expect(first.stderr()).toContain('ein anderer Prozess')
    expect(read(await telegram.privateMessage({ user: telegram.user({ language_code: 'en' }), text: QUESTION }))).toContain('Maia')
    await second.stop()
    await telegram.stop()
  }, 30_000)
})

test('a network that is away at the start is waited for, and the token is not told', async () => {
  const telegram = await startTelegram()
  telegram.fail({ method: 'getMe', drop: 'before', times: 7 })
  const bot = await startBot({ telegram })
  expect(read(await telegram.privateMessage({ user: telegram.user({ language_code: 'en' }), text: QUESTION }))).toContain('Maia')
  expect(bot.stderr()).toContain('Cannot reach Telegram yet')
  expect(bot.stderr()).not.toContain(telegram.token)
  expect((await bot.stop()).code).toBe(0)
  await telegram.stop()
}, 60_000)
