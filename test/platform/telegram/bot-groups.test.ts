import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Message } from 'grammy/types'
import { deepLink } from '../../../src/adapters/telegram/deep-link.ts'
import { refOfLine } from '../../../src/reply/ref.ts'
import { startBot } from './start-bot.ts'
import type { FakeTelegram } from './telegram.ts'
import { startTelegram } from './telegram.ts'
import { read, sent } from './reading.ts'

let telegram: FakeTelegram
let bot: Awaited<ReturnType<typeof startBot>>
const MODERATOR = { id: 2001, first_name: 'Mo', username: 'mo_the_editor', language_code: 'en' }
const ANN = { id: 1001, first_name: 'Ann', language_code: 'en' }
beforeAll(async () => {
  telegram = await startTelegram({ readsGroups: true })
  bot = await startBot({ telegram, env: { ADMINS: `telegram:${MODERATOR.id}` } })
}, 60_000)
afterAll(async () => {
  await bot.stop()
  await telegram.stop()
})

const urlsIn = (message: Message): string[] => (message.reply_markup?.inline_keyboard ?? []).flat().flatMap((button) => ('url' in button ? [button.url] : []))
const SILENT = { silent: true, settleMs: 250 } as const

describe('in a group the bot answers', () => {
  test.each([
    ['a command', '/ship angara'],
    ['a command that names it', '/ship@dossier_test_bot angara'],
    ['a mention', '@dossier_test_bot Angara'],
    ['a mention in any letters, anywhere', 'what about Angara, @Dossier_Test_Bot?'],
  ])('%s', async (_what, text) => {
    const answer = await telegram.groupMessage({ user: ANN, chat: telegram.group(), text })
    expect(read(answer)).toContain('f37')
    expect(sent(answer).reply_to_message?.text).toBe(text)
  })

  test('a reply to itself', async () => {
    const chat = telegram.group()
    const first = await telegram.groupMessage({ user: ANN, chat, text: '/ship angara' })
    expect(read(await telegram.groupMessage({ user: ANN, chat, text: 'Which ships were loaded at Najin?', replyTo: sent(first) }))).toContain('Maia')
  })

  test('an old kind of group as well', async () => {
    expect(read(await telegram.groupMessage({ user: ANN, chat: telegram.group({ type: 'group' }), text: '/gaps' }))).toContain('g01')
  })
})

describe('in a group the bot lets be', () => {
  test.each([
    ['what people say to each other', 'Angara'],
    ['a command for another bot', '/ship@another_bot angara'],
    ['a command that is none of its own', '/ban angara'],
    ['who is called almost like it', '@dossier_test_bot2 angara'],
  ])('%s', async (_what, text) => {
    expect((await telegram.groupMessage({ user: ANN, chat: telegram.group(), text, ...SILENT })).messages).toEqual([])
  })

  test('other bots, and edited messages', async () => {
    const chat = telegram.group()
    expect((await telegram.groupMessage({ user: { id: 99, first_name: 'Other', is_bot: true }, chat, text: '/ship angara', ...SILENT })).messages).toEqual([])
    expect(telegram.allowedUpdates().toSorted()).toEqual(['callback_query', 'inline_query', 'message'])
  })
})

