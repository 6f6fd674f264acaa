import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { textOf } from './shapes.ts'
import type { FakeTelegram } from './telegram.ts'
import { startTelegram } from './telegram.ts'
import type { TinyBot } from './tiny-bot.ts'
import { startTinyBot } from './tiny-bot.ts'

let telegram: FakeTelegram
let tiny: TinyBot
beforeAll(async () => {
  telegram = await startTelegram()
  tiny = await startTinyBot(telegram)
})
afterAll(async () => {
  await tiny.stop()
  await telegram.stop()
})
const ann = { id: 1001, first_name: 'Ann', language_code: 'de' }
const ben = { id: 1002, first_name: 'Ben', username: 'ben_the_editor' }
const sent = <T>(found: T | undefined): T => {
  if (!found) throw new Error('There is none')
  return found
}

describe('a bot with the real library', () => {
  test('is told who it is, and says what it wants', async () => {
    expect(tiny.bot.botInfo).toEqual(telegram.bot)
    await telegram.ready()
    expect(telegram.allowedUpdates()).toContain('inline_query')
  })

  test('answers in private, with all that Telegram tells of a message', async () => {
    const { message, messages, firstMs, ms } = await telegram.privateMessage({ user: ann, text: ' hello ' })
    expect(message).toMatchObject({ text: 'heard: hello', chat: { id: 1001, type: 'private', first_name: 'Ann' }, from: { id: telegram.bot.id, is_bot: true } })
    expect(messages).toHaveLength(1)
    expect([firstMs > 0, ms]).toEqual([true, firstMs])
  })

  test('may say several things', async () => {
    const { messages } = await telegram.privateMessage({ user: ann, text: '/many a b c', messages: 3 })
    expect(messages.map(({ text }) => text)).toEqual(['a', 'b', 'c'])
  })

  test('asks for a reply', async () => {
    const { message, forceReply } = await telegram.privateMessage({ user: ann, text: '/ask' })
    expect(forceReply).toEqual({ force_reply: true, input_field_placeholder: 'A name' })
    expect(message).not.toHaveProperty('reply_markup')
    expect((await telegram.privateMessage({ user: ann, text: 'Angara', replyTo: sent(message) })).update?.message?.reply_to_message?.text).toBe('Which?')
  })

  test('is started by a link', async () => {
    expect((await telegram.followLink({ user: ann, url: 'https://t.me/dossier_test_bot?start=1f_k3' })).message?.text).toBe('started with 1f_k3')
    await expect(telegram.followLink({ user: ann, url: 'https://t.me/another_bot?start=1' })).rejects.toThrow('does not lead to the bot')
  })

  test('changes the message whose button is pressed', async () => {
    const { message } = await telegram.privateMessage({ user: ann, text: '/buttons' })
    expect(textOf(sent(message))).toBe('press\n[Here] [Alert]\n[A link]')
    const pressed = await telegram.press({ user: ann, message: sent(message), label: 'Here' })
    expect([pressed.edited.map(({ text }) => text), pressed.callback]).toEqual([['pressed a by Ann'], {}])
    expect(telegram.messageNow(sent(message))?.reply_markup).toBeUndefined()
    expect((await telegram.press({ user: ann, data: 'of old' })).edited[0]?.text).toBe('pressed of old by Ann')
  })

  test('answers a press with an alert', async () => {
    const { message } = await telegram.privateMessage({ user: ann, text: '/buttons' })
    expect((await telegram.press({ user: ann, message: sent(message), data: 'alert' })).callback).toEqual({ text: 'Careful', show_alert: true })
    await expect(telegram.press({ user: ann, message: sent(message), data: 'none' })).rejects.toThrow('no button with "none", only "Here", "Alert", "A link"')
    await expect(telegram.press({ user: ann, message: sent(message), label: 'A link' })).rejects.toThrow('asks the bot nothing')
  })

  test('answers inline, and what is chosen can be pressed', async () => {
    const { inline } = await telegram.inline({ user: ann, query: 'angara' })
    expect([inline?.results.map(({ id }) => id), inline?.is_personal, inline?.cache_time]).toEqual([['1', '2'], true, 5])
    const chat = telegram.group()
    const { message, inlineMessageId } = telegram.chosen({ user: ann, inline: sent(inline), id: '2', query: 'angara', chat })
    expect([message.text, message.via_bot?.id, message.chat.id]).toEqual(['about angara 2', telegram.bot.id, chat.id])
    const pressed = await telegram.press({ user: ben, inlineMessageId: sent(inlineMessageId), data: 'more 2' })
    expect(pressed.edited.map(({ text }) => text)).toEqual(['pressed more 2 by Ben'])
  })

  test('sends files and reads them', async () => {
    const { message } = await telegram.privateMessage({ user: ann, text: '/file x' })
    expect([message?.document?.file_name, message?.caption, telegram.fileText(message)]).toEqual(['facts.csv', 'All facts', 'a file: x'])
    expect((await telegram.document({ user: ann, text: 'name: Ünal', caption: 'Here' })).message?.text).toBe('read: name: Ünal')
  })

  test('hears in groups what is meant for it, and nothing else', async () => {
    const chat = telegram.group({ title: 'Desk' })
    const { message } = await telegram.groupMessage({ chat, user: ann, text: 'you there', mention: true })
    expect([message?.text, message?.reply_to_message?.from?.first_name]).toEqual(['heard: @dossier_test_bot you there', 'Ann'])
    expect((await telegram.groupMessage({ chat, user: ann, text: 'us here' })).update).toBeUndefined()
    expect((await telegram.groupMessage({ chat, user: ann, text: 'to you', replyTo: sent(message) })).message?.text).toBe('heard: to you')
    expect((await telegram.groupMessage({ chat, user: ann, text: '/echo@another_bot x' })).update).toBeUndefined()
    expect((await telegram.groupMessage({ chat, user: ann, text: 'try /start' })).update).toBeUndefined()
    expect((await telegram.groupMessage({ chat, user: ann, text: '/start@dossier_test_bot x' })).message?.text).toBe('started with x')
    const { update } = await telegram.groupMessage({ chat, user: ben, text: '/start', anonymous: true })
    expect(update?.message).toMatchObject({ from: { username: 'GroupAnonymousBot' }, sender_chat: { id: chat.id } })
  })

  test('hears what is said otherwise', async () => {
    const { update } = await telegram.privateMessage({ user: ann, text: 'first' })
    expect((await telegram.editedMessage({ user: ann, message: sent(update?.message), text: 'second' })).message?.text).toBe('changed: second')
  })

  test('does all this without a violation', () => {
    expect(telegram.violations).toEqual([])
  })
})
