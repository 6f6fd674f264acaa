import { setMaxListeners } from 'node:events'
import type { Api } from 'grammy'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../../command/dispatch.ts'
import { makeRateLimit } from '../../command/rate-limit.ts'
import type { TelegramRefusal } from '../../reply/telegram-bot-strings.ts'
import { makeApi } from './api.ts'
import { makeBackground } from './background.ts'
import type { Bot, Services } from './bot.ts'
import { registerMenus } from './command-menu.ts'
import { decodeText } from './decode-text.ts'
import { makeInOrder } from './in-order.ts'
import { errorText, withoutToken } from './mask-token.ts'
import { keepModeratorMenus } from './moderator-menus.ts'
import { tellSettled } from './notices.ts'
import { presentBot } from './profile.ts'
import type { Webhook } from './source.ts'
import { openPoll, openWebhook, reached } from './source.ts'
import { makeUpdates } from './updates.ts'

export type TelegramSettings = {
  readonly token: string
  /** Root of the Bot API, without a slash at its end, for a server of one's own. */
  readonly api?: string | undefined
  /** Without it updates are fetched. */
  readonly webhook?: Webhook | undefined
}

export type StartedTelegram =
  /** `refused`: why Telegram does not want the bot any more, should that come: its token is revoked, or another process took over. It has to be stopped then as well. */
  | { readonly outcome: 'started'; readonly refused: Promise<TelegramRefusal>; readonly stop: () => Promise<void> }
  | { readonly outcome: 'refused'; readonly why: TelegramRefusal }
  /** It was ended before it was connected. */
  | { readonly outcome: 'ended' }

const API_ROOT = 'https://api.telegram.org'
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
  const revoked = Promise.withResolvers<TelegramRefusal>()
  const api = makeApi({ token, root, closing: closing.signal, unauthorised: () => revoked.resolve('badToken') })
  const me = await reached(() => api.getMe(), log, ended)
  if ('stopped' in me) return { outcome: 'ended' }
  if ('why' in me) return { outcome: 'refused', why: me.why }

  const background = makeBackground(log)
  const bot: Bot = { ...services, ...rates(), api, me: me.value, log, background, fileText: (id) => textOfFile(api, `${root ?? API_ROOT}/file/bot${token}`, id), inOrder: makeInOrder() }
  const menus = keepModeratorMenus(bot)
  const use = { bot, handle: makeUpdates(bot, menus.wrote), ended }
  const source = webhook ? await openWebhook(webhook, use) : await openPoll(use)
  if ('why' in source) {
    menus.stop()
    return { outcome: 'refused', why: source.why }
  }
  const stopTelling = tellSettled(bot)
  void introduce(bot).catch((error: unknown) => closing.signal.aborted || log.error({ error: errorText(error) }, 'Cannot set menus and descriptions on Telegram'))
  return {
    outcome: 'started',
    refused: Promise.race([revoked.promise, source.refused]),
    stop: async () => {
      menus.stop()
      stopTelling()
      source.stop()
      await Promise.race([background.idle(), sleep(STOP_WITHIN, undefined, { ref: false })])
      await source.end()
      closing.abort()
    },
  }
}

/** Who may call how often, from now on. */
function rates(): Pick<Bot, 'mayCall' | 'mayQuery' | 'mayBeTold'> {
  const now = () => performance.now()
  const [ofUser, ofGroup, mayQuery, mayBeTold] = [makeRateLimit({ ...OF_USER, now }), makeRateLimit({ ...OF_GROUP, now }), makeRateLimit({ ...OF_TYPING, now }), makeRateLimit({ ...OF_NOTICES, now })]
  return { mayCall: (user, group) => ofUser(user) && (group === undefined || ofGroup(String(group))), mayQuery, mayBeTold }
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
  return decodeText(await response.bytes())
}
