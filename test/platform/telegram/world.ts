import { EventEmitter } from 'node:events'
import type { Chat, Message, Update, User, UserFromGetMe } from 'grammy/types'
import type { CallbackAnswer, Group, InlineAnswer, Json, Recorded, Upload, Violation } from './shapes.ts'

/** Whether the bot can write there: it can, nobody has begun to talk with it yet, it was blocked, it has left or was thrown out. */
export type Standing = 'open' | 'not begun' | 'blocked' | 'left' | 'kicked'
export type Rank = 'creator' | 'administrator' | 'member' | 'left'
export type Place = {
  readonly chat: Chat
  standing: Standing
  readonly members: Map<number, { readonly user: User; rank: Rank }>
  /** The messages of supergroups are numbered one by one in each; those of all other chats together. */
  lastMessage: number
}
/** A pressed button or an inline query, and what the bot answered. */
export type Query = { readonly id: string; readonly at: number; readonly withinMs: number; readonly kind: 'callback' | 'inline'; answeredAt?: number; redelivered?: true; callback?: CallbackAnswer; inline?: InlineAnswer }
export type File = { readonly id: string; readonly path: string; readonly name: string; readonly type: string; readonly bytes: Uint8Array }
export type Webhook = { readonly url: string; readonly secret?: string; readonly maxConnections: number; lastError?: { readonly at: number; readonly message: string } }
/** One attempt to give an update to a webhook; `problem` is why it has to be tried again. */
export type Delivered = { readonly updateId: number; readonly url: string; readonly problem: string | undefined }
/** An update that the bot has not confirmed yet. `again`: it was confirmed before. */
export type Pending = { readonly update: Update; readonly again: boolean; handed: boolean }

/** Everything that this Telegram knows. */
export type World = {
  readonly token: string
  readonly bot: UserFromGetMe
  readonly places: Map<number, Place>
  readonly messages: Map<string, Message>
  /** Which messages were sent through inline mode, by their identifier. */
  readonly inlineMessages: Map<string, string>
  readonly queries: Map<string, Query>
  readonly files: Map<string, File>
  /** Lists of commands by scope and language, names and descriptions by language. */
  readonly profile: Map<string, unknown>
  readonly calls: Recorded[]
  /** The same by what they are about: "chat:5", "query:7", "inline:8". */
  readonly callsAbout: Map<string, Recorded[]>
  readonly violations: Violation[]
  readonly pending: Pending[]
  /** All updates below are confirmed. */
  offset: number
  lastUpdate: number
  lastMessage: number
  /** How often the bot has come for updates, answered or not, or has set a webhook. */
  arrivals: number
  allowedUpdates: readonly string[]
  webhook: Webhook | undefined
  readonly deliveries: Delivered[]
  /** Tells "call", "arrival", "update", "webhook", "confirmed", and what a call is about. */
  readonly events: EventEmitter
  readonly newId: () => number
  readonly now: () => number
}

/** What is sent where the bot has not said what it wants. */
export const USUAL_UPDATES = ['message', 'edited_message', 'channel_post', 'edited_channel_post', 'inline_query', 'chosen_inline_result', 'callback_query', 'my_chat_member', 'poll', 'poll_answer', 'chat_join_request'] as const

/** A Telegram with one bot and nobody in it. */
export function makeWorld({ token = '5000000001:AA-token_of_the_tests', readsGroups = false }: { readonly token?: string | undefined; readonly readsGroups?: boolean | undefined }): World {
  const begun = performance.now()
  let made = 7_000_000
  const events = new EventEmitter()
  events.setMaxListeners(0)
  return {
    token,
    bot: {
      id: Number(token.split(':')[0]), is_bot: true, first_name: 'Dossier', username: 'dossier_test_bot', can_join_groups: true, can_read_all_group_messages: readsGroups, supports_guest_queries: false, supports_inline_queries: true,
      can_connect_to_business: false, has_main_web_app: false, has_topics_enabled: false, allows_users_to_create_topics: false, can_manage_bots: false, supports_join_request_queries: false,
    },
    places: new Map(),
    messages: new Map(),
    inlineMessages: new Map(),
    queries: new Map(),
    files: new Map(),
    profile: new Map(),
    calls: [],
    callsAbout: new Map(),
    violations: [],
    pending: [],
    offset: 0,
    lastUpdate: 800_000_000,
    lastMessage: 0,
    arrivals: 0,
    allowedUpdates: USUAL_UPDATES,
    webhook: undefined,
    deliveries: [],
    events,
    newId: () => (made += 1),
    now: () => performance.now() - begun,
  }
}

export const isGroup = (chat: Chat): chat is Group => chat.type === 'group' || chat.type === 'supergroup'
export const seconds = (): number => Math.floor(Date.now() / 1000)
export const messageKey = (chatId: number, messageId: number): string => `${chatId}:${messageId}`
/** A message that was sent through inline mode, as it is by now. */
export const inlineMessage = ({ messages, inlineMessages }: World, id: string): Message | undefined => messages.get(inlineMessages.get(id) ?? '')

/** The number of the next message of a chat. */
export function nextMessageId(world: World, place: Place): number {
  if (place.chat.type === 'supergroup') return (place.lastMessage += 1)
  return (world.lastMessage += 1)
}

/** The chat, which is made where it is not known yet. */
export function placeOf(world: World, chat: Chat, standing: Standing = 'open'): Place {
  const known = world.places.get(chat.id)
  if (known) return known
  const place: Place = { chat, standing, members: new Map(), lastMessage: 0 }
  world.places.set(chat.id, place)
  return place
}

/** Tells that the bot is there for updates. */
export function arrived(world: World): void {
  world.arrivals += 1
  world.events.emit('arrival')
}

/** Keeps a call, and tells those who wait for it. */
export function record({ calls, callsAbout, events }: World, call: Recorded): void {
  calls.push(call)
  events.emit('call')
  for (const about of subjectsOf(call.params)) {
    const known = callsAbout.get(about)
    if (known) known.push(call)
    else callsAbout.set(about, [call])
    events.emit(about)
  }
}

const SUBJECTS = { chat_id: 'chat', callback_query_id: 'query', inline_query_id: 'query', inline_message_id: 'inline' } as const
const subjectsOf = (params: Json): string[] => Object.entries(SUBJECTS).flatMap(([key, kind]) => (params[key] === undefined ? [] : [`${kind}:${params[key] as string | number}`]))

/** A file that can be fetched from now on. */
export function keepFile(world: World, { name, type, bytes }: Upload): File {
  const id = `file-${world.newId()}`
  const file = { id, path: `documents/${id}`, name, type, bytes }
  world.files.set(id, file)
  return file
}

/** Waits until `look` finds something, looking anew whenever one of the events happens; undefined when the time is up or it is told to stop. */
export async function until<T>({ events }: Pick<World, 'events'>, names: readonly string[], look: () => T | undefined, withinMs: number, stopped?: AbortSignal): Promise<T | undefined> {
  const { promise, resolve } = Promise.withResolvers<T | undefined>()
  const check = (): void => {
    const found = look()
    if (found !== undefined) resolve(found)
  }
  const giveUp = (): void => resolve(look())
  for (const name of names) events.on(name, check)
  stopped?.addEventListener('abort', giveUp)
  const overdue = setTimeout(giveUp, withinMs)
  if (stopped?.aborted) giveUp()
  check()
  try {
    return await promise
  } finally {
    clearTimeout(overdue)
    stopped?.removeEventListener('abort', giveUp)
    for (const name of names) events.off(name, check)
  }
}
