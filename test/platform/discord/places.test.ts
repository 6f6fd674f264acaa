import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FakeDiscord } from './discord.ts'
import { startDiscord } from './discord.ts'
import type { Answer } from './answer.ts'
import { EPHEMERAL, textOf } from './shapes.ts'
import type { Bot } from './start-bot.ts'
import { startBot } from './start-bot.ts'
import { read, sentOf } from './reading.ts'

const MANAGE_SERVER = 1n << 5n
const MAY_NOT_EMBED = (1n << 10n) | (1n << 11n)

let discord: FakeDiscord
let bot: Bot
beforeAll(async () => {
  discord = await startDiscord()
  bot = await startBot({ discord })
}, 60_000)
afterAll(async () => {
  await bot.stop()
  await discord.stop()
})

describe('the language', () => {
  const ann = { id: '200000000000000001', name: 'ann' }
  const ben = { id: '200000000000000002', name: 'ben' }
  const gaps = async (by: object): Promise<string> => read(await discord.slash({ user: ann, path: ['gaps'], options: {}, ...by }))
  const [german, english] = [/offene Fragen/u, /open questions/u]

  test('is the server’s where all see the answer, and the caller’s where they alone do', async () => {
    const guild = discord.addGuild({ locale: 'de' })
    expect(await gaps({ guild, locale: 'en-GB' })).toMatch(german)
    expect(await gaps({ guild, locale: 'en-GB', options: { private: true } })).toMatch(english)
    expect(await gaps({ guild: null, locale: 'de' })).toMatch(german)
  })

  test('is chosen for oneself, and is nobody else’s', async () => {
    const guild = discord.addGuild({})
    const chosen = await discord.slash({ user: ann, guild, path: ['language'], options: { language: 'de' } })
    expect(read(chosen)).toContain('Private Antworten')
    expect(await gaps({ guild, options: { private: true } })).toMatch(german)
    expect(await gaps({ guild: null })).toMatch(german)
    expect(await gaps({ guild })).toMatch(english)
    expect(await gaps({ guild, user: ben, options: { private: true } })).toMatch(english)
    expect(await gaps({ guild: null, user: ben })).toMatch(english)
  })

  test('is chosen for a server by who manages it, and is no other server’s', async () => {
    const [guild, other] = [discord.addGuild({}), discord.addGuild({})]
    const call = { user: ben, guild, path: ['language'], options: { language: 'de', for: 'here' } }
    expect(read(await discord.slash(call))).toContain('Only those who may manage the server')
    expect(await gaps({ guild, user: ben })).toMatch(english)
    expect(read(await discord.slash({ ...call, permissions: MANAGE_SERVER }))).toContain('hier jetzt für alle auf Deutsch')
    expect(await gaps({ guild })).toMatch(german)
    expect(read(await discord.mention({ user: ben, guild, text: '/gaps' }))).toMatch(german)
    expect(await gaps({ guild: other })).toMatch(english)
    expect(await gaps({ guild, user: ben, options: { private: true } })).toMatch(english)
  })

  test('is nobody else’s in direct messages', async () => {
    const refused = await discord.slash({ user: ben, guild: null, path: ['language'], options: { language: 'de', for: 'here' } })
    expect(read(refused)).toContain('cannot be chosen here')
  })
})

describe('the bot answers', () => {
  const eve = { id: '200000000000000003', name: 'eve' }
  const ship = { user: eve, path: ['ship'], options: { name: 'Angara' } }

  test('in plain text where it may not embed, with the same records', async () => {
    const [embedded, plain] = [await discord.slash(ship), await discord.slash({ ...ship, appPermissions: MAY_NOT_EMBED })]
    expect([sentOf(embedded).embeds.length, sentOf(plain).embeds.length]).toEqual([1, 0])
    expect(sentOf(plain).content).toContain('Angara')
    const refsIn = ({ message, followUps }: Answer): Set<string> => new Set([message, ...followUps].flatMap((one) => (one ? [...textOf(one).matchAll(/\bf\d+\b/gu)].map(String) : [])))
    expect(refsIn(plain)).toEqual(refsIn(embedded))
  })

  test('in threads: commands, buttons and mentions', async () => {
    const channel = discord.addThread(discord.guild)
    const answer = await discord.slash({ ...ship, channel })
    expect(sentOf(answer).channelId).toBe(channel.id)
    const mentioned = await discord.mention({ user: eve, channel, text: 'Angara' })
    expect([sentOf(mentioned).channelId, read(mentioned)]).toEqual([channel.id, expect.stringContaining('Angara')])
  })

  test('in a server that has not invited it, for who has it with them', async () => {
    const channel = { id: '300000000000000002', type: 0, guildId: '300000000000000001' } as const
    const guild = { id: channel.guildId, name: 'Elsewhere', locale: 'de', channel }
    expect(read(await discord.slash({ ...ship, guild }))).toContain('Angara')
    expect((await discord.autocomplete({ ...ship, guild, options: { name: 'ang' }, focused: 'name' })).choices).not.toEqual([])
    expect(read(await discord.slash({ ...ship, guild, options: { name: 'Angara', private: true } }))).toContain('Angara')
  })

  test('among users who have it with them, also when a button is pressed there', async () => {
    const channel = discord.addGroup()
    const asked = await discord.slash({ user: eve, guild: null, channel, path: ['ask'], options: { question: 'Wich ship is Angra?' } })
    expect(read(asked)).not.toBe('')
    const old = await discord.press({ user: eve, guild: null, channel, customId: '0abc' })
    expect(read(old)).toContain('another version')
    expect((old.message?.flags ?? 0) & EPHEMERAL).toBe(EPHEMERAL)
    const checked = await discord.messageCommand({ user: eve, guild: null, channel, name: 'Check against the dossier', target: { text: 'Angara was loaded at Najin.' } })
    expect(read(checked)).toContain('Angara')
  })

  test('nobody who does not speak to it', async () => {
    const before = discord.requests.length
    await discord.chatter({ user: eve, text: 'Angara?', timeoutMs: 200 })
    expect(discord.requests).toHaveLength(before)
  })
})

test('no rule of Discord was broken, nor anything logged', () => {
  expect(discord.violations).toEqual([])
  expect(bot.stderr()).not.toContain('"level":"error"')
})
