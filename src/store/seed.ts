import type { Checked } from '../facts/check-index.ts'
import type { DossierRecord, RecordId } from '../facts/record.ts'
import type { Draft, Revision } from '../facts/revision.ts'
import { isSame } from '../facts/revision.ts'
import type { Appended, Failure, Ledger } from './ledger.ts'

/** Who appends what the data files hold. */
export const SEED = 'seed'

/** A record that the data files and a human changed both: the ledger keeps the human's. */
export type SeedConflict = {
  readonly id: RecordId
  /** The version that the ledger has, and who made it. */
  readonly version: number
  readonly actor: string
  /** As the data files would have it. */
  readonly wanted: DossierRecord
}

export type Seeding = { readonly drafts: readonly Draft[]; readonly conflicts: readonly SeedConflict[] }
export type Histories = ReadonlyMap<RecordId, readonly Revision[]>

export type Seeded =
  /** `latest`: the last revision of everything in the ledger, as it is now. */
  | { readonly outcome: 'seeded'; readonly appended: number; readonly conflicts: readonly SeedConflict[]; readonly latest: readonly Revision[] }
  /** `busy`: others kept changing the same records. */
  | { readonly outcome: 'failed'; readonly why: Failure | 'busy' }

const ATTEMPTS = 10
/** How many drafts are appended at once. */
const BATCH = 1000

/**
 * What has to be appended so that the ledger has what the data files hold, and what must not be, since a human changed
 * it. What the files lack stays as it is. `histories`: every revision of the records that `unsettled` names.
 */
export function seedDrafts(records: readonly Checked[], latest: readonly Revision[], histories: Histories, time: string): Seeding {
  const known = lastOf(records, latest)
  const drafts: Draft[] = []
  const conflicts: SeedConflict[] = []
  for (const { kind, record } of records) {
    const { id } = record
    const last = known.get(id)
    const draft = { kind, id, record, actor: SEED, time }
    if (!last) drafts.push({ ...draft, version: 1, change: { do: 'added' } })
    else if (says(last, record)) continue
    else if (last.actor === SEED) drafts.push({ ...draft, version: last.version + 1, change: { do: 'edited' } })
    else if (!isBehind(record, histories.get(id) ?? [])) conflicts.push({ id, version: last.version, actor: last.actor, wanted: record })
  }
  return { drafts, conflicts }
}

/** The records on which seeding depends on what they were before: a human has changed them, and the files hold something else. */
export function unsettled(records: readonly Checked[], latest: readonly Revision[]): RecordId[] {
  const known = lastOf(records, latest)
  return records.flatMap(({ record }) => {
    const last = known.get(record.id)
    return last && last.actor !== SEED && !says(last, record) ? [record.id] : []
  })
}

/** Appends to the ledger what the data files hold and it lacks; running it again changes nothing. */
export async function seed(ledger: Ledger, records: readonly Checked[], time: string): Promise<Seeded> {
  let count = 0
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const latest = await ledger.latest()
    if (latest.outcome === 'failed') return latest
    const histories = await historiesOf(ledger, unsettled(records, latest.value))
    if (histories.outcome === 'failed') return histories
    const { drafts, conflicts } = seedDrafts(records, latest.value, histories.value, time)
    const { stopped, revisions } = await appendAll(ledger, drafts)
    count += revisions.length
    if (!stopped) return { outcome: 'seeded', appended: count, conflicts, latest: withLatest(latest.value, revisions) }
    if (stopped.outcome === 'failed') return stopped
    // Another process has appended meanwhile. No human decided on what they saw, so it may be decided anew.
  }
  return { outcome: 'failed', why: 'busy' }
}

async function historiesOf(ledger: Ledger, ids: readonly RecordId[]) {
  const histories = new Map<RecordId, readonly Revision[]>()
  for (const id of ids) {
    const history = await ledger.history(id)
    if (history.outcome === 'failed') return history
    histories.set(id, history.value)
  }
  return { outcome: 'read', value: histories } as const
}

/** Appends batch by batch, as far as it goes. */
async function appendAll(ledger: Ledger, drafts: readonly Draft[]): Promise<{ revisions: readonly Revision[]; stopped?: Exclude<Appended, { revisions: unknown }> }> {
  const revisions: Revision[] = []
  for (let at = 0; at < drafts.length; at += BATCH) {
    const [first, ...rest] = drafts.slice(at, at + BATCH)
    if (!first) break
    const appended = await ledger.append([first, ...rest])
    if (appended.outcome === 'failed' || appended.outcome === 'conflict') return { revisions, stopped: appended }
    revisions.push(...appended.revisions)
  }
  return { revisions }
}

/** The last revision of each of these records, of all that the ledger has. */
function lastOf(records: readonly Checked[], latest: readonly Revision[]): ReadonlyMap<RecordId, Revision> {
  const wanted = new Set(records.map(({ record }) => record.id))
  return new Map(latest.flatMap((revision) => (wanted.has(revision.id) ? [[revision.id, revision]] : [])))
}

/** Fields mostly stand in the same order, which is fast to see. */
const says = ({ record }: Revision, wanted: DossierRecord): boolean => JSON.stringify(record) === JSON.stringify(wanted) || isSame(record, wanted)

/**
 * Whether the record is what the seed last appended or what a human made of it since: then nobody changed the data
 * files, which lack the newest changes until they are exported.
 */
function isBehind(record: DossierRecord, history: readonly Revision[]): boolean {
  const seeded = history.findLastIndex(({ actor }) => actor === SEED)
  return history.slice(Math.max(seeded, 0)).some((revision) => says(revision, record))
}

function withLatest(latest: readonly Revision[], appended: readonly Revision[]): readonly Revision[] {
  if (appended.length === 0) return latest
  const last = new Map(latest.map((revision) => [revision.id, revision]))
  for (const revision of appended) last.set(revision.id, revision)
  return [...last.values()]
}
