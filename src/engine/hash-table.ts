import { hashOf } from '../facts/hash-of.ts'

/** Finds the items that have a key, in their order. */
export type HashTable<T> = (key: string) => T[]

/** Builds a look-up of items by a short key each: a map of lists would take several times as long to build. */
export function makeHashTable<T>(items: readonly T[], keyOf: (item: T) => string): HashTable<T> {
  const mask = 2 ** Math.ceil(Math.log2(items.length + 1)) - 1
  // Where the items of each slot begin, and which item follows on each in its slot; -1 is none.
  const heads = new Int32Array(mask + 1).fill(-1)
  const next = new Int32Array(items.length)
  // From behind, so that each slot ends up in order.
  for (let at = items.length - 1; at >= 0; at--) {
    const item = items[at]
    if (item === undefined) continue
    const slot = hashOf(keyOf(item)) & mask
    next[at] = heads[slot] ?? -1
    heads[slot] = at
  }
  return (key) => {
    const found: T[] = []
    for (let at = heads[hashOf(key) & mask] ?? -1; at >= 0; at = next[at] ?? -1) {
      const item = items[at]
      if (item !== undefined && keyOf(item) === key) found.push(item)
    }
    return found
  }
}
