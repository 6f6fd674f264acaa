import { join, resolve } from 'node:path'
import type { Failure, Ledger } from './ledger.ts'

export type OpenedLedger = { readonly outcome: 'opened'; readonly ledger: Ledger } | { readonly outcome: 'failed'; readonly why: Failure }

export type Database = { readonly kind: 'sqlite'; readonly file: string } | { readonly kind: 'postgres'; readonly url: string }

const ROOT = join(import.meta.dirname, '../..')

/** The database that a URL names: "sqlite:PATH", from the project's folder on, or "postgres://…"; undefined for anything else. */
export function databaseOf(url: string): Database | undefined {
  if (/^postgres(?:ql)?:\/\/./.test(url)) return { kind: 'postgres', url }
  const path = /^sqlite:(.+)$/.exec(url)?.[1]
  return path === undefined ? undefined : { kind: 'sqlite', file: resolve(ROOT, path) }
}

/** Opens the ledger in a database, which is made ready where it is new. Only the driver that it needs is loaded. */
export async function openLedger(databaseUrl: string): Promise<OpenedLedger> {
  const database = databaseOf(databaseUrl)
  if (!database) throw new Error('Cannot open a database of this kind')
  if (database.kind === 'sqlite') {
    const { openSqliteLedger } = await import('./sqlite-ledger.ts')
    return openSqliteLedger({ file: database.file })
  }
  const { openPostgresLedger } = await import('./postgres-ledger.ts')
  return openPostgresLedger({ url: database.url })
}
