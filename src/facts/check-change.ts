import { check } from './check.ts'
import type { Entry, FactBase } from './fact-base.ts'
import { entriesOf, entryOf, referencesOf } from './fact-base.ts'
import type { Problem } from './problem.ts'
import type { RecordId } from './record.ts'

/**
 * What a changed entry breaks that was whole before: errors and warnings. Only the records around it are looked at, so
 * that a change takes the same time in a base of any size.
 */
export function newProblems(base: FactBase, entry: Entry): Problem[] {
  const { id } = entry.record
  const before = base.entries.get(id)
  const around = [...neighbours(base, entry)].flatMap((one) => {
    const known = base.entries.get(one)
    return known && !known.retracted && one !== id ? [known] : []
  })
  const known = new Set(check(before && !before.retracted ? [...around, before] : around).map(keyOf))
  return check(entry.retracted ? around : [...around, entry]).filter((found) => !known.has(keyOf(found)))
}

const keyOf = ({ code, record, field }: Problem): string => JSON.stringify([code, record, field])

/** So many that tell of a record keep it from seeming to stand alone. */
const ENOUGH_TELLING = 3
/** So many of those that refer to a record are looked through. */
const MAX_REFERRERS = 200

/** Every record that a rule may look at beside this one. */
function neighbours(base: FactBase, entry: Entry): ReadonlySet<RecordId> {
  const { id } = entry.record
  const before = base.entries.get(id)
  const targets = new Set([...(before ? referencesOf(before) : []), ...referencesOf(entry)].map((reference) => reference.id))
  const found = new Set<RecordId>([...targets, ...(base.referrers.get(id) ?? []).slice(0, MAX_REFERRERS)])
  for (const target of targets) for (const one of tellingOf(base, target, entry)) found.add(one)
  if (entry.kind === 'entity') for (const { record } of entriesOf(base, 'entity')) found.add(record.id)
  // What these refer to in turn: left out, it would seem to be missing.
  for (const one of found) {
    const other = base.entries.get(one)
    if (other) for (const reference of referencesOf(other)) found.add(reference.id)
  }
  return found
}

/** Of those that refer to a target: a few that tell of it, and every fact that gives it a value of the same property. */
function tellingOf(base: FactBase, target: RecordId, entry: Entry): RecordId[] {
  const properties = new Set(entry.kind === 'fact' ? entry.record.values.filter(({ of }) => of === target).map(({ property }) => property) : [])
  const telling = { facts: 0, others: 0 }
  return (base.referrers.get(target) ?? []).slice(0, MAX_REFERRERS).filter((id) => {
    const other = base.entries.get(id)
    if (!other || other.retracted || id === entry.record.id) return false
    const fact = entryOf(base, 'fact', id)?.record
    if (fact?.values.some(({ of, property }) => of === target && properties.has(property))) return true
    if (!fact) return telling.others++ < ENOUGH_TELLING
    return fact.rank !== 'deprecated' && telling.facts++ < ENOUGH_TELLING
  })
}
