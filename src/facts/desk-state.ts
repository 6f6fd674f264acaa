import type { Proposal } from './proposal.ts'
import type { Lang, RecordId } from './record.ts'
import { RECORD_KINDS } from './record.ts'
import type { RecordRevision, Revision } from './revision.ts'
import type { Grant, Role } from './role.ts'

/** The language that somebody chose: kept in the ledger, under "language:" and who it is as its id. */
export type ChosenLanguage = { readonly id: string; readonly lang: Lang }

/** What the ledger holds beside the records, as it is now; each with its version. */
export type DeskState = {
  readonly proposals: ReadonlyMap<RecordId, { readonly proposal: Proposal; readonly version: number }>
  /** Who has which role: `reader` where it was taken back. */
  readonly grants: ReadonlyMap<string, { readonly role: Role; readonly version: number }>
  /** Which language somebody, or a server or group, has chosen. */
  readonly languages: ReadonlyMap<string, { readonly lang: Lang; readonly version: number }>
}

const kinds: ReadonlySet<string> = new Set(RECORD_KINDS)
export const isRecordRevision = (revision: Revision): revision is RecordRevision => kinds.has(revision.kind)

/** The state after these revisions; those of records do not touch it. */
export function withRevisions(state: DeskState, revisions: readonly Revision[]): DeskState {
  const own = revisions.filter((revision) => !isRecordRevision(revision))
  if (own.length === 0) return state
  const [proposals, grants, languages] = [new Map(state.proposals), new Map(state.grants), new Map(state.languages)]
  for (const { kind, id, version, record, change } of own) {
    if (kind === 'proposal') proposals.set(id, { proposal: record as Proposal, version })
    if (kind === 'language') languages.set(id, { lang: (record as ChosenLanguage).lang, version })
    if (kind === 'grant') grants.set(id, { role: change.do === 'retracted' ? 'reader' : (record as Grant).role, version })
  }
  return { proposals, grants, languages }
}

export const EMPTY_DESK: DeskState = { proposals: new Map(), grants: new Map(), languages: new Map() }
