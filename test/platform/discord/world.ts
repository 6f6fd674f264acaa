import { EventEmitter, once } from 'node:events'
import type { Choice, Command, Channel, Guild, ModalBody, Sent, User, Violation } from './shapes.ts'

/** 2 a command, 3 a component, 4 completion, 5 a modal that was sent. */
export type InteractionType = 2 | 3 | 4 | 5
/** Where something is said or called, and by whom. */
export type Place = { readonly user: User; readonly guild: Guild | undefined; readonly channel: Channel }

/** One interaction and what the bot has answered. */
export type Interaction = {
  readonly id: string
  readonly token: string
  readonly type: InteractionType
  readonly place: Place
  readonly locale: string
  /** The message that its component stands in. */
  readonly message: Sent | undefined
  readonly at: number
  /** How long the bot may take until its first response, and until its last. */
  readonly firstWithinMs: number
  readonly allWithinMs: number
  firstType?: number
  firstAt?: number
  lastAt?: number
  /** The id of the message that "@original" means. */
  original?: string
  loading: boolean
  ephemeral: boolean
  followUps: string[]
  modal?: ModalBody
  choices?: readonly Choice[]
}

/** Everything that this Discord knows. */
export type World = {
  readonly token: string
  readonly application: { readonly id: string; readonly name: string }
  readonly bot: User
  readonly allowedIntents: number
  readonly guilds: Map<string, Guild>
  readonly channels: Map<string, Channel>
  readonly messages: Map<string, Sent>
  /** The commands of a guild, or the global ones under "". */
  readonly commands: Map<string, Command[]>
  readonly interactions: Map<string, Interaction>
  readonly violations: Violation[]
  /** Tells the id of an interaction or channel in which something was said, and "commands". */
  readonly events: EventEmitter
  readonly newId: () => string
  readonly now: () => number
}

const EPOCH = 1_420_070_400_000n
/** All intents but members, presences and the content of messages, which have to be asked for. */
const USUAL_INTENTS = 0x3_ff_ff_ff & ~((1 << 1) | (1 << 8) | (1 << 15))

/** A Discord with one bot and one guild. */
export function makeWorld({ token = 'a.bot.token', allowedIntents = USUAL_INTENTS, locale = 'en-US' }: { readonly token?: string; readonly allowedIntents?: number; readonly locale?: string }): World {
  const begun = performance.now()
  let made = 0n
  const newId = (): string => String(((BigInt(Date.now()) - EPOCH) << 22n) | (made++ & 0x3f_ff_ffn))
  const events = new EventEmitter()
  events.setMaxListeners(0)
  const world: World = {
    token,
    application: { id: newId(), name: 'Dossier' },
    bot: { id: newId(), name: 'dossier' },
    allowedIntents,
    guilds: new Map(),
    channels: new Map(),
    messages: new Map(),
    commands: new Map(),
    interactions: new Map(),
    violations: [],
    events,
    newId,
    now: () => performance.now() - begun,
  }
  addGuild(world, 'Newsroom', locale)
  return world
}

/** A new guild with one text channel. */
export function addGuild(world: World, name: string, locale: string): Guild {
  const id = world.newId()
  const guild: Guild = { id, name, locale, channel: addChannel(world, { type: 0, guildId: id }) }
  world.guilds.set(id, guild)
  return guild
}

/** A new channel, thread or direct message. */
export function addChannel(world: World, what: Omit<Channel, 'id'>): Channel {
  const channel = { ...what, id: world.newId() }
  world.channels.set(channel.id, channel)
  return channel
}

/** The channel of the direct messages between the bot and a user; there is only one. */
export const directChannel = (world: World, userId: string): Channel =>
  world.channels.values().find((channel) => channel.userId === userId) ?? addChannel(world, { type: 1, userId })

/** Waits until `look` finds something, looking anew whenever the event happens; undefined when the time is up. */
export async function until<T>({ events }: World, event: string, look: () => T | undefined, withinMs: number): Promise<T | undefined> {
  const signal = AbortSignal.timeout(withinMs)
  for (;;) {
    const found = look()
    if (found !== undefined || signal.aborted) return found
    await once(events, event, { signal }).catch(() => undefined)
  }
}
