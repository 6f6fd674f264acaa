import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Message } from 'grammy/types'
import { deepLink } from '../../../src/adapters/telegram/deep-link.ts'
import { startBot } from './start-bot.ts'
import type { FakeTelegram } from './telegram.ts'
import { startTelegram } from './telegram.ts'
import { read, sent } from './reading.ts'

let telegram: FakeTelegram
let bot: Awaited<ReturnType<typeof startBot>>
const MODERATOR = { id: 2001, first_name: 'Mo', language_code: 'en' }
const REVIEWER = { id: 2002, first_name: 'Ria', language_code: 'en' }
const READER = { id: 1001, first_name: 'Ann', language_code: 'en' }
beforeAll(async () => {
  telegram = await startTelegram()
  bot = await startBot({ telegram, env: { ADMINS: `telegram:${MODERATOR.id},telegram:${REVIEWER.id}` } })
}, 60_000)
afterAll(async () => {
  await bot.stop()
  await telegram.stop()
})

const say = (text: string, user: Parameters<FakeTelegram['privateMessage']>[0]['user'] = MODERATOR, replyTo?: Message) => telegram.privateMessage({ user, text, ...(replyTo && { replyTo }) })
/** The template in a message or its file, as it is copied. */
const templateIn = (message: Message): string => {
  const text = message.document ? telegram.fileText(message) : (message.text ?? '')
  return text.slice(text.indexOf('/mod'))
}

describe('a form', () => {
  test('is sent out, filled in and sent back, and saved with a press', async () => {
    const form = sent(await say('/mod edit f28@1'))
    const filled = templateIn(form).replace(/^Text \(English\):.*$/mu, 'Text (English): Top diplomats are worried, it says.')
    const preview = await say(filled)
    expect(read(preview)).toContain('Draft p01')
    const saved = await telegram.press({ user: MODERATOR, message: sent(preview), label: 'Save' })
    expect(read(saved)).toContain('f28@2')
    expect(read(await say('/fact f28', READER))).toContain('Top diplomats are worried, it says.')
    expect(read(await telegram.press({ user: MODERATOR, message: sent(preview), label: 'Save' }))).toContain('settled already')
  })

  test('is taken as a reply with only what changes', async () => {
    const form = sent(await say('/mod edit f29@1'))
    expect(read(await say('Text (English): Changed by a reply.', MODERATOR, form))).toContain('Changed by a reply.')
  })

  test('is taken as a file', async () => {
    const form = sent(await say('/mod edit f30@1'))
    const preview = await telegram.document({ user: MODERATOR, text: templateIn(form).replace(/^Text \(English\):.*$/mu, 'Text (English): Changed in a file.') })
    expect(read(preview)).toContain('Changed in a file.')
  })

  test('is taken as a file of an old program, umlauts and all', async () => {
    const form = sent(await say('/mod edit f31@1'))
    const filled = templateIn(form).replace(/^Text \(German\):.*$/mu, 'Text (German): Größere Übung.').replaceAll(/[^\u0000-\u00ff]/gu, '')
    expect(read(await telegram.document({ user: MODERATOR, text: Buffer.from(filled, 'latin1') }))).toContain('Größere Übung.')
  })

  test('comes back with what is wrong, and all that was typed', async () => {
    const wrong = sent(await say('/mod edit f32@1\nCertainty: perhaps\nText (English): Kept though wrong.'))
    expect(templateIn(wrong)).toMatch(/Kept though wrong\.[\s\S]*Certainty: perhaps\n! /u)
    const again = await say(templateIn(wrong).replace('Certainty: perhaps', 'Certainty: unhedged'))
    expect(read(again)).toContain('Kept though wrong.')
    expect(read(again)).toContain('Draft')
  })

  test('is in the language of its reader', async () => {
    expect(templateIn(sent(await say('/mod ändern f28', { ...MODERATOR, language_code: 'de' })))).toContain('Gewissheit:')
  })
})

test('/mod lists what there is, with what needs nothing more to press', async () => {
  const list = await say('/mod')
  expect(read(list)).toContain('/mod retract')
  expect(read(await telegram.press({ user: MODERATOR, message: sent(list), label: 'status' }))).toContain('Database: sqlite')
})

