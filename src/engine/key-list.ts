import { hashOf } from '../facts/hash-of.ts'

/** Keys by their places; a hash table of places finds them, as a map of a million keys takes up seven times as much. */
export type KeyList = {
  readonly keys: string[]
  /** Places by the hashes of their keys, in the next free slot where one is taken; -1 is free. */
  slots: Int32Array
}

const FEWEST = 64
/** At most this share of the slots is taken. */
const MOST = 0.75

/** A list without keys, with room for so many. */
export const newKeyList = (room = 0): KeyList => ({ keys: [], slots: new Int32Array(Math.max(FEWEST, 2 ** Math.ceil(Math.log2((room + 1) / MOST)))).fill(-1) })

/** The slot of a key, or the free one where it belongs. */
function slotOf({ keys, slots }: KeyList, key: string): number {
  const last = slots.length - 1
  let slot = hashOf(key) & last
  for (let place = slots[slot] ?? -1; place >= 0 && keys[place] !== key; place = slots[slot] ?? -1) slot = (slot + 1) & last
  return slot
}

function widen(list: KeyList): void {
  list.slots = new Int32Array(list.slots.length * 2).fill(-1)
  for (const [place, key] of list.keys.entries()) list.slots[slotOf(list, key)] = place
}

/** The place of a key, if the list has it. */
export function placeIn(list: KeyList, key: string): number | undefined {
  const place = list.slots[slotOf(list, key)] ?? -1
  return place < 0 ? undefined : place
}

/** Adds a key that the list lacks after the last one. */
export function addKey(list: KeyList, key: string): void {
  const place = list.keys.push(key) - 1
  list.slots[slotOf(list, key)] = place
  if (list.keys.length > list.slots.length * MOST) widen(list)
}
