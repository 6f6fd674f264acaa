import type { Entry, FactBase } from '../facts/fact-base.ts'
import type { RecordId } from '../facts/record.ts'
import type { AnswerOf, Correction } from './answer.ts'
import type { NameHit } from './find-names.ts'
import { notesOn } from './notes-on.ts'

export type Corrected = Omit<AnswerOf<'corrected'>, 'lang'>

/** A correction with the facts that bear it out, deprecated ones aside; undefined where none is left. */
export function corrected(base: FactBase, correction: Correction, facts: readonly Entry<'fact'>[]): Corrected | undefined {
  const [first, ...rest] = facts.filter(({ record }) => record.rank !== 'deprecated')
  return first && { kind: 'corrected', correction, facts: [first, ...rest.slice(0, 1)], notes: notesOn(base, [first]) }
}

/** So many names of one question are checked for what it presumes. */
export const MAX_NAMES = 8

/** What a name means, where that is one thing. */
export const singleId = (hit: NameHit): RecordId | undefined => (hit.ids.length === 1 ? hit.ids[0] : undefined)
