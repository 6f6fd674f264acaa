import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ClientConfig, PoolClient, QueryResultRow } from 'pg'
import { Client, Pool } from 'pg'

/** What the names of this program's connections begin with; with what follows they tell one process from another. */
export const PROGRAM = 'dossier-bot'
const THIS_PROCESS = `${PROGRAM} ${process.pid}-${randomBytes(4).toString('hex')}`

const CONNECT_MS = 5000
/** A server that says nothing for so long is taken for gone. */
const ANSWER_MS = 30_000
const CLOSE_MS = 2000

/** The connections of one ledger: a small pool, and clients apart from it. All throw what the driver throws. */
export type Connections = {
  readonly query: <Row extends QueryResultRow>(text: string, values?: readonly unknown[]) => Promise<Row[]>
  /** A client of the pool, to be released; `release(true)` where its transaction may still be open. */
  readonly borrow: () => Promise<PoolClient>
  /** A client of its own, not yet connected. */
  readonly separate: () => Client
  /** Ends every connection, those in use once they are released; never rejects. */
  readonly close: () => Promise<void>
  readonly isClosed: () => boolean
}

/** Opens no connection yet: each is made when it is needed, and again after it was lost. Throws on an address that cannot be read. */
export function connectionsTo(url: string): Connections {
  const sockets = new Set<Socket>()
  const config: ClientConfig = {
    connectionString: url,
    application_name: THIS_PROCESS,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: ANSWER_MS,
    keepAlive: true,
    stream: () => trackedSocket(sockets),
  }
  const separate = (): Client => heedless(new Client(config))
  // It reads the address, and has no connection.
  void new Client(url)
  const pool = new Pool({ ...config, max: 4 })
  pool.on('error', ignore)
  pool.on('connect', heedless)
  let closed: Promise<void> | undefined
  return {
    query: async <Row extends QueryResultRow>(text: string, values: readonly unknown[] = []) => (await pool.query<Row>(text, [...values])).rows,
    borrow: () => pool.connect(),
    separate,
    close: () => (closed ??= closeAll(pool, sockets)),
    isClosed: () => closed !== undefined,
  }
}

const ignore = (): void => undefined

/** The client without the error event, which would end the process: what it is used for learns of a lost connection by itself. */
function heedless<T extends Client | PoolClient>(client: T): T {
  client.on('error', ignore)
  return client
}

function trackedSocket(sockets: Set<Socket>): Socket {
  const socket = new Socket()
  sockets.add(socket)
  socket.once('close', () => sockets.delete(socket))
  return socket
}

/** A server that does not answer must not keep the process alive. */
async function closeAll(pool: Pool, sockets: ReadonlySet<Socket>): Promise<void> {
  const farewell = async (): Promise<void> => {
    await pool.end()
    await Promise.all([...sockets].map((socket) => once(socket, 'close').catch(ignore)))
  }
  await Promise.race([farewell(), sleep(CLOSE_MS, undefined, { ref: false })])
  for (const socket of sockets) socket.destroy()
}
