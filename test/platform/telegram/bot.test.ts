import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Message } from 'grammy/types'
import { deepLink } from '../../../src/adapters/telegram/deep-link.ts'
import { refOfLine } from '../../../src/reply/ref.ts'
import { textOf } from './shapes.ts'
import { startBot } from './start-bot.ts'
import type { FakeTelegram } from './telegram.ts'
import { startTelegram } from './telegram.ts'
import { read, sent } from './reading.ts'

let telegram: FakeTelegram
let bot: Awaited<ReturnType<typeof startBot>>
const MODERATOR = { id: 2001, first_name: 'Mo', username: 'mo_the_editor', language_code: 'en' }
beforeAll(async () => {
  telegram = await startTelegram()
  bot = await startBot({ telegram, env: { ADMINS: `telegram:${MODERATOR.id}` } })
}, 60_000)
afterAll(async () => {
  await bot.stop()
  await telegram.stop()
})

const refOf = (line: string): string => refOfLine(line) ?? ''
const linkOf = (line: string): string => deepLink(telegram.bot.username, line) ?? ''
const german = () => telegram.user({ first_name: 'Anna', language_code: 'de' })
const english = () => telegram.user({ first_name: 'Ann', language_code: 'en' })
const ask = (text: string, user = english()) => telegram.privateMessage({ user, text })

describe('in a private chat', () => {
  test('every text is a question', async () => {
    expect(read(await ask('Which ships were loaded at Najin?'))).toContain('Maia, Angara and Maria')
  })

  test('a text is answered in its own language, a command in that of its caller', async () => {
    expect(read(await ask('Welche Schiffe wurden in Najin beladen?'))).toContain('Namentlich im Dossier')
    expect(read(await ask('/schiff angara'))).toContain('Source')
    expect(read(await ask('/ship angara', german()))).toContain('Quelle')
    expect(read(await ask('/help', telegram.user({ language_code: 'de-AT' })))).toContain('Alle Befehle')
  })

  test('a command is answered in the language of its name where Telegram tells none that the bot has', async () => {
    expect(read(await ask('/schiff angara', telegram.user({ language_code: 'fr' })))).toContain('Quelle')
  })

  test.each(['/ship angara', '/schiff angara', '/SHIP Angara', '/ship@dossier_test_bot angara', '/ship\nangara'])('%j works', async (text) => {
    expect(read(await ask(text))).toContain('f37')
  })

  test.each(['/lücken', '/luecken', '/gaps'])('%s works', async (text) => {
    expect(read(await ask(text))).toContain('g01@1')
  })

  test('no link is previewed, and entities lead to the records', async () => {
    const answer = sent(await ask('Angara'))
    expect(answer.link_preview_options).toEqual({ is_disabled: true })
    expect(answer.entities?.some((entity) => entity.type === 'text_link' && entity.url.startsWith(`https://t.me/${telegram.bot.username}?start=`))).toBe(true)
  })

  test('what holds no text is told so, and what is for others is let be', async () => {
    const user = english()
    expect(read(await telegram.document({ user, text: 'no form', fileName: 'x.txt' }))).toContain('no filled-in form')
    const { message } = await telegram.privateMessage({ user, text: '/ship@another_bot angara', silent: true, settleMs: 300 })
    expect(message).toBeUndefined()
  })

  test('what was chosen inline is not answered as a question', async () => {
    const user = english()
    const { inline } = await telegram.inline({ user, query: 'angara' })
    if (!inline) throw new Error('no answer')
    const before = telegram.calls.length
    telegram.chosen({ user, inline, id: inline.results[0]?.id ?? '', query: 'angara' })
    await ask('Angara', user)
    expect(telegram.calls.slice(before).filter(({ method }) => method === 'sendMessage')).toHaveLength(1)
  })
})