describe('what keeps the records is not for a group', () => {
  test.each(['/mod', '/mod edit f18@1', '/mod role list', '/mod nonsense'])('%s is answered with the way to the own chat and nothing else', async (text) => {
    for (const user of [MODERATOR, ANN]) {
      const answer = sent(await telegram.groupMessage({ user, chat: telegram.group(), text }))
      expect(answer.text).toBe('That works only in the chat with the bot, not in a group.')
      expect(urlsIn(answer)).toEqual([deepLink(telegram.bot.username, text)])
    }
  })

  test('the way there goes on with what was asked', async () => {
    const answer = sent(await telegram.groupMessage({ user: MODERATOR, chat: telegram.group(), text: '/mod edit f18@1' }))
    expect(read(await telegram.followLink({ user: MODERATOR, url: urlsIn(answer)[0] ?? '' }))).toContain('/mod edit f18@1')
  })

  test('also where the line is too long for a link', async () => {
    const answer = sent(await telegram.groupMessage({ user: MODERATOR, chat: telegram.group(), text: `/mod retract f40@1 ${'because '.repeat(20)}` }))
    expect(urlsIn(answer)).toEqual([deepLink(telegram.bot.username, '/mod')])
  })

  test.each(['/mod edit f18@1', '/suggest', '/suggest f16@1', '/suggest f16 A fourth ship'])('an anonymous administrator is told why not, and how: %s', async (text) => {
    const answer = sent(await telegram.groupMessage({ user: MODERATOR, chat: telegram.group(), text, anonymous: true }))
    expect(answer.text).toContain('cannot suggest or change anything')
    expect(urlsIn(answer)).toEqual([deepLink(telegram.bot.username, text)])
    expect(read(await telegram.privateMessage({ user: MODERATOR, text: '/mod review' }))).not.toMatch(/p\d+/u)
  })

  test('a press opens the own chat', async () => {
    const chat = telegram.group()
    const question = sent(await telegram.groupMessage({ user: ANN, chat, text: '/ship' }))
    const button = { text: 'Edit', callback_data: refOfLine('/mod edit f18@1') ?? '' }
    const message = { ...question, reply_markup: { inline_keyboard: [[button]] } }
    const kept = telegram.messageNow(question)
    if (kept) Object.assign(kept, message)
    const pressed = await telegram.press({ user: MODERATOR, message, data: button.callback_data })
    expect(pressed.callback?.url).toBe(deepLink(telegram.bot.username, '/mod edit f18@1'))
    expect(pressed.messages).toEqual([])
  })
})

describe('a long answer', () => {
  test('is not sent anew to everybody to be copied', async () => {
    const answer = sent(await telegram.groupMessage({ user: ANN, chat: telegram.group(), text: '/ship angara' }))
    expect((answer.reply_markup?.inline_keyboard ?? []).flat().map((button) => ('callback_data' in button ? button.callback_data : ''))).not.toContain('copy')
    // As messages of older versions have it.
    const message = { ...answer, reply_markup: { inline_keyboard: [...(answer.reply_markup?.inline_keyboard ?? []), [{ text: 'Copy', callback_data: 'copy' }]] } }
    Object.assign(telegram.messageNow(answer) ?? {}, message)
    const pressed = await telegram.press({ user: ANN, message, data: 'copy' })
    expect(pressed.callback?.url).toBe(deepLink(telegram.bot.username, '/ship angara'))
    expect(pressed.messages).toEqual([])
  })
})

describe('the language', () => {
  test('of somebody is the one that they chose', async () => {
    const user = telegram.user({ language_code: 'en' })
    expect(read(await telegram.privateMessage({ user, text: '/language german' }))).toContain('auf Deutsch')
    expect(read(await telegram.privateMessage({ user, text: '/gaps' }))).toContain('offene Fragen')
  })

  test('of a group is the one that an administrator chose', async () => {
    const chat = telegram.group()
    const administrator = telegram.user({ language_code: 'en' })
    telegram.promote({ chat, user: administrator })
    await telegram.groupMessage({ user: administrator, chat, text: '/language german for all' })
    expect(read(await telegram.groupMessage({ user: ANN, chat, text: '/gaps' }))).toContain('offene Fragen')
    expect(read(await telegram.privateMessage({ user: administrator, text: '/gaps' }))).toContain('open questions')
  })

  test('of a group is not for anybody else to choose', async () => {
    const chat = telegram.group()
    const user = telegram.user({ language_code: 'en' })
    expect(read(await telegram.groupMessage({ user, chat, text: '/language german for all' }))).toContain('Only those who may manage')
    expect(read(await telegram.groupMessage({ user: ANN, chat, text: '/gaps' }))).toContain('open questions')
  })

  test('of a group may be chosen in its name', async () => {
    const chat = telegram.group()
    await telegram.groupMessage({ user: ANN, chat, text: '/language german', anonymous: true })
    expect(read(await telegram.groupMessage({ user: ANN, chat, text: '/gaps' }))).toContain('offene Fragen')
  })
})

test('broke no rule of Telegram, and logged nothing', () => {
  expect(telegram.violations).toEqual([])
  expect(bot.stderr()).not.toContain('"level":"error"')
})
