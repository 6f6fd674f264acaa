import type { Draft, Revision } from '../facts/revision.ts'
import type { NonEmpty, RecordId } from '../facts/record.ts'

/** Why the ledger could not be read or written. Nothing of what was to be written is there then. */
export type Failure = 'unreachable' | 'full' | 'readOnly'

export type Read<T> = { readonly outcome: 'read'; readonly value: T } | { readonly outcome: 'failed'; readonly why: Failure }

export type Appended =
  | { readonly outcome: 'appended'; readonly revisions: NonEmpty<Revision> }
  /** A record has another version than the draft was made from: `version` is the one that there is; nothing was appended. */
  | { readonly outcome: 'conflict'; readonly id: RecordId; readonly version: number }
  /** The request was appended before; these are its revisions. */
  | { readonly outcome: 'repeated'; readonly revisions: NonEmpty<Revision> }
  | { readonly outcome: 'failed'; readonly why: Failure }

export type LogQuery = {
  /** Newest first, this many. */
  readonly limit: number
  /** Only revisions before this one. */
  readonly before?: number
  readonly actor?: string
  /** A day, "2026-11-22". */
  readonly day?: string
}

/** A question that found no answer: without who asked it. */
export type Unanswered = { readonly text: string; readonly lang: string; readonly day: string }

/**
 * The append-only store of revisions, of records of every kind, grants and proposals. Versions of a record have no gaps,
 * sequence numbers neither; nothing that was appended is ever changed.
 */
export type Ledger = {
  readonly kind: 'memory' | 'sqlite' | 'postgres'
  /** The last revision of every record, in the order in which the records were first appended. */
  readonly latest: () => Promise<Read<readonly Revision[]>>
  /** The revisions after this sequence number, in order, at most a thousand. */
  readonly since: (seq: number) => Promise<Read<readonly Revision[]>>
  /** Every revision of a record, oldest first. */
  readonly history: (id: RecordId) => Promise<Read<readonly Revision[]>>
  readonly log: (query: LogQuery) => Promise<Read<readonly Revision[]>>
  /** Appends all drafts or none. `request`: an id under which the same request is appended but once. */
  readonly append: (drafts: NonEmpty<Draft>, request?: string) => Promise<Appended>
  /** Calls back when there may be new revisions, from here or from another process; returns how to stop. */
  readonly watch: (changed: () => void) => () => void
  readonly noteUnanswered: (question: Unanswered) => Promise<Read<void>>
  /** The questions that found no answer, newest first. */
  readonly unanswered: (limit: number) => Promise<Read<readonly Unanswered[]>>
  /** How many processes have it open now, where that can be told; and how many revisions there are. */
  readonly status: () => Promise<Read<{ readonly revisions: number; readonly processes: number | null }>>
  readonly close: () => Promise<void>
}
