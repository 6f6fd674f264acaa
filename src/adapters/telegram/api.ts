import { autoRetry } from '@grammyjs/auto-retry'
import type { Transformer } from 'grammy'
import { Api, GrammyError, HttpError } from 'grammy'
import { setTimeout as sleep } from 'node:timers/promises'

/** Longer than a poll lasts. */
const TIMEOUT_SECONDS = 40
/** A flood is waited out as long as Telegram says, but not for longer than anybody waits for an answer. */
const FLOOD = { maxDelaySeconds: 120, maxRetryAttempts: 10, rethrowInternalServerErrors: true, rethrowHttpErrors: true } as const
const OUTAGE_RETRIES = 5
const FIRST_WAIT = 250

/**
 * Telegram's methods, tried again where it is overloaded, away, or the connection is lost; fetching updates is not, for
 * that has a loop of its own. `root`: another server's address. `closing` ends all calls and waits. `unauthorised` is
 * told when the token is no longer accepted.
 */
export function makeApi({ token, root, closing, unauthorised }: { readonly token: string; readonly root: string | undefined; readonly closing: AbortSignal; readonly unauthorised: () => void }): Api {
  const api = new Api(token, { ...(root && { apiRoot: root }), timeoutSeconds: TIMEOUT_SECONDS })
  const noticing: Transformer = async (call, method, payload, signal) => {
    const response = await call(method, payload, signal)
    if (!response.ok && response.error_code === 401) unauthorised()
    return response
  }
  const closable: Transformer = (call, method, payload, signal) => call(method, payload, signal ?? signalOf(closing))
  api.config.use(noticing, unlessPolling(retryOutages), unlessPolling(autoRetry(FLOOD)), unlessPolling(closable))
  return api
}

type LibrarySignal = NonNullable<Parameters<Transformer>[3]>
/** A signal of Node's own, which does what the library's does but has another type. */
export const signalOf = (signal: AbortSignal): LibrarySignal => signal as unknown as LibrarySignal

const unlessPolling =
  (transform: Transformer): Transformer =>
  (call, method, payload, signal) =>
    method === 'getUpdates' ? call(method, payload, signal) : transform(call, method, payload, signal)

/** Whether a message got through is unknown where the connection was lost; one too many is better than none. */
const retryOutages: Transformer = async (call, method, payload, signal) => {
  for (let attempt = 0; ; attempt++) {
    const isLast = attempt >= OUTAGE_RETRIES || signal?.aborted === true
    try {
      const response = await call(method, payload, signal)
      if (response.ok || response.error_code < 500 || isLast) return response
    } catch (error) {
      if (isLast || !(error instanceof HttpError)) throw error
    }
    await sleep(FIRST_WAIT * 2 ** attempt, undefined, { ...(signal && { signal: signal as unknown as AbortSignal }) })
  }
}

/** What Telegram says is wrong, by its number; undefined for any other error. */
export const codeOf = (error: unknown): number | undefined => (error instanceof GrammyError ? error.error_code : undefined)

/** How many seconds Telegram wants to be left alone. */
export const retryAfterOf = (error: unknown): number | undefined => (error instanceof GrammyError ? error.parameters.retry_after : undefined)

/** Nobody is there to be answered: they blocked the bot, removed it, or are gone. */
export const isGone = (error: unknown): boolean => codeOf(error) === 403 || (codeOf(error) === 400 && error instanceof Error && /chat not found|user not found|PEER_ID_INVALID/iu.test(error.message))
