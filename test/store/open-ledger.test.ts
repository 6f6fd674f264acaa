import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { databaseOf, openLedger } from '../../src/store/open-ledger.ts'

const ROOT = join(import.meta.dirname, '../..')

test.each([
  ['sqlite:data/dossier.db', { kind: 'sqlite', file: join(ROOT, 'data/dossier.db') }],
  ['sqlite:/var/lib/bot.db', { kind: 'sqlite', file: '/var/lib/bot.db' }],
  ['postgres://bot@db/bot', { kind: 'postgres', url: 'postgres://bot@db/bot' }],
  ['postgresql://bot@db/bot', { kind: 'postgres', url: 'postgresql://bot@db/bot' }],
  ['sqlite:', undefined],
  ['mysql://bot@db/bot', undefined],
  ['data/dossier.db', undefined],
])('%s names %j', (url, database) => {
  expect(databaseOf(url)).toEqual(database)
})

test('opens a SQLite file, which it makes', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'open-ledger-'))
  const opened = await openLedger(`sqlite:${dir}/new/dossier.db`)
  if (opened.outcome === 'failed') throw new Error(opened.why)
  expect(opened.ledger.kind).toBe('sqlite')
  expect(existsSync(join(dir, 'new/dossier.db'))).toBe(true)
  await opened.ledger.close()
  rmSync(dir, { recursive: true })
})

test('tells what cannot be opened', async () => {
  expect(await openLedger(`sqlite:${import.meta.filename}`)).toEqual({ outcome: 'failed', why: 'unreachable' })
  expect(await openLedger('postgres://nobody@127.0.0.1:1/nothing')).toEqual({ outcome: 'failed', why: 'unreachable' })
})
