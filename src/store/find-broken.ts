import { brokenLink, GENESIS } from './hash-revision.ts'
import type { Ledger } from './ledger.ts'

/** The sequence number of the first revision that is not as it was written; null where all are, or none can be read. */
export async function findBroken(ledger: Pick<Ledger, 'since'>): Promise<number | null> {
  let last = { seq: 0, hash: GENESIS }
  while (true) {
    const read = await ledger.since(last.seq)
    const end = read.outcome === 'read' ? read.value.at(-1) : undefined
    if (read.outcome === 'failed' || !end) return null
    const broken = brokenLink(read.value, last)
    if (broken) return broken.seq
    last = end
  }
}
