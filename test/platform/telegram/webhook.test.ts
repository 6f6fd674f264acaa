import { once } from 'node:events'
import { createServer } from 'node:http'
import type { RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { webhookCallback } from 'grammy'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { FakeTelegram } from './telegram.ts'
import { startTelegram } from './telegram.ts'
import { makeTinyBot } from './tiny-bot.ts'

const SECRET = 'a-secret_1'
const ann = { id: 1001, first_name: 'Ann' }
let telegram: FakeTelegram
let closing: (() => Promise<unknown>)[] = []
beforeEach(async () => {
  telegram = await startTelegram({ webhookRetryMs: 20, webhookTimeoutMs: 500 })
})
afterEach(async () => {
  await telegram.stop()
  await Promise.all(closing.map((close) => close()))
  closing = []
})

/** Something that listens; gives its root. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
/** The bot of the tests behind a webhook; `first` may answer in its place. */
async function serveBot(first: RequestListener = () => undefined): Promise<string> {
  const bot = makeTinyBot(telegram)
  await bot.init()
  const answer = webhookCallback(bot, 'http', { secretToken: SECRET })
  return serve((request, response) => {
    first(request, response)
    if (!response.headersSent) void answer(request, response)
  })
}
const setWebhook = async (url: string, more: object = {}): Promise<unknown> => {
  const response = await fetch(`${telegram.api}/bot${telegram.token}/setWebhook`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ url, secret_token: SECRET, ...more }) })
  return response.json()
}
const info = async (): Promise<Record<string, unknown>> => ((await (await fetch(`${telegram.api}/bot${telegram.token}/getWebhookInfo`)).json()) as { result: Record<string, unknown> }).result

describe('a webhook', () => {
  test('is given updates, with its secret, in the order of each chat', async () => {
    await setWebhook(`${await serveBot()}/hook`, { allowed_updates: ['message'] })
    await telegram.ready()
    expect((await telegram.privateMessage({ user: ann, text: 'hello' })).message?.text).toBe('heard: hello')
    const [more] = await Promise.all(['a', 'b', 'c'].map((text) => telegram.privateMessage({ user: ann, text, messages: 3 })))
    expect(more?.messages.map(({ text }) => text)).toEqual(['heard: a', 'heard: b', 'heard: c'])
    await vi.waitFor(() => expect(telegram.pending()).toEqual([]), 5000)
    expect(await info()).toEqual({ url: telegram.webhook()?.url, has_custom_certificate: false, pending_update_count: 0, max_connections: 40, ip_address: '127.0.0.1', allowed_updates: ['message'] })
    expect(telegram.violations).toEqual([])
  })

  test('without the secret is refused by the bot, and that is told', async () => {
    await setWebhook(`${await serveBot()}/hook`, { secret_token: 'another' })
    await telegram.privateMessage({ user: ann, text: 'hello', silent: true })
    await vi.waitFor(() => expect(telegram.deliveries).not.toEqual([]), 5000)
    expect(await info()).toMatchObject({ pending_update_count: 1, last_error_message: 'Wrong response from the webhook: 401 Unauthorized' })
  })

  test.each([
    ['fails', (response: Parameters<RequestListener>[1]) => response.writeHead(500).end(), 'Wrong response from the webhook: 500 Internal Server Error'],
    ['is cut', (response: Parameters<RequestListener>[1]) => (response.flushHeaders(), response.destroy()), 'Connection refused'],
    ['takes too long', (response: Parameters<RequestListener>[1]) => response.flushHeaders(), 'Read timeout expired'],
  ])('that %s is given the update again', async (_what, trouble, problem) => {
    let times = 0
    const root = await serveBot((_request, response) => void ((times += 1) <= 2 && trouble(response)))
    await setWebhook(`${root}/hook`)
    expect((await telegram.privateMessage({ user: ann, text: 'hello' })).message?.text).toBe('heard: hello')
    expect(telegram.deliveries.slice(0, 2).map((one) => one.problem)).toEqual([problem, problem])
  })

  test('can answer with a call at once', async () => {
    const root = await serve((_request, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ method: 'sendMessage', chat_id: 1001, text: 'at once' })))
    await setWebhook(`${root}/hook`)
    expect((await telegram.privateMessage({ user: ann, text: 'hello' })).message?.text).toBe('at once')
  })

  test('stands for several processes, of which one may be gone', async () => {
    const gone = await serve(() => undefined)
    await closing.pop()?.()
    telegram.deliverTo([await serveBot(), gone, await serveBot()])
    await setWebhook('https://bot.example.org/hook?x=1')
    const answers = await Promise.all(Array.from({ length: 30 }, (_, at) => telegram.privateMessage({ user: { id: 2000 + at, first_name: 'Somebody' }, text: `${at}` })))
    expect(answers.map(({ message }) => message?.text)).toEqual(answers.map((_, at) => `heard: ${at}`))
    expect(new Set(telegram.deliveries.map(({ url }) => new URL(url).origin)).size).toBe(3)
    expect(telegram.deliveries.every(({ url }) => url.endsWith('/hook?x=1'))).toBe(true)
  })

  test('is given no more than it wants at once', async () => {
    let now = 0
    let most = 0
    const full = Promise.withResolvers<void>()
    const root = await serve((_request, response) => {
      most = Math.max(most, (now += 1))
      if (now === 3) full.resolve()
      void full.promise.then(() => sleep(5)).then(() => ((now -= 1), response.end()))
    })
    await setWebhook(`${root}/hook`, { max_connections: 3 })
    const updates = await Promise.all(Array.from({ length: 20 }, (_, at) => telegram.privateMessage({ user: { id: 2000 + at, first_name: 'Somebody' }, text: 'x', silent: true })))
    for (const { update } of updates) if (update) await telegram.confirmed(update)
    expect(most).toBe(3)
  })

  test('that is taken away leaves what it has not taken to a poll', async () => {
    const root = await serve((_request, response) => response.writeHead(500).end())
    await setWebhook(`${root}/hook`)
    await telegram.privateMessage({ user: ann, text: 'left', silent: true, settleMs: 50 })
    await setWebhook('')
    const polled = (await (await fetch(`${telegram.api}/bot${telegram.token}/getUpdates`)).json()) as { result: { message: { text: string } }[] }
    expect(polled.result.map(({ message }) => message.text)).toEqual(['left'])
  })

  test.each([
    [{ url: 'no address' }, 'bad webhook: an HTTPS URL must be provided for webhook'],
    [{ secret_token: 'with spaces in it' }, 'secret token contains unallowed characters'],
    [{ max_connections: 101 }, 'max_connections is invalid'],
  ])('%j is refused', async (params, says) => {
    expect(await setWebhook('https://example.org/hook', params)).toEqual({ ok: false, error_code: 400, description: `Bad Request: ${says}` })
    expect(telegram.violations).toHaveLength(1)
  })
})
