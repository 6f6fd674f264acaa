import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import type { Failure } from './ledger.ts'
import { failureOf } from './sqlite-file.ts'

export type BackedUp =
  | { readonly outcome: 'saved' }
  /** There is such a file already: a backup never replaces one. */
  | { readonly outcome: 'exists' }
  | { readonly outcome: 'failed'; readonly why: Failure }

/**
 * Copies the file of a ledger while it may be written: the copy is the ledger as it was at one moment, and can be opened as
 * one. It is at `target` when it is whole, and not before.
 */
export async function backupSqlite(file: string, target: string): Promise<BackedUp> {
  if (existsSync(target)) return { outcome: 'exists' }
  const unfinished = `${target}.unfinished`
  try {
    await mkdir(dirname(target), { recursive: true })
    await rm(unfinished, { force: true })
    await copy(file, unfinished)
    await rename(unfinished, target)
    return { outcome: 'saved' }
  } catch (error) {
    await rm(unfinished, { force: true })
    return { outcome: 'failed', why: failureOf(error) }
  }
}

/** In one step: with more, each append in between would start it anew. */
const ALL_PAGES = 2 ** 31 - 1

async function copy(file: string, target: string): Promise<void> {
  const db = new DatabaseSync(file, { readOnly: true, timeout: 5000 })
  try {
    await backup(db, target, { rate: ALL_PAGES })
  } finally {
    db.close()
  }
}
