import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { chained, GENESIS } from '../../src/store/hash-revision.ts'
import type { Ledger } from '../../src/store/ledger.ts'
import { openPostgresLedger } from '../../src/store/postgres-ledger.ts'
import { rowOf } from '../../src/store/revision-rows.ts'
import { appended, draft, got, wholeChain } from '../contract/drafts.ts'
import { ledgerContract } from '../contract/ledger-contract.ts'
import type { Databases } from '../postgres-server.ts'
import { sharedDatabases } from '../postgres-server.ts'

const UNREACHABLE = { outcome: 'failed', why: 'unreachable' } as const
const NEVER_MS = 2 ** 30

/** Waits until a check holds, long enough for a machine that is busy. */
const eventually = (check: () => unknown): Promise<unknown> => vi.waitFor(check, { timeout: 15_000, interval: 5 })

describe('without a server', () => {
  test.each([
    'postgresql://nobody:secret@127.0.0.1:1/none',
    'postgresql://localhost/none?host=/nowhere',
    'postgresql://host.invalid/none',
    'postgresql://localhost:99999/none',
    'no address',
    '',
  ])('%s is unreachable', async (url) => {
    expect(await openPostgresLedger({ url })).toEqual(UNREACHABLE)
  })
})

const shared = await sharedDatabases()
describe.runIf(shared)('with a server', () => {
  const databases = shared as Databases
  const ledgers: Ledger[] = []
  let database: Promise<string> | undefined

  async function opened(url: string, pollMs?: number): Promise<Ledger> {
    const done = await openPostgresLedger({ url, ...(pollMs !== undefined && { pollMs }) })
    if (done.outcome === 'failed') throw new Error(done.why)
    ledgers.push(done.ledger)
    return done.ledger
  }
  const closeAll = async (): Promise<void> => void (await Promise.all(ledgers.splice(0).map((ledger) => ledger.close())))

  /** What an append needs to see does not hang on how an administrator set the database up. */
  async function created(): Promise<string> {
    const url = await databases.create()
    await databases.run(`ALTER DATABASE ${new URL(url).pathname.slice(1)} SET default_transaction_isolation = 'repeatable read'`)
    return url
  }

  /** The address of the one database of these tests, emptied. */
  async function emptied(): Promise<string> {
    const url = await (database ??= created())
    await databases.run('DROP TABLE IF EXISTS revision, unanswered', url)
    return url
  }
  afterEach(closeAll)
  afterAll(async () => database && databases.drop(await database))

  const endConnections = (url: string): Promise<unknown> =>
    databases.run('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()', url)
  const listening = async (url: string): Promise<readonly unknown[]> =>
    databases.run("SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'", url)
  /** Appends the first revision, and nobody is told. */
  const insertSilently = (url: string): Promise<unknown> => {
    const row = { ...rowOf(chained(draft('f01', 1), 1, GENESIS)), part: 0 }
    return databases.run(`INSERT INTO revision SELECT * FROM json_populate_record(NULL::revision, '${JSON.stringify(row)}')`, url)
  }

  ledgerContract('a ledger in PostgreSQL', async () => {
    const url = await emptied()
    return { ledger: await opened(url), again: () => opened(url), close: closeAll }
  })

  test.each([
    "UPDATE revision SET actor = 'x:eve'",
    "UPDATE revision SET actor = 'x:eve' WHERE false",
    'DELETE FROM revision',
    'TRUNCATE revision',
    "INSERT INTO revision SELECT * FROM revision ON CONFLICT (seq) DO UPDATE SET actor = 'x:eve'",
    "SET session_replication_role = replica; DELETE FROM revision",
  ])('%s is refused by the database itself', async (statement) => {
    const url = await emptied()
    const ledger = await opened(url)
    const before = await appended(ledger, draft('f01', 1))
    await expect(databases.run(statement, url)).rejects.toThrow('append only')
    expect(await wholeChain(ledger)).toEqual(before)
  })

  test('many that open a new database at once all open it', async () => {
    const url = await emptied()
    const many = await Promise.all(Array.from({ length: 8 }, () => opened(url)))
    await Promise.all(many.map((ledger, i) => appended(ledger, draft(`f${i}`, 1))))
    expect(await wholeChain(many[0] as Ledger)).toHaveLength(8)
  })

  test('the last ten thousand unanswered questions are kept', async () => {
    const url = await emptied()
    const ledger = await opened(url)
    await databases.run("INSERT INTO unanswered (text, lang, day) SELECT i, 'de', '2031-06-01' FROM generate_series(1, 10004) AS i", url)
    await got(ledger.noteUnanswered({ text: '10005', lang: 'de', day: '2031-06-01' }))
    const kept = await got(ledger.unanswered(20_000))
    expect([kept.length, kept[0]?.text, kept.at(-1)?.text]).toEqual([10_000, '10005', '6'])
  })

  test('one process counts as one, however often it opens the ledger', async () => {
    const url = await emptied()
    const ledger = await opened(url)
    await opened(url)
    expect(await got(ledger.status())).toEqual({ revisions: 0, processes: 1 })
  })

  test('connections that the server ends are made again, and nobody notices', async () => {
    const url = await emptied()
    const ledger = await opened(url)
    let calls = 0
    ledger.watch(() => calls++)
    for (let version = 1; version <= 5; version++) {
      await eventually(async () => expect(await listening(url)).toHaveLength(1))
      await endConnections(url)
      // What is asked before the end of the connection is noticed may fail; what is asked then, not.
      await eventually(async () => expect(await ledger.status()).toMatchObject({ outcome: 'read' }))
      await appended(ledger, draft('f01', version))
    }
    expect(await wholeChain(ledger)).toHaveLength(5)
    await eventually(() => expect(calls).toBe(5))
  })

  test('what nobody tells of is noticed by looking', async () => {
    const url = await emptied()
    const ledger = await opened(url, 20)
    const heard = Promise.withResolvers<void>()
    ledger.watch(heard.resolve)
    // Listening is in place, and what was appended before it was looked for.
    await eventually(async () => expect(await listening(url)).toHaveLength(1))
    await got(ledger.status())
    await insertSilently(url)
    await heard.promise
    expect(await wholeChain(ledger)).toHaveLength(1)
  })

  test('what is appended while nobody listens is noticed as soon as somebody does again', async () => {
    const url = await emptied()
    const ledger = await opened(url, NEVER_MS)
    const heard = Promise.withResolvers<void>()
    ledger.watch(heard.resolve)
    await eventually(async () => expect(await listening(url)).toHaveLength(1))
    await endConnections(url)
    await insertSilently(url)
    await heard.promise
    expect(await wholeChain(ledger)).toHaveLength(1)
  })

  test('what is appended by another is heard without looking', async () => {
    const url = await emptied()
    const [ledger, other] = [await opened(url, NEVER_MS), await opened(url)]
    const heard = Promise.withResolvers<void>()
    ledger.watch(heard.resolve)
    await eventually(async () => expect(await listening(url)).toHaveLength(1))
    await appended(other, draft('f01', 1))
    await heard.promise
    expect(await wholeChain(ledger)).toHaveLength(1)
  })

  test('a database that can only be read is read, and refuses what is new', async () => {
    const url = await emptied()
    await appended(await opened(url), draft('f01', 1))
    await closeAll()
    const ledger = await opened(`${url}${url.includes('?') ? '&' : '?'}options=-c%20default_transaction_read_only%3Don`)
    expect(await ledger.append([draft('f01', 2)])).toEqual({ outcome: 'failed', why: 'readOnly' })
    expect(await ledger.noteUnanswered({ text: 'x', lang: 'de', day: '2031-06-01' })).toEqual({ outcome: 'failed', why: 'readOnly' })
    expect(await wholeChain(ledger)).toHaveLength(1)
  })

  // What the server says when it cannot, amid the append or at its very end.
  test.each(
    [
      ['disk_full', 'full'],
      ['read_only_sql_transaction', 'readOnly'],
      ['insufficient_privilege', 'readOnly'],
      ['too_many_connections', 'unreachable'],
      ['io_error', 'unreachable'],
    ].flatMap(([code, why]) => ['IMMEDIATE', 'DEFERRED'].map((when) => [code, when, why] as const)),
  )('%s, %s: an append fails as %s and leaves nothing', async (code, when, why) => {
    const url = await emptied()
    const ledger = await opened(url)
    await databases.run(`CREATE OR REPLACE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '${code}'; END $$`, url)
    await databases.run(`CREATE CONSTRAINT TRIGGER failing AFTER INSERT ON revision DEFERRABLE INITIALLY ${when} FOR EACH ROW EXECUTE FUNCTION fail()`, url)
    expect(await ledger.append([draft('f01', 1), draft('f02', 1)], 'r1')).toEqual({ outcome: 'failed', why })
    await databases.run('DROP TRIGGER failing ON revision', url)
    expect(await ledger.append([draft('f01', 1)], 'r1')).toMatchObject({ outcome: 'appended', revisions: [{ seq: 1 }] })
  })
})
