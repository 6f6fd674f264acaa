import type { FactBase } from '../facts/fact-base.ts'
import { entryOf } from '../facts/fact-base.ts'
import type { RecordId } from '../facts/record.ts'

/** Whether an entity lies in or belongs to another, directly or through others. */
export function isWithin(base: FactBase, id: RecordId, outer: RecordId): boolean {
  const seen = new Set<RecordId>()
  for (let at = entryOf(base, 'entity', id)?.record.within; at !== undefined && !seen.has(at); at = entryOf(base, 'entity', at)?.record.within) {
    if (at === outer) return true
    seen.add(at)
  }
  return false
}

/** Whether two are the same, or one is within the other. */
export const isOfOne = (base: FactBase, one: RecordId, other: RecordId): boolean => one === other || isWithin(base, one, other) || isWithin(base, other, one)

/** The country that an entity is, lies in or belongs to. */
export function countryOf(base: FactBase, id: RecordId): RecordId | undefined {
  const seen = new Set<RecordId>()
  for (let at: RecordId | undefined = id; at !== undefined && !seen.has(at); at = entryOf(base, 'entity', at)?.record.within) {
    if (entryOf(base, 'entity', at)?.record.kind === 'country') return at
    seen.add(at)
  }
  return undefined
}

/** Whether an entity is where something may be or happen. */
export const isSite = (id: RecordId): boolean => /^(?:port|place|facility)-/.test(id)

/** The term of an entity that can speak. */
export const SPEAKER = /^e:(org|person|country)-/
