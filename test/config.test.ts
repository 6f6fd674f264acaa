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

describe('what is wrong is named with what is allowed', () => {
  test.each([
    [{ DEFAULT_LANG: 'fr' }, ['DEFAULT_LANG is “fr”; allowed is: de, en.']],
    [{ DATA_DIR: '/no/such' }, ['DATA_DIR is “/no/such”; allowed is: a folder that exists.']],
    [{ DATA_DIR: import.meta.filename, DEFAULT_LANG: 'de' }, [`DATA_DIR hat den Wert „${import.meta.filename}“; möglich ist: ein vorhandener Ordner.`]],
    [{ ADMINS: 'me', REVIEW: 'three' }, ['ADMINS is “me”; allowed is: discord:1234,telegram:5678.', 'REVIEW is “three”; allowed is: one, two.']],
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
