import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BotCommand, Message, Update, UserFromGetMe } from 'grammy/types'
import type { Patience } from './answer.ts'
import type { Ask } from './ask.ts'
import { makeAsk } from './ask.ts'
import type { Fault, Flood } from './faults.ts'
import { makeFaults } from './faults.ts'
import type { Membership } from './membership.ts'
import { makeMembership } from './membership.ts'
import { groupPlace } from './people.ts'
import { commandsKey } from './profile-methods.ts'
import { makeRest } from './rest.ts'
import type { Group, Person, Recorded, Violation } from './shapes.ts'
import type { Speak } from './speak.ts'
import { confirmed, makeSpeak } from './speak.ts'
import { openParamsCheck } from './specification.ts'
import { makePolling, pushAgain } from './updates.ts'
import { makeDelivery, webhookMethods } from './webhook.ts'
import type { Delivered, Webhook } from './world.ts'
import { inlineMessage, makeWorld, messageKey, until } from './world.ts'

/** A Telegram for tests, on loopback: what users do and what goes wrong is ordered here, and what the bot calls is kept and checked. */
export type FakeTelegram = Speak & Ask & Membership & {
  /** For TELEGRAM_API: the root, without a slash at its end. */
  readonly api: string
  readonly token: string
  readonly bot: UserFromGetMe
  /** Whether calls are checked against the specification as well. */
  readonly checksSchema: boolean
  readonly calls: readonly Recorded[]
  readonly violations: readonly Violation[]
  readonly user: (about: Partial<Person>) => Person
  /** A new group with the bot in it. */
  readonly group: (about?: { readonly title?: string; readonly type?: Group['type']; readonly username?: string }) => Group
  /** The commands of a scope and language exactly; undefined where none are set for just these. */
  readonly commands: (scope?: { readonly type: string; readonly chat_id?: number; readonly user_id?: number }, language?: string) => readonly BotCommand[] | undefined
  /** What is set under "name", "description" or "short_description" for a language exactly. */
  readonly profile: (what: 'name' | 'description' | 'short_description', language?: string) => string | undefined
  /** A message as it is by now; undefined where it is deleted. */
  readonly messageNow: (message: Message) => Message | undefined
  readonly inlineMessageNow: (id: string) => Message | undefined
  /** What stands in the file of a message. */
  readonly fileText: (message: Message | undefined) => string
  readonly allowedUpdates: () => readonly string[]
  /** All updates below are confirmed. */
  readonly offset: () => number
  readonly pending: () => readonly Update[]
  readonly webhook: () => Webhook | undefined
  /** All attempts to give updates to the webhook. */
  readonly deliveries: readonly Delivered[]
  /** The roots to which the webhook's updates go in turn, in place of its own. */
  readonly deliverTo: (roots: readonly string[]) => void
  /** Gives the bot an update once more, and waits until it has taken it; `settleMs` longer. */
  readonly redeliver: (update: Update, patience?: Patience) => Promise<void>
  /** Waits until the bot has taken an update, and `settleMs` longer. */
  readonly confirmed: (update: Update, patience?: Patience) => Promise<void>
  /** Orders trouble. */
  readonly fail: (fault: Fault) => void
  readonly limitChats: (flood: Flood | undefined) => void
  /** Waits until the bot waits for updates, and cuts that connection. */
  readonly dropPolls: () => Promise<void>
  readonly clearFaults: () => void
  /** Waits until the bot has come for updates, or has set a webhook, that often. */
  readonly ready: (times?: number, withinMs?: number) => Promise<void>
  /** Waits until a method has been called that often. */
  readonly called: (method: string, times?: number, withinMs?: number) => Promise<readonly Recorded[]>
  /** How often it has done so by now. */
  readonly arrivals: () => number
  readonly stop: () => Promise<void>
}
export type TelegramOptions = {
  /** The path of the specification; else it is looked for beside the checkout. */
  readonly specification?: string
  readonly token?: string
  /** Privacy mode is off. */
  readonly readsGroups?: boolean
  readonly webhookTarget?: string | readonly string[]
  readonly webhookRetryMs?: number
  readonly webhookTimeoutMs?: number
}

const WITHIN_MS = 15_000

/** Starts a Telegram of its own on a free port. */
export async function startTelegram({ specification, token, readsGroups, webhookTarget = [], webhookRetryMs: retryMs = 200, webhookTimeoutMs: timeoutMs = 10_000 }: TelegramOptions = {}): Promise<FakeTelegram> {
  const world = makeWorld({ token, readsGroups })
  const faults = makeFaults()
  const paramsCheck = openParamsCheck(specification)
  const { getUpdates, end } = makePolling(world)
  const rest = makeRest({ world, faults, paramsCheck, methods: { getUpdates, ...webhookMethods(end) } })
  const delivery = makeDelivery({ world, targets: [webhookTarget].flat(), retryMs, timeoutMs, perform: rest.perform })
  const server = createServer((request, response) => void rest.handle(request, response).catch((error: unknown) => response.destroy(error as Error)))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  const reached = async (what: string, event: string, count: () => number, wanted: number, withinMs: number): Promise<void> => {
    const isThere = await until(world, [event], () => (count() >= wanted ? true : undefined), withinMs)
    if (!isThere) throw new Error(`After ${withinMs} ms there were ${count()} ${what}, not ${wanted}`)
  }
  const callsOf = (method: string): readonly Recorded[] => world.calls.filter((call) => call.method === method)
  return {
    ...makeSpeak(world), ...makeAsk(world), ...makeMembership(world),
    api: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token: world.token,
    bot: world.bot,
    checksSchema: paramsCheck !== undefined,
    calls: world.calls,
    violations: world.violations,
    user: (about) => ({ id: world.newId(), first_name: 'Somebody', ...about }),
    group: ({ title = 'Newsroom', type = 'supergroup', username } = {}) => {
      const chat: Group = type === 'supergroup' ? { id: -1_000_000_000_000 - world.newId(), type, title, ...(username !== undefined && { username }) } : { id: -world.newId(), type, title }
      groupPlace(world, chat)
      return chat
    },
    commands: (scope = { type: 'default' }, language) => world.profile.get(commandsKey(scope, language)) as readonly BotCommand[] | undefined,
    profile: (what, language = '') => world.profile.get(`${what} ${language}`) as string | undefined,
    messageNow: ({ chat, message_id: id }) => world.messages.get(messageKey(chat.id, id)),
    inlineMessageNow: (id) => inlineMessage(world, id),
    fileText: (message) => new TextDecoder().decode(world.files.get(message?.document?.file_id ?? '')?.bytes),
    allowedUpdates: () => world.allowedUpdates,
    offset: () => world.offset,
    pending: () => world.pending.map(({ update }) => update),
    webhook: () => world.webhook,
    deliveries: world.deliveries,
    deliverTo: delivery.deliverTo,
    redeliver: (update, patience = {}) => {
      pushAgain(world, update)
      return confirmed(world, update, patience)
    },
    confirmed: (update, patience = {}) => confirmed(world, update, patience),
    fail: faults.add,
    limitChats: faults.limitChats,
    dropPolls: rest.dropPolls,
    clearFaults: faults.clear,
    ready: (times = 1, withinMs = WITHIN_MS) => reached('arrivals', 'arrival', () => world.arrivals, times, withinMs),
    called: async (method, times = 1, withinMs = WITHIN_MS) => {
      await reached(`calls of ${method}`, 'call', () => callsOf(method).length, times, withinMs)
      return callsOf(method)
    },
    arrivals: () => world.arrivals,
    stop: async () => {
      delivery.stop()
      faults.clear()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