describe('a command that lacks something', () => {
  test('offers what a misspelt one may be, in words and to be pressed', async () => {
    expect(read(await ask('/schif angara', german()))).toMatch(/Vielleicht gemeint:\n• \/schiff <name>[\s\S]*\[\/schiff <name>\]/u)
  })

  test('offers what may be meant, to be pressed', async () => {
    const asked = await ask('/ship')
    expect(read(asked)).toContain('“name” is missing')
    const user = { ...english(), id: sent(asked).chat.id }
    expect(read(await telegram.press({ user, message: sent(asked), label: 'Angara' }))).toContain('f37')
  })

  test('offers its choices', async () => {
    const user = german()
    const asked = await telegram.privateMessage({ user, text: '/sprache' })
    expect(read(await telegram.press({ user, message: sent(asked), label: 'Englisch' }))).toContain('Answers now come in English.')
  })

  test.each([
    ['/ship', 'angara', 'f37'],
    ['/schiff', 'Angara', 'f37'],
    ['/date', 'October 2023', 'RUSI'],
    ['/ship', '/port Najin', 'Najin'],
  ])('takes the reply to it: %s, then %j', async (command, reply, said) => {
    const user = english()
    const asked = await telegram.privateMessage({ user, text: command })
    expect(read(await telegram.privateMessage({ user, text: reply, replyTo: sent(asked) }))).toContain(said)
  })

  test('has the reply opened where there is nothing to press', async () => {
    const asked = await ask('/suche', german())
    expect(asked.forceReply).toMatchObject({ force_reply: true, input_field_placeholder: 'Munitionsdepot' })
  })

  test('takes any other reply for a question', async () => {
    const user = english()
    const first = await telegram.privateMessage({ user, text: 'Angara' })
    expect(read(await telegram.privateMessage({ user, text: 'Which ships were loaded at Najin?', replyTo: sent(first) }))).toContain('Maia')
  })
})

describe('a link', () => {
  test('without anything greets, with examples', async () => {
    const greeting = sent(await ask('/start', german()))
    expect(textOf(greeting)).toMatch(/Fragen zum Dossier[\s\S]*ein Beispiel antippen[\s\S]*\[\/schiff Angara\]/u)
    expect(greeting.text).not.toMatch(/:$/mu)
  })

  test.each(['/fact f18@1', '/timeline September 2023', '/ask Which ships were loaded at Najin?'])('opens %s', async (line) => {
    expect(read(await telegram.followLink({ user: english(), url: linkOf(line) }))).toContain('f18@1')
  })

  test('of a record that has changed says so', async () => {
    expect(read(await telegram.followLink({ user: english(), url: linkOf('/fact f18@9') }))).toContain('f18@9')
  })

  test.each(['0abc', 'nonsense', 'x'.repeat(64), '1AAAA____'])('that is none of its own is refused politely: %s', async (parameter) => {
    expect(read(await telegram.followLink({ user: english(), url: `https://t.me/${telegram.bot.username}?start=${parameter}` }))).toMatch(/another version|no command/u)
  })

  test('changes nothing by itself', async () => {
    const asked = await telegram.followLink({ user: MODERATOR, url: linkOf('/mod role grant telegram:666 admin') })
    expect(read(asked)).toContain('Shall it be done?')
    expect(read(await telegram.privateMessage({ user: MODERATOR, text: '/mod role list' }))).not.toContain('telegram:666')
  })

  test('of every answer leads back to it', async () => {
    const answer = sent(await ask('/ship Angara'))
    const copied = (answer.reply_markup?.inline_keyboard ?? []).flat().flatMap((button) => ('copy_text' in button ? [button.copy_text.text] : []))
    const url = copied.find((text) => text.startsWith('https://t.me/')) ?? ''
    expect(read(await telegram.followLink({ user: english(), url }))).toContain('f37')
  })
})

describe('what is there to take along', () => {
  const copied = (message: Message): string[] => (message.reply_markup?.inline_keyboard ?? []).flat().flatMap((button) => ('copy_text' in button ? [button.copy_text.text] : []))

  test('is a citation that one tap copies, with its address', async () => {
    const answer = sent(await ask('/cite f18 format plain'))
    const block = answer.entities?.find(({ type }) => type === 'pre')
    expect(answer.text?.slice(block?.offset, (block?.offset ?? 0) + (block?.length ?? 0))).toMatch(/^.*f18@1.*$/u)
    expect(copied(answer)).toEqual([linkOf('/cite f18 format plain')])
  })

  test.each(['/export angara', 'Was wiegt die Bulawa?', 'xyzzy quux?'])('is the address of %s', async (line) => {
    expect(copied(sent(await ask(line)))).toEqual([linkOf(line.startsWith('/') ? line : `/ask ${line}`)])
  })

  test('is no address of less than the answer', async () => {
    const question = 'Has anybody confirmed at all that it was really weapons from North Korea that the freighters carried?'
    const answer = sent(await ask(question))
    for (const url of copied(answer).filter((text) => text.startsWith('https://'))) {
      expect(read(await telegram.followLink({ user: english(), url }))).toContain('Not confirmed')
    }
    expect(answer.text).toContain('Not confirmed')
  })
})

