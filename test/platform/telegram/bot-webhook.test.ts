import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePort } from '../free-port.ts'
import { startBot } from './start-bot.ts'
import type { FakeTelegram } from './telegram.ts'
import { startTelegram } from './telegram.ts'
import { read } from './reading.ts'

const MODERATOR = { id: 2001, first_name: 'Mo', language_code: 'en' }
const QUESTION = 'Which ships were loaded at Najin?'
const folder = mkdtempSync(join(tmpdir(), 'telegram-webhook-'))
afterAll(() => rmSync(folder, { recursive: true }))

const hookAt = (port: number) => `http://127.0.0.1:${port}/telegram`
const SECRET = 'a-secret_1'

describe('with a webhook', () => {
  let telegram: FakeTelegram
  let bot: Awaited<ReturnType<typeof startBot>>
  let port: number
  beforeAll(async () => {
    telegram = await startTelegram()
    port = await freePort()
    bot = await startBot({ telegram, env: { TELEGRAM_WEBHOOK: hookAt(port), TELEGRAM_WEBHOOK_PORT: String(port), TELEGRAM_WEBHOOK_SECRET: SECRET } })
  }, 60_000)
  afterAll(async () => {
    await telegram.stop()
  })

  test('messages, presses and inline queries are answered', async () => {
    const user = telegram.user({ language_code: 'en' })
    const asked = await telegram.privateMessage({ user, text: '/ship' })
    if (!asked.message) throw new Error('no message')
    expect(read(await telegram.press({ user, message: asked.message, label: 'Angara' }))).toContain('f37')
    expect((await telegram.inline({ user, query: 'angara' })).inline?.results.length).toBeGreaterThan(0)
    expect(telegram.calls.filter(({ method }) => method === 'getUpdates')).toEqual([])
    expect(telegram.webhook()).toMatchObject({ url: hookAt(port), secret: SECRET })
  })

  const update = JSON.stringify({ update_id: 1, message: { message_id: 1, date: 1, chat: { id: 555, type: 'private', first_name: 'X' }, from: { id: 555, is_bot: false, first_name: 'X' }, text: QUESTION } })
  test.each([
    ['another secret', { secret: 'a-secret_2' }, 401],
    ['a longer secret', { secret: `${SECRET}x` }, 401],
    ['no secret', { secret: undefined }, 401],
    ['another path', { path: '/' }, 404],
    ['another method', { method: 'GET', body: undefined }, 405],
    ['no JSON', { body: '{' }, 400],
    ['no update', { body: '[]' }, 400],
    ['far too much', { body: `"${'x'.repeat(1_100_000)}"` }, 413],
  ])('%s is refused', async (_what, change: { readonly secret?: string | undefined; readonly path?: string; readonly method?: string; readonly body?: string | undefined }, status) => {
    const { secret, path, method, body } = { secret: SECRET, path: '/telegram', method: 'POST', body: update, ...change }
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, ...(body !== undefined && { body }), headers: { 'content-type': 'application/json', ...(secret && { 'x-telegram-bot-api-secret-token': secret }) } })
    expect(response.status).toBe(status)
    expect(telegram.calls.filter(({ params }) => params['chat_id'] === 555)).toEqual([])
  })

  test('an update that comes twice at the same moment is answered once', async () => {
    const user = telegram.user({ language_code: 'en' })
    const answer = await telegram.privateMessage({ user, text: QUESTION })
    const again = { method: 'POST', body: JSON.stringify(answer.update), headers: { 'x-telegram-bot-api-secret-token': SECRET } }
    const statuses = await Promise.all([1, 2, 3].map(async () => (await fetch(hookAt(port), again)).status))
    expect(statuses).toEqual([200, 200, 200])
    expect(telegram.calls.filter(({ method, params }) => method === 'sendMessage' && params['chat_id'] === user.id)).toHaveLength(1)
  })

  test('it ends when it is told to, with what it was answering', async () => {
    telegram.fail({ method: 'sendMessage', delayMs: 500 })
    const last = telegram.privateMessage({ user: telegram.user({ language_code: 'en' }), text: QUESTION })
    await telegram.called('sendMessage', telegram.calls.filter(({ method }) => method === 'sendMessage').length).then(() => new Promise((resolve) => setTimeout(resolve, 100)))
    const stopped = await bot.stop()
    expect([stopped.code, stopped.signal]).toEqual([0, null])
    expect(stopped.ms).toBeLessThan(10_000)
    expect(read(await last)).toContain('Maia')
    expect(telegram.violations).toEqual([])
  })
})

