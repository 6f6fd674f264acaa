import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../../command/dispatch.ts'
import { described } from './retry.ts'

/** What came in: an interaction, a message, …; and its id on Discord. */
type Call = { readonly what: string; readonly id: string; readonly work: () => Promise<unknown> }

export type Calls = {
  /** Answers one call when its turn comes. A failure is logged with the call's id, and nothing else ends. */
  readonly run: (what: string, id: string, work: () => Promise<unknown>) => void
  /** Takes no more calls and waits until those that came are answered, or so many ms; which are lost then is logged. */
  readonly finish: (withinMs: number) => Promise<void>
  /** Calls back whenever every call is answered. */
  readonly onIdle: (idle: () => void) => void
}

/** So many calls are answered at a time: more would only open more connections. */
const AT_ONCE = 200

/** Answers calls in their order, with time for the network between one and the next. */
export function makeCalls(log: Log): Calls {
  const waiting: Call[] = []
  const running = new Set<Call>()
  const idlers = new Set<() => void>()
  let isClosed = false
  let isTurning = false

  const answer = async (call: Call): Promise<void> => {
    running.add(call)
    try {
      await call.work()
    } catch (error) {
      log.error({ what: call.what, id: call.id, error: described(error) }, 'A call on Discord was not answered')
    }
    running.delete(call)
    turn()
    if (running.size === 0 && waiting.length === 0) for (const idle of idlers) idle()
  }
  const turn = (): void => {
    if (isTurning || waiting.length === 0 || running.size >= AT_ONCE) return
    isTurning = true
    setImmediate(() => {
      isTurning = false
      const call = waiting.shift()
      if (call) void answer(call)
      turn()
    })
  }

  return {
    run: (what, id, work) => {
      if (isClosed) return log.error({ what, id }, 'A call on Discord came after the end was ordered')
      waiting.push({ what, id, work })
      turn()
    },
    finish: async (withinMs) => {
      isClosed = true
      if (running.size === 0 && waiting.length === 0) return
      const answered = new Promise<void>((resolve) => idlers.add(resolve))
      const enough = new AbortController()
      await Promise.race([answered, sleep(withinMs, undefined, { signal: enough.signal }).catch(() => {})])
      enough.abort()
      for (const { what, id } of [...running, ...waiting]) log.error({ what, id }, 'A call on Discord was not answered before the end')
    },
    onIdle: (idle) => void idlers.add(idle),
  }
}
