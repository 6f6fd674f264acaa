import { hash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Update } from 'grammy/types'
import type { Log } from '../../command/dispatch.ts'
import type { TelegramRefusal } from '../../reply/telegram-bot-strings.ts'
import { codeOf, retryAfterOf } from './api.ts'
import type { Bot } from './bot.ts'
import { errorText } from './mask-token.ts'
import { pollUpdates, refusalOf } from './poll.ts'
import { ALLOWED_UPDATES } from './updates.ts'
import { listen } from './webhook.ts'

/** Where updates come from: `stop` takes no more of them, `end` tells Telegram which were answered. */
export type Source = {
  /** Why no more will come, should that be. */
  readonly refused: Promise<TelegramRefusal>
  readonly stop: () => void
  readonly end: () => Promise<void>
}
type Opened = Source | { readonly why: TelegramRefusal }
/** What updates are given to; `ended` ends waiting for the network. */
type Use = { readonly bot: Bot; readonly handle: (update: Update) => Promise<void>; readonly ended: AbortSignal }

/** Where Telegram sends updates to, on which port they arrive here, and the secret they bear. */
export type Webhook = { readonly url: string; readonly port: number; readonly secret: string | undefined }

const NEVER = new Promise<never>(() => {})

/** Fetches updates, after taking away a webhook that there may be. */
export async function openPoll({ bot: { api, log }, handle, ended }: Use): Promise<Opened> {
  const deleted = await reached(() => api.deleteWebhook(), log, ended)
  if ('why' in deleted) return deleted
  const stop = new AbortController()
  if ('stopped' in deleted) stop.abort()
  const poll = pollUpdates({ api, handle, log }, stop.signal)
  return { refused: poll.ended.then((why) => (why === 'stopped' ? NEVER : why)), stop: () => stop.abort(), end: poll.confirm }
}

/** Listens for updates, and tells Telegram where. */
export async function openWebhook({ url, port, secret }: Webhook, { bot: { api, log }, handle, ended }: Use): Promise<Opened> {
  const secret_token = secret ?? secretOf(api.token)
  let isOpen = true
  const server = await listen({ url, port, secret: secret_token }, handle, () => isOpen)
  if (!server) return { why: 'portTaken' }
  const set = await reached(() => api.setWebhook(url, { secret_token, allowed_updates: ALLOWED_UPDATES }), log, ended)
  const stop = (): void => {
    isOpen = false
    server.close()
  }
  if ('why' in set) {
    stop()
    return set
  }
  return { refused: NEVER, stop, end: async () => server.closeAllConnections() }
}

/** A secret that every process with the same token comes to by itself. */
const secretOf = (token: string): string => hash('sha256', `webhook of ${token}`)

type Reached<T> = { readonly value: T } | { readonly why: TelegramRefusal } | { readonly stopped: true }

const FIRST_WAIT = 1000
const LONGEST_WAIT = 60_000

/** What a call comes to as soon as Telegram can be reached; or why that makes no sense, or that it was stopped before. */
export async function reached<T>(call: () => Promise<T>, log: Log, ended: AbortSignal): Promise<Reached<T>> {
  for (let wait = FIRST_WAIT; !ended.aborted; wait = Math.min(LONGEST_WAIT, wait * 2)) {
    try {
      return { value: await call() }
    } catch (error) {
      // Of all that is asked at a start only an address can be wrong.
      const why = refusalOf(error) ?? (codeOf(error) === 400 ? 'badWebhook' : undefined)
      if (why) return { why }
      log.error({ wait, error: errorText(error) }, 'Cannot reach Telegram yet')
      await sleep(Math.max(wait, (retryAfterOf(error) ?? 0) * 1000), undefined, { signal: ended }).catch(() => {})
    }
  }
  return { stopped: true }
}
