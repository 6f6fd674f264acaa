import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Failure } from './ledger.ts'
import { SCHEMA, SCHEMA_VERSION } from './sqlite-schema.ts'

/** How long to wait for another process that is writing. */
const BUSY_MS = 5000

/**
 * Opens the file of a ledger and makes what is missing: its folder, the file, the tables. A commit is on the disk when it
 * returns (WAL, synchronous FULL). Throws what Node and SQLite throw: `failureOf` tells what it means.
 */
export function openFile(file: string): DatabaseSync {
  mkdirSync(dirname(file), { recursive: true })
  const db = new DatabaseSync(file, { timeout: BUSY_MS })
  try {
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
    if (schemaVersion(db) !== SCHEMA_VERSION) transact(db, () => makeTables(db))
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

const schemaVersion = (db: DatabaseSync): unknown => db.prepare('PRAGMA user_version').get()?.['user_version']

function makeTables(db: DatabaseSync): void {
  // Another process may have made them since we looked.
  if (schemaVersion(db) === 0) db.exec(SCHEMA)
  else if (schemaVersion(db) !== SCHEMA_VERSION) throw Object.assign(new Error('Cannot read a ledger of this version'), { code: 'ERR_SQLITE_ERROR' })
}

/** Does the work in a transaction that nobody else can write beside: all of it, or none where it throws. */
export function transact<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN IMMEDIATE')
  try {
    const done = work()
    db.exec('COMMIT')
    return done
  } catch (error) {
    // SQLite itself rolls back for some errors.
    if (db.isTransaction) db.exec('ROLLBACK')
    throw error
  }
}

/** What keeps a file from being read or written, for an error of SQLite's or the system's. Throws any other: it is a bug. */
export function failureOf(error: unknown): Failure {
  const { code = '', errcode = 0, syscall } = error as { readonly code?: string; readonly errcode?: number; readonly syscall?: string }
  if (code === 'ERR_SQLITE_ERROR') return SQLITE_FAILURES[errcode & 0xff] ?? 'unreachable'
  if (syscall !== undefined) return SYSTEM_FAILURES[code] ?? 'unreachable'
  if (code === CLOSED) return 'unreachable'
  throw error
}

/** A call after the file was closed. */
const CLOSED = 'ERR_INVALID_STATE'

/** By SQLite's primary result codes READONLY, IOERR and FULL. */
const SQLITE_FAILURES: Readonly<Record<number, Failure>> = { 8: 'readOnly', 10: 'full', 13: 'full' }

const SYSTEM_FAILURES: Readonly<Record<string, Failure>> = { EACCES: 'readOnly', EPERM: 'readOnly', EROFS: 'readOnly', ENOSPC: 'full', EDQUOT: 'full' }
