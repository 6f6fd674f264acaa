import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { parse } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { backupSqlite } from './backup-sqlite.ts'
import type { Failure } from './ledger.ts'
import { failureOf } from './sqlite-file.ts'
import { openSqliteLedger } from './sqlite-ledger.ts'
import type { Verified } from './verify.ts'
import { verifyLedger } from './verify.ts'

export type Restored =
  /** `aside`: where the ledger that was there before is kept; undefined where there was none. */
  | { readonly outcome: 'restored'; readonly revisions: number; readonly first: string; readonly last: string; readonly aside: string | undefined }
  /** There is no such backup. */
  | { readonly outcome: 'missing' }
  /** There is a ledger already, and it was not to be replaced. */
  | { readonly outcome: 'exists' }
  /** Another process has the ledger open that is to be replaced. */
  | { readonly outcome: 'inUse' }
  /** The backup holds no revision. */
  | { readonly outcome: 'empty' }
  /** The backup is not as it was appended. */
  | Extract<Verified, { outcome: 'broken' }>
  | { readonly outcome: 'failed'; readonly why: Failure }

/**
 * Puts a backup in the place of a ledger's file, after its whole chain was verified; with `replace` also where there is
 * a ledger, which is kept beside it under a name with `time` (an ISO instant). Unless it is restored, all stays as it was.
 */
export async function restoreSqlite(backup: string, file: string, { replace, time }: { readonly replace: boolean; readonly time: string }): Promise<Restored> {
  if (!existsSync(backup)) return { outcome: 'missing' }
  if (existsSync(file) && !replace) return { outcome: 'exists' }
  const incoming = `${file}.incoming`
  try {
    await removeDatabase(incoming)
    const copied = await backupSqlite(backup, incoming)
    if (copied.outcome !== 'saved') return copied
    const verified = await verifySqlite(incoming)
    if (verified.outcome !== 'sound') return verified
    if (verified.revisions === 0) return { outcome: 'empty' }
    const aside = await putAside(file, time)
    if (aside.outcome === 'inUse') return aside
    await rename(incoming, file)
    return { ...verified, outcome: 'restored', aside: aside.file }
  } catch (error) {
    return { outcome: 'failed', why: failureOf(error) }
  } finally {
    await removeDatabase(incoming)
  }
}

/** Walks the ledger in a file that nobody else has open, and leaves nothing beside the file. */
export async function verifySqlite(file: string): Promise<Verified> {
  const opened = await openSqliteLedger({ file })
  if (opened.outcome === 'failed') return opened
  try {
    return await verifyLedger(opened.ledger)
  } finally {
    await opened.ledger.close()
    leaveLog(file)
  }
}

/** What SQLite keeps beside a file: left behind, it would be taken for changes to the file that comes in its place. */
const COMPANIONS = ['', '-wal', '-shm'] as const

async function putAside(file: string, time: string): Promise<{ outcome: 'aside'; file: string | undefined } | { outcome: 'inUse' }> {
  const { dir, name, ext } = parse(file)
  const aside = `${dir}/${name}-${time.replaceAll(/[:.]/g, '')}${ext}`
  const isThere = existsSync(file)
  if (isThere && isInUse(file)) return { outcome: 'inUse' }
  for (const companion of COMPANIONS) if (existsSync(file + companion)) await rename(file + companion, aside + companion)
  return { outcome: 'aside', file: isThere ? aside : undefined }
}

const BUSY = 5

/** Whether another process has the file of a ledger open. If not, all of the ledger is in that one file afterwards. */
function isInUse(file: string): boolean {
  try {
    leaveLog(file)
    return false
  } catch (error) {
    // Broken in any other way, it is all the more to be replaced.
    return (error as { readonly errcode?: number }).errcode === BUSY
  }
}

/** Writes into the file what is still in the log beside it. Throws where another process has it open. */
function leaveLog(file: string): void {
  const db = new DatabaseSync(file)
  try {
    // SQLite needs the file for itself alone to do so.
    db.exec('PRAGMA journal_mode = DELETE')
  } finally {
    db.close()
  }
}

async function removeDatabase(file: string): Promise<void> {
  for (const companion of COMPANIONS) await rm(file + companion, { force: true })
}
