import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { WebSocketServer } from 'ws'
import type { Faults } from './faults.ts'
import { guildPayload, userPayload } from './payloads.ts'
import type { Json } from './shapes.ts'
import type { World } from './world.ts'

export const GUILDS = 1 << 0
export const GUILD_MESSAGES = 1 << 9
export const DIRECT_MESSAGES = 1 << 12

export type Identify = { readonly token: string; readonly intents: number; readonly shard?: readonly [number, number]; readonly properties?: Json; readonly at: number }
/** An event for the shard of its guild, or for the first one; only to a bot that has the intent. */
export type GatewayEvent = { readonly t: string; readonly d: Json; readonly guildId?: string | undefined; readonly intent?: number }
type Session = { readonly id: string; readonly shard: readonly [number, number]; readonly intents: number; seq: number; readonly frames: { readonly seq: number; readonly text: string }[]; connection: Connection | undefined }
/** `zombie`: it is open, but nothing goes through it any more. */
type Connection = { readonly socket: WebSocket; session: Session | undefined; zombie: boolean }
type Frame = { readonly op: number; readonly d?: unknown }

export type Gateway = {
  readonly identifies: readonly Identify[]
  /** How often a session was resumed. */
  readonly resumes: () => number
  /** How many shards are connected. */
  readonly connected: () => number
  readonly dispatch: (event: GatewayEvent) => void
  /** Cuts all connections as a broken line does. */
  readonly dropSockets: () => void
  /** 7 asks for a reconnect; 9 says that the session is invalid, or still to be resumed. */
  readonly sendOp: (op: 7 | 9, resumable?: boolean) => void
  /** Ends all connections with a code. */
  readonly closeWith: (code: number) => void
  /** Makes dead lines of the connections that are open; new ones work. */
  readonly zombie: () => void
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void>
}
type Setup = { readonly world: World; readonly faults: Faults; readonly url: () => string; readonly heartbeatMs: number; readonly guildIsDown: boolean }

/** The gateway: JSON without compression, as version 10 has it. */
export function makeGateway({ world, faults, url, heartbeatMs, guildIsDown }: Setup): Gateway {
  const server = new WebSocketServer({ noServer: true })
  const connections = new Set<Connection>()
  /** The last session of each shard. */
  const sessions = new Map<string, Session>()
  const identifies: Identify[] = []
  let resumes = 0
  const changed = () => void world.events.emit('gateway')

  const onIdentify = (connection: Connection, data: Omit<Identify, 'at'>): void => {
    identifies.push({ ...data, at: world.now() })
    if (data.token !== world.token) return connection.socket.close(4004, 'Authentication failed.')
    if ((data.intents & ~world.allowedIntents) !== 0) return connection.socket.close(4014, 'Disallowed intent(s).')
    const { shard = [0, 1], intents } = data
    const session: Session = { id: `session${identifies.length}`, shard, intents, seq: 0, frames: [], connection }
    connection.session = session
    sessions.set(shard.join('/'), session)
    const guilds = [...world.guilds.values()].filter(({ id }) => shardOf(id, shard[1]) === shard[0])
    push(session, 'READY', {
      v: 10, user: userPayload(world.bot, true), guilds: guilds.map(({ id }) => ({ id, unavailable: true })), session_id: session.id, resume_gateway_url: url(),
      shard, application: { id: world.application.id, flags: 0 }, session_type: 'normal', private_channels: [], relationships: [],
    })
    if ((intents & GUILDS) !== 0 && !guildIsDown) for (const guild of guilds) push(session, 'GUILD_CREATE', guildPayload(world, guild))
    changed()
  }

  const onResume = (connection: Connection, { token, session_id: id, seq }: { readonly token: string; readonly session_id: string; readonly seq: number }): void => {
    const session = sessions.values().find((one) => one.id === id)
    if (token !== world.token) return connection.socket.close(4004, 'Authentication failed.')
    if (!session) return send(connection, { op: 9, d: false })
    if (seq > session.seq) return connection.socket.close(4007, 'Invalid seq.')
    session.connection = connection
    connection.session = session
    for (const { text } of session.frames.filter((frame) => frame.seq > seq)) connection.socket.send(text)
    resumes += 1
    push(session, 'RESUMED', { _trace: [] })
    changed()
  }

  const onFrame = (connection: Connection, { op, d }: Frame): void => {
    if (connection.zombie) return
    if (op === 1) send(connection, { op: 11 })
    else if (op === 2) onIdentify(connection, d as Identify)
    else if (op === 6) onResume(connection, d as Parameters<typeof onResume>[1])
    else if (!connection.session) connection.socket.close(4003, 'Not authenticated.')
  }

  const open = (socket: WebSocket): void => {
    const connection: Connection = { socket, session: undefined, zombie: false }
    connections.add(connection)
    socket.on('message', (data: Buffer) => onFrame(connection, JSON.parse(data.toString('utf8')) as Frame))
    socket.on('error', () => undefined)
    socket.on('close', (code) => {
      forget(connection)
      // Who says goodbye does not come back to this session.
      if (code === 1000 || code === 1001) drop(connection.session)
      changed()
    })
    send(connection, { op: 10, d: { heartbeat_interval: heartbeatMs } })
  }
  const forget = (connection: Connection): void => {
    connections.delete(connection)
    if (connection.session?.connection === connection) connection.session.connection = undefined
  }
  const drop = (session: Session | undefined): void => {
    if (session && sessions.get(session.shard.join('/')) === session) sessions.delete(session.shard.join('/'))
  }

  return {
    identifies,
    resumes: () => resumes,
    connected: () => [...connections].filter(({ session, zombie }) => session && !zombie).length,
    dispatch: ({ t, d, guildId, intent = 0 }) => {
      for (const session of sessions.values()) {
        const { shard, intents } = session
        if ((guildId === undefined ? 0 : shardOf(guildId, shard[1])) === shard[0] && (intents & intent) === intent) push(session, t, d)
      }
    },
    dropSockets: () => {
      for (const connection of connections) {
        forget(connection)
        connection.socket.terminate()
      }
    },
    sendOp: (op, resumable = false) => {
      for (const connection of connections) {
        if (op === 9 && !resumable) drop(connection.session)
        send(connection, { op, d: op === 9 ? resumable : null })
      }
    },
    closeWith: (code) => connections.forEach(({ socket }) => socket.close(code)),
    zombie: () => connections.forEach((connection) => (connection.zombie = true)),
    upgrade: async (request, socket, head) => {
      socket.on('error', () => undefined)
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
      const fault = await faults.next('UPGRADE', pathname)
      if (fault?.drop) return void socket.destroy()
      if (fault?.status) return void socket.end(`HTTP/1.1 ${fault.status} Ordered by a test\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
      const asked = ['v', 'encoding', 'compress'].map((name) => searchParams.get(name))
      server.handleUpgrade(request, socket, head, (open_) => (asked[0] === '10' && asked[1] === 'json' && !asked[2] ? open(open_) : open_.close(4012, 'Only version 10 in JSON without compression.')))
    },
  }
}

const shardOf = (guildId: string, count: number): number => Number((BigInt(guildId) >> 22n) % BigInt(count))

const send = ({ socket }: Connection, frame: Frame): void => socket.send(JSON.stringify({ s: null, t: null, ...frame }))

/** Sends an event, or keeps it until the session is resumed. */
function push(session: Session, t: string, d: Json): void {
  const seq = ++session.seq
  const text = JSON.stringify({ op: 0, s: seq, t, d })
  session.frames.push({ seq, text })
  if (session.connection && !session.connection.zombie) session.connection.socket.send(text)
}
