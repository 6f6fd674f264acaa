import type { Update } from 'grammy/types'
import type { Call, Method, Reply } from './method.ts'
import { conflict, done } from './method.ts'
import type { World } from './world.ts'
import { until, USUAL_UPDATES } from './world.ts'

const OTHER_POLLER = 'terminated by other getUpdates request; make sure that only one bot instance is running'
const WEBHOOK_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
const MAX_LIMIT = 100
const MAX_TIMEOUT = 50

/** Gives the bot an update; undefined where it has said that it does not want such. */
export function push(world: World, body: Omit<Update, 'update_id'>): Update | undefined {
  const [kind = ''] = Object.keys(body)
  if (!world.allowedUpdates.includes(kind)) return undefined
  const update: Update = { update_id: (world.lastUpdate += 1), ...body }
  world.pending.push({ update, again: false, handed: false })
  world.events.emit('update')
  return update
}

/** Gives it one that it has had before. */
export function pushAgain(world: World, update: Update): void {
  const query = update.callback_query ?? update.inline_query
  const known = query && world.queries.get(query.id)
  if (known) known.redelivered = true
  world.pending.push({ update, again: true, handed: false })
  world.events.emit('update')
}

/** What the bot wants from now on; an empty list stands for what is usual. */
export function allow(world: World, kinds: unknown): void {
  if (Array.isArray(kinds)) world.allowedUpdates = kinds.length > 0 ? (kinds as readonly string[]) : USUAL_UPDATES
}

/** Forgets all updates, or those that meet the condition, as dealt with. */
export function forget(world: World, which: (one: World['pending'][number]) => boolean): void {
  const kept = world.pending.filter((one) => !which(one))
  const last = Math.max(0, ...world.pending.filter(which).map(({ update }) => update.update_id))
  world.pending.splice(0, world.pending.length, ...kept)
  world.offset = Math.max(world.offset, last + 1)
  world.events.emit('confirmed')
}

export type Polling = { readonly getUpdates: Method; /** Ends the poll that waits, with a conflict. */ readonly end: (why: string) => void }

/** Long polling: there is one who polls, and another one ends the first. */
export function makePolling(world: World): Polling {
  let current: AbortController | undefined
  const end = (why: string): void => current?.abort(why)

  const run = async ({ params, gone }: Call): Promise<Reply> => {
    if (world.webhook) return conflict(WEBHOOK_ACTIVE)
    end(OTHER_POLLER)
    const own = new AbortController()
    current = own
    const { offset = 0, limit = MAX_LIMIT, timeout = 0 } = params as { readonly offset?: number; readonly limit?: number; readonly timeout?: number }
    allow(world, params['allowed_updates'])
    confirm(world, offset)
    const ready = await until(world, ['update'], () => (world.pending.length > 0 ? true : undefined), Math.min(timeout, MAX_TIMEOUT) * 1000, AbortSignal.any([own.signal, gone]))
    if (own.signal.aborted) return conflict(String(own.signal.reason))
    current = undefined
    return done(ready && !gone.aborted ? handOut(world, Math.min(Math.max(limit, 1), MAX_LIMIT)) : [])
  }
  return { getUpdates: { run }, end }
}

function confirm(world: World, offset: number): void {
  const newest = world.pending.map(({ update }) => update.update_id).toSorted((a, b) => a - b)
  // A negative offset leaves that many of the newest.
  const first = offset < 0 ? (newest.at(offset) ?? newest[0] ?? 0) : offset
  if (first > 0) forget(world, ({ update, again, handed }) => (again ? handed : update.update_id < first))
}

function handOut({ pending }: World, limit: number): Update[] {
  const handed = pending.toSorted((a, b) => a.update.update_id - b.update.update_id).slice(0, limit)
  for (const one of handed) one.handed = true
  return handed.map(({ update }) => update)
}
