import { createHash } from 'node:crypto'
import type { Draft, Revision } from '../facts/revision.ts'

/** What the first revision of a ledger names as the hash before it. */
export const GENESIS = '0'.repeat(64)

/** A draft at its place in the chain: SHA-256 over everything that it holds and the hash of the one before. */
export function chained(draft: Draft, seq: number, previous: string): Revision {
  return { ...draft, seq, previous, hash: hashOf(draft, seq, previous) }
}

/** The hash that a revision must have. */
export const hashOf = ({ kind, id, version, change, record, actor, time, note }: Draft, seq: number, previous: string): string =>
  createHash('sha256')
    .update(JSON.stringify([seq, kind, id, version, change, record, actor, time, note ?? null, previous]))
    .digest('hex')

/** The first revision whose hash or place in the chain is wrong, of revisions in order; undefined where all hold together. */
export function brokenLink(revisions: Iterable<Revision>, before: { readonly seq: number; readonly hash: string } = { seq: 0, hash: GENESIS }): Revision | undefined {
  let last = before
  for (const revision of revisions) {
    const isNext = revision.seq === last.seq + 1 && revision.previous === last.hash
    if (!isNext || revision.hash !== hashOf(revision, revision.seq, revision.previous)) return revision
    last = revision
  }
  return undefined
}
