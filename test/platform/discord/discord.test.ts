import { DiscordAPIError } from 'discord.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FakeDiscord } from './discord.ts'
import { startDiscord } from './discord.ts'
import { startTinyBot } from './tiny-bot.ts'
import { textOf } from './shapes.ts'

let discord: FakeDiscord
let bot: Awaited<ReturnType<typeof startTinyBot>>
beforeAll(async () => {
  discord = await startDiscord()
  bot = await startTinyBot(discord)
})
afterAll(async () => {
  await bot.stop()
  await discord.stop()
})
const ann = { id: '1001', name: 'ann' }
const ben = { id: '1002', name: 'ben' }

/** The rules that have been broken since this was called. */
const watching = (): (() => string[]) => {
  const before = discord.violations.length
  return () => discord.violations.slice(before).filter(({ rule }) => rule !== 'schema').map(({ rule, where }) => `${rule} ${where}`)
}
/** Has the bot say something that no library would build. */
const reply = (body: object) => discord.slash({ user: ann, path: ['echo'], options: { text: JSON.stringify(body), how: 'json' } })

describe('a bot with the real library', () => {
  test('is told who it is, and which guild it is in', () => {
    expect(bot.client.user?.id).toBe(discord.bot.id)
    expect(bot.client.guilds.cache.map(({ name }) => name)).toEqual([discord.guild.name])
    expect(discord.identifies.map(({ intents }) => intents)).toEqual([0b1_0010_0000_0001])
  })

  test('finds its commands without localisations, unless it asks for them', async () => {
    const plain = (await bot.client.rest.get(`/applications/${discord.applicationId}/commands`)) as readonly object[]
    const full = await bot.client.application?.commands.fetch({ withLocalizations: true })
    expect(plain).toMatchObject([{ name: 'echo' }, { name: 'mod' }, { name: 'Look at it' }])
    expect(JSON.stringify(plain)).not.toContain('localizations')
    expect(full?.find(({ name }) => name === 'echo')?.descriptionLocalizations).toEqual({ de: 'Sag es noch einmal' })
    expect(full?.find(({ name }) => name === 'mod')?.defaultMemberPermissions?.bitfield).toBe(8192n)
  })

  test('can look up the gateway, its application and its guild as it does itself', async () => {
    const paths = ['/gateway', '/users/@me', '/applications/@me', '/oauth2/applications/@me'] as const
    const found = await Promise.all(paths.map((path) => bot.client.rest.get(path) as Promise<{ id?: string; url?: string }>))
    expect(found.map(({ id, url }) => id ?? url?.slice(0, 5))).toEqual(['ws://', discord.bot.id, discord.applicationId, discord.applicationId])
  })

  test('answers a slash command at once', async () => {
    const { first, message, ms } = await discord.slash({ user: ann, path: ['echo'], options: { text: 'hello' }, locale: 'de' })
    expect([first, message?.content, message?.ephemeral, message?.guildId]).toEqual(['message', 'hello (de)', false, discord.guild.id])
    expect(ms).toBeLessThan(1000)
  })

  test('answers after a deferral, which settles who sees it, and goes on', async () => {
    const { first, message, followUps, firstMs, ms } = await discord.slash({ user: ann, path: ['echo'], options: { text: 'later', how: 'deferred' }, settleMs: 100 })
    expect([first, message?.content, message?.ephemeral, followUps.map(({ content }) => content)]).toEqual(['deferred', 'later', true, ['and more']])
    expect(firstMs).toBeLessThanOrEqual(ms)
  })

  test('completes an option', async () => {
    const { first, choices } = await discord.autocomplete({ user: ann, path: ['echo'], options: { text: 'hel' }, focused: 'text' })
    expect([first, choices]).toEqual(['choices', [{ name: 'hel…', value: 'completed' }]])
  })

  test('changes the message whose button is pressed, by somebody else', async () => {
    const { message } = await reply({ content: 'press', components: [{ type: 1, components: [{ type: 2, style: 1, label: 'Here', custom_id: 'a' }] }] })
    if (!message) throw new Error('no message')
    const pressed = await discord.press({ message, label: 'Here', user: ben })
    expect([pressed.first, pressed.message?.id, pressed.message?.content, pressed.message?.edits]).toEqual(['update', message.id, 'pressed a by ben', 1])
    expect(discord.messageNow(message.id)?.components).toEqual([])
    expect((await discord.press({ customId: 'of-old', user: ben })).message?.content).toBe('pressed of-old by ben')
  })

  test('takes what was chosen in a select menu', async () => {
    const options = ['x', 'y'].map((value) => ({ label: value, value }))
    const { message } = await reply({ content: 'choose', components: [{ type: 1, components: [{ type: 3, custom_id: 's', options }] }] })
    if (!message) throw new Error('no message')
    expect(textOf(message)).toBe('choose\nx\ny')
    expect((await discord.select({ message, customId: 's', values: ['y'], user: ann })).message?.content).toBe('chosen y')
  })

  test('shows a modal and takes it back, with what stood in it or what was typed', async () => {
    const { first, modal } = await discord.slash({ user: ann, path: ['mod', 'form'] })
    if (!modal) throw new Error('no modal')
    expect([first, modal.title]).toEqual(['modal', 'A form'])
    expect((await discord.submitModal({ modal, fields: {} })).message?.content).toBe('filled in: nobody')
    expect((await discord.submitModal({ modal, fields: { name: 'Ann' } })).message?.content).toBe('filled in: Ann')
    await expect(discord.submitModal({ modal, fields: { name: 'x'.repeat(21) } })).rejects.toThrow('takes 0 to 20 characters')
  })

  test('looks at a message', async () => {
    const { message } = await discord.messageCommand({ user: ann, name: 'Look at it', target: { text: 'a claim', by: ben } })
    expect([message?.content, message?.ephemeral]).toEqual(['looked at: a claim', true])
  })

  test('hears direct messages and mentions, and nothing else', async () => {
    const heard = await discord.directMessage({ user: ann, text: 'psst' })
    expect([heard.message?.content, heard.message?.guildId]).toEqual(['heard: psst', undefined])
    expect((await discord.mention({ user: ann, text: 'you there' })).message?.content).toBe('heard: @dossier you there')
    expect((await discord.chatter({ user: ann, text: 'us here', timeoutMs: 100 })).first).toBe('none')
  })

  test('can write to a user, in one channel however often', async () => {
    const user = bot.client.users.createDM('1003')
    const [channel, again] = await Promise.all([user, bot.client.users.createDM('1003', { force: true })])
    expect(channel.id).toBe(again.id)
    expect((await channel.send('hello')).content).toBe('hello')
  })

  test('does all this without a violation', () => {
    expect(discord.violations).toEqual([])
    expect(discord.requests.every(({ status }) => typeof status === 'number' && status < 300)).toBe(true)
  })
})

