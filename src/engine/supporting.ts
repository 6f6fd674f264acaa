import type { Entry, FactBase } from '../facts/fact-base.ts'
import { entryOf } from '../facts/fact-base.ts'
import type { RecordId } from '../facts/record.ts'
import type { Candidate } from './rank.ts'

/** Facts that come this near to the best support it; nearer kin with less. */
const SUPPORT = 0.68
const KIN_SUPPORT = 0.45
/** So many facts answer one question. */
export const MAX_FACTS = 4

/** The best fact, then those that come near it, or somewhat near and about the same thing. */
export function supporting(base: FactBase, candidates: readonly Candidate[], top: Candidate): Entry<'fact'>[] {
  const own = topicsOf(base, top)
  const facts: Entry<'fact'>[] = []
  for (const candidate of [top, ...candidates.filter((one) => one !== top)]) {
    const { entry } = candidate.record
    if (entry.kind !== 'fact' || (entry.record.rank === 'deprecated' && candidate !== top)) continue
    const isKin = [...topicsOf(base, candidate)].some((id) => own.has(id))
    if (candidate.score < top.score * (isKin ? KIN_SUPPORT : SUPPORT)) continue
    facts.push(entry)
    if (facts.length === MAX_FACTS) break
  }
  return facts
}

/** What a fact is about, countries aside: nearly everything is about them. */
const topicsOf = (base: FactBase, { record: { entry } }: Candidate): ReadonlySet<RecordId> =>
  new Set(entry.kind === 'fact' ? entry.record.about.filter((id) => entryOf(base, 'entity', id)?.record.kind !== 'country') : [])
