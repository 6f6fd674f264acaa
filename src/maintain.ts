import { existsSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import type { Asked, Program, Told } from './adapters/terminal/program.ts'
import type { Config } from './config.ts'
import { formatRef } from './facts/record.ts'
import { problemLine } from './reply/check-report.ts'
import type { LedgerStrings } from './reply/ledger-strings.ts'
import { ledgerStrings } from './reply/ledger-strings.ts'
import { checkData } from './store/check-data.ts'
import type { Exported } from './store/export.ts'
import { exportData } from './store/export.ts'
import type { Ledger } from './store/ledger.ts'
import { databaseOf, openLedger } from './store/open-ledger.ts'
import type { SeedConflict } from './store/seed.ts'
import { seed } from './store/seed.ts'
import type { Verified } from './store/verify.ts'
import { verifyLedger } from './store/verify.ts'

/** The programs that keep the ledger, by their subcommand. */
export const programs = (config: Config): Readonly<Record<'export' | 'verify' | 'backup' | 'restore', Program>> => ({
  export: {
    usage: (lang) => ledgerStrings[lang].exportUsage(),
    flags: { dir: 'string', replace: 'boolean' },
    takesFile: false,
    run: (asked) => exportLedger(asked, config),
  },
  verify: { usage: (lang) => ledgerStrings[lang].verifyUsage(), flags: {}, takesFile: false, run: (asked) => verify(asked, config) },
  backup: { usage: (lang) => ledgerStrings[lang].backupUsage(), flags: {}, takesFile: true, run: (asked) => backup(asked, config) },
  restore: { usage: (lang) => ledgerStrings[lang].restoreUsage(), flags: { replace: 'boolean' }, takesFile: true, run: (asked) => restore(asked, config) },
})

const done = (...lines: readonly string[]): Told => ({ done: true, lines })
const failed = (...lines: readonly string[]): Told => ({ done: false, lines })

/** A path as one would type it here. */
function fromHere(file: string): string {
  const path = relative('', file)
  return path === '' ? '.' : path.startsWith('..') ? file : path
}

async function withLedger({ databaseUrl }: Config, say: LedgerStrings, work: (ledger: Ledger) => Promise<Told>): Promise<Told> {
  const opened = await openLedger(databaseUrl)
  if (opened.outcome === 'failed') return failed(say.failed(opened.why))
  try {
    return await work(opened.ledger)
  } finally {
    await opened.ledger.close()
  }
}

async function exportLedger({ lang, flags }: Asked, config: Config): Promise<Told> {
  const say = ledgerStrings[lang]
  const { records, problems } = await checkData(config.dataDir)
  const errors = problems.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) return failed(say.brokenFiles(), ...errors.map((error) => problemLine({ ...error, file: fromHere(error.file) }, lang)))
  const dir = resolve(flags.get('dir') ?? config.dataDir)
  return withLedger(config, say, async (ledger) => {
    // What was written into the files since the last start would be lost otherwise.
    const seeded = await seed(ledger, records, new Date().toISOString())
    if (seeded.outcome === 'failed') return failed(say.failed(seeded.why))
    const lines = [...(seeded.appended > 0 ? [say.seeded(seeded.appended)] : []), ...seeded.conflicts.map((conflict) => conflictLine(conflict, say))]
    const isLoss = seeded.conflicts.length > 0 && dir === resolve(config.dataDir) && !flags.has('replace')
    if (isLoss) return failed(...lines, say.conflictsStop())
    const told = tellExported(await exportData(ledger, dir), say)
    return { ...told, lines: [...lines, ...told.lines] }
  })
}

const conflictLine = ({ id, version, actor }: SeedConflict, say: LedgerStrings): string => say.conflict(formatRef(id, version), actor)

function tellExported(exported: Exported, say: LedgerStrings): Told {
  switch (exported.outcome) {
    case 'exported':
      return done(say.exported(exported.records, exported.changed.map(fromHere)))
    case 'failed':
      return failed(say.failed(exported.why))
    case 'unreadable':
      return failed(say.unreadable(exported.id))
    case 'unwritable':
      return failed(say.unwritable(fromHere(exported.file), exported.code))
  }
}

async function verify({ lang }: Asked, config: Config): Promise<Told> {
  const say = ledgerStrings[lang]
  return missingLedger(config, say) ?? withLedger(config, say, async (ledger) => tellVerified(await verifyLedger(ledger), say))
}

function tellVerified(verified: Verified, say: LedgerStrings): Told {
  switch (verified.outcome) {
    case 'sound':
      return done(verified.revisions === 0 ? say.emptyLedger() : say.sound(verified.revisions, verified.first, verified.last))
    case 'broken':
      return failed(say.broken(verified.seq, verified.id, verified.flaw), say.brokenAdvice(verified.flaw))
    case 'failed':
      return failed(say.failed(verified.why))
  }
}

/** To open a file that is not there would make one. */
function missingLedger({ databaseUrl }: Config, say: LedgerStrings): Told | undefined {
  const database = databaseOf(databaseUrl)
  return database?.kind === 'sqlite' && !existsSync(database.file) ? failed(say.noLedger(fromHere(database.file))) : undefined
}

async function backup({ lang, file }: Asked, config: Config): Promise<Told> {
  const say = ledgerStrings[lang]
  const database = databaseOf(config.databaseUrl)
  if (database?.kind !== 'sqlite') return failed(say.backupWithPostgres(file))
  const missing = missingLedger(config, say)
  if (missing) return missing
  const [{ backupSqlite }, { verifySqlite }] = await Promise.all([import('./store/backup-sqlite.ts'), import('./store/restore-sqlite.ts')])
  const saved = await backupSqlite(database.file, resolve(file))
  switch (saved.outcome) {
    case 'saved': {
      const told = tellVerified(await verifySqlite(resolve(file)), say)
      return { ...told, lines: [say.saved(file), ...told.lines] }
    }
    case 'exists':
      return failed(say.fileExists(file))
    case 'failed':
      return failed(saved.why === 'unreachable' ? say.failed('unreachable') : say.failedSaving(file))
  }
}

async function restore({ lang, file, flags }: Asked, config: Config): Promise<Told> {
  const say = ledgerStrings[lang]
  const database = databaseOf(config.databaseUrl)
  if (database?.kind !== 'sqlite') return failed(say.restoreWithPostgres(file))
  const { restoreSqlite } = await import('./store/restore-sqlite.ts')
  const restored = await restoreSqlite(resolve(file), database.file, { replace: flags.has('replace'), time: new Date().toISOString() })
  const target = fromHere(database.file)
  switch (restored.outcome) {
    case 'restored':
      return done(say.restored(target), ...(restored.aside === undefined ? [] : [say.keptAside(fromHere(restored.aside))]), say.sound(restored.revisions, restored.first, restored.last))
    case 'missing':
      return failed(say.noBackup(file))
    case 'exists':
      return failed(say.ledgerExists(target))
    case 'inUse':
      return failed(say.inUse(target))
    case 'empty':
      return failed(say.emptyBackup(file))
    case 'broken':
      return failed(say.broken(restored.seq, restored.id, restored.flaw), say.brokenBackup(file))
    case 'failed':
      return failed(say.failedBackup(file))
  }
}
