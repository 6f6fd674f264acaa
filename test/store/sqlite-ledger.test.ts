import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'
import { afterAll, describe, expect, test } from 'vitest'
import type { Ledger } from '../../src/store/ledger.ts'
import { logStatement, SQL } from '../../src/store/revision-rows.ts'
import { openFile } from '../../src/store/sqlite-file.ts'
import { openSqliteLedger } from '../../src/store/sqlite-ledger.ts'
import { appended, draft, got, wholeChain } from '../contract/drafts.ts'
import { ledgerContract } from '../contract/ledger-contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'ledger-'))
afterAll(() => rmSync(folder, { recursive: true }))
let made = 0
const newFile = (): string => join(folder, `${++made}`, 'ledger.db')

async function opened(file: string): Promise<Ledger> {
  const done = await openSqliteLedger({ file, pollMs: 20 })
  if (done.outcome === 'failed') throw new Error(done.why)
  return done.ledger
}

ledgerContract('a ledger in SQLite', async () => {
  const file = newFile()
  const ledgers = [await opened(file)]
  const again = async () => {
    const ledger = await opened(file)
    ledgers.push(ledger)
    return ledger
  }
  return { ledger: ledgers[0] as Ledger, again, close: async () => void (await Promise.all(ledgers.map((ledger) => ledger.close()))) }
})