describe('a call that no client would send', () => {
  test.each([
    [{ path: ['nope'] }, 'no command "nope"'],
    [{ path: ['echo'] }, 'needs the option "text"'],
    [{ path: ['echo'], options: { text: 'x', other: 'y' } }, 'no option "other"'],
    [{ path: ['mod'] }, 'has to be called'],
    [{ path: ['mod', 'nope'] }, 'no subcommand "nope"'],
  ])('%j is refused', async (call, message) => {
    await expect(discord.slash({ user: ann, timeoutMs: 20, ...call })).rejects.toThrow(message)
  })
})

describe('a broken answer', () => {
  const button = (more: object) => ({ type: 2, style: 1, label: 'b', custom_id: 'b', ...more })
  const rows = (...components: object[]) => ({ content: 'x', components: [{ type: 1, components }] })
  const select = (options: object[]) => rows({ type: 3, custom_id: 's', options })
  const embed = (about: object) => ({ embeds: [about] })
  const long = (length: number) => `*${length}`
  test.each([
    ['a content too long', { content: long(2001) }, 'limit content'],
    ['nothing at all', { content: ' ' }, 'limit message'],
    ['a title too long', embed({ title: long(257) }), 'limit embeds[0].title'],
    ['a description too long', embed({ description: long(4097) }), 'limit embeds[0].description'],
    ['26 fields', embed({ fields: Array.from({ length: 26 }, () => ({ name: 'n', value: 'v' })) }), 'limit embeds[0].fields'],
    ['a field too long', embed({ fields: [{ name: 'n', value: long(1025) }] }), 'limit embeds[0].fields[0].value'],
    ['a field without a name', embed({ fields: [{ name: ' ', value: 'v' }] }), 'limit embeds[0].fields[0].name'],
    ['a footer too long', embed({ footer: { text: long(2049) } }), 'limit embeds[0].footer.text'],
    ['an author too long', embed({ author: { name: long(257) } }), 'limit embeds[0].author.name'],
    ['6,001 characters over all embeds', { embeds: [{ description: long(4000) }, { description: long(2001) }] }, 'limit embeds'],
    ['11 embeds', { embeds: Array.from({ length: 11 }, () => ({ title: 't' })) }, 'limit embeds'],
    ['a custom_id twice', rows(button({}), button({})), 'limit custom_id "b"'],
    ['a custom_id too long', rows(button({ custom_id: long(101) })), `limit custom_id "${'x'.repeat(101)}"`],
    ['six buttons in a row', rows(...Array.from({ length: 6 }, (_, at) => button({ custom_id: `${at}` }))), 'limit row 0'],
    ['six rows', { content: 'x', components: Array.from({ length: 6 }, (_, at) => ({ type: 1, components: [button({ custom_id: `${at}` })] })) }, 'limit components'],
    ['a label too long', rows(button({ label: long(81) })), `limit button "${'x'.repeat(81)}".label`],
    ['a button without a label', rows(button({ label: '' })), 'limit button ""'],
    ['26 options', select(Array.from({ length: 26 }, (_, at) => ({ label: 'l', value: `${at}` }))), 'limit select "s".options'],
    ['an option too long', select([{ label: long(101), value: 'v' }]), 'limit select "s".options[0].label'],
    ['a value twice', select([{ label: 'l', value: 'v' }, { label: 'm', value: 'v' }]), 'limit select "s".options'],
    ['a select menu beside a button', rows(button({}), { type: 3, custom_id: 's', options: [{ label: 'l', value: 'v' }] }), 'limit row 0'],
  ])('with %s is refused and noted', async (_what, body, expected) => {
    const violations = watching()
    const before = discord.requests.length
    void reply(body)
    await discord.requested('', before + 1)
    expect(discord.requests.at(-1)?.status).toBe(400)
    expect(violations()).toEqual([expected])
  })

  test.each([
    ['everyone', { parse: ['everyone'] }],
    ['one user', { parse: [], users: ['1001'] }],
  ])('that may mention %s is noted, though Discord takes it', async (_who, allowedMentions) => {
    const violations = watching()
    expect((await reply({ content: '@everyone', allowedMentions })).first).toBe('message')
    expect(violations()).toEqual(['mentions allowed_mentions'])
  })

  test('that comes too late is refused and noted', async () => {
    const violations = watching()
    expect((await discord.slash({ user: ann, path: ['echo'], options: { text: 'x', how: 'late' }, firstWithinMs: 100 })).first).toBe('none')
    expect(violations()).toEqual(['late interaction of type 2'])
  })

  test('that is the second is refused and noted', async () => {
    const violations = watching()
    expect((await discord.slash({ user: ann, path: ['echo'], options: { text: 'x', how: 'twice' }, settleMs: 100 })).first).toBe('message')
    expect(violations()).toEqual(['twice interaction of type 2'])
  })
})