test('two processes behind one address share one ledger: every write once, every question answered', async () => {
  const ports = [await freePort(), await freePort()]
  const telegram = await startTelegram({ webhookTarget: ports.map((port) => `http://127.0.0.1:${port}`) })
  const env = { ADMINS: `telegram:${MODERATOR.id}`, DATABASE_URL: `sqlite:${join(folder, 'shared.db')}`, TELEGRAM_WEBHOOK: 'http://127.0.0.1:1/telegram' }
  const [one, other] = [await startBot({ telegram, env: { ...env, TELEGRAM_WEBHOOK_PORT: String(ports[0]) } }), await startBot({ telegram, env: { ...env, TELEGRAM_WEBHOOK_PORT: String(ports[1]) } })]
  const users = Array.from({ length: 100 }, () => telegram.user({ language_code: 'en' }))
  const answers = await Promise.all(
    users.map(async (user, at) => {
      const answer = await telegram.privateMessage({ user, text: at % 4 === 0 ? `/suggest f16 Suggestion ${at}` : QUESTION, timeoutMs: 30_000 })
      if (at % 10 === 0 && answer.update) await telegram.redeliver(answer.update, { timeoutMs: 30_000 })
      return answer
    }),
  )
  expect(answers.filter((answer, at) => !read(answer).includes(at % 4 === 0 ? 'Thank you' : 'Maia'))).toEqual([])
  expect(read(await telegram.privateMessage({ user: MODERATOR, text: '/mod review' }))).toContain('25 proposals wait')

  await telegram.privateMessage({ user: MODERATOR, text: '/mod reject p01 not in the source' })
  await telegram.privateMessage({ user: MODERATOR, text: '/mod review', settleMs: 500 })
  const heard = telegram.calls.filter(({ params }) => /was not adopted/u.test(String(params['text'])))
  expect(heard).toHaveLength(1)

  const draft = await telegram.privateMessage({ user: MODERATOR, text: '/mod retract f40@1 misread' })
  if (!draft.message || !draft.update) throw new Error('no draft')
  await telegram.confirmed(draft.update)
  await other.kill()
  expect(read(await telegram.press({ user: MODERATOR, message: draft.message, label: 'Save', timeoutMs: 15_000 }))).toContain('f40@2')
  expect((await one.stop()).code).toBe(0)
  await telegram.stop()
}, 90_000)

test('whoever goes over from a webhook to fetching misses nothing', async () => {
  const telegram = await startTelegram()
  const port = await freePort()
  const first = await startBot({ telegram, env: { TELEGRAM_WEBHOOK: hookAt(port), TELEGRAM_WEBHOOK_PORT: String(port) } })
  await first.stop()
  const asked = telegram.privateMessage({ user: telegram.user({ language_code: 'en' }), text: QUESTION, timeoutMs: 20_000 })
  const second = await startBot({ telegram })
  expect(read(await asked)).toContain('Maia')
  await second.stop()
  await telegram.stop()
}, 60_000)

test('a port that is taken ends the bot with a word', async () => {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const telegram = await startTelegram()
  const bot = await startBot({ telegram, env: { TELEGRAM_WEBHOOK: hookAt(port), TELEGRAM_WEBHOOK_PORT: String(port) }, waits: false })
  expect((await bot.ended).code).toBe(1)
  expect(bot.stderr()).toContain('TELEGRAM_WEBHOOK_PORT')
  server.close()
  await telegram.stop()
}, 30_000)

test('an address that Telegram does not take ends the bot with a word', async () => {
  const telegram = await startTelegram()
  telegram.fail({ method: 'setWebhook', status: 400, description: 'bad webhook' })
  const port = await freePort()
  const bot = await startBot({ telegram, env: { TELEGRAM_WEBHOOK: hookAt(port), TELEGRAM_WEBHOOK_PORT: String(port) }, waits: false })
  expect((await bot.ended).code).toBe(1)
  expect(bot.stderr()).toContain('Check TELEGRAM_WEBHOOK')
  await telegram.stop()
}, 30_000)
