import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Update } from 'grammy/types'
import type { Json } from './shapes.ts'
import type { FakeTelegram } from './telegram.ts'
import { startTelegram } from './telegram.ts'

let telegram: FakeTelegram
beforeEach(async () => {
  telegram = await startTelegram()
})
afterEach(() => telegram.stop())

type Told = { readonly ok: boolean; readonly result: unknown; readonly description?: string }
const call = async (method: string, params: Json = {}): Promise<Told> => {
  const response = await fetch(`${telegram.api}/bot${telegram.token}/${method}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(params) })
  return (await response.json()) as Told
}
const texts = async (params: Json = {}): Promise<(string | undefined)[]> => ((await call('getUpdates', params)).result as readonly Update[]).map(({ message }) => message?.text)
const ann = { id: 1001, first_name: 'Ann' }
/** Somebody says something, and nobody has to answer. */
const say = async (text: string): Promise<Update> => {
  const { update } = await telegram.privateMessage({ user: ann, text, silent: true })
  if (!update) throw new Error('There is no update')
  return update
}

describe('updates', () => {
  test('are given until they are confirmed, so many at once', async () => {
    const [a, b] = [await say('a'), await say('b'), await say('c')]
    expect(await texts({ limit: 2 })).toEqual(['a', 'b'])
    expect(await texts()).toEqual(['a', 'b', 'c'])
    expect(await texts({ offset: b.update_id })).toEqual(['b', 'c'])
    expect(telegram.offset()).toBe(b.update_id)
    expect(await texts({ offset: a.update_id })).toEqual(['b', 'c'])
    expect(await texts({ offset: -1 })).toEqual(['c'])
    expect(await texts()).toEqual(['c'])
  })

  test('are waited for', async () => {
    const polled = texts({ timeout: 20 })
    await telegram.ready()
    await say('late')
    expect(await polled).toEqual(['late'])
    expect(await texts({ timeout: 0, offset: -1 })).toEqual(['late'])
  })

  test('are kept for the next where the poll is cut', async () => {
    telegram.fail({ method: 'getUpdates', drop: 'after' })
    await say('a')
    await expect(texts()).rejects.toThrow('fetch failed')
    expect(await texts()).toEqual(['a'])
    const cut = texts({ timeout: 20, offset: telegram.offset() + 900_000_000 })
    await Promise.all([expect(cut).rejects.toThrow('fetch failed'), telegram.dropPolls()])
    await say('b')
    expect(await texts()).toEqual(['b'])
  })

  test('come again, with the oldest first', async () => {
    const a = await say('a')
    expect(await texts({ offset: a.update_id })).toEqual(['a'])
    expect(await texts({ offset: a.update_id + 1 })).toEqual([])
    await say('b')
    const taken = telegram.redeliver(a)
    expect(await texts()).toEqual(['a', 'b'])
    expect(await texts({ offset: a.update_id + 1 })).toEqual(['b'])
    await taken
  })

  test('are of the kinds that are wanted', async () => {
    await call('getUpdates', { allowed_updates: ['message'] })
    expect(telegram.allowedUpdates()).toEqual(['message'])
    expect(telegram.blocked({ user: ann })).toBeUndefined()
    await expect(telegram.inline({ user: ann, query: 'x' })).rejects.toThrow('The bot does not want inline_query, only message')
    await call('getUpdates')
    expect(telegram.allowedUpdates()).toEqual(['message'])
    await call('getUpdates', { allowed_updates: [] })
    expect(telegram.allowedUpdates()).toContain('inline_query')
    expect(telegram.allowedUpdates()).not.toContain('chat_member')
  })

  test('are not waited for by two, nor beside a webhook', async () => {
    const first = call('getUpdates', { timeout: 20 })
    await telegram.ready()
    expect(await call('getUpdates')).toEqual({ ok: true, result: [] })
    expect((await first).description).toContain('Conflict: terminated by other getUpdates request')
    const second = call('getUpdates', { timeout: 20 })
    await telegram.ready(3)
    await call('setWebhook', { url: `${telegram.api}/nowhere` })
    expect((await second).description).toBe('Conflict: terminated by setWebhook request')
    expect((await call('getUpdates')).description).toContain("can't use getUpdates method while webhook is active")
    await call('deleteWebhook')
    expect(await texts()).toEqual([])
  })

  test('that wait can be dropped', async () => {
    await say('old')
    await call('deleteWebhook', { drop_pending_updates: true })
    expect(await texts()).toEqual([])
  })
})

describe('an answer', () => {
  test('is missed with what was called instead', async () => {
    const asked = telegram.privateMessage({ user: ann, text: 'hello?', timeoutMs: 500 })
    await call('sendChatAction', { chat_id: ann.id, action: 'typing' })
    await call('sendMessage', { chat_id: 1, text: 'to somebody else' })
    await expect(asked).rejects.toThrow('After 500 ms the bot has not answered "hello?". It has called:\nsendChatAction {"chat_id":1001,"action":"typing"} → 200 ')
  })

  test('to a press is not what happens to another message', async () => {
    await say('hello')
    const other = (await call('sendMessage', { chat_id: ann.id, text: 'another' })).result as { message_id: number }
    const pressed = telegram.press({ user: ann, data: 'd', timeoutMs: 500 })
    const update = ((await call('getUpdates', { offset: -1 })).result as readonly Update[])[0]
    await call('answerCallbackQuery', { callback_query_id: update?.callback_query?.id })
    await call('editMessageText', { chat_id: ann.id, message_id: other.message_id, text: 'changed' })
    await expect(pressed).rejects.toThrow('has not answered the button "d"')
  })

  test('in a group is what replies to the question, or to nothing', async () => {
    const chat = telegram.group()
    const [a, b] = ['/a', '/b'].map((text) => telegram.groupMessage({ chat, user: ann, text, settleMs: 50 }))
    const updates = (await call('getUpdates')).result as readonly Update[]
    for (const { message } of updates) await call('sendMessage', { chat_id: chat.id, text: `on ${message?.text}`, reply_parameters: { message_id: message?.message_id } })
    expect([(await a)?.messages.map(({ text }) => text), (await b)?.messages.map(({ text }) => text)]).toEqual([['on /a'], ['on /b']])
  })
})
