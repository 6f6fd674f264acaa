import { setTimeout as sleep } from 'node:timers/promises'
import { REST, Routes, ShardingManager } from 'discord.js'
import type { RESTGetAPIGatewayBotResult, Shard } from 'discord.js'
import type { Log } from '../../command/dispatch.ts'
import type { Refusal } from './refusal.ts'
import { canBeToken, refusalOf } from './refusal.ts'
import { described, nextWait, persist } from './retry.ts'

export type ShardSettings = {
  readonly token: string
  /** REST root without version. */
  readonly api: string | undefined
  /** How many processes; `auto`: as many as Discord recommends. */
  readonly shards: number | 'auto'
  /** The program that each process runs. */
  readonly file: string
}

/** Discord lets that many shards begin a session within five seconds; with some time to spare. */
const SESSION_MS = 5500
/** A process that has lived so long died of something new. */
const LIVED_MS = 60_000
/** How long processes have to end when they are told to; longer than each takes at most. */
const STOP_WITHIN = 9000
/** The library's word for a process whose start is not waited for. */
const NO_WAIT = -1

/**
 * Runs one process for each shard until `ended`, and then ends them; each that dies is started again, later from time to
 * time. `begun` hears how many there are. Gives why Discord refuses the bot where it does: the first of them to hear so ends all.
 */
export async function runShards({ token, api, shards, file }: ShardSettings, log: Log, ended: AbortSignal, begun: (count: number) => void): Promise<Refusal | undefined> {
  const gateway = await askGateway(token, api, log, ended)
  if (gateway === undefined || typeof gateway === 'string') return gateway
  const count = shards === 'auto' ? gateway.shards : shards
  const stopping = new AbortController()
  const stopped = AbortSignal.any([ended, stopping.signal])
  const manager = new ShardingManager(file, { totalShards: count, token, respawn: false, execArgv: process.execArgv })
  let refused: Refusal | undefined
  manager.on('shardCreate', (shard) => {
    keepAlive(shard, log, stopped)
    shard.on('message', (message: unknown) => {
      refused ??= refusalIn(message)
      if (refused) stopping.abort()
    })
  })
  begun(count)
  for (let id = 0; id < count && !stopped.aborted; id++) {
    await manager.createShard(id).spawn(NO_WAIT)
    await pause(SESSION_MS / gateway.session_start_limit.max_concurrency, id === count - 1 ? AbortSignal.abort() : stopped)
  }
  if (!stopped.aborted) await new Promise((resolve) => stopped.addEventListener('abort', resolve, { once: true }))
  await Promise.all(manager.shards.map(endShard))
  return refused
}

/** What Discord says of the gateway; a refusal; undefined where it was `ended` before it said anything. The library would ask discord.com itself. */
async function askGateway(token: string, api: string | undefined, log: Log, ended: AbortSignal): Promise<RESTGetAPIGatewayBotResult | Refusal | undefined> {
  if (!canBeToken(token)) return 'badToken'
  const rest = new REST(api === undefined ? {} : { api }).setToken(token.replace(/^Bot\s+/iu, ''))
  const ask = async (): Promise<RESTGetAPIGatewayBotResult | Refusal> => {
    try {
      return (await rest.get(Routes.gatewayBot())) as RESTGetAPIGatewayBotResult
    } catch (error) {
      const why = refusalOf(error)
      if (why) return why
      throw error
    }
  }
  return persist(ask, ended, (error, wait) => log.error({ error: described(error), wait }, 'Cannot reach Discord yet'))
}

/** Starts the process of a shard anew whenever it dies, until `stopped`. */
function keepAlive(shard: Shard, log: Log, stopped: AbortSignal): void {
  let [wait, born] = [0, performance.now()]
  const restart = async (): Promise<void> => {
    if (stopped.aborted) return
    wait = nextWait(performance.now() - born > LIVED_MS ? 0 : wait)
    log.error({ shard: shard.id, wait }, 'The process of a shard has died')
    await pause(wait, stopped)
    if (stopped.aborted) return
    born = performance.now()
    await shard.spawn(NO_WAIT)
  }
  shard.on('death', () => void restart())
}

const pause = (ms: number, stopped: AbortSignal): Promise<unknown> => sleep(ms, undefined, { signal: stopped }).catch(() => {})

/** Tells the process of a shard to end, and ends it where it does not. */
async function endShard({ process: child }: Shard): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  const overdue = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN)
  const gone = new Promise((resolve) => child.once('exit', resolve))
  if ('kill' in child) child.kill('SIGTERM')
  await gone
  clearTimeout(overdue)
}

const refusalIn = (message: unknown): Refusal | undefined => (message as { readonly refused?: Refusal } | null)?.refused

/** What the process of a shard hears from whoever manages it; undefined in a process that nobody manages. */
export type Manager = {
  /** Aborts when this process is to end: told to, or alone. A signal for the whole group is left to the manager, which tells when. */
  readonly ended: AbortSignal
  readonly tellRefusal: (why: Refusal) => Promise<void>
  /** Lets this process end. */
  readonly leave: () => void
}

/** The manager of this process, if it is that of a shard. */
export function managerOf(child: NodeJS.Process): Manager | undefined {
  if (!('SHARDING_MANAGER' in child.env) || !child.connected) return undefined
  const ended = new AbortController()
  const end = (): void => ended.abort()
  child.on('SIGTERM', end).on('disconnect', end)
  child.on('SIGINT', () => {})
  return {
    ended: ended.signal,
    tellRefusal: (refused) => new Promise((resolve) => (child.connected ? child.send?.({ refused }, () => resolve()) : resolve())),
    leave: () => child.connected && child.disconnect(),
  }
}
