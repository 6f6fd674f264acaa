import { hash } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import type { Api } from 'grammy'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../../command/dispatch.ts'
import { makeRateLimit } from '../../command/rate-limit.ts'
import type { TelegramRefusal } from '../../reply/telegram-bot-strings.ts'
import { codeOf, makeApi, retryAfterOf } from './api.ts'
import type { Bot, Services } from './bot.ts'
import { registerMenus } from './command-menu.ts'
import { makeInOrder } from './in-order.ts'
import { errorText, withoutToken } from './mask-token.ts'
import { keepModeratorMenus } from './moderator-menus.ts'
import { tellSettled } from './notices.ts'
import { pollUpdates, refusalOf } from './poll.ts'
import { presentBot } from './profile.ts'
import { ALLOWED_UPDATES, makeUpdates } from './updates.ts'
import { listen } from './webhook.ts'

export type TelegramSettings = {
  readonly token: string
  /** Root of the Bot API, without a slash at its end, for a server of one's own. */
  readonly api?: string | undefined
  /** Where Telegram sends updates to, on which port they arrive here, and the secret they bear; without it they are fetched. */
  readonly webhook?: { readonly url: string; readonly port: number; readonly secret: string | undefined } | undefined
}

export type StartedTelegram =
  /** `refused`: why Telegram does not want the bot any more, should that come: its token is revoked, or another process took over. It has to be stopped then as well. */
  | { readonly outcome: 'started'; readonly refused: Promise<TelegramRefusal>; readonly stop: () => Promise<void> }
  | { readonly outcome: 'refused'; readonly why: TelegramRefusal }
  /** It was ended before it was connected. */
  | { readonly outcome: 'ended' }

const API_ROOT = 'https://api.telegram.org'
const FIRST_WAIT = 1000
const LONGEST_WAIT = 60_000
/** How long running answers have to end when the bot is stopped. */
const STOP_WITHIN = 6500

/** How many calls somebody, and a whole group, may make at once and then each second; and queries while typing. */
const OF_USER = { burst: 20, everyMs: 1000 }
const OF_GROUP = { burst: 100, everyMs: 200 }
const OF_TYPING = { burst: 40, everyMs: 200 }
/** How often somebody is told that they are too fast. */
const OF_NOTICES = { burst: 1, everyMs: 10_000 }

/**
 * Connects to Telegram and answers until it is stopped. Network trouble is waited out, for ever; only what no waiting
 * helps is given back. `ended` ends the waiting.
 */
export async function startTelegram({ token, api: root, webhook }: TelegramSettings, services: Services, outerLog: Log, ended: AbortSignal): Promise<StartedTelegram> {
  const log = withoutToken(outerLog, token)
  const closing = new AbortController()
  setMaxListeners(0, closing.signal)
  const failed = Promise.withResolvers<TelegramRefusal>()
  const api = makeApi({ token, root, closing: closing.signal, unauthorised: () => failed.resolve('badToken') })

  const me = await reached(() => api.getMe(), log, ended)
  if ('stopped' in me) return { outcome: 'ended' }
  if ('refused' in me) return { outcome: 'refused', why: me.refused }
  const now = () => performance.now()
  const [ofUser, ofGroup, mayQuery, mayBeTold] = [makeRateLimit({ ...OF_USER, now }), makeRateLimit({ ...OF_GROUP, now }), makeRateLimit({ ...OF_TYPING, now }), makeRateLimit({ ...OF_NOTICES, now })]
  const bot: Bot = {
    ...services,
    api,
    me: me.value,
    log,
    fileText: (id) => textOfFile(api, `${root ?? API_ROOT}/file/bot${token}`, id),
    mayCall: (user, group) => ofUser(String(user)) && (group === undefined || ofGroup(String(group))),
    mayQuery: (user) => mayQuery(String(user)),
    mayBeTold: (user) => mayBeTold(String(user)),
    inOrder: makeInOrder(),
  }
  const menus = keepModeratorMenus(bot)
  const updates = makeUpdates(bot, menus.wrote)
  const source = webhook ? await openWebhook({ ...webhook, secret: webhook.secret ?? secretOf(token) }, bot, updates.handle, ended) : await openPoll(bot, updates.handle, ended)
  if ('refused' in source) {
    menus.stop()
    return { outcome: 'refused', why: source.refused }
  }
  void source.failed.then(failed.resolve)
  const stopTelling = tellSettled(bot)
  void introduce(bot).catch((error: unknown) => closing.signal.aborted || log.error({ error: errorText(error) }, 'Cannot set menus and descriptions on Telegram'))
  return {
    outcome: 'started',
    refused: failed.promise,
    stop: async () => {
      menus.stop()
      stopTelling()
      source.stop()
      await Promise.race([updates.idle(), sleep(STOP_WITHIN, undefined, { ref: false })])
      await source.end()
      closing.abort()
    },
  }
}

