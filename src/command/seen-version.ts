import type { Desk, Refused } from '../desk/desk.ts'
import { isRecordRevision } from '../facts/desk-state.ts'
import type { Entry } from '../facts/fact-base.ts'
import type { DossierRecord, RecordId } from '../facts/record.ts'
import { formatRef } from '../facts/record.ts'

/** A record in the version that somebody saw, and makes their change from. */
export type Seen = { readonly id: RecordId; readonly version: number; readonly record: DossierRecord }

/**
 * A record as it was in a version, or as it is now where none is named: from memory where that is the present one, else
 * from the ledger's history. Says so where there never was such a version, or the ledger cannot be read.
 */
export async function seenVersion(desk: Pick<Desk, 'history'>, entry: Entry, version = entry.version): Promise<{ readonly outcome: 'seen'; readonly seen: Seen } | Extract<Refused, { outcome: 'missing' | 'failed' }>> {
  const { id } = entry.record
  if (version === entry.version) return { outcome: 'seen', seen: { id, version, record: entry.record } }
  const read = await desk.history(id)
  if (read.outcome === 'failed') return read
  const then = read.value.filter((revision) => isRecordRevision(revision)).find((revision) => revision.version === version)
  return then ? { outcome: 'seen', seen: { id, version, record: then.record } } : { outcome: 'missing', id: formatRef(id, version) }
}
