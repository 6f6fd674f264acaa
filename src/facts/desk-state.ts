import type { Proposal } from './proposal.ts'
import type { RecordId } from './record.ts'
import { RECORD_KINDS } from './record.ts'
import type { RecordRevision, Revision } from './revision.ts'
import type { Grant, Role } from './role.ts'

/** What the ledger holds beside the records, as it is now; each with its version. */
export type DeskState = {
  readonly proposals: ReadonlyMap<RecordId, { readonly proposal: Proposal; readonly version: number }>
  /** Who has which role: `reader` where it was taken back. */
  readonly grants: ReadonlyMap<string, { readonly role: Role; readonly version: number }>
}

const kinds: ReadonlySet<string> = new Set(RECORD_KINDS)
export const isRecordRevision = (revision: Revision): revision is RecordRevision => kinds.has(revision.kind)

/** The state after these revisions; those of records do not touch it. */
export function withRevisions(state: DeskState, revisions: readonly Revision[]): DeskState {
  const own = revisions.filter((revision) => !isRecordRevision(revision))
  if (own.length === 0) return state
  const [proposals, grants] = [new Map(state.proposals), new Map(state.grants)]
  for (const { kind, id, version, record, change } of own) {
    if (kind === 'proposal') proposals.set(id, { proposal: record as Proposal, version })
    if (kind === 'grant') grants.set(id, { role: change.do === 'retracted' ? 'reader' : (record as Grant).role, version })
  }
  return { proposals, grants }
}

export const EMPTY_DESK: DeskState = { proposals: new Map(), grants: new Map() }