/** Where updates come from: `stop` takes no more of them, `end` tells Telegram which were answered. */
type Source = { readonly failed: Promise<TelegramRefusal>; readonly stop: () => void; readonly end: () => Promise<void> }
type Opened = Source | { readonly refused: TelegramRefusal }

async function openPoll({ api, log }: Bot, handle: ReturnType<typeof makeUpdates>['handle'], ended: AbortSignal): Promise<Opened> {
  const deleted = await reached(() => api.deleteWebhook(), log, ended)
  if ('refused' in deleted) return deleted
  const stop = new AbortController()
  if ('stopped' in deleted) stop.abort()
  const poll = pollUpdates({ api, handle, log }, stop.signal)
  const failed = Promise.withResolvers<TelegramRefusal>()
  void poll.ended.then((why) => why !== 'stopped' && failed.resolve(why))
  return { failed: failed.promise, stop: () => stop.abort(), end: poll.confirm }
}

async function openWebhook(settings: { readonly url: string; readonly port: number; readonly secret: string }, { api, log }: Bot, handle: ReturnType<typeof makeUpdates>['handle'], ended: AbortSignal): Promise<Opened> {
  let isOpen = true
  const server = await listen(settings, handle, () => isOpen)
  if (!server) return { refused: 'portTaken' }
  const set = await reached(() => api.setWebhook(settings.url, { secret_token: settings.secret, allowed_updates: ALLOWED_UPDATES }), log, ended)
  const close = async (): Promise<void> => server.closeAllConnections()
  if ('refused' in set) {
    server.close()
    return set
  }
  return {
    failed: new Promise(() => {}),
    stop: () => {
      isOpen = false
      server.close()
    },
    end: close,
  }
}

type Reached<T> = { readonly value: T } | { readonly refused: TelegramRefusal } | { readonly stopped: true }

/** What a call comes to as soon as Telegram can be reached; or why that makes no sense, or that it was stopped before. */
async function reached<T>(call: () => Promise<T>, log: Log, ended: AbortSignal): Promise<Reached<T>> {
  for (let wait = FIRST_WAIT; !ended.aborted; wait = Math.min(LONGEST_WAIT, wait * 2)) {
    try {
      return { value: await call() }
    } catch (error) {
      const refused = refusalOf(error) ?? (codeOf(error) === 400 ? 'badWebhook' : undefined)
      if (refused) return { refused }
      log.error({ wait, error: errorText(error) }, 'Cannot reach Telegram yet')
      await sleep(Math.max(wait, (retryAfterOf(error) ?? 0) * 1000), undefined, { signal: ended }).catch(() => {})
    }
  }
  return { stopped: true }
}

/** Tells Telegram what the bot is called and what it can do. */
async function introduce(bot: Bot): Promise<void> {
  await registerMenus(bot)
  await presentBot(bot)
}

async function textOfFile(api: Api, root: string, id: string): Promise<string> {
  const { file_path: path } = await api.getFile(id)
  const response = await fetch(`${root}/${path ?? ''}`)
  if (!response.ok) throw new Error(`Cannot fetch a file: ${response.status}`)
  return response.text()
}

/** A secret that every process with the same token comes to by itself. */
const secretOf = (token: string): string => hash('sha256', `webhook of ${token}`)
