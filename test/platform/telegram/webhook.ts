import { setTimeout as sleep } from 'node:timers/promises'
import type { Update } from 'grammy/types'
import { limit } from './limit.ts'
import type { Methods } from './method.ts'
import { done } from './method.ts'
import type { Json, Problem } from './shapes.ts'
import { allow, forget } from './updates.ts'
import type { Pending, World } from './world.ts'
import { arrived, seconds } from './world.ts'

export type Delivery = {
  /** The roots to which updates are delivered in turn, in place of that of the webhook's address: what stands before several processes. */
  readonly deliverTo: (roots: readonly string[]) => void
  readonly stop: () => void
}
type Setup = {
  readonly world: World
  readonly targets: readonly string[]
  /** How long is waited before the first redelivery; twice as long before each further one. */
  readonly retryMs: number
  readonly timeoutMs: number
  /** Carries out a call that a delivery was answered with. */
  readonly perform: (method: string, params: Json) => Promise<unknown>
}

const SECRET = /^[A-Za-z0-9_-]{1,256}$/
const MAX_RETRY_MS = 10_000

/** Delivers updates to the webhook, of each chat one after the other, those of different chats at once. */
export function makeDelivery({ world, targets, retryMs, timeoutMs, perform }: Setup): Delivery {
  const stopped = new AbortController()
  const busy = new Set<string>()
  let roots = targets
  let turn = 0

  const deliver = async (update: Update, tries = 0): Promise<void> => {
    const { webhook } = world
    if (!webhook || stopped.signal.aborted) return
    const root = roots.length > 0 ? roots[turn++ % roots.length] : undefined
    const { pathname, search } = new URL(webhook.url)
    const url = root ? new URL(pathname + search, root).href : webhook.url
    const problem = await post(url, update, webhook.secret)
    world.deliveries.push({ updateId: update.update_id, url, problem })
    if (problem === undefined || world.webhook === undefined) return
    webhook.lastError = { at: seconds(), message: problem }
    await sleep(Math.min(retryMs * 2 ** tries, MAX_RETRY_MS), undefined, { signal: stopped.signal, ref: false }).catch(() => undefined)
    await deliver(update, tries + 1)
  }
  const post = async (url: string, update: Update, secret: string | undefined): Promise<string | undefined> => {
    try {
      const signal = AbortSignal.any([AbortSignal.timeout(timeoutMs), stopped.signal])
      const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...(secret && { 'x-telegram-bot-api-secret-token': secret }) }, body: JSON.stringify(update), signal })
      const text = await response.text()
      if (!response.ok) return `Wrong response from the webhook: ${response.status} ${response.statusText}`
      const { method, ...params } = (text.startsWith('{') ? JSON.parse(text) : {}) as Json
      if (typeof method === 'string') await perform(method, params)
      return undefined
    } catch (error) {
      return error instanceof Error && error.name === 'TimeoutError' ? 'Read timeout expired' : 'Connection refused'
    }
  }
  const work = (): void => {
    const { webhook, pending } = world
    if (!webhook || stopped.signal.aborted) return
    for (const one of pending) {
      if (busy.size >= webhook.maxConnections) return
      const queue = queueOf(one.update)
      if (one.handed || busy.has(queue)) continue
      void take(one, queue)
    }
  }
  const take = async (one: Pending, queue: string): Promise<void> => {
    one.handed = true
    busy.add(queue)
    await deliver(one.update)
    busy.delete(queue)
    // Where the webhook was taken away meanwhile, the update waits for a poll.
    if (world.webhook) forget(world, (other) => other === one)
    else one.handed = false
    work()
  }
  for (const event of ['update', 'webhook']) world.events.on(event, work)
  return { deliverTo: (next) => void (roots = next), stop: () => stopped.abort() }
}

/** The chat, or whoever asks outside of one. */
function queueOf(update: Update): string {
  const about = Object.values(update).find((value) => typeof value === 'object') as { readonly chat?: { readonly id: number }; readonly from?: { readonly id: number } } | undefined
  return String(about?.chat?.id ?? about?.from?.id)
}

/** Sets the webhook and tells of it. `endPoll` ends a poll that waits. */
export const webhookMethods = (endPoll: (why: string) => void): Methods => ({
  setWebhook: {
    problems: webhookProblems,
    run: ({ world, params }) => {
      const { url, secret_token: secret, max_connections: maxConnections = 40 } = params as { readonly url?: string; readonly secret_token?: string; readonly max_connections?: number }
      allow(world, params['allowed_updates'])
      drop(world, params)
      if (url) endPoll('terminated by setWebhook request')
      world.webhook = url ? { url, maxConnections, ...(secret && { secret }) } : undefined
      if (url) arrived(world)
      world.events.emit('webhook')
      return done(true)
    },
  },
  deleteWebhook: {
    run: ({ world, params }) => {
      drop(world, params)
      world.webhook = undefined
      world.events.emit('webhook')
      return done(true)
    },
  },
  getWebhookInfo: {
    run: ({ world: { webhook, pending, allowedUpdates } }) =>
      done({
        url: webhook?.url ?? '',
        has_custom_certificate: false,
        pending_update_count: pending.length,
        ...(webhook && { max_connections: webhook.maxConnections, ip_address: '127.0.0.1' }),
        ...(webhook?.lastError && { last_error_date: webhook.lastError.at, last_error_message: webhook.lastError.message }),
        allowed_updates: allowedUpdates,
      }),
  },
})

function drop(world: World, params: Json): void {
  if (params['drop_pending_updates'] === true) forget(world, () => true)
}

function webhookProblems({ url = '', secret_token: secret, max_connections: connections = 40 }: { readonly url?: string; readonly secret_token?: string; readonly max_connections?: number }): Problem[] {
  return [
    ...(url === '' || ['http:', 'https:'].includes(URL.parse(url)?.protocol ?? '') ? [] : [limit('url', `is no address: ${url}`, 'bad webhook: an HTTPS URL must be provided for webhook')]),
    ...(secret === undefined || SECRET.test(secret) ? [] : [limit('secret_token', 'is not of 1 to 256 of A-Z, a-z, 0-9, _ and -', 'secret token contains unallowed characters')]),
    ...(connections >= 1 && connections <= 100 ? [] : [limit('max_connections', `is ${connections}, not 1 to 100`, 'max_connections is invalid')]),
  ]
}
