import type { Setup } from './adapters/terminal/session.ts'
import type { Config } from './config.ts'
import { platformStrings } from './reply/platform-strings.ts'

/** What the program runs with; `file` is the program itself, for further processes of it. */
type Program = { readonly setup: Setup & { readonly close: () => Promise<void> }; readonly config: Config; readonly file: string }

/** Runs the bot on a platform until `ended`; gives why the platform refuses it, where it does. */
type Platform = (ended: AbortSignal) => Promise<string | undefined>

/**
 * Answers on every platform for which there is a token, each loaded only then, until the process is told to end or one
 * of them refuses the bot: then all end. Gives what was refused and why; nothing where nothing was.
 */
export async function serve(program: Program): Promise<readonly string[]> {
  const { setup, config } = program
  const { discord, telegram } = config
  // A library's packet that it cannot read is no reason to stop answering all others.
  process.on('unhandledRejection', (error) => setup.log.error({ error: error instanceof Error ? error.stack : String(error) }, 'Something failed that nobody waited for'))
  try {
    const shard = discord && (await shardOf(program, discord))
    if (shard) return said([await shard()])
    const stopping = new AbortController()
    const ended = AbortSignal.any([signalled(), stopping.signal])
    const run = async (platform: Platform): Promise<string | undefined> => {
      const why = await platform(ended)
      if (why !== undefined) stopping.abort()
      return why
    }
    return said(await Promise.all([...(discord ? [run((end) => onDiscord(program, discord, end))] : []), ...(telegram ? [run((end) => onTelegram(program, telegram, end))] : [])]))
  } finally {
    exitSoon()
  }
}

const said = (all: readonly (string | undefined)[]): readonly string[] => all.filter((why) => why !== undefined)

/** Runs one of the processes that share the work on Discord, and nothing else; undefined in any other process. */
async function shardOf({ setup }: Program, discord: NonNullable<Config['discord']>): Promise<(() => Promise<string | undefined>) | undefined> {
  const [{ managerOf }, { startDiscord }] = await Promise.all([import('./adapters/discord/shards.ts'), import('./adapters/discord/adapter.ts')])
  const manager = managerOf(process)
  return manager && (async () => {
    try {
      const started = await startDiscord(discord, setup, setup.log, manager.ended)
      const why = await endOf(started, manager.ended)
      if (why) await manager.tellRefusal(why)
      // The manager says why, once for all of them.
      return why && ''
    } finally {
      manager.leave()
    }
  })
}

async function onDiscord({ setup, config, file }: Program, discord: NonNullable<Config['discord']>, ended: AbortSignal): Promise<string | undefined> {
  const say = platformStrings[setup.defaultLang]
  if (discord.shards === undefined) {
    const { startDiscord } = await import('./adapters/discord/adapter.ts')
    const started = await startDiscord(discord, setup, setup.log, ended)
    if (started.outcome === 'started') console.error(say.running('Discord'))
    const why = await endOf(started, ended)
    return why && say.refused[why]
  }
  // By now the ledger is filled, which the shards share.
  if (!config.telegram) await setup.close()
  const { runShards } = await import('./adapters/discord/shards.ts')
  const why = await runShards({ ...discord, shards: discord.shards, file }, setup.log, ended, (count) => console.error(say.runningShards(count)))
  return why && say.refused[why]
}

async function onTelegram({ setup }: Program, telegram: NonNullable<Config['telegram']>, ended: AbortSignal): Promise<string | undefined> {
  const [{ startTelegram }, { telegramBotStrings }] = await Promise.all([import('./adapters/telegram/adapter.ts'), import('./reply/telegram-bot-strings.ts')])
  const started = await startTelegram(telegram, setup, setup.log, ended)
  if (started.outcome === 'started') console.error(platformStrings[setup.defaultLang].running('Telegram'))
  const why = await endOf(started, ended)
  return why && telegramBotStrings[setup.defaultLang].refused[why]
}

type Started<Why> = { readonly outcome: 'started'; readonly refused: Promise<Why>; readonly stop: () => Promise<void> } | { readonly outcome: 'refused'; readonly why: Why } | { readonly outcome: 'ended' }

/** Waits for the end of the bot on a platform and stops it. Gives why the platform refuses it, where it does. */
async function endOf<Why extends string>(started: Started<Why>, ended: AbortSignal): Promise<Why | undefined> {
  if (started.outcome !== 'started') return started.outcome === 'refused' ? started.why : undefined
  const why = await Promise.race([started.refused, new Promise<undefined>((resolve) => (ended.aborted ? resolve(undefined) : ended.addEventListener('abort', () => resolve(undefined), { once: true })))])
  await started.stop()
  return why
}

/** npm hands a signal on that the terminal has sent already: so soon a second is the first. */
const SAME_SIGNAL_MS = 300

/** Aborts at the first signal to end; at a second the process ends at once. */
function signalled(): AbortSignal {
  const ended = new AbortController()
  let at = 0
  const end = (): void => {
    if (!ended.signal.aborted) at = performance.now()
    else if (performance.now() - at > SAME_SIGNAL_MS) process.exit(1)
    ended.abort()
  }
  process.on('SIGTERM', end).on('SIGINT', end)
  return ended.signal
}

const EXIT_WITHIN_MS = 1000

/** Whatever still waits for the network then ends with the process. */
const exitSoon = (): unknown => setTimeout(() => process.exit(), EXIT_WITHIN_MS).unref()
