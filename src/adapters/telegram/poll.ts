import type { Api } from 'grammy'
import type { Update } from 'grammy/types'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../../command/dispatch.ts'
import type { TelegramRefusal } from '../../reply/telegram-bot-strings.ts'
import { codeOf, retryAfterOf, signalOf } from './api.ts'
import { errorText } from './mask-token.ts'
import { ALLOWED_UPDATES } from './updates.ts'

type Polling = { readonly api: Api; readonly handle: (update: Update) => Promise<void>; readonly log: Log }
export type Poll = {
  /** Ends when it is stopped, or when trying on makes no sense. */
  readonly ended: Promise<TelegramRefusal | 'stopped'>
  /** Tells Telegram which updates have been answered, after it was stopped. */
  readonly confirm: () => Promise<void>
}

/** Telegram gives no more at once. */
const LIMIT = 100
const POLL_SECONDS = 25
/** So many are told from new ones: after a week without any, Telegram begins to count anew. */
const REMEMBERED = 1000
/** When so few are left, more are fetched. */
const FEW = 20
/** How long other chats wait for those whose answers take long. */
const PATIENCE = 300
const FIRST_WAIT = 250
const LONGEST_WAIT = 30_000
const CONFIRM_WITHIN = 1500

/**
 * Fetches updates until it is stopped and has each handled. Telegram is told that it can forget an update only when it
 * has been answered: what a crash or a stop leaves unanswered comes again.
 */
export function pollUpdates({ api, handle, log }: Polling, stop: AbortSignal): Poll {
  const pending = new Set<number>()
  const taken = new Set<number>()
  let next = 0
  let answered = (): void => {}
  const unanswered = (): number => Math.min(next, ...pending)

  const answer = async (update: Update): Promise<void> => {
    await handle(update)
    pending.delete(update.update_id)
    answered()
  }

  /** Has the new ones of the updates answered; ends when nearly all are, or when patience does. */
  const take = async (updates: readonly Update[]): Promise<void> => {
    const fresh = updates.filter(({ update_id: id }) => !taken.has(id))
    // Telegram shows nothing beyond those that are slow: rather than wait for them, they are let go of.
    if (fresh.length === 0 && updates.length === LIMIT) pending.clear()
    for (const { update_id: id } of fresh) {
      pending.add(id)
      taken.add(id)
      next = id + 1
    }
    for (const oldest of taken) {
      if (taken.size <= REMEMBERED) break
      taken.delete(oldest)
    }
    for (const update of fresh) void answer(update)
    await untilAnswered(fresh.length > 0 ? FEW : 0)
  }

  /** Waits until no more than so many are unanswered, or patience ends. */
  const untilAnswered = async (left: number): Promise<void> => {
    const enough = new AbortController()
    const done = new Promise<void>((resolve) => {
      answered = () => pending.size <= left && resolve()
    })
    answered()
    await Promise.race([done, sleep(PATIENCE, undefined, { signal: enough.signal }).catch(() => {})])
    enough.abort()
  }

  const run = async (): Promise<TelegramRefusal | 'stopped'> => {
    let wait = 0
    while (!stop.aborted) {
      try {
        const updates = await api.getUpdates({ offset: unanswered(), limit: LIMIT, timeout: pending.size > 0 ? 0 : POLL_SECONDS, allowed_updates: ALLOWED_UPDATES }, signalOf(stop))
        wait = 0
        // What comes when it is stopped already comes again.
        if (!stop.aborted) await take(updates)
      } catch (error) {
        if (stop.aborted) break
        const refusal = refusalOf(error)
        if (refusal) return refusal
        wait = Math.min(LONGEST_WAIT, Math.max(FIRST_WAIT, wait * 2))
        if (wait > FIRST_WAIT) log.error({ error: errorText(error) }, 'Cannot fetch updates from Telegram')
        await sleep((retryAfterOf(error) ?? 0) * 1000 || wait, undefined, { signal: stop }).catch(() => {})
      }
    }
    return 'stopped'
  }

  return {
    ended: run(),
    confirm: async () => {
      if (next > 0) await api.getUpdates({ offset: unanswered(), limit: 1, timeout: 0 }, signalOf(AbortSignal.timeout(CONFIRM_WITHIN))).catch((error: unknown) => log.error({ error: errorText(error) }, 'Cannot tell Telegram which updates were answered'))
    },
  }
}

/** Why fetching makes no sense any more; undefined for trouble that passes. */
export function refusalOf(error: unknown): TelegramRefusal | undefined {
  const code = codeOf(error)
  if (code === 401 || code === 404) return 'badToken'
  return code === 409 ? 'anotherPoller' : undefined
}
