import { newProblems } from './check-change.ts'
import type { Entry, FactBase } from './fact-base.ts'
import { referrersOf } from './fact-base.ts'
import type { Problem } from './problem.ts'
import { problem, UNFINISHED_CODES } from './problem.ts'
import type { DossierRecord, NonEmpty, RecordId, RecordKind } from './record.ts'

/** What a revision did. What takes something back says why. */
export type Change =
  | { readonly do: 'added' }
  | { readonly do: 'edited' }
  | { readonly do: 'reverted'; readonly to: number }
  | { readonly do: 'retracted'; readonly reason: string }
  | { readonly do: 'restored' }

/** What is to be appended: the whole record as it will be, and what was done to it. */
export type Draft<Kind extends string = string, Body = unknown> = {
  readonly kind: Kind
  readonly id: RecordId
  /** One more than the version that was seen; 1 for what is new. */
  readonly version: number
  readonly change: Change
  readonly record: Body
  /** Who did it: "discord:1234", "seed". */
  readonly actor: string
  /** When, as an ISO instant in UTC. */
  readonly time: string
  /** Why, in the actor's words. */
  readonly note?: string
}

/** One appended change, never altered. `previous` is the hash of the revision before it in the ledger. */
export type Revision<Kind extends string = string, Body = unknown> = Draft<Kind, Body> & {
  readonly seq: number
  readonly previous: string
  readonly hash: string
}
export type RecordRevision = Revision<RecordKind, DossierRecord>

/** What somebody wants done, made from the version that they saw. */
export type Intent =
  | { readonly do: 'add'; readonly kind: RecordKind; readonly record: DossierRecord }
  | { readonly do: 'edit'; readonly id: RecordId; readonly version: number; readonly record: DossierRecord }
  /** `record`: as it was in version `to`. */
  | { readonly do: 'revert'; readonly id: RecordId; readonly version: number; readonly to: number; readonly record: DossierRecord }
  | { readonly do: 'retract'; readonly id: RecordId; readonly version: number; readonly reason: string }
  | { readonly do: 'restore'; readonly id: RecordId; readonly version: number }

export type Decided = Omit<Draft<RecordKind, DossierRecord>, 'actor' | 'time' | 'note'>

/** What an intent comes to on the base as it is. */
export type Decision =
  | { readonly outcome: 'decided'; readonly change: Decided; readonly entry: Entry; readonly warnings: readonly Problem[] }
  /** Somebody changed it since the version that was seen. */
  | { readonly outcome: 'conflict'; readonly current: Entry }
  | { readonly outcome: 'missing'; readonly id: RecordId }
  /** It is so already. */
  | { readonly outcome: 'unchanged'; readonly current: Entry }
  /** The rules do not allow it. */
  | { readonly outcome: 'rejected'; readonly problems: NonEmpty<Problem> }
  /** Live records refer to it, so it must neither go nor be renamed. */
  | { readonly outcome: 'referred'; readonly id: RecordId; readonly by: NonEmpty<RecordId> }

/** The entry after a revision. */
export const evolve = ({ kind, version, record, change }: Decided): Entry =>
  ({ kind, version, record, ...(change.do === 'retracted' && { retracted: { reason: change.reason } }) }) as unknown as Entry

/** What is to be appended for an intent, or why nothing may be. */
export function decide(base: FactBase, intent: Intent): Decision {
  if (intent.do === 'add') return decideAdd(base, intent)
  const current = base.entries.get(intent.id)
  if (!current) return { outcome: 'missing', id: intent.id }
  if (current.version < intent.version) return { outcome: 'missing', id: `${intent.id}@${intent.version}` }
  if (current.version !== intent.version) return { outcome: 'conflict', current }
  const { kind } = current
  const next = { kind, id: intent.id, version: current.version + 1 }
  switch (intent.do) {
    case 'retract': {
      if (current.retracted) return { outcome: 'unchanged', current }
      return unreferred(base, intent.id) ?? checked(base, { ...next, change: { do: 'retracted', reason: intent.reason }, record: current.record })
    }
    case 'restore':
      return current.retracted ? checked(base, { ...next, change: { do: 'restored' }, record: current.record }) : { outcome: 'unchanged', current }
    case 'edit':
    case 'revert': {
      if (intent.record.id !== intent.id) return unreferred(base, intent.id) ?? { outcome: 'rejected', problems: [idChanged(intent.id)] }
      if (current.retracted && intent.do === 'edit') return { outcome: 'rejected', problems: [isRetracted(intent.id)] }
      if (!current.retracted && isSame(current.record, intent.record)) return { outcome: 'unchanged', current }
      const change = intent.do === 'edit' ? ({ do: 'edited' } as const) : ({ do: 'reverted', to: intent.to } as const)
      return checked(base, { ...next, change, record: intent.record })
    }
  }
}

function decideAdd(base: FactBase, { kind, record }: Extract<Intent, { do: 'add' }>): Decision {
  const current = base.entries.get(record.id)
  return current ? { outcome: 'conflict', current } : checked(base, { kind, id: record.id, version: 1, change: { do: 'added' }, record })
}

function checked(base: FactBase, change: Decided): Decision {
  const entry = evolve(change)
  const problems = newProblems(base, entry)
  const [first, ...rest] = problems.filter(({ code, severity }) => severity === 'error' && !UNFINISHED_CODES.has(code))
  return first ? { outcome: 'rejected', problems: [first, ...rest] } : { outcome: 'decided', change, entry, warnings: problems }
}

function unreferred(base: FactBase, id: RecordId): Decision | undefined {
  const [first, ...rest] = referrersOf(base, id).map(({ record }) => record.id)
  return first === undefined ? undefined : { outcome: 'referred', id, by: [first, ...rest] }
}

const isRetracted = (id: RecordId): Problem =>
  problem('edit-retracted', id, '', {
    de: `${id} ist zurückgezogen. Bitte zuerst wiederherstellen.`,
    en: `${id} is retracted. Restore it first.`,
  })

const idChanged = (id: RecordId): Problem =>
  problem('id-changed', id, 'id', {
    de: `${id} behält seine Kennung. Soll es eine andere bekommen, bitte ${id} zurückziehen und neu anlegen.`,
    en: `${id} keeps its id. To give it another, retract ${id} and add it anew.`,
  })

/** Whether two records say the same, whatever the order of their fields. */
export const isSame = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other)

/** A value as JSON with its keys in order. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))) : part,
  )

/** The next free number of a kind that is numbered: "f48". Retracted records keep theirs. */
export function nextId(base: FactBase, kind: 'fact' | 'gap' | 'note'): RecordId {
  let last = 0
  for (const entry of base.entries.values()) if (entry.kind === kind) last = Math.max(last, Number(entry.record.id.slice(1)))
  return `${kind.slice(0, 1)}${String(last + 1).padStart(2, '0')}`
}
