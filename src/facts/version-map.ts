/** A map that is only read, and that shares all that it can with the one it was made from. */
export type Look<V> = Pick<ReadonlyMap<string, V>, 'get' | 'has' | 'size' | 'values' | 'entries'>

/** The values of one key, each with the change that set it. */
type Values<V> = { readonly at: number[]; readonly values: V[] }

/**
 * What was set since a map was made. It only ever grows, so that all versions share one: each sees its first changes.
 * Nothing is copied, whatever the size of the map.
 */
type Log<V> = { readonly under: ReadonlyMap<string, V>; readonly byKey: Map<string, Values<V>>; readonly added: string[]; length: number }

const logs = new WeakMap<object, { readonly log: unknown; readonly seen: number }>()

/** After so many changes, or an eighth of what there is, a map of its own is made. */
const MAX_CHANGES = 4096

/** The map with one value new or in the place of the one that the key had. */
export function withValue<V>(look: Look<V>, key: string, value: V): Look<V> {
  const known = logs.get(look) as { readonly log: Log<V>; readonly seen: number } | undefined
  const isNewest = known !== undefined && known.log.length === known.seen
  const log = isNewest && known.log.length < Math.max(MAX_CHANGES, known.log.under.size / 8) ? known.log : newLog(look)
  const values = log.byKey.get(key) ?? { at: [], values: [] }
  if (values.at.length === 0) {
    log.byKey.set(key, values)
    if (!log.under.has(key)) log.added.push(key)
  }
  values.at.push(log.length++)
  values.values.push(value)
  return viewOf(log, log.length)
}

const newLog = <V>(look: Look<V>): Log<V> => ({ under: look instanceof Map ? look : new Map(look.entries()), byKey: new Map(), added: [], length: 0 })

/** The map after the first changes of a log. */
function viewOf<V>(log: Log<V>, seen: number): Look<V> {
  const { under, byKey, added } = log
  const changed = (key: string): V | undefined => {
    const values = byKey.get(key)
    return values?.values[values.at.findLastIndex((at) => at < seen)]
  }
  const isThere = (key: string): boolean => (byKey.get(key)?.at[0] ?? seen) < seen
  const addedHere = added.filter(isThere)
  function* entries(): Generator<[string, V]> {
    for (const [key, value] of under) yield [key, changed(key) ?? value]
    for (const key of addedHere) yield [key, changed(key) as V]
  }
  function* values(): Generator<V> {
    for (const [, value] of entries()) yield value
  }
  const view: Look<V> = {
    get: (key) => changed(key) ?? under.get(key),
    has: (key) => under.has(key) || isThere(key),
    size: under.size + addedHere.length,
    values: values as () => MapIterator<V>,
    entries: entries as () => MapIterator<[string, V]>,
  }
  logs.set(view, { log, seen })
  return view
}
