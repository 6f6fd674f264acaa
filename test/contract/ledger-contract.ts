import { afterEach } from 'vitest'
import type { Ledger } from '../../src/store/ledger.ts'
import { appendContract } from './append-contract.ts'
import { hostileContract } from './hostile-contract.ts'
import { modelContract } from './model-contract.ts'
import { readContract } from './read-contract.ts'

/** A new, empty ledger; `again` opens a second connection to the same store, and `close` closes all that was opened. */
export type Opening = { readonly ledger: Ledger; readonly again: () => Promise<Ledger>; readonly close: () => Promise<void> }

/** How a test gets a new, empty ledger: one connection to it, or two. */
export type Start = { readonly one: () => Promise<Ledger>; readonly two: () => Promise<readonly [Ledger, Ledger]> }

/** What every ledger holds to, whatever it keeps its revisions in. */
export function ledgerContract(name: string, open: () => Promise<Opening>): void {
  const openings: Opening[] = []
  afterEach(async () => {
    for (const opening of openings.splice(0)) await opening.close()
  })
  const opened = async (): Promise<Opening> => {
    const opening = await open()
    openings.push(opening)
    return opening
  }
  const start: Start = {
    one: async () => (await opened()).ledger,
    two: async () => {
      const { ledger, again } = await opened()
      return [ledger, await again()]
    },
  }
  appendContract(name, start)
  readContract(name, start)
  hostileContract(name, start)
  modelContract(name, start)
}
