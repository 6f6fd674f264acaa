import type { Entry, FactBase } from '../facts/fact-base.ts'
import { referringTo } from '../facts/fact-base.ts'
import type { RecordId } from '../facts/record.ts'
import type { AnswerOf, Nameable } from './answer.ts'

/** Who or what it is first, then what is reported, then how it is framed. */
const ORDER: Record<Entry<'fact'>['record']['kind'], number> = {
  attribute: 0, observation: 1, act: 1, statement: 1, assessment: 2, ignorance: 2, framing: 3,
}

/** Everything that is reported on an entity, event or source; undefined where there is no live fact. */
export function profileOf(base: FactBase, id: RecordId): Omit<AnswerOf<'profile'>, 'lang'> | undefined {
  const of = base.entries.get(id)
  if (!of || of.retracted || (of.kind !== 'entity' && of.kind !== 'event' && of.kind !== 'source')) return undefined
  const rank = ({ record }: Entry<'fact'>): number =>
    ORDER[record.kind] / 2 + (record.about.includes(id) ? 0 : 4) + (record.about.indexOf(id) === 0 ? 0 : 1)
  const direct = factsOn(base, of)
  const facts = (direct.length > 0 ? direct : factsAround(base, id)).toSorted((a, b) => rank(a) - rank(b))
  const [first, ...rest] = facts
  return first && { kind: 'profile', of, facts: [first, ...rest], notes: referringTo(base, 'note', id).filter(({ record }) => record.kind !== 'extraction') }
}

/** The live facts about a record, those that cite it or speak through it included. */
export function factsOn(base: FactBase, { record: { id } }: Nameable): Entry<'fact'>[] {
  return referringTo(base, 'fact', id).filter(
    ({ record }) => record.rank !== 'deprecated' && !(record.citations.some((citation) => citation.source === id) && !record.about.includes(id)),
  )
}

/** The live facts about what lies within a place or body, and about the events there. */
const factsAround = (base: FactBase, id: RecordId): Entry<'fact'>[] => [
  ...new Set([...referringTo(base, 'event', id), ...referringTo(base, 'entity', id)].flatMap((entry) => factsOn(base, entry))),
]
