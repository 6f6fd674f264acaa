import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { NonEmpty } from '../facts/record.ts'
import type { Draft, Revision } from '../facts/revision.ts'
import { GENESIS } from './hash-revision.ts'
import type { Appended, Failure, Ledger, LogQuery, Read, Unanswered } from './ledger.ts'
import { assertIdentifier, placeDrafts } from './place-drafts.ts'
import { insertValues, logStatement, revisionOf, rowOf, SQL } from './revision-rows.ts'
import { failureOf, openFile, transact } from './sqlite-file.ts'
import { KEPT_QUESTIONS, keptQuestion } from './unanswered.ts'

export type OpenedSqlite = { readonly outcome: 'opened'; readonly ledger: Ledger } | { readonly outcome: 'failed'; readonly why: Failure }

/**
 * Opens the ledger in a SQLite file, making folder, file and tables where there are none. Several processes of one machine may
 * have the same file open and append to it: a writer waits up to five seconds for another (the whole process waits; an append takes
 * a fraction of a millisecond), and each notices what the others append within `pollMs`. Not over a network file system: SQLite's
 * WAL needs memory that the processes share.
 *
 * What was appended is on the disk when `append` returns. Own appends call watchers at once; to miss nothing, watch before
 * reading. Every failure is a value: 'full' when the disk takes no more, 'readOnly', or 'unreachable' when the file is locked
 * for too long, is no ledger, or was closed.
 */
export async function openSqliteLedger({ file, pollMs = 150 }: { readonly file: string; readonly pollMs?: number }): Promise<OpenedSqlite> {
  return attempt(() => ({ outcome: 'opened', ledger: ledgerIn(openFile(file), pollMs) }))
}

function attempt<T>(work: () => T): T | { readonly outcome: 'failed'; readonly why: Failure } {
  try {
    return work()
  } catch (error) {
    return { outcome: 'failed', why: failureOf(error) }
  }
}

function ledgerIn(db: DatabaseSync, pollMs: number): Ledger {
  const statements = prepare(db)
  const watched = watchFile(db, pollMs)
  const read = async <T>(value: () => T): Promise<Read<T>> => attempt(() => ({ outcome: 'read', value: value() }))

  const append: Ledger['append'] = async (drafts, request) => {
    if (request !== undefined) assertIdentifier('request', request)
    const appended = attempt(() => transact(db, () => appendIn(statements, drafts, request)))
    if (appended.outcome === 'appended') watched.tell()
    return appended
  }

  return {
    kind: 'sqlite',
    append,
    latest: () => read(() => Array.from(statements.latest.iterate(), revisionOf)),
    since: (seq) => read(() => statements.since.all(seq).map(revisionOf)),
    history: (id) => read(() => statements.history.all(id).map(revisionOf)),
    log: (query) => read(() => statements.log(query).map(revisionOf)),
    watch: watched.watch,
    noteUnanswered: (question) => read(() => transact(db, () => noteIn(statements, question))),
    unanswered: (limit) => read(() => statements.unanswered.all(limit).map((row) => ({ ...row }) as Unanswered)),
    status: () => read(() => ({ revisions: countIn(statements), processes: null })),
    close: async () => {
      watched.stop()
      if (db.isOpen) db.close()
    },
  }
}

type Statements = ReturnType<typeof prepare>

function prepare(db: DatabaseSync) {
  // "$1" would be a name to SQLite; "?1" is the first value.
  const statement = (sql: string): StatementSync => db.prepare(sql.replaceAll('$', '?'))
  const logs = new Map<string, StatementSync>()
  return {
    insert: statement(SQL.insert),
    head: statement(SQL.head),
    version: statement(SQL.version),
    request: statement(SQL.request),
    latest: statement(SQL.latest),
    since: statement(SQL.since),
    history: statement(SQL.history),
    count: statement(SQL.count),
    log: (query: LogQuery) => {
      const { sql, values } = logStatement(query)
      const prepared = logs.get(sql) ?? statement(sql)
      logs.set(sql, prepared)
      return prepared.all(...values)
    },
    note: statement('INSERT INTO unanswered (text, lang, day) VALUES ($1, $2, $3)'),
    forget: statement(`DELETE FROM unanswered WHERE number <= (SELECT max(number) FROM unanswered) - ${KEPT_QUESTIONS}`),
    unanswered: statement('SELECT text, lang, day FROM unanswered ORDER BY number DESC LIMIT $1'),
  }
}

/** Within a transaction. */
function appendIn(statements: Statements, drafts: NonEmpty<Draft>, request: string | undefined): Appended {
  const [before, ...others] = request === undefined ? [] : statements.request.all(request).map(revisionOf)
  if (before) return { outcome: 'repeated', revisions: [before, ...others] }
  const placed = placeDrafts(drafts, headOf(statements), (id) => Number(statements.version.get(id)?.['version'] ?? 0))
  if (placed.outcome === 'conflict') return placed
  for (const [part, revision] of placed.revisions.entries()) statements.insert.run(...insertValues(revision, request, part))
  // As rows and back: what is appended is what will be read.
  return { outcome: 'appended', revisions: placed.revisions.map((revision) => revisionOf(rowOf(revision))) as unknown as NonEmpty<Revision> }
}

const headOf = ({ head }: Statements): Pick<Revision, 'seq' | 'hash'> => (head.get() as Pick<Revision, 'seq' | 'hash'> | undefined) ?? { seq: 0, hash: GENESIS }

const countIn = ({ count }: Statements): number => Number(count.get()?.['revisions'])

function noteIn(statements: Statements, question: Unanswered): void {
  const { text, lang, day } = keptQuestion(question)
  statements.note.run(text, lang, day)
  statements.forget.run()
}

/** Tells watchers of own appends, and of what other connections have committed, as SQLite's `data_version` tells. */
function watchFile(db: DatabaseSync, pollMs: number) {
  const statement = db.prepare('PRAGMA data_version')
  const fileVersion = () => Number(statement.get()?.['data_version'])
  const watchers = new Set<{ readonly changed: () => void }>()
  let seen = fileVersion()
  let timer: NodeJS.Timeout | undefined

  // Not at once, or a watcher that throws would make an append look as if it had failed.
  const tell = () => {
    for (const { changed } of watchers) queueMicrotask(changed)
  }
  const poll = () => {
    const now = attempt(() => ({ outcome: 'read' as const, version: fileVersion() }))
    if (now.outcome === 'failed' || now.version === seen) return
    seen = now.version
    tell()
  }
  const stop = () => {
    watchers.clear()
    clearInterval(timer)
    timer = undefined
  }
  const watch = (changed: () => void) => {
    const watcher = { changed }
    watchers.add(watcher)
    timer ??= setInterval(poll, pollMs).unref()
    return () => {
      watchers.delete(watcher)
      if (watchers.size === 0) stop()
    }
  }
  return { tell, watch, stop }
}
