import type { NonEmpty, RecordId } from '../facts/record.ts'
import type { Draft, Revision } from '../facts/revision.ts'
import { chained } from './hash-revision.ts'

/** Identifiers are short and plain, or a database could not hold, compare or index them as they are. */
const IDENTIFIER = /^[^\p{Cc}\p{Cs}]{1,200}$/u

/**
 * Gives drafts their places after the last revision: `head` is its number and hash (0 and GENESIS for an empty ledger),
 * `versionOf` the version that a record has (0 for none). A conflict names the first record whose draft is not made from
 * the version that there is. Throws where an identifier cannot be one: whoever makes drafts has checked them.
 */
export function placeDrafts(
  drafts: NonEmpty<Draft>,
  head: { readonly seq: number; readonly hash: string },
  versionOf: (id: RecordId) => number,
): { readonly outcome: 'placed'; readonly revisions: NonEmpty<Revision> } | { readonly outcome: 'conflict'; readonly id: RecordId; readonly version: number } {
  const versions = new Map<RecordId, number>()
  const revisions: Revision[] = []
  let last = head
  for (const draft of drafts) {
    for (const name of ['kind', 'id', 'actor', 'time'] as const) assertIdentifier(name, draft[name])
    if (draft.version !== (versions.get(draft.id) ?? versionOf(draft.id)) + 1) return { outcome: 'conflict', id: draft.id, version: versionOf(draft.id) }
    versions.set(draft.id, draft.version)
    const revision = chained(draft, last.seq + 1, last.hash)
    revisions.push(revision)
    last = revision
  }
  return { outcome: 'placed', revisions: revisions as unknown as NonEmpty<Revision> }
}

/** Throws where a text is no identifier. */
export function assertIdentifier(name: string, text: string): void {
  if (!IDENTIFIER.test(text)) throw new TypeError(`Cannot append with this ${name}: ${JSON.stringify(text.slice(0, 50))}`)
}
