import { readRecord } from '../facts/read-record.ts'
import { RECORD_KINDS } from '../facts/record.ts'
import type { Revision } from '../facts/revision.ts'
import { Grant } from '../facts/role.ts'
import { brokenLink, GENESIS } from './hash-revision.ts'
import type { Failure, Ledger, Read } from './ledger.ts'

/** What is wrong with a revision: its place in the chain, the count of its record's versions, or the record itself. */
export type Flaw = 'chain' | 'version' | 'record'

export type Verified =
  /** `first` and `last`: hashes, to compare with those noted before; a ledger that was cut short is sound in itself. */
  | { readonly outcome: 'sound'; readonly revisions: number; readonly first: string; readonly last: string }
  | { readonly outcome: 'broken'; readonly seq: number; readonly id: string | undefined; readonly flaw: Flaw }
  | { readonly outcome: 'failed'; readonly why: Failure }

/** Walks the whole ledger, and says how long it is or which revision is the first that is not as it was appended. */
export async function verifyLedger(ledger: Ledger): Promise<Verified> {
  const versions = new Map<string, number>()
  let [first, last] = ['', { seq: 0, hash: GENESIS }]
  for (;;) {
    const batch = await readAfter(ledger, last.seq)
    if (batch.outcome === 'failed') return batch
    const cut = brokenLink(batch.value, last)
    for (const revision of batch.value) {
      const flaw = revision === cut ? 'chain' : flawOf(revision, versions)
      if (flaw) return { outcome: 'broken', seq: revision.seq, id: revision.id, flaw }
      first ||= revision.hash
      last = revision
    }
    if (batch.isGarbled) return { outcome: 'broken', seq: last.seq + 1, id: undefined, flaw: 'chain' }
    if (batch.value.length === 0) return { outcome: 'sound', revisions: last.seq, first, last: first && last.hash }
  }
}

/** The sequence number of the first revision that breaks the chain; null where none does, or none can be read. */
export async function findBroken(ledger: Ledger): Promise<number | null> {
  let last = { seq: 0, hash: GENESIS }
  for (;;) {
    const batch = await readAfter(ledger, last.seq)
    if (batch.outcome === 'failed') return null
    const cut = brokenLink(batch.value, last)
    if (cut) return cut.seq
    last = batch.value.at(-1) ?? last
    if (batch.isGarbled) return last.seq + 1
    if (batch.value.length === 0) return null
  }
}

type Batch = { readonly outcome: 'read'; readonly value: readonly Revision[]; readonly isGarbled: boolean } | Extract<Read<unknown>, { outcome: 'failed' }>

/** The next revisions; where what is stored of one is no revision at all, those before it. */
async function readAfter(ledger: Ledger, seq: number): Promise<Batch> {
  const batch = await unlessGarbled(() => ledger.since(seq))
  if (batch) return batch.outcome === 'read' ? { ...batch, isGarbled: false } : batch
  const value: Revision[] = []
  for (;;) {
    const place = seq + value.length + 1
    const next = await unlessGarbled(() => ledger.log({ limit: 1, before: place + 1 }))
    if (next?.outcome === 'failed') return next
    const revision = next?.value[0]
    if (revision?.seq !== place) return { outcome: 'read', value, isGarbled: true }
    value.push(revision)
  }
}

/** Ledgers keep a record as JSON text; undefined where that is broken. */
async function unlessGarbled<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** What is wrong with a revision, where the chain holds; counts it in. */
function flawOf({ id, version, kind, record }: Revision, versions: Map<string, number>): Flaw | undefined {
  if (version !== (versions.get(id) ?? 0) + 1) return 'version'
  versions.set(id, version)
  return isReadable(kind, id, record) ? undefined : 'record'
}

function isReadable(kind: string, id: string, value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('id' in value) || value.id !== id) return false
  const known = RECORD_KINDS.find((one) => one === kind)
  if (known) return readRecord(known, value).outcome === 'record'
  return kind !== 'grant' || Grant.safeParse(value).success
}
