import { setTimeout as sleep } from 'node:timers/promises'
import type { PoolClient } from 'pg'
import type { NonEmpty, RecordId } from '../facts/record.ts'
import type { Draft, Revision } from '../facts/revision.ts'
import { GENESIS } from './hash-revision.ts'
import type { Appended } from './ledger.ts'
import { placeDrafts } from './place-drafts.ts'
import type { Connections } from './postgres-connections.ts'
import { attempt } from './postgres-failure.ts'
import { BEGIN_ALONE, CHANNEL } from './postgres-schema.ts'
import { revisionOf, rowOf, SQL } from './revision-rows.ts'

/** How long to ask, after a connection was lost, whether what it had to commit is there. */
const DOUBT_MS = 30_000
const ASK_AGAIN_MS = 100

/**
 * Appends all drafts or none. Where the connection is lost amid the commit, it waits until the server tells what became of
 * it, and throws where that takes too long; every other failure is a value.
 */
export async function appendTo(connections: Connections, drafts: NonEmpty<Draft>, request: string | undefined): Promise<Appended> {
  const begun = await attempt(() => begin(connections, drafts, request))
  if (begun.outcome === 'failed') return begun
  const { client, done } = begun.value
  if (done.outcome === 'appended') {
    const committed = await attempt(() => orDiscard(client, () => client.query('COMMIT')))
    // The server may have committed what it could not acknowledge any more.
    if (committed.outcome === 'failed') return (await isThere(connections, done.revisions[0])) ? done : committed
  }
  client.release()
  return done
}

/** Everything but the commit. Where nothing is to be appended, the transaction is over already. */
async function begin(connections: Connections, drafts: NonEmpty<Draft>, request: string | undefined): Promise<{ readonly client: PoolClient; readonly done: Appended }> {
  const client = await connections.borrow()
  return orDiscard(client, async () => {
    await client.query(BEGIN_ALONE)
    const done = await write(client, drafts, request)
    if (done.outcome !== 'appended') await client.query('ROLLBACK')
    return { client, done }
  })
}

/** Does work in a client's transaction; where it throws, the client goes, and the server rolls back. */
async function orDiscard<T>(client: PoolClient, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    client.release(true)
    throw error
  }
}

async function write(client: PoolClient, drafts: NonEmpty<Draft>, request: string | undefined): Promise<Appended> {
  const [before, ...others] = request === undefined ? [] : (await client.query(SQL.request, [request])).rows.map(revisionOf)
  if (before) return { outcome: 'repeated', revisions: [before, ...others] }
  const versions = await versionsOf(client, drafts)
  const placed = placeDrafts(drafts, await headIn(client), (id) => versions.get(id) ?? 0)
  if (placed.outcome === 'conflict') return placed
  const rows = placed.revisions.map(rowOf)
  await client.query(INSERT, [JSON.stringify(rows.map((row, part) => ({ ...row, request, part })))])
  await client.query('SELECT pg_notify($1, $2)', [CHANNEL, `${rows.at(-1)?.seq}`])
  // As rows and back: what is appended is what will be read.
  return { outcome: 'appended', revisions: rows.map(revisionOf) as unknown as NonEmpty<Revision> }
}

const INSERT = 'INSERT INTO revision SELECT * FROM json_populate_recordset(NULL::revision, $1)'

const VERSIONS = 'SELECT id, max(version) AS version FROM revision WHERE id = ANY($1) GROUP BY id'

async function versionsOf(client: PoolClient, drafts: NonEmpty<Draft>): Promise<ReadonlyMap<RecordId, number>> {
  const { rows } = await client.query<Pick<Revision, 'id' | 'version'>>(VERSIONS, [[...new Set(drafts.map(({ id }) => id))]])
  return new Map(rows.map(({ id, version }) => [id, version]))
}

async function headIn(client: PoolClient): Promise<Pick<Revision, 'seq' | 'hash'>> {
  const [head] = (await client.query<{ seq: string; hash: string }>(SQL.head)).rows
  return head ? { seq: Number(head.seq), hash: head.hash } : { seq: 0, hash: GENESIS }
}

/** Whether a revision was appended, as soon as the database can tell. Throws where it cannot for too long. */
async function isThere(connections: Connections, revision: Revision): Promise<boolean> {
  const end = performance.now() + DOUBT_MS
  for (;;) {
    try {
      return await look(connections, revision)
    } catch (cause) {
      if (performance.now() > end || connections.isClosed()) throw new Error('Cannot tell whether it was appended', { cause })
    }
    await sleep(ASK_AGAIN_MS)
  }
}

/** Looks when nobody else is writing: the transaction in doubt has come to its end then, one way or the other. */
async function look(connections: Connections, { seq, hash }: Revision): Promise<boolean> {
  const client = await connections.borrow()
  const isThere = await orDiscard(client, async () => {
    await client.query(BEGIN_ALONE)
    const { rowCount } = await client.query('SELECT FROM revision WHERE seq = $1 AND hash = $2', [seq, hash])
    await client.query('ROLLBACK')
    return rowCount === 1
  })
  client.release()
  return isThere
}