describe('a press', () => {
  test('is answered, and then with a message', async () => {
    const asked = await ask('/ship')
    const pressed = await telegram.press({ user: { id: sent(asked).chat.id, first_name: 'Ann' }, message: sent(asked), label: 'Maria' })
    expect(pressed.callback).toEqual({})
    expect(read(pressed)).toContain('Maria')
  })

  test('copies an answer whole', async () => {
    const answer = sent(await ask('Which ships were loaded at Najin?'))
    const { message } = await telegram.press({ user: { id: answer.chat.id, first_name: 'Ann' }, message: answer, data: 'copy' })
    expect(message?.text).toBe(answer.text)
    expect(message?.entities).toMatchObject([{ type: 'pre', offset: 0, length: answer.text?.length }])
  })

  test.each(['', '0abc', 'old-button', '1AAAA____', 'x'.repeat(64)])('on what is none of its own is told so: %j', async (data) => {
    const { callback, messages } = await telegram.press({ user: english(), data: data || '-' })
    expect(callback ?? messages).toSatisfy((told: unknown) => /another version|no command/u.test(JSON.stringify([told, messages])))
  })

  test('on a message of years ago works', async () => {
    expect(read(await telegram.press({ user: english(), data: refOf('/fact f18@1') }))).toContain('f18@1')
  })
})

describe('inline', () => {
  test('words are answered with ranked cards, whose message cites', async () => {
    const user = english()
    const { inline } = await telegram.inline({ user, query: 'angara' })
    expect(inline).toMatchObject({ is_personal: true })
    expect(inline?.cache_time).toBeLessThanOrEqual(60)
    const [first] = inline?.results ?? []
    if (!inline || !first) throw new Error('no result')
    const { message } = telegram.chosen({ user, inline, id: first.id, query: 'angara', chat: telegram.group() })
    expect(message.text).toContain('s-article ¶')
  })

  test.each(['/cite f18', '/fact f18', '/fakt f18'])('a command of readers is run: %s', async (query) => {
    const user = english()
    const { inline } = await telegram.inline({ user, query })
    if (!inline) throw new Error('no answer')
    expect(inline.results).toHaveLength(1)
    expect(telegram.chosen({ user, inline, id: inline.results[0]?.id ?? '', query, chat: telegram.group() }).message.text).toContain('f18@1')
  })

  test.each(['/mod', '/mod edit f18', '/suggest f16@1', '/language german'])('what is for its caller alone, or changes something, has the way to the own chat: %s', async (query) => {
    const { inline } = await telegram.inline({ user: MODERATOR, query })
    expect(inline).toMatchObject({ results: [], button: { text: 'Open the chat', start_parameter: refOf(query) } })
  })

  test('the timeline is cut at its end, with the way to the rest', async () => {
    const user = english()
    const { inline } = await telegram.inline({ user, query: '' })
    if (!inline) throw new Error('no answer')
    const { text = '' } = telegram.chosen({ user, inline, id: inline.results[0]?.id ?? '', query: '', chat: telegram.group() }).message
    const undated = text.includes('Without a date:') ? text.indexOf('Without a date:') : text.length
    expect(text.slice(0, undated).match(/ ev-/gu)?.length).toBeGreaterThan(3)
    if (text.includes('the bot shows the rest')) expect(text).toContain(linkOf('/timeline'))
  })

  test('nothing typed is answered with something, page after page', async () => {
    const user = english()
    const first = await telegram.inline({ user, query: '' })
    expect(first.inline?.results.length).toBeGreaterThan(5)
    const next = await telegram.inline({ user, query: '', offset: first.inline?.next_offset ?? '' })
    expect(next.inline?.results.map(({ id }) => id)).not.toEqual(first.inline?.results.map(({ id }) => id))
  })

  test.each(['qwertz uiop', '„“"', '😀'.repeat(100), '/mod edit f18'])('%s is answered too', async (query) => {
    expect((await telegram.inline({ user: english(), query })).inline).toBeDefined()
  })
})

test('broke no rule of Telegram, and logged nothing', () => {
  expect(telegram.violations).toEqual([])
  expect(bot.stderr()).not.toContain('"level":"error"')
  expect(bot.stderr()).not.toContain(telegram.token)
})
