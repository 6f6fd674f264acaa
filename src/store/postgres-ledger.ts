import { appendTo } from './append-postgres.ts'
import { followRevisions } from './follow-postgres.ts'
import type { Failure, Ledger, Unanswered } from './ledger.ts'
import { assertIdentifier } from './place-drafts.ts'
import type { Connections } from './postgres-connections.ts'
import { connectionsTo, PROGRAM } from './postgres-connections.ts'
import { attempt, failureOf } from './postgres-failure.ts'
import { makeSchema } from './postgres-schema.ts'
import { logStatement, revisionOf, SQL } from './revision-rows.ts'
import { KEPT_QUESTIONS, keptQuestion } from './unanswered.ts'

export type OpenedPostgres = { readonly outcome: 'opened'; readonly ledger: Ledger } | { readonly outcome: 'failed'; readonly why: Failure }

/**
 * Opens the ledger in a PostgreSQL database, making its tables where there are none. The database must be in UTF-8. Any
 * number of processes may have it open and append: each hears at once of what the others append, and looks every `pollMs`
 * besides. Connections that are lost are made again.
 *
 * What was appended is on the server's disk when `append` returns. Where the connection is lost amid a commit, `append`
 * waits until the server tells what became of it; it throws where that takes longer than half a minute or the ledger is
 * closed meanwhile. Every other failure is a value: 'full' when the server's disk is, 'readOnly' for a copy that can only be
 * read and for a user who may not write, 'unreachable' for everything else that keeps the server from answering.
 */
export async function openPostgresLedger({ url, pollMs = 500 }: { readonly url: string; readonly pollMs?: number }): Promise<OpenedPostgres> {
  const connections = readAddress(url)
  if (!connections) return { outcome: 'failed', why: 'unreachable' }
  try {
    await makeSchema(connections)
    return { outcome: 'opened', ledger: ledgerOn(connections, pollMs, await countOf(connections)) }
  } catch (error) {
    await connections.close()
    return { outcome: 'failed', why: failureOf(error) }
  }
}

function readAddress(url: string): Connections | undefined {
  try {
    return connectionsTo(url)
  } catch {
    return undefined
  }
}

function ledgerOn(connections: Connections, pollMs: number, from: number): Ledger {
  const follower = followRevisions(connections, { from, pollMs })

  const append: Ledger['append'] = async (drafts, request) => {
    if (request !== undefined) assertIdentifier('request', request)
    const done = await appendTo(connections, drafts, request)
    if (done.outcome === 'appended') follower.saw(done.revisions.at(-1)?.seq ?? 0)
    return done
  }
  const revisions = (sql: string, values: readonly (string | number)[] = []) =>
    attempt(async () => (values.some(isUnwritable) ? [] : (await connections.query(sql, values)).map(revisionOf)))

  return {
    kind: 'postgres',
    append,
    latest: () => revisions(SQL.latest),
    since: (seq) => revisions(SQL.since, [seq]),
    history: (id) => revisions(SQL.history, [id]),
    log: (query) => {
      const { sql, values } = logStatement(query)
      return revisions(sql, values)
    },
    watch: follower.watch,
    noteUnanswered: (question) => attempt(() => note(connections, question)),
    unanswered: (limit) => attempt(() => connections.query<Unanswered>('SELECT text, lang, day FROM unanswered ORDER BY number DESC LIMIT $1', [limit])),
    status: () => attempt(async () => ({ revisions: await countOf(connections), processes: await processesOf(connections) })),
    close: () => {
      follower.stop()
      return connections.close()
    },
  }
}

/** PostgreSQL knows no NUL, and the driver makes half a character another: nothing that is kept has either. */
const isUnwritable = (value: string | number): boolean => typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())

async function countOf(connections: Connections): Promise<number> {
  const [row] = await connections.query<{ revisions: string }>(SQL.count)
  return Number(row?.revisions)
}

const PROCESSES = 'SELECT count(DISTINCT application_name) AS processes FROM pg_stat_activity WHERE datname = current_database() AND starts_with(application_name, $1)'

/** Null where this process's own connections are not to be seen either: the address gives them another name. */
async function processesOf(connections: Connections): Promise<number | null> {
  const [row] = await connections.query<{ processes: string }>(PROCESSES, [`${PROGRAM} `])
  return Number(row?.processes) || null
}

const NOTE = 'INSERT INTO unanswered (text, lang, day) VALUES ($1, $2, $3)'
/** Numbers may have gaps, so the rows themselves are counted. */
const FORGET = `DELETE FROM unanswered WHERE number <= (SELECT number FROM unanswered ORDER BY number DESC OFFSET ${KEPT_QUESTIONS} LIMIT 1)`

async function note(connections: Connections, question: Unanswered): Promise<void> {
  const { text, lang, day } = keptQuestion(question)
  await connections.query(NOTE, [text, lang, day])
  await connections.query(FORGET)
}
