import { setTimeout as sleep } from 'node:timers/promises'

const FIRST_WAIT = 1000
const LONGEST_WAIT = 60_000

/** How long to wait before the next attempt, in ms, after waiting so long before this one: twice that, up to a minute. */
export const nextWait = (before: number): number => (before === 0 ? FIRST_WAIT : Math.min(LONGEST_WAIT, before * 2))

/**
 * Does the work until it gives something, waiting longer from attempt to attempt. `failed` hears of each failure and of
 * how long will be waited. Undefined where `ended` was first.
 */
export async function persist<T>(work: () => Promise<T>, ended: AbortSignal, failed: (error: unknown, wait: number) => void): Promise<T | undefined> {
  for (let wait = nextWait(0); !ended.aborted; wait = nextWait(wait)) {
    try {
      return await work()
    } catch (error) {
      failed(error, wait)
      await sleep(wait, undefined, { signal: ended }).catch(() => {})
    }
  }
  return undefined
}

/** What is told of an error: a bug with where it is, trouble with Discord or the network in short. Neither has a token in it. */
export function described(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const isTrouble = 'code' in error || 'status' in error
  return isTrouble ? `${error.name}: ${error.message}` : (error.stack ?? error.message)
}
