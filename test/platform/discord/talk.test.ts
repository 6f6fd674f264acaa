import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answer } from './answer.ts'
import type { FakeDiscord } from './discord.ts'
import { startDiscord } from './discord.ts'
import { allComponents, EPHEMERAL } from './shapes.ts'
import type { Bot } from './start-bot.ts'
import { startBot } from './start-bot.ts'
import { modalOf, read, sentOf } from './reading.ts'

/** The first button of a message. */
const firstOf = (answer: Pick<Answer, 'message'>): string => allComponents(sentOf(answer).components).find(({ custom_id: id }) => id !== undefined)?.custom_id ?? ''
const isEphemeral = (answer: Pick<Answer, 'message'>): boolean => (sentOf(answer).flags & EPHEMERAL) !== 0
const MODERATOR = { id: '400000000000000001', name: 'moderator' }
let people = 0
/** Somebody new, who has chosen no language and asked nothing yet. */
const somebody = () => ({ id: String(400_000_000_000_001_000n + BigInt(people++)), name: `person${people}` })

let discord: FakeDiscord
let bot: Bot
beforeAll(async () => {
  discord = await startDiscord()
  bot = await startBot({ discord, env: { ADMINS: `discord:${MODERATOR.id}` } })
}, 60_000)
afterAll(async () => {
  await bot.stop()
  await discord.stop()
})

describe('a suggestion as a slash command', () => {
  test('is taken as a text in one line', async () => {
    const thanks = await discord.slash({ user: somebody(), path: ['suggest'], options: { text: 'f16 Es gibt ein viertes Schiff, siehe Absatz 4' }, locale: 'de' })
    expect(read(thanks)).toMatch(/Vorschlag p\d+/u)
    expect(isEphemeral(thanks)).toBe(true)
  })

  test('of a record alone opens the form, and is taken from there', async () => {
    const user = somebody()
    const opened = await discord.slash({ user, path: ['suggest'], options: { text: 'f16' }, locale: 'de' })
    expect([opened.first, modalOf(opened).title]).toEqual(['modal', 'Berichtigung zu f16@1'])
    const thanks = await discord.submitModal({ user, modal: modalOf(opened), fields: { text: 'Es gibt ein viertes Schiff' } })
    expect(read(thanks)).toMatch(/Vorschlag p\d+/u)
  })

  test('without a text lists one’s own', async () => {
    const user = somebody()
    await discord.slash({ user, path: ['suggest'], options: { text: 'f16 Es gibt ein viertes Schiff' }, locale: 'de' })
    expect(read(await discord.slash({ user, path: ['suggest'], locale: 'de' }))).toMatch(/p\d+: /u)
  })
})

describe('whoever suggested hears what became of it', () => {
  const heard = async (locale: string, choose?: 'de' | 'en'): Promise<string> => {
    const user = somebody()
    const id = /\bp\d+\b/u.exec(read(await discord.slash({ user, guild: null, path: ['suggest'], options: { text: 'f16 Ein viertes Schiff' }, locale })))?.[0] ?? 'none'
    if (choose) await discord.slash({ user, guild: null, path: ['language'], options: { language: choose }, locale })
    await discord.slash({ user: MODERATOR, path: ['mod', 'reject'], options: { proposal: id, reason: 'Das steht dort nicht' } })
    const notices = () => discord.requests.flatMap(({ method, path, body }) => {
      const content = String((body as { readonly content?: string } | null)?.content)
      return method === 'POST' && path.endsWith('/messages') && content.includes(id) ? [content] : []
    })
    await expect.poll(() => notices().length, { timeout: 10_000 }).toBe(1)
    return notices().join()
  }
  const [german, english] = [/wurde|Vorschlag/u, /suggestion|proposal/iu]

  test.each([
    ['in the language in which they suggested', 'de', undefined, german],
    ['in that language, also where it is English', 'en-GB', undefined, english],
    ['in the language that they chose, whatever they suggested in', 'de', 'en', english],
  ] as const)('%s', async (_what, locale, choose, words) => {
    expect(await heard(locale, choose)).toMatch(words)
  })
})

describe('the language of an answer', () => {
  const GERMAN = /(?:Schiff|Dossier|Frage|Antworten)/u

  test.each(['', 'Ангара', 'ты кто', '!help', 'Angara', 'asdf qwer'])('is the server’s where the question shows neither: %j', async (text) => {
    const said = await discord.mention({ user: somebody(), guild: discord.addGuild({ locale: 'de' }), text })
    expect(read(said)).toMatch(GERMAN)
    expect(read(said)).not.toMatch(/\b(?:dossier|which|the|ship)\b/u)
  })

  test('is the question’s where it shows one', async () => {
    expect(read(await discord.mention({ user: somebody(), guild: discord.addGuild({ locale: 'de' }), text: 'Which ships were loaded at Najin?' }))).toContain('Named in the dossier')
  })

  test('is the reader’s where they alone see it, whatever language is pressed', async () => {
    const user = somebody()
    const asked = await discord.slash({ user, path: ['ask'], options: { question: 'Which ships were loaded at Najin?' }, locale: 'de' })
    const opened = await discord.press({ user, message: sentOf(asked), label: 'Correct f18', locale: 'de' })
    expect(modalOf(opened).title).toBe('Berichtigung zu f18@1')
    expect(read(await discord.submitModal({ user, modal: modalOf(opened), fields: { text: 'Vier' } }))).toMatch(/Vorschlag p\d+/u)
    const review = await discord.slash({ user: MODERATOR, path: ['mod', 'review'], locale: 'de' })
    const refused = await discord.press({ user, message: sentOf(review), customId: firstOf(review), locale: 'en-GB' })
    expect(read(refused)).toMatch(/\brole\b/u)
  })

  test('is the message’s where all see it', async () => {
    const asked = await discord.slash({ user: somebody(), path: ['ask'], options: { question: 'Which ships were loaded at Najin?' } })
    expect(read(await discord.press({ user: somebody(), message: sentOf(asked), label: 'Timeline', locale: 'de' }))).toContain('Container loading at Najin')
  })

  test('is one for all sentences of a message that is checked', async () => {
    const checked = await discord.messageCommand({ user: somebody(), name: 'Check against the dossier', locale: 'de', settleMs: 700, target: { text: 'Qui a pris la photo du port ? The ships were loaded at Najin.' } })
    const texts = [checked.message, ...checked.followUps].flatMap((message) => (message ? [read({ message })] : []))
    expect(texts).toHaveLength(2)
    expect(texts.filter((text) => !text.startsWith('Zu „') || /(?:according to|dossier\.|Sources)/u.test(text))).toEqual([])
  })
})

