import { join } from 'node:path'
import { commands } from '../commands/index.ts'
import type { Context } from '../src/command/command.ts'
import type { Settings } from '../src/desk/desk.ts'
import { openWithLedger } from '../src/dossier.ts'
import type { Ledger } from '../src/store/ledger.ts'
import { memoryLedger } from '../src/store/memory-ledger.ts'

export const DATA = join(import.meta.dirname, '../data')

/** A clock that goes on by a second at each look. */
export function testClock(from = '2026-11-22T12:00:00.000Z'): () => string {
  let at = Date.parse(from)
  return () => new Date((at += 1000)).toISOString()
}

export const testSettings = (more: Partial<Settings> = {}): Settings => ({ admins: ['test:admin'], review: 'one', now: testClock(), version: '0.0.0', ...more })

/** The dossier of the data folder over a ledger of its own, with its desk. */
export async function realDesk(more: Partial<Settings> = {}, ledger: Ledger = memoryLedger()) {
  const opened = await openWithLedger({ dir: DATA, ledger, settings: testSettings(more) })
  if (opened.outcome !== 'opened') throw new Error(`Cannot open ${DATA}: ${JSON.stringify(opened)}`)
  const context = (actor: string, rest: Partial<Context> = {}): Context => ({ dossier: opened.dossier, desk: opened.desk, commands, actor: { id: actor }, lang: 'en', langChosen: true, setLang: () => ({ outcome: 'set', reach: 'everywhere' }), ...rest })
  return { ...opened, ledger, context }
}
