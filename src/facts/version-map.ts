import { hashOf } from './hash-of.ts'

/** A map that is only read, and that shares all that it can with the one it was made from. */
export type Look<V> = Pick<ReadonlyMap<string, V>, 'get' | 'has' | 'size' | 'values' | 'entries'>

/** What one key or few have been set to since. */
type Leaf<V> = ReadonlyMap<string, V> | undefined
type Branch<V> = readonly Leaf<V>[] | undefined

/** A map, and what was set since: in leaves by the hashes of their keys. A change copies one leaf and its branch, however many there were before. */
type Version<V> = {
  readonly under: ReadonlyMap<string, V>
  readonly branches: readonly Branch<V>[]
  /** The keys that the map under it lacks, in order; of this version, so many of the first. */
  readonly added: string[]
  readonly addedCount: number
}

const versions = new WeakMap<object, unknown>()

const WIDTH = 64
const NONE: readonly undefined[] = Array.from({ length: WIDTH }, () => undefined)

/** The map with one value new or in the place of the one that the key had. */
export function withValue<V>(look: Look<V>, key: string, value: V): Look<V> {
  const known = versions.get(look) as Version<V> | undefined
  const { under, branches, added, addedCount }: Version<V> = known ?? { under: look instanceof Map ? look : new Map(look.entries()), branches: NONE, added: [], addedCount: 0 }
  const hash = hashOf(key)
  const branch: readonly Leaf<V>[] = branches[highOf(hash)] ?? NONE
  const leaf = new Map(branch[lowOf(hash)]).set(key, value)
  const after = { under, branches: branches.with(highOf(hash), branch.with(lowOf(hash), leaf)) }
  if (look.has(key)) return viewOf({ ...after, added, addedCount })
  // Where others have gone on from the same version, the list goes on with theirs.
  const own = added.length === addedCount ? added : added.slice(0, addedCount)
  return viewOf({ ...after, added: own, addedCount: own.push(key) })
}

const highOf = (hash: number): number => (hash >>> 6) % WIDTH
const lowOf = (hash: number): number => hash & (WIDTH - 1)

function viewOf<V>(version: Version<V>): Look<V> {
  const { under, branches, added, addedCount } = version
  const leafOf = (key: string): Leaf<V> => {
    const hash = hashOf(key)
    return branches[highOf(hash)]?.[lowOf(hash)]
  }
  function* entries(): Generator<[string, V]> {
    for (const [key, value] of under) yield [key, leafOf(key)?.get(key) ?? value]
    for (const key of added.slice(0, addedCount)) yield [key, leafOf(key)?.get(key) as V]
  }
  function* values(): Generator<V> {
    for (const [, value] of entries()) yield value
  }
  const view: Look<V> = {
    get: (key) => leafOf(key)?.get(key) ?? under.get(key),
    has: (key) => under.has(key) || leafOf(key)?.has(key) === true,
    size: under.size + addedCount,
    values: values as () => MapIterator<V>,
    entries: entries as () => MapIterator<[string, V]>,
  }
  versions.set(view, version)
  return view
}
