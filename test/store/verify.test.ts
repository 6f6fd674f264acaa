import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, describe, expect, test } from 'vitest'
import type { Draft, Revision } from '../../src/facts/revision.ts'
import { chained, GENESIS } from '../../src/store/hash-revision.ts'
import type { Ledger } from '../../src/store/ledger.ts'
import { memoryLedger } from '../../src/store/memory-ledger.ts'
import { verifySqlite } from '../../src/store/restore-sqlite.ts'
import { seed } from '../../src/store/seed.ts'
import { openSqliteLedger } from '../../src/store/sqlite-ledger.ts'
import { verifyLedger } from '../../src/store/verify.ts'
import { readRecords } from '../facts/invented.ts'

const NOW = '2031-06-01T10:00:00.000Z'
const folder = mkdtempSync(join(tmpdir(), 'verify-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** The file of a ledger with the invented dossier, changed afterwards as no trigger would allow. */
async function tampered(name: string, sql: string): Promise<string> {
  const file = join(folder, `${name}.db`)
  const opened = await openSqliteLedger({ file })
  if (opened.outcome === 'failed') throw new Error(opened.why)
  await seed(opened.ledger, readRecords(), NOW)
  await opened.ledger.close()
  const db = new DatabaseSync(file)
  for (const row of db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).all()) db.exec(`DROP TRIGGER ${String(row['name'])}`)
  db.exec(sql)
  db.close()
  return file
}

describe('in a file that somebody has written into', () => {
  test.each([
    ['nothing was changed', '', { outcome: 'sound', revisions: readRecords().length }],
    ['a record', `UPDATE revision SET record = replace(record, 'Leuchtturm', 'Kirchturm') WHERE seq = 1`, { outcome: 'broken', seq: 1, id: 's-blatt', flaw: 'chain' }],
    ['who it was', `UPDATE revision SET actor = 'discord:7' WHERE seq = 5`, { outcome: 'broken', seq: 5, flaw: 'chain' }],
    ['a hash', `UPDATE revision SET hash = 'x' WHERE seq = 3`, { outcome: 'broken', seq: 3, flaw: 'chain' }],
    ['a revision that is gone', 'DELETE FROM revision WHERE seq = 4', { outcome: 'broken', seq: 5, flaw: 'chain' }],
    ['the first that is gone', 'DELETE FROM revision WHERE seq = 1', { outcome: 'broken', seq: 2, flaw: 'chain' }],
    ['JSON that is broken', `UPDATE revision SET record = '{' WHERE seq = 6`, { outcome: 'broken', seq: 6, id: undefined, flaw: 'chain' }],
    ['broken JSON after another change', `UPDATE revision SET record = '{' WHERE seq = 6; UPDATE revision SET note = '"x"' WHERE seq = 2`, { outcome: 'broken', seq: 2, flaw: 'chain' }],
    ['broken JSON after a gap', `UPDATE revision SET record = '{' WHERE seq = 6; DELETE FROM revision WHERE seq = 3`, { outcome: 'broken', seq: 3, flaw: 'chain' }],
  ])('%s', async (name, sql, found) => {
    expect(await verifySqlite(await tampered(name, sql))).toMatchObject(found)
  })
})

/** A ledger with these revisions, each rightly chained. */
function chainOf(...drafts: readonly Partial<Draft>[]): Ledger {
  const revisions: Revision[] = []
  for (const [at, draft] of drafts.entries()) {
    const whole = { kind: 'grant', id: 'discord:7', version: 1, change: { do: 'added' } as const, record: { id: 'discord:7', role: 'admin' }, actor: 'seed', time: NOW, ...draft }
    revisions.push(chained(whole, at + 1, revisions.at(-1)?.hash ?? GENESIS))
  }
  return { ...memoryLedger(), since: async (seq) => ({ outcome: 'read', value: revisions.slice(seq, seq + 2) }) }
}

describe('of revisions that are rightly chained', () => {
  test.each<[string, readonly Partial<Draft>[], object]>([
    ['all are sound, over several batches', [{}, { version: 2 }, { version: 3 }, { version: 4 }, { version: 5 }], { outcome: 'sound', revisions: 5 }],
    ['none is sound too', [], { outcome: 'sound', revisions: 0 }],
    ['a version is left out', [{}, { version: 2 }, { version: 4 }], { outcome: 'broken', seq: 3, id: 'discord:7', flaw: 'version' }],
    ['a version is there twice', [{}, { version: 1 }], { outcome: 'broken', seq: 2, flaw: 'version' }],
    ['a grant cannot be read', [{ record: { id: 'discord:7', role: 'emperor' } }], { outcome: 'broken', seq: 1, flaw: 'record' }],
    ['a fact cannot be read', [{}, { kind: 'fact', id: 'f01', record: { id: 'f01' } }], { outcome: 'broken', seq: 2, id: 'f01', flaw: 'record' }],
    ['a record has another id', [{ record: { id: 'discord:8', role: 'admin' } }], { outcome: 'broken', seq: 1, flaw: 'record' }],
    ['proposals are let be', [{ kind: 'proposal', id: 'p01', record: { id: 'p01', status: 'open' } }], { outcome: 'sound', revisions: 1 }],
  ])('%s', async (_name, drafts, found) => {
    expect(await verifyLedger(chainOf(...drafts))).toMatchObject(found)
  })

  test('the first and the last hash are told', async () => {
    const ledger = memoryLedger()
    await seed(ledger, readRecords(), NOW)
    const all = await ledger.since(0)
    if (all.outcome === 'failed') throw new Error(all.why)
    expect(await verifyLedger(ledger)).toEqual({ outcome: 'sound', revisions: all.value.length, first: all.value[0]?.hash, last: all.value.at(-1)?.hash })
  })
})

test('a ledger that cannot be read is told', async () => {
  const ledger = memoryLedger()
  await ledger.close()
  expect(await verifyLedger(ledger)).toEqual({ outcome: 'failed', why: 'unreachable' })
})
