import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadEnvFile, readConfig } from '../src/config.ts'

const DATABASE = 'sqlite:data/dossier.db'
const DATA = join(import.meta.dirname, '..', 'data')

describe('the environment gives the configuration', () => {
  test.each([
    ['nothing set', {}, { dataDir: DATA, databaseUrl: DATABASE, admins: [], review: 'one', discord: undefined, telegram: undefined, defaultLang: 'en' }],
    ['empty variables', { DATA_DIR: '', DEFAULT_LANG: ' ' }, { dataDir: DATA, databaseUrl: DATABASE, admins: [], review: 'one', discord: undefined, telegram: undefined, defaultLang: 'en' }],
    ['all set', { DATA_DIR: import.meta.dirname, DATABASE_URL: 'postgres://bot:secret@db/bot', ADMINS: 'discord:1234, Telegram:5678', REVIEW: 'two', DEFAULT_LANG: 'de' }, { dataDir: import.meta.dirname, databaseUrl: 'postgres://bot:secret@db/bot', admins: ['discord:1234', 'telegram:5678'], review: 'two', discord: undefined, telegram: undefined, defaultLang: 'de' }],
  ])('%s', (_name, env, config) => {
    expect(readConfig(env)).toEqual({ kind: 'read', config })
  })
})

describe('Discord', () => {
  const discord = { token: 'a.b.c', api: undefined, guilds: [], shards: undefined }
  test.each([
    [{}, undefined],
    [{ DISCORD_SHARDS: '2' }, undefined],
    [{ DISCORD_TOKEN: 'a.b.c' }, discord],
    [{ DISCORD_TOKEN: 'a.b.c', DISCORD_API: 'http://127.0.0.1:8080/api', DISCORD_GUILDS: '123456, 789012' }, { ...discord, api: 'http://127.0.0.1:8080/api', guilds: ['123456', '789012'] }],
    [{ DISCORD_TOKEN: 'a.b.c', DISCORD_SHARDS: '' }, discord],
    [{ DISCORD_TOKEN: 'a.b.c', DISCORD_SHARDS: 'auto' }, { ...discord, shards: 'auto' }],
    [{ DISCORD_TOKEN: 'a.b.c', DISCORD_SHARDS: '12' }, { ...discord, shards: 12 }],
  ])('%j', (env, wanted) => {
    expect(readConfig(env)).toMatchObject({ kind: 'read', config: { discord: wanted } })
  })

  test.each(['0', '-1', '1.5', 'many', '99999'])('does not run on so many shards: %s', (shards) => {
    expect(readConfig({ DISCORD_SHARDS: shards })).toEqual({ kind: 'broken', problems: [`DISCORD_SHARDS is “${shards}”; allowed is: auto, 1–9999.`] })
  })
})

describe('Telegram', () => {
  test.each<[string, string | undefined, boolean]>([
    ['https://bot.example.org/telegram', undefined, true],
    ['https://bot.example.org/telegram', 'https://api.telegram.org', true],
    ['http://bot.example.org/telegram', undefined, false],
    ['http://bot.example.org/telegram', 'https://api.telegram.org', false],
    ['http://127.0.0.1:8080/telegram', 'http://127.0.0.1:8081', true],
    ['bot.example.org', undefined, false],
  ])('sends updates to %s from %s: %s', (webhook, api, isRead) => {
    const read = readConfig({ TELEGRAM_TOKEN: '1:a', TELEGRAM_WEBHOOK: webhook, TELEGRAM_API: api })
    if (isRead) expect(read).toMatchObject({ kind: 'read', config: { telegram: { webhook: { url: webhook } } } })
    else expect(read).toEqual({ kind: 'broken', problems: [`TELEGRAM_WEBHOOK is “${webhook}”, which cannot be read; right would be, for example: https://bot.example.org/telegram.`] })
  })
})

describe('what is wrong is named with what is allowed', () => {
  test.each([
    [{ DEFAULT_LANG: 'fr' }, ['DEFAULT_LANG is “fr”; allowed is: de, en.']],
    [{ DATA_DIR: '/no/such' }, ['DATA_DIR is “/no/such”; allowed is: a folder that exists.']],
    [{ DATA_DIR: import.meta.filename, DEFAULT_LANG: 'de' }, [`DATA_DIR hat den Wert „${import.meta.filename}“; möglich ist: ein vorhandener Ordner.`]],
    [{ ADMINS: 'me', REVIEW: 'three' }, ['ADMINS is “me”, which cannot be read; right would be, for example: discord:1234,telegram:5678.', 'REVIEW is “three”; allowed is: one, two.']],
    [{ DISCORD_API: 'discord', DEFAULT_LANG: 'de' }, ['DISCORD_API hat den Wert „discord“, was sich nicht lesen lässt; richtig wäre zum Beispiel: https://discord.com/api.']],
    [{ DATABASE_URL: 'mysql://bot:secret@db/bot' }, ['DATABASE_URL is “mysql://…@db/bot”; allowed is: sqlite:PATH, postgres://USER:PASSWORD@HOST/NAME.']],
    [{ DATA_DIR: '/no', DEFAULT_LANG: 'DE' }, ['DATA_DIR is “/no”; allowed is: a folder that exists.', 'DEFAULT_LANG is “DE”; allowed is: de, en.']],
  ])('%j', (env, problems) => {
    expect(readConfig(env)).toEqual({ kind: 'broken', problems })
  })
})

describe('an .env file', () => {
  test('adds its variables and leaves those that are set', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'config-')), '.env')
    writeFileSync(file, 'CONFIG_TEST_NEW=from file\nPATH=from file\n')
    loadEnvFile(file)
    expect([process.env['CONFIG_TEST_NEW'], process.env['PATH'] === 'from file']).toEqual(['from file', false])
    delete process.env['CONFIG_TEST_NEW']
  })

  test('may be absent', () => {
    expect(() => loadEnvFile('/no/such/.env')).not.toThrow()
  })
})
