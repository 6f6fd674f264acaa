import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formId } from '../../../src/adapters/discord/modal.ts'
import type { FakeDiscord } from './discord.ts'
import { startDiscord } from './discord.ts'
import { allComponents, EPHEMERAL, textOf } from './shapes.ts'
import { startBot } from './start-bot.ts'
import { modalOf, read, sentOf } from './reading.ts'

const labelOf = (answer: Parameters<typeof sentOf>[0], pattern: RegExp): string => allComponents(sentOf(answer).components).find(({ label }) => label && pattern.test(label))?.label ?? ''
const formIdOf = (line: string, part: number | 'send'): string => formId({ line, part }) ?? ''

const USER = { id: '100000000000000001', name: 'reader' }
const MODERATOR = { id: '100000000000000002', name: 'moderator' }

let discord: FakeDiscord
let bot: Awaited<ReturnType<typeof startBot>>
beforeAll(async () => {
  discord = await startDiscord()
  bot = await startBot({ discord, env: { ADMINS: `discord:${MODERATOR.id}` } })
}, 60_000)
afterAll(async () => {
  await bot.stop()
  await discord.stop()
})

describe('the bot on Discord', () => {
  test('answers a slash command with what the source says', async () => {
    const answer = await discord.slash({ user: USER, path: ['ship'], options: { name: 'Angara' }, locale: 'de' })
    expect(read(answer)).toContain('Angara')
    expect(read(answer)).toContain('f37')
  })

  test('attaches files to print and to work on', async () => {
    expect(read(await discord.slash({ user: USER, path: ['cite'], options: { ids: 'f18 f12', format: 'csl' }, locale: 'en-GB' }))).toMatch(/^citations\.json: 2 references as CSL-JSON, for reference managers\.$/u)
    const exported = read(await discord.slash({ user: USER, path: ['export'], options: { words: 'angara' }, locale: 'en-GB' }))
    expect(exported).toContain('facts.csv: 9 facts on “angara”')
    expect(exported).not.toContain('is missing')
  })

  test('completes names', async () => {
    const answer = await discord.autocomplete({ user: USER, path: ['ship'], options: { name: 'ang' }, focused: 'name' })
    expect(answer.choices?.map(({ value }) => value)).toContain('Angara')
  })

  test('answers a direct message, and in a server only where it is named', async () => {
    expect(read(await discord.directMessage({ user: USER, text: 'Which ships were loaded at Najin?' }))).toContain('Maia')
    expect(read(await discord.mention({ user: USER, text: 'was war am 16.10.23' }))).toContain('RUSI')
  })

  test('keeps readers from changing anything, and lets a moderator', async () => {
    const refused = await discord.slash({ user: USER, path: ['mod', 'retract'], options: { record: 'f40@1', reason: 'no' } })
    expect(read(refused)).toMatch(/role|Rolle/u)
    const preview = await discord.slash({ user: MODERATOR, path: ['mod', 'retract'], options: { record: 'f40@1', reason: 'misread' } })
    expect(preview.message?.flags ?? 0).toSatisfy((flags: number) => (flags & EPHEMERAL) !== 0)
    const saved = await discord.press({ user: MODERATOR, message: sentOf(preview), label: 'Save' })
    expect(read(saved)).toContain('f40@2')
    const again = await discord.press({ user: MODERATOR, message: sentOf(preview), label: 'Save' })
    expect(read(again)).toContain('settled already')
  })

  test('refuses a press on what is not theirs, whoever presses', async () => {
    const preview = await discord.slash({ user: MODERATOR, path: ['mod', 'retract'], options: { record: 'f29@1', reason: 'misread' } })
    const pressed = await discord.press({ user: USER, message: sentOf(preview), label: 'Save' })
    expect(read(pressed)).toMatch(/role/u)
    expect(read(await discord.slash({ user: USER, path: ['fact'], options: { id: 'f29' } }))).toContain('f29@1')
  })

  test('fills a form in, part by part, and loses nothing between', async () => {
    const form = await discord.slash({ user: MODERATOR, path: ['mod', 'edit'], options: { record: 'f28@1' } })
    const first = await discord.press({ user: MODERATOR, message: sentOf(form), customId: formIdOf('/mod edit f28@1', 1) })
    expect(first.first).toBe('modal')
    const held = await discord.submitModal({ user: MODERATOR, modal: modalOf(first), fields: { 'text.en': 'Top diplomats are worried, it says.' } })
    expect(read(held)).toContain('Top diplomats are worried, it says.')
    const second = await discord.press({ user: MODERATOR, message: sentOf(held), customId: formIdOf('/mod edit f28@1', 2) })
    const both = await discord.submitModal({ user: MODERATOR, modal: modalOf(second), fields: { certainty: 'likely', hedge: 'wohl' } })
    expect(read(both)).toContain('Top diplomats are worried, it says.')
    expect(read(both)).toContain('likely')
    const preview = await discord.press({ user: MODERATOR, message: sentOf(both), customId: formIdOf('/mod edit f28@1', 'send') })
    expect(read(preview)).toContain('Draft')
    const saved = await discord.press({ user: MODERATOR, message: sentOf(preview), label: 'Save' })
    expect(read(saved)).toContain('f28@2')
    expect(read(await discord.slash({ user: USER, path: ['fact'], options: { id: 'f28' } }))).toContain('Top diplomats are worried, it says.')
  })

  test('tells an author once what became of their suggestion', async () => {
    const author = { id: '100000000000000005', name: 'author' }
    const id = /\bp\d+\b/u.exec(read(await discord.directMessage({ user: author, text: '/suggest f16 There is a fourth ship' })))?.[0] ?? 'none'
    await discord.slash({ user: MODERATOR, path: ['mod', 'reject'], options: { proposal: id, reason: 'it is not there' } })
    await discord.slash({ user: MODERATOR, path: ['mod', 'reject'], options: { proposal: id, reason: 'it is not there' } })
    const notices = (): readonly unknown[] => discord.requests.filter(({ method, path, body }) => method === 'POST' && path.endsWith('/messages') && String((body as { content?: string }).content).includes(id))
    await expect.poll(() => notices().length, { timeout: 10_000 }).toBe(1)
    await sleep(300)
    expect(id).not.toBe('none')
    expect(notices()).toHaveLength(1)
  })

  test('offers under an answer what may be wanted next, in the language of the answer', async () => {
    const answer = await discord.slash({ user: USER, path: ['ask'], options: { question: 'Welche Schiffe wurden in Najin beladen?' }, locale: 'en-GB' })
    expect(read(await discord.press({ user: USER, message: sentOf(answer), label: 'Quelle' }))).toContain('Deutscher Artikel')
    expect(read(await discord.press({ user: MODERATOR, message: sentOf(answer), label: labelOf(answer, /^Offene Fragen \(\d+\)$/u) }))).toContain('g12')
    const timeline = await discord.press({ user: USER, message: sentOf(answer), label: 'Zeitleiste' })
    expect(read(timeline)).toContain('Ohne Datum')
    expect((timeline.message?.flags ?? 0) & EPHEMERAL).toBe(0)
  })

  test('takes a suggestion from a button, and tells its author what became of it', async () => {
    const answer = await discord.slash({ user: USER, path: ['ask'], options: { question: 'Welche Schiffe wurden in Najin beladen?' } })
    const modal = await discord.press({ user: USER, message: sentOf(answer), label: 'Berichtigung zu f18' })
    expect(modalOf(modal).title).toBe('A correction of f18@1')
    const thanks = await discord.submitModal({ user: USER, modal: modalOf(modal), fields: { text: 'Es waren vier Schiffe, siehe Absatz 4' } })
    expect(read(thanks)).toMatch(/Vorschlag p\d+|suggestion p\d+/u)
    expect((thanks.message?.flags ?? 0) & EPHEMERAL).toBe(EPHEMERAL)
    const queue = read(await discord.slash({ user: MODERATOR, path: ['mod', 'review'], options: {} }))
    expect(queue).toContain('f18')
  })

  test('checks a message of somebody against the dossier, sentence by sentence', async () => {
    const checked = await discord.messageCommand({ user: USER, name: 'Check against the dossier', settleMs: 700, target: { text: 'The ships were loaded at Najin. Putin met Kim! Nothing. And a fourth.' } })
    const all = [sentOf(checked), ...checked.followUps].map((one) => textOf(one)).join('\n')
    expect(all).toContain('The ships were loaded at Najin.')
    expect(all).toContain('Putin met Kim!')
    expect(all).not.toContain('And a fourth')
  })

  test.each(['', '0abc', 'old-button', '1AAAA____', 'x'.repeat(100)])('answers a button that is none of its own: %j', async (customId) => {
    const pressed = await discord.press({ user: { id: '100000000000000003', name: 'another' }, customId: customId || '-' })
    expect(read(pressed)).toMatch(/another version|no command/u)
  })

  test('keeps the language that a user chose', async () => {
    await discord.slash({ user: USER, guild: null, path: ['language'], options: { language: 'de' }, locale: 'en-GB' })
    expect(read(await discord.slash({ user: USER, guild: null, path: ['gaps'], options: {}, locale: 'en-GB' }))).toContain('offene Fragen')
    await discord.slash({ user: USER, guild: null, path: ['language'], options: { language: 'en' }, locale: 'en-GB' })
  })

  test('mentions nobody, whatever is asked', async () => {
    for (const text of ['@everyone what is this', '<@1> <@&2> <#3>', '**Angara** ||x||', '`x`', 'a'.repeat(1900)]) expect(read(await discord.directMessage({ user: { id: '100000000000000004', name: 'fourth' }, text }))).not.toBe('')
  })

  test('survives a 429, a 502, a lost line and a new session', async () => {
    discord.fail({ match: /callback/u, status: 429, retryAfter: 0.2, times: 1 })
    expect(read(await discord.slash({ user: MODERATOR, path: ['ship'], options: { name: 'Maria' } }))).toContain('Maria')
    discord.fail({ match: /callback/u, status: 502, times: 1 })
    expect(read(await discord.slash({ user: MODERATOR, path: ['ship'], options: { name: 'Maia' } }))).toContain('Maia')
    const resumed = discord.resumed(discord.resumes() + 1)
    discord.sendOp(7)
    await resumed
    expect(read(await discord.slash({ user: MODERATOR, path: ['port'], options: { name: 'Najin' } }))).toContain('Najin')
  })

  test('answers a thousand at once', { timeout: 60_000 }, async () => {
    const guilds = Array.from({ length: 20 }, (_, at) => discord.addGuild({ name: `Server ${at}` }))
    const users = Array.from({ length: 1000 }, (_, at) => ({ id: `1000000000000${String(10_000 + at)}`, name: `user${at}` }))
    // On a slow machine it takes longer than Discord would wait; what is tried is that none is lost.
    const answers = await Promise.all(users.map((user, at) => discord.slash({ user, guild: at % 2 === 0 ? null : guilds[at % 20], path: ['ask'], options: { question: 'Which ships were loaded at Najin?' }, firstWithinMs: 50_000 })))
    expect(answers.filter((answer) => !read(answer).includes('Maia'))).toEqual([])
  })

  test('broke no rule of Discord', () => {
    expect(discord.violations).toEqual([])
  })
})

test('ends within ten seconds when told to', async () => {
  const ended = await bot.stop()
  expect([ended.code, ended.signal]).toEqual([0, null])
  expect(ended.ms).toBeLessThan(10_000)
})
