/** Calls `visit` with the places of a key, in order. */
export type HashTable = (key: number, visit: (place: number) => void) => void

/** Builds a look-up of places by a number of 32 bits each, 0 for none: a map of lists would take several times as long to build. */
export function makeHashTable(keys: Int32Array): HashTable {
  const mask = 2 ** Math.ceil(Math.log2(keys.length + 1)) - 1
  // Where the places of each slot begin, and which follows on each in its slot; -1 is none.
  const heads = new Int32Array(mask + 1).fill(-1)
  const next = new Int32Array(keys.length)
  const slotOf = (key: number): number => (key ^ (key >>> 13)) & mask
  // From behind, so that each slot ends up in order.
  for (let place = keys.length - 1; place >= 0; place--) {
    const key = keys[place] ?? 0
    if (key === 0) continue
    const slot = slotOf(key)
    next[place] = heads[slot] ?? -1
    heads[slot] = place
  }
  return (key, visit) => {
    for (let place = heads[slotOf(key)] ?? -1; place >= 0; place = next[place] ?? -1) if (keys[place] === key) visit(place)
  }
}
