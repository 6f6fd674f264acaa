import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Connections } from './postgres-connections.ts'
import { CHANNEL } from './postgres-schema.ts'
import { SQL } from './revision-rows.ts'

const FIRST_WAIT_MS = 100
const LONGEST_WAIT_MS = 5000

export type Follower = {
  /** Calls back after each append, until what is returned is called. */
  readonly watch: (changed: () => void) => () => void
  /** Tells the watchers of a revision that was appended, where they do not know of it yet. */
  readonly saw: (seq: number) => void
  readonly stop: () => void
}

/**
 * Notices what any process appends after revision `from`, as long as somebody watches: at once by LISTEN, on a connection
 * that is made again when it is lost, and every `pollMs` by looking, for what was appended in between.
 */
export function followRevisions(connections: Connections, { from, pollMs }: { readonly from: number; readonly pollMs: number }): Follower {
  const watchers = new Set<{ readonly changed: () => void }>()
  let last = from
  let following: AbortController | undefined

  const saw = (seq: number): void => {
    if (!(seq > last)) return
    last = seq
    for (const watcher of watchers) queueMicrotask(() => watchers.has(watcher) && watcher.changed())
  }
  const look = async (): Promise<void> => {
    const [row] = await connections.query<{ revisions: string }>(SQL.count)
    saw(Number(row?.revisions))
  }
  const stop = (): void => {
    watchers.clear()
    following?.abort()
    following = undefined
  }
  const watch = (changed: () => void): (() => void) => {
    const watcher = { changed }
    watchers.add(watcher)
    if (!following && !connections.isClosed()) {
      following = new AbortController()
      void poll(look, pollMs, following.signal)
      void listen(connections, saw, look, following.signal)
    }
    return () => {
      watchers.delete(watcher)
      if (watchers.size === 0) stop()
    }
  }
  return { watch, saw, stop }
}

async function poll(look: () => Promise<void>, pollMs: number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    // What fails now may work the next time; whoever reads is told that it does not.
    await look().catch(ignore)
    await pause(pollMs, signal)
  }
}

async function listen(connections: Connections, saw: (seq: number) => void, look: () => Promise<void>, signal: AbortSignal): Promise<void> {
  let wait = FIRST_WAIT_MS
  while (!signal.aborted) {
    const client = connections.separate()
    client.on('notification', ({ payload }) => saw(Number(payload)))
    const lost = once(client, 'end', { signal }).catch(ignore)
    try {
      await client.connect()
      await client.query(`LISTEN ${CHANNEL}`)
      wait = FIRST_WAIT_MS
      await look()
      await lost
    } catch {
      wait = Math.min(wait * 2, LONGEST_WAIT_MS)
    }
    // Not awaited: a server that is gone does not answer.
    void client.end()
    await pause(wait, signal)
  }
}

const ignore = (): void => undefined

const pause = (ms: number, signal: AbortSignal): Promise<void> => sleep(ms, undefined, { signal }).catch(ignore)
