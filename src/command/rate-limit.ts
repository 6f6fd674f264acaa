/** Tells whether one more call of a key is within its rate. */
export type RateLimit = (key: string) => boolean

/** So many keys are remembered; beyond that the ones that were heard of longest ago are forgotten. */
const MAX_KEYS = 10_000

/** At most `burst` calls at once, and then one each `everyMs`: a bucket that fills up again. `now` is a clock in ms. */
export function makeRateLimit({ burst, everyMs, now }: { readonly burst: number; readonly everyMs: number; readonly now: () => number }): RateLimit {
  const buckets = new Map<string, { readonly left: number; readonly at: number }>()
  return (key) => {
    const at = now()
    const before = buckets.get(key)
    const left = before ? Math.min(burst, before.left + (at - before.at) / everyMs) : burst
    buckets.delete(key)
    buckets.set(key, { left: left >= 1 ? left - 1 : left, at })
    for (const oldest of buckets.keys()) {
      if (buckets.size <= MAX_KEYS) break
      buckets.delete(oldest)
    }
    return left >= 1
  }
}
