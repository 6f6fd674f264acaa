import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import type { Answer } from './answer.ts'
import { answerNow } from './answer.ts'
import type { Drive } from './drive.ts'
import { addThread, makeDrive } from './drive.ts'
import type { Fault } from './faults.ts'
import { makeFaults } from './faults.ts'
import type { Gateway } from './gateway.ts'
import { makeGateway, GUILDS } from './gateway.ts'
import { openBodyCheck } from './openapi.ts'
import { guildPayload } from './payloads.ts'
import { makeRest } from './rest.ts'
import type { Channel, Command, Guild, Recorded, Sent, User, Violation } from './shapes.ts'
import { addChannel, addGuild, makeWorld, until } from './world.ts'

/** A Discord for tests, on loopback: what users do and what goes wrong is ordered here, and what the bot sends is kept and checked. */
export type FakeDiscord = Drive & Pick<Gateway, 'identifies' | 'resumes' | 'dispatch' | 'dropSockets' | 'sendOp' | 'closeWith' | 'zombie'> & {
  /** For DISCORD_API: the root of REST without version. */
  readonly api: string
  readonly token: string
  readonly applicationId: string
  readonly bot: User
  /** The guild that is there from the start. */
  readonly guild: Guild
  /** Whether requests are checked against the official OpenAPI as well. */
  readonly checksSchema: boolean
  readonly requests: readonly Recorded[]
  readonly violations: readonly Violation[]
  readonly user: (name: string) => User
  readonly guilds: () => readonly Guild[]
  readonly addGuild: (about: { readonly name?: string; readonly locale?: string }) => Guild
  readonly addThread: (guild: Guild) => Channel
  /** Direct messages of several users, in which somebody has the bot with them. */
  readonly addGroup: () => Channel
  /** The commands of a guild, or the global ones. */
  readonly commands: (guild?: Guild) => readonly Command[]
  /** A message as it is by now; undefined where it is deleted. */
  readonly messageNow: (id: string) => Sent | undefined
  /** The answer to an interaction as it is by now. */
  readonly answerNow: (id: string) => Answer | undefined
  /** Orders trouble. */
  readonly fail: (fault: Fault) => void
  readonly clearFaults: () => void
  /** Waits until that many shards are connected. */
  readonly ready: (shards?: number, withinMs?: number) => Promise<void>
  /** Waits until that many sessions have been resumed, or begun, since the start. */
  readonly resumed: (times?: number, withinMs?: number) => Promise<void>
  readonly identified: (times?: number, withinMs?: number) => Promise<void>
  /** Waits until as many requests as that have come whose "METHOD /path" holds the text. */
  readonly requested: (match: string, times?: number, withinMs?: number) => Promise<readonly Recorded[]>
  readonly stop: () => Promise<void>
}
export type DiscordOptions = {
  /** The path of the official OpenAPI file; else it is looked for beside the checkout. */
  readonly openapi?: string
  /** Whether bodies are held to that file; that takes longer than what it is to answer. Default: yes. */
  readonly checks?: boolean
  readonly token?: string
  readonly allowedIntents?: number
  /** Where it listens; a free port where nothing is said. */
  readonly port?: number
  /** The locale of the guild that is there from the start. */
  readonly locale?: string
  readonly heartbeatMs?: number
  /** Whether the guild that is there from the start is out of order: the bot hears no more of it. */
  readonly guildIsDown?: boolean
  /** How many shards Discord recommends. */
  readonly shards?: number
}

const WITHIN_MS = 15_000

/** Starts a Discord of its own on a free port. */
export async function startDiscord({ openapi, checks = true, guildIsDown = false, heartbeatMs = 41_250, shards = 1, port = 0, ...about }: DiscordOptions = {}): Promise<FakeDiscord> {
  const world = makeWorld(about)
  const faults = makeFaults()
  const bodyCheck = checks ? openBodyCheck(openapi) : undefined
  const server = createServer()
  const gatewayUrl = (): string => `ws://127.0.0.1:${(server.address() as AddressInfo).port}`
  const gateway = makeGateway({ world, faults, url: gatewayUrl, heartbeatMs, guildIsDown })
  const rest = makeRest({ world, faults, bodyCheck, gatewayUrl, shards })
  server.on('request', (request, response) => void rest.handle(request, response).catch((error: unknown) => response.destroy(error as Error)))
  server.on('upgrade', (request, socket, head) => void gateway.upgrade(request, socket, head))
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')

  const reached = async (what: string, event: string, count: () => number, wanted: number, withinMs: number): Promise<void> => {
    const isThere = await until(world, event, () => (count() >= wanted ? true : undefined), withinMs)
    if (!isThere) throw new Error(`After ${withinMs} ms there were ${count()} ${what}, not ${wanted}`)
  }
  const [guild] = world.guilds.values() as unknown as [Guild]
  const { violations, token, bot } = world
  const { identifies, resumes, dispatch, dropSockets, sendOp, closeWith, zombie } = gateway
  const requestsOf = (match: string): readonly Recorded[] => rest.requests.filter(({ method, path }) => `${method} ${path}`.includes(match))
  return {
    ...makeDrive(world, gateway),
    identifies, resumes, dispatch, dropSockets, sendOp, closeWith, zombie, violations, token, bot, guild,
    requests: rest.requests,
    api: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`,
    applicationId: world.application.id,
    checksSchema: bodyCheck !== undefined,
    user: (name) => ({ id: world.newId(), name }),
    guilds: () => [...world.guilds.values()],
    addGuild: ({ name = 'Another', locale = 'en-US' }) => {
      const added = addGuild(world, name, locale)
      dispatch({ t: 'GUILD_CREATE', d: guildPayload(world, added), guildId: added.id, intent: GUILDS })
      return added
    },
    addThread: (of) => addThread(world, gateway, of),
    addGroup: () => addChannel(world, { type: 3 }),
    commands: (of) => world.commands.get(of?.id ?? '') ?? [],
    messageNow: (id) => world.messages.get(id),
    answerNow: (id) => {
      const found = world.interactions.values().find((one) => one.id === id)
      return found && answerNow(world, found)
    },
    fail: faults.add,
    clearFaults: faults.clear,
    ready: (count = 1, withinMs = WITHIN_MS) => reached('shards', 'gateway', gateway.connected, count, withinMs),
    resumed: (times = 1, withinMs = WITHIN_MS) => reached('resumed sessions', 'gateway', resumes, times, withinMs),
    identified: (times = 1, withinMs = WITHIN_MS) => reached('sessions', 'gateway', () => identifies.length, times, withinMs),
    requested: async (match, times = 1, withinMs = WITHIN_MS) => {
      await reached(`requests with ${match}`, 'request', () => requestsOf(match).length, times, withinMs)
      return requestsOf(match)
    },
    stop: async () => {
      dropSockets()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
