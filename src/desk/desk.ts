import type { AlikeQuestions } from '../engine/alike-questions.ts'
import type { Entry, FactBase } from '../facts/fact-base.ts'
import type { Proposal, ProposalStatus, Suggestion } from '../facts/proposal.ts'
import type { Lang, RecordId, RecordKind } from '../facts/record.ts'
import type { Decision, Intent, Revision } from '../facts/revision.ts'
import type { Role } from '../facts/role.ts'
import type { Failure, Ledger, LogQuery, Read } from '../store/ledger.ts'

export type { LogQuery, Read } from '../store/ledger.ts'

/** Who calls, on which platform: "terminal:local", "discord:1234". */
export type Actor = {
  readonly id: string
  readonly name?: string
  /** What the platform says that they belong to, to which roles may be given as well: "discord-role:42". */
  readonly groups?: readonly string[]
  /** Whether the platform hides who it is: such a caller is a reader, whatever they belong to. */
  readonly anonymous?: boolean
}

/** `two`: a change needs another moderator's approval before it is live. */
export type Review = 'one' | 'two'

export type Settings = {
  /** Identities that are admins from the start. */
  readonly admins: readonly string[]
  readonly review: Review
  /** Now, as an ISO instant in UTC. */
  readonly now: () => string
  /** The version of the bot. */
  readonly version: string
}

/** Why nothing was done. */
export type Refused =
  | Exclude<Decision, { outcome: 'decided' }>
  | { readonly outcome: 'failed'; readonly why: Failure }
  /** There is no such proposal, grant or version. */
  | { readonly outcome: 'unknown' }
  /** It was settled before. */
  | { readonly outcome: 'settled'; readonly proposal: Proposal }
  | { readonly outcome: 'notYours'; readonly proposal: Proposal }
  /** Somebody else has to approve it. */
  | { readonly outcome: 'needsSecond'; readonly proposal: Proposal }
  /** A suggestion in free words has to be written as a change first. */
  | { readonly outcome: 'needsWriting'; readonly proposal: Proposal }

export type Written =
  | { readonly outcome: 'drafted'; readonly proposal: Proposal; readonly decision: Extract<Decision, { outcome: 'decided' }> }
  | { readonly outcome: 'suggested'; readonly proposal: Proposal }
  | Refused

export type Settled =
  | { readonly outcome: 'made'; readonly proposal: Proposal; readonly entry: Entry }
  | { readonly outcome: 'queued'; readonly proposal: Proposal }
  | { readonly outcome: 'turnedDown'; readonly proposal: Proposal }
  | Refused

export type Note = { readonly note?: string | undefined; readonly request?: string | undefined; readonly amends?: RecordId | undefined; readonly lang?: Lang | undefined }

/** Where changes are proposed, reviewed and made. Nothing here asks for a role: that is the commands' door. */
export type Desk = {
  readonly base: () => FactBase
  readonly review: Review
  /** Now, as an ISO instant in UTC. */
  readonly now: () => string
  readonly roleOf: (actor: Actor) => Role
  /** The identities of everybody who has proposed or settled something, or has a role. */
  readonly people: () => readonly string[]
  /** The name under which somebody has changed something since the start: names are kept nowhere. */
  readonly nameOf: (identity: string) => string | undefined
  readonly grants: () => readonly { readonly id: string; readonly role: Role }[]
  /** Calls back when somebody is given a role, or has it taken away; returns how to stop. */
  readonly onGranted: (heard: (identity: string) => void) => () => void
  /** Gives a role, or takes it back with `reader`. */
  readonly grant: (identity: string, role: Role, actor: Actor) => Promise<{ readonly outcome: 'granted' } | Refused>
  /** The language that the first of these has chosen who has chosen any: a person, a server, a group. */
  readonly languageOf: (identities: readonly string[]) => Lang | undefined
  readonly chooseLanguage: (identity: string, lang: Lang, actor: Actor) => Promise<{ readonly outcome: 'chosen' } | Extract<Refused, { outcome: 'failed' }>>
  /** Writes down what somebody wants. A change waits for its author to confirm it; a suggestion for review. */
  readonly propose: (wants: Intent | Suggestion, actor: Actor, more?: Note) => Promise<Written>
  /** Makes the author's own change, or hands it to review. */
  readonly confirm: (id: RecordId, actor: Actor, request?: string) => Promise<Settled>
  /** Makes a change that waits for review. */
  readonly approve: (id: RecordId, actor: Actor, request?: string) => Promise<Settled>
  /** Turns down what waits for review, or takes back one's own. */
  readonly reject: (id: RecordId, actor: Actor, reason: string | undefined, request?: string) => Promise<Settled>
  /** Also one that another process wrote a moment ago. */
  readonly proposal: (id: RecordId) => Promise<Proposal | undefined>
  /** Those of a status, oldest first. */
  readonly proposals: (status: ProposalStatus) => readonly Proposal[]
  readonly proposalsOf: (actor: Actor) => readonly Proposal[]
  /** Calls back for each proposal that somebody else has made or turned down, now or before, and whose author was not told. */
  readonly onSettled: (heard: (proposal: Proposal) => void) => () => void
  /** Whether it is for whoever asks to tell the author what became of a proposal: of several processes for the first that does. */
  readonly takeOnTelling: (proposal: Proposal) => Promise<boolean>
  readonly history: (id: RecordId) => Promise<Read<readonly Revision[]>>
  readonly log: (query: LogQuery) => Promise<Read<readonly Revision[]>>
  /** Keeps a question that found no answer, without who asked it. */
  readonly noteUnanswered: (text: string, lang: Lang) => void
  /** Those questions, alike ones together, the most frequent first. */
  readonly unanswered: () => Promise<Read<readonly AlikeQuestions[]>>
  readonly status: () => Promise<DeskStatus>
}

export type DeskStatus = {
  readonly ledger: Ledger['kind']
  /** Null where the ledger cannot be reached. */
  readonly revisions: number | null
  readonly processes: number | null
  /** The first revision that is not as it was written; null where all are. */
  readonly broken: number | null
  /** Proposals that wait for review. */
  readonly open: number
  /** Live records of each kind. */
  readonly records: Readonly<Record<RecordKind, number>>
  /** What the rules find in all records; null where there are too many to look through in passing. */
  readonly errors: number | null
  readonly warnings: number | null
  /** Records that the data files have otherwise than the ledger. */
  readonly conflicts: readonly RecordId[]
  readonly version: string
}
