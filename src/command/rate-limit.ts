/** At most `burst` calls at once, and then one each `everyMs`: a bucket that fills up again. */
type Rate = { readonly burst: number; readonly everyMs: number }
/** A clock in ms. */
type Clock = { readonly now: () => number }

/** Tells whether one more call of a key is within its rate. */
export type RateLimit = (key: string) => boolean

/** So many keys are remembered; beyond that the ones that were heard of longest ago are forgotten. */
const MAX_KEYS = 10_000

/** Takes a call of a key out of its bucket. Gives what was in it: the call is within the rate where that was one or more. */
function makeBuckets({ burst, everyMs, now }: Rate & Clock): (key: string) => number {
  const buckets = new Map<string, { readonly left: number; readonly at: number }>()
  return (key) => {
    const at = now()
    const before = buckets.get(key)
    const left = before ? Math.min(burst, before.left + (at - before.at) / everyMs) : burst
    buckets.delete(key)
    buckets.set(key, { left: left >= 1 ? left - 1 : left, at })
    forgetFirst(buckets)
    return left
  }
}

function forgetFirst(keys: Map<string, unknown> | Set<string>): void {
  for (const oldest of keys.keys()) {
    if (keys.size <= MAX_KEYS) break
    keys.delete(oldest)
  }
}

/** A limit for each key by itself. */
export function makeRateLimit(rate: Rate & Clock): RateLimit {
  const take = makeBuckets(rate)
  return (key) => take(key) >= 1
}

/** Whose limit a call is beyond, and whether its caller was told so already. */
export type Beyond = { readonly limit: 'user' | 'server'; readonly isTold: boolean }
/** Tells whether a call of a user, in a server or in private, is beyond a limit; undefined for one that is within both. */
export type CallLimit = (user: string, server: string | null) => Beyond | undefined

/**
 * Limits for users and for whole servers. A caller is told once, until they call no faster than they may: who goes on as
 * before is let through now and then, and would be told again each time.
 */
export function makeCallLimit({ user, server, now }: { readonly user: Rate; readonly server: Rate } & Clock): CallLimit {
  const [takeOfUser, takeOfServer] = [makeBuckets({ ...user, now }), makeBuckets({ ...server, now })]
  const told = new Set<string>()
  return (userId, serverId) => {
    const own = takeOfUser(userId)
    const ofAll = serverId === null || own < 1 ? Infinity : takeOfServer(serverId)
    if (own >= 1 && ofAll >= 1) {
      if (Math.min(own, ofAll) >= 2) told.delete(userId)
      return undefined
    }
    const isTold = told.has(userId)
    told.add(userId)
    forgetFirst(told)
    return { limit: own < 1 ? 'user' : 'server', isTold }
  }
}