describe('a role', () => {
  test('is needed for every change, also by a press', async () => {
    expect(read(await say('/mod retract f40@1 misread', READER))).toContain('That takes the role')
    const preview = sent(await say('/mod retract f40@1 misread'))
    const copy = await telegram.press({ user: READER, message: preview, label: 'Save' })
    expect(JSON.stringify([read(copy), copy.callback])).toContain('role')
    expect(read(await say('/fact f40', READER))).toContain('f40@1')
  })

  test('brings the commands for it into the menu of the own chat, and its end takes them away', async () => {
    const user = telegram.user({ language_code: 'de' })
    await say('Angara', user)
    const menu = () => telegram.commands({ type: 'chat', chat_id: user.id }, 'de')?.map(({ command }) => command)
    expect(menu()).toBeUndefined()
    const changed = telegram.called('setMyCommands', telegram.calls.filter(({ method }) => method === 'setMyCommands').length + 3)
    await say(`/mod role grant telegram:${user.id} moderator`)
    await changed
    expect(menu()).toContain('mod')
    const taken = telegram.called('deleteMyCommands', telegram.calls.filter(({ method }) => method === 'deleteMyCommands').length + 3)
    await say(`/mod role revoke telegram:${user.id}`)
    await taken
    expect(menu()).toBeUndefined()
  })

  test('of somebody who never wrote to the bot is given without trouble', async () => {
    expect(read(await say('/mod role grant telegram:424242 contributor'))).toContain('telegram:424242')
  })
})

describe('a suggestion', () => {
  test('is settled by a moderator, and its author hears of it', async () => {
    const told = await say('/suggest f16 There is a fourth ship, see paragraph 4', READER)
    const id = /p\d+/u.exec(read(told))?.[0] ?? ''
    const before = telegram.calls.length
    expect(read(await say(`/mod reject ${id} not in the source`, REVIEWER))).toContain('rejected')
    await telegram.called('sendMessage', telegram.calls.slice(0, before).filter(({ method }) => method === 'sendMessage').length + 2)
    const heard = telegram.calls.slice(before).filter(({ method, params }) => method === 'sendMessage' && params['chat_id'] === READER.id)
    expect(heard.map(({ params }) => params['text'])).toEqual([expect.stringMatching(/was not adopted\. Reason: not in the source/u)])
  })

  test('is rejected with a reason that is given as a reply', async () => {
    const id = /p\d+/u.exec(read(await say('/suggest f17 Another ship', READER)))?.[0] ?? ''
    const review = sent(await telegram.followLink({ user: REVIEWER, url: deepLink(telegram.bot.username, `/mod review ${id}`) ?? '' }))
    const asked = await telegram.press({ user: REVIEWER, message: review, label: 'Reject' })
    expect(asked.forceReply).toBeDefined()
    expect(read(await say('it is the same ship', REVIEWER, sent(asked)))).toContain(`${id} is rejected`)
  })
})

describe('the menus', () => {
  test.each([
    ['default', undefined, 'gaps'],
    ['default', 'de', 'luecken'],
    ['all_private_chats', 'de', 'schiff'],
    ['all_group_chats', 'en', 'ship'],
  ] as const)('%s in %s have /%s, and nothing for moderators', (type, language, command) => {
    const names = telegram.commands({ type }, language)?.map((one) => one.command)
    expect(names).toContain(command)
    expect(names).not.toContain('mod')
  })

  test('and the profile are there in both languages', async () => {
    await telegram.called('setMyShortDescription', 2)
    expect([telegram.profile('name'), telegram.profile('name', 'de')]).toEqual(['Dossier bot', 'Dossier-Bot'])
    expect(telegram.profile('description', 'de')).toContain('Beantwortet Fragen')
    expect(telegram.profile('short_description', 'en') ?? telegram.profile('short_description')).toContain('Questions about')
  })

  test('are set anew only where they differ, and what is left of others is taken away', async () => {
    const other = await startTelegram()
    const first = await startBot({ telegram: other })
    await other.called('getMyShortDescription', 3)
    await first.stop()
    const sets = () => other.calls.filter(({ method }) => /^(?:set|delete)My/u.test(method)).length
    const before = sets()
    const second = await startBot({ telegram: other })
    await other.called('getMyShortDescription', 6)
    expect(sets()).toBe(before)
    await second.stop()
    await other.stop()
  }, 30_000)
})

test('broke no rule of Telegram, and logged nothing', () => {
  expect(telegram.violations).toEqual([])
  expect(bot.stderr()).not.toContain('"level":"error"')
})
