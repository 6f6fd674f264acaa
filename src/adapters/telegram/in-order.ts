/** Does works of one key one after the other, and those of different keys at once. */
export type InOrder = <T>(key: string | number, work: () => Promise<T>) => Promise<T>

/** A new set of queues, one for each key that has anything to do. */
export function makeInOrder(): InOrder {
  const last = new Map<string | number, Promise<unknown>>()
  return (key, work) => {
    const before = last.get(key)
    const done = before ? before.then(work, work) : work()
    const end = done.then(
      () => {},
      () => {},
    )
    last.set(key, end)
    void end.then(() => {
      if (last.get(key) === end) last.delete(key)
    })
    return done
  }
}