describe('the file', () => {
  /** The file of a ledger with two revisions, as SQL sees it. */
  async function raw(): Promise<DatabaseSync> {
    const file = newFile()
    const ledger = await opened(file)
    await ledger.append([draft('f01', 1), draft('f01', 2)], 'r1')
    await ledger.close()
    return new DatabaseSync(file)
  }
  const row = `kind, id, version, change, record, actor, time, previous, hash, request, part) SELECT`
  const rest = `change, record, actor, time, hash, hash, request`

  test.each([
    ['changes a revision', "UPDATE revision SET record = '{}' WHERE seq = 1"],
    ['changes nothing of it', 'UPDATE revision SET seq = seq'],
    ['takes one away', 'DELETE FROM revision WHERE seq = 2'],
    ['takes all away', 'DELETE FROM revision'],
    ['replaces one', `INSERT OR REPLACE INTO revision (seq, ${row} seq, kind, id, version, ${rest}, part FROM revision WHERE seq = 2`],
    ['replaces a version', `INSERT OR REPLACE INTO revision (seq, ${row} 3, kind, id, version, ${rest}, 7 FROM revision WHERE seq = 2`],
    ['replaces a request', `INSERT OR REPLACE INTO revision (seq, ${row} 3, kind, id, 3, ${rest}, part FROM revision WHERE seq = 2`],
    ['leaves a gap', `INSERT INTO revision (seq, ${row} 4, kind, id, 3, ${rest}, 2 FROM revision WHERE seq = 2`],
    ['leaves out a version', `INSERT INTO revision (seq, ${row} 3, kind, id, 4, ${rest}, 2 FROM revision WHERE seq = 2`],
  ])('refuses SQL that %s', async (_, sql) => {
    const db = await raw()
    const all = () => db.prepare('SELECT * FROM revision').all()
    const before = all()
    expect(() => db.exec(sql)).toThrow('append only')
    expect(all()).toEqual(before)
    db.close()
  })

  test('takes a next revision by SQL, so that the refusals above are not for other reasons', async () => {
    const db = await raw()
    db.exec(`INSERT INTO revision (seq, ${row} 3, kind, id, 3, ${rest}, 2 FROM revision WHERE seq = 2`)
    expect(db.prepare('SELECT count(*) AS count FROM revision').get()).toEqual({ count: 3 })
    db.close()
  })

  test('is opened so that a commit is on the disk, and a writer waits for another', () => {
    const db = openFile(newFile())
    const pragma = (name: string) => Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0]
    expect(['journal_mode', 'synchronous', 'busy_timeout'].map(pragma)).toEqual(['wal', 2, 5000])
    db.close()
  })

  test('has strict tables', async () => {
    const db = await raw()
    expect(db.prepare("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%' ORDER BY name").all()).toEqual([
      { name: 'revision', strict: 1 },
      { name: 'unanswered', strict: 1 },
    ])
    db.close()
  })

  test.each([
    ...Object.entries(SQL),
    ['log', logStatement({ limit: 1 }).sql],
    ['log before', logStatement({ limit: 1, before: 1 }).sql],
    ['log of an actor', logStatement({ limit: 1, actor: 'x:ada' }).sql],
    ['log of a day', logStatement({ limit: 1, day: '2031-06-01' }).sql],
  ])('is read along an index, never sorted: %s', async (name, sql) => {
    const db = await raw()
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql.replaceAll('$', '?')}`).all().map(({ detail }) => String(detail))
    expect(plan.filter((step) => /TEMP B-TREE/.test(step) || (/^SCAN \w+$/.test(step) && name !== 'log' && name !== 'head'))).toEqual([])
    db.close()
  })

  test('keeps the last ten thousand unanswered questions', async () => {
    const file = newFile()
    const ledger = await opened(file)
    const db = new DatabaseSync(file)
    db.exec("INSERT INTO unanswered (text, lang, day) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000) SELECT i, 'de', '2031-06-01' FROM n")
    db.close()
    for (const text of ['10001', '10002']) await got(ledger.noteUnanswered({ text, lang: 'de', day: '2031-06-01' }))
    const kept = await got(ledger.unanswered(20_000))
    expect([kept.length, kept[0]?.text, kept.at(-1)?.text]).toEqual([10_000, '10002', '3'])
    await ledger.close()
  })
})

describe('a file that cannot be opened', () => {
  test.each<readonly [string, (file: string) => void]>([
    ['is no database', (file) => writeFileSync(file, 'no database'.repeat(100))],
    ['is a folder', (file) => mkdirSync(file)],
    ['has tables of a version that is not known', (file) => execIn(file, 'PRAGMA user_version = 99')],
    ['has a table of that name, and another shape', (file) => execIn(file, 'CREATE TABLE revision (a TEXT)')],
  ])('is unreachable: it %s', async (_, make) => {
    const file = newFile()
    mkdirSync(join(file, '..'), { recursive: true })
    make(file)
    expect(await openSqliteLedger({ file })).toEqual({ outcome: 'failed', why: 'unreachable' })
  })

  test('is unreachable: its folder is a file', async () => {
    const file = join(folder, 'plain')
    writeFileSync(file, '')
    expect(await openSqliteLedger({ file: join(file, 'ledger.db') })).toEqual({ outcome: 'failed', why: 'unreachable' })
  })
})

function execIn(file: string, sql: string): void {
  const db = new DatabaseSync(file)
  db.exec(sql)
  db.close()
}

describe('several processes on one file', () => {
  const RACE = join(import.meta.dirname, 'children', 'race.ts')

  test('open it at the same time, each gets versions of its own, and who watches hears of them', async () => {
    const file = newFile()
    const racing = ['x:ada', 'x:bob', 'x:cyd'].map((actor) => promisify(execFile)(process.execPath, [RACE, file, actor, '100']))
    const ledger = await opened(file)
    let calls = 0
    ledger.watch(() => calls++)
    const racers = (await Promise.all(racing)).map(({ stdout }) => JSON.parse(stdout) as { readonly got: readonly number[]; readonly late: number })
    const all = await wholeChain(ledger)
    expect(all.map(({ version }) => version)).toEqual(Array.from({ length: 300 }, (_, i) => i + 1))
    expect(racers.flatMap(({ got }) => got).toSorted((a, b) => a - b)).toEqual(all.map(({ version }) => version))
    for (const [i, actor] of ['x:ada', 'x:bob', 'x:cyd'].entries()) {
      expect(all.filter((revision) => revision.actor === actor).map(({ version }) => version)).toEqual(racers[i]?.got)
    }
    expect(calls).toBeGreaterThan(0)
    await ledger.close()
  })
})

test('own appends are told before append returns', async () => {
  const ledger = await opened(newFile())
  let calls = 0
  ledger.watch(() => calls++)
  await appended(ledger, draft('f01', 1))
  expect(calls).toBe(1)
  await ledger.close()
})