describe('a broken request', () => {
  test.each([
    ['a name in capitals', { name: 'Echo' }, 'limit command Echo'],
    ['a name with a space', { name: 'an echo' }, 'limit command an echo'],
    ['a localised name in capitals', { name_localizations: { de: 'Echo' } }, 'limit command echo'],
    ['no description', { description: '' }, 'limit command echo.description'],
    ['a required option after another', { options: [{ type: 3, name: 'a', description: 'a' }, { type: 3, name: 'b', description: 'b', required: true }] }, 'limit command echo'],
    ['8,001 characters', { options: Array.from({ length: 5 }, (_, at) => ({ type: 3, name: `o${at}`, description: 'd', choices: Array.from({ length: 25 }, (_, at) => ({ name: 'x'.repeat(64), value: `${at}` })) })) }, 'limit command echo'],
    ['a subcommand beside an option', { options: [{ type: 1, name: 'a', description: 'a' }, { type: 3, name: 'b', description: 'b' }] }, 'limit command echo'],
  ])('that registers a command with %s is refused and noted', async (_what, change, expected) => {
    const violations = watching()
    const body = { name: 'echo', description: 'd', ...change }
    await expect(bot.client.rest.post(`/applications/${discord.applicationId}/guilds/${discord.guild.id}/commands`, { body })).rejects.toBeInstanceOf(DiscordAPIError)
    expect(violations()).toEqual([expected])
    expect(discord.commands(discord.guild)).toEqual([])
  })

  test('is noted with where the specification is broken', async ({ skip }) => {
    skip(!discord.checksSchema, 'the official OpenAPI is not at hand')
    const before = discord.violations.length
    await expect(bot.client.rest.post(`/channels/${discord.guild.channel.id}/messages`, { body: { content: 7, embeds: [{ color: 'red' }], allowed_mentions: { parse: [] } } })).rejects.toThrow('Invalid Form Body')
    const found = discord.violations.slice(before).filter(({ rule }) => rule === 'schema').map(({ where }) => where)
    expect(found).toContain('body.content')
    expect(found).toContain('body.embeds[0].color')
  })
})
