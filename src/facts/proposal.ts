import type { DossierRecord, Lang, RecordId } from './record.ts'
import type { Intent } from './revision.ts'

/** What a reader suggests in free words, on a record or on what is missing. */
export type Suggestion = { readonly do: 'suggest'; readonly text: string; readonly about?: RecordId; readonly where?: string }

/** What has become of a proposal. `draft`: its author has not confirmed it yet; `open`: it waits for review. */
export type ProposalStatus = 'draft' | 'open' | 'done' | 'rejected' | 'withdrawn'

/** A change that somebody has written and that is not made yet, kept in the ledger until it is made or rejected. */
export type Proposal = {
  /** "p01" and on, never used twice. */
  readonly id: RecordId
  readonly status: ProposalStatus
  /** Who wants it, and who is told what becomes of it. */
  readonly by: string
  readonly wants: Intent | Suggestion
  /** The language in which its author was spoken to. */
  readonly lang?: Lang
  /** Why, in the author's words. */
  readonly note?: string
  /** The proposal that it rewrites, and that is settled with it. */
  readonly amends?: RecordId
  /** Who settled it, and what they said. */
  readonly settledBy?: string
  readonly reason?: string
  /** What came of it: "f18@4". */
  readonly result?: string
  /** Whether one of several processes has taken on to tell its author. */
  readonly isTold?: true
}

/** The record as it would be, where a proposal writes one. */
export const recordIn = ({ wants }: Proposal): DossierRecord | undefined => ('record' in wants ? wants.record : undefined)
