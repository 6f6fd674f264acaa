import { setTimeout as sleep } from 'node:timers/promises'

/** Trouble for the next calls of a method. */
export type Fault = {
  /** As in "sendMessage", or /^send/. */
  readonly method: string | RegExp
  /** Only where the call is about that chat. */
  readonly chatId?: number
  /** Answered in place of what was asked; 502 with a page, as a proxy does. */
  readonly status?: 400 | 401 | 403 | 409 | 429 | 500 | 502
  /** In seconds, with 429. */
  readonly retryAfter?: number
  /** How it is described, as after "Bad Request: ". */
  readonly description?: string
  /** Waited before anything else. */
  readonly delayMs?: number
  /** The connection is cut: before it is done, or after that and before it is told. */
  readonly drop?: 'before' | 'after'
  /** Nothing is done or answered, until the caller gives up or the faults are cleared. */
  readonly hang?: true
  /** It is done, but answered with half of the JSON. */
  readonly garbled?: true
  /** How many calls it meets; 1 where nothing is said. */
  readonly times?: number
}
/** Calls in one chat beyond so many within so long are refused. */
export type Flood = { readonly times: number; readonly withinMs: number; readonly retryAfter: number }
export type Faults = {
  readonly add: (fault: Fault) => void
  /** Sets the rule, or lifts it. */
  readonly limitChats: (flood: Flood | undefined) => void
  readonly next: (method: string, chatId: unknown, gone: AbortSignal) => Promise<Fault | undefined>
  readonly clear: () => void
}

/** What counts for the rule: what is seen in the chat. */
const SEEN = /^(?:send(?!ChatAction)|edit)/

/** The trouble that is ahead, in the order in which it was ordered. */
export function makeFaults(): Faults {
  let ahead: { readonly fault: Fault; left: number }[] = []
  let cleared = new AbortController()
  let flood: Flood | undefined
  const seen = new Map<unknown, number[]>()

  const flooded = (method: string, chatId: unknown): Fault | undefined => {
    if (!flood || chatId === undefined || !SEEN.test(method)) return undefined
    const now = performance.now()
    const since = now - flood.withinMs
    const recent = (seen.get(chatId) ?? []).filter((at) => at > since)
    if (recent.length >= flood.times) return { method, status: 429, retryAfter: flood.retryAfter }
    seen.set(chatId, [...recent, now])
    return undefined
  }
  return {
    add: (fault) => void ahead.push({ fault, left: fault.times ?? 1 }),
    limitChats: (rule) => {
      flood = rule
      seen.clear()
    },
    clear: () => {
      ahead = []
      flood = undefined
      cleared.abort()
      cleared = new AbortController()
    },
    next: async (method, chatId, gone) => {
      const found = ahead.find(({ fault }) => (typeof fault.method === 'string' ? fault.method === method : fault.method.test(method)) && (fault.chatId === undefined || fault.chatId === chatId))
      if (!found) return flooded(method, chatId)
      found.left -= 1
      if (found.left <= 0) ahead = ahead.filter((one) => one !== found)
      const { delayMs, hang } = found.fault
      const signal = AbortSignal.any([cleared.signal, gone])
      if (delayMs ?? hang) await sleep(delayMs ?? 2 ** 31 - 1, undefined, { signal, ref: false }).catch(() => undefined)
      return found.fault
    },
  }
}