describe('a question', () => {
  test.each(['<@123456789012345678> was ist mit Angara?', 'was ist mit <@&5> Angara <:ship:77>?'])('is read without whom it mentions: %s', async (text) => {
    expect(read(await discord.mention({ user: somebody(), text }))).toContain('f37')
    const asked = await discord.slash({ user: somebody(), path: ['ask'], options: { question: text } })
    expect(read(asked)).toContain('f37')
    expect(read(asked)).not.toContain('123456789012345678')
  })
})

test('a long question is shown again with a sign where it is cut', async () => {
  const asked = read(await discord.slash({ user: somebody(), path: ['ask'], options: { question: `Angara ${'wonderful ship '.repeat(30)}?` } }))
  expect(/^On “(.*)”:$/mu.exec(asked)?.[1]).toMatch(/(?:wonderful|ship)…$/u)
})

describe('what is for the caller alone', () => {
  test('is a language chosen for oneself', async () => {
    const [user, guild] = [somebody(), discord.addGuild({})]
    expect(isEphemeral(await discord.slash({ user, guild, path: ['language'], options: { language: 'de' } }))).toBe(true)
    const forAll = await discord.slash({ user, guild, path: ['language'], options: { language: 'de', for: 'here' }, permissions: 1n << 5n })
    expect([isEphemeral(forAll), read(forAll).includes('für alle')]).toEqual([false, true])
  })

  test.each(['/vorschlagen', '/suggest f16 A fourth ship', '/mod review', '/mod', '/language english'])('is not told in a channel: %s', async (text) => {
    const said = await discord.mention({ user: MODERATOR, guild: discord.addGuild({ locale: 'de' }), text })
    expect(read(said)).toMatch(/^\*\*\/(?:vorschlagen|mod|sprache) wird nur dort beantwortet/u)
    expect(sentOf(said).components).toEqual([])
  })

  test('is told in a direct message', async () => {
    expect(read(await discord.directMessage({ user: MODERATOR, text: '/mod review' }))).toMatch(/p\d+/u)
  })
})

describe('who asks too much', () => {
  test.each([['in a channel', undefined], ['in direct messages', null]] as const)('is told once, %s', async (_where, guild) => {
    const user = somebody()
    const said = await Promise.all(Array.from({ length: 60 }, () => (guild === null ? discord.directMessage : discord.mention)({ user, text: '/gaps', timeoutMs: 1500 })))
    const texts = said.map(read)
    expect(texts.filter((text) => text.includes('open questions')).length).toBeGreaterThanOrEqual(20)
    expect(texts.filter((text) => text.includes('That was a lot at once'))).toHaveLength(1)
    expect(texts.filter((text) => text === '').length).toBeGreaterThan(0)
  })

  test('is told by each command, which nobody else sees', async () => {
    const user = somebody()
    const calls = await Promise.all(Array.from({ length: 60 }, () => discord.slash({ user, path: ['gaps'], options: {}, firstWithinMs: 50_000 })))
    const refused = calls.filter((call) => read(call).includes('That was a lot at once'))
    expect(refused.length).toBeGreaterThan(0)
    expect(refused.filter((call) => !isEphemeral(call))).toEqual([])
    expect(calls.filter((call) => read(call) === '')).toEqual([])
  })
})

describe('a message that is checked', () => {
  const check = async (text: string, locale: string): Promise<string[]> => {
    const checked = await discord.messageCommand({ user: somebody(), name: 'Check against the dossier', locale, settleMs: 700, target: { text } })
    return [checked.message, ...checked.followUps].flatMap((message) => (message ? [read({ message })] : []))
  }

  test('is divided into whole sentences, and what is left of it is said', async () => {
    const told = await check('Am 13. Sept. 2023 traf Putin z.B. Kim, lt. AFP. Die Schiffe wurden in Najin beladen. Wer ist Angara? Vier. Fünf. Sechs! Sieben.', 'de')
    expect(told).toHaveLength(3)
    expect(told[0]).toContain('Zu „Am 13. Sept. 2023 traf Putin z.B. Kim, lt. AFP.“:')
    expect(told.map((text) => text.includes('Drei von sieben Sätzen geprüft.'))).toEqual([false, false, true])
  })

  test('of few sentences is checked whole', async () => {
    expect((await check('Angara was loaded at Najin.', 'en-GB')).join()).not.toContain('checked')
  })
})

test('no rule of Discord was broken, nor anything logged', () => {
  expect(discord.violations).toEqual([])
  expect(bot.stderr()).not.toContain('"level":"error"')
})
