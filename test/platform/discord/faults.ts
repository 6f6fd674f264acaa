import { setTimeout as sleep } from 'node:timers/promises'

/** Trouble for the next requests, or upgrades, whose "METHOD /path" holds or matches something. */
export type Fault = {
  /** As in "POST /interactions", /^PATCH .*@original/ or "UPGRADE". */
  readonly match: string | RegExp
  /** Answered in place of what was asked. */
  readonly status?: 429 | 500 | 502 | 503 | 401
  /** In seconds, with 429. */
  readonly retryAfter?: number
  /** Whether that 429 is for all that the bot does. */
  readonly global?: boolean
  /** Waited before anything else. */
  readonly delayMs?: number
  /** The connection is cut: before it is done, or after that and before it is told. */
  readonly drop?: 'before' | 'after'
  /** How many requests it meets; 1 where nothing is said. */
  readonly times?: number
}
export type Faults = { readonly add: (fault: Fault) => void; readonly next: (method: string, path: string) => Promise<Fault | undefined>; readonly clear: () => void }

/** The trouble that is ahead, in the order in which it was ordered. */
export function makeFaults(): Faults {
  let ahead: { readonly fault: Fault; left: number }[] = []
  return {
    add: (fault) => void ahead.push({ fault, left: fault.times ?? 1 }),
    clear: () => void (ahead = []),
    next: async (method, path) => {
      const line = `${method} ${path}`
      const found = ahead.find(({ fault: { match } }) => (typeof match === 'string' ? line.includes(match) : match.test(line)))
      if (!found) return undefined
      found.left -= 1
      if (found.left <= 0) ahead = ahead.filter((one) => one !== found)
      if (found.fault.delayMs) await sleep(found.fault.delayMs)
      return found.fault
    },
  }
}
