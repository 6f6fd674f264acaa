import { Events } from 'discord.js'
import type { Client, Message } from 'discord.js'
import type { Log } from '../../command/dispatch.ts'
import { makeCallLimit } from '../../command/rate-limit.ts'
import { answerInteraction } from './answer-interaction.ts'
import { answerMessage } from './answer-message.ts'
import type { Services } from './caller.ts'
import type { Calls } from './calls.ts'
import { makeCalls } from './calls.ts'
import { makeClient } from './client.ts'
import { connect } from './connect.ts'
import type { Refusal } from './refusal.ts'
import { registerCommands } from './register-commands.ts'
import { settledPage } from './settled-page.ts'

export type DiscordSettings = {
  readonly token: string
  /** REST root without version, for a proxy or a server of one's own. */
  readonly api?: string | undefined
  /** Servers in which the commands are registered at once; none: everywhere. */
  readonly guilds: readonly string[]
}

export type StartedDiscord =
  /** `refused`: why Discord does not want the bot any more, should that come; it has to be stopped then as well. */
  | { readonly outcome: 'started'; readonly refused: Promise<Refusal>; readonly stop: () => Promise<void> }
  | { readonly outcome: 'refused'; readonly why: Refusal }
  /** It was ended before it was connected. */
  | { readonly outcome: 'ended' }

/** How long running answers have to end when the bot is stopped. */
const STOP_WITHIN = 7000

/** How many calls somebody, and a whole server, may make at once and then each second. */
const OF_USER = { burst: 20, everyMs: 1000 }
const OF_SERVER = { burst: 100, everyMs: 200 }

/**
 * Connects to Discord and answers until it is stopped. Network trouble is waited out, for ever; only what no waiting
 * helps is given back. `ended` ends the waiting.
 */
export async function startDiscord({ token, api, guilds }: DiscordSettings, services: Services, log: Log, ended: AbortSignal): Promise<StartedDiscord> {
  const stopped = new AbortController()
  const calls = makeCalls(log)
  const connecting = connect({ token, makeClient: () => answering(makeClient(api), calls, services, log), log, ended })
  const stopHearing = services.desk.onSettled((proposal) => {
    void connecting.then((connected) => connected.outcome === 'connected' && tellAuthor(proposal, connected.client, calls, services))
  })
  const connected = await connecting
  if (connected.outcome !== 'connected') {
    stopHearing()
    return connected
  }
  const { client, refused } = connected
  // The library remembers every conversation that a call came from, and nobody asks for them again.
  calls.onIdle(() => client.channels.cache.sweep((channel) => channel.isDMBased()))
  if (isFirst(client)) void registerCommands(client, { commands: services.commands, guilds, log, ended: stopped.signal })
  const stop = async (): Promise<void> => {
    stopped.abort()
    stopHearing()
    await calls.finish(STOP_WITHIN)
    await client.destroy()
  }
  return { outcome: 'started', refused, stop }
}

/** Of several shards the first alone does what is to be done once. */
const isFirst = (client: Client): boolean => client.ws.shards.has(0)

/** The client, which answers from now on whatever comes in. */
function answering(client: Client, calls: Calls, services: Services, log: Log): Client {
  const now = () => performance.now()
  const beyond = makeCallLimit({ user: OF_USER, server: OF_SERVER, now })
  const trouble = (error: Error): void => log.error({ error: `${error.name}: ${error.message}` }, 'Trouble with Discord')
  client.on(Events.InteractionCreate, (interaction) => calls.run('interaction', interaction.id, () => answerInteraction(interaction, services, log, beyond)))
  client.on(Events.MessageCreate, (message) => isForBot(message) && calls.run('message', message.id, () => answerMessage(message, services, log, beyond)))
  client.on(Events.Error, trouble)
  client.on(Events.ShardError, trouble)
  return client
}

/** Messages of a server that are not for the bot come without their text, but they come. */
const isForBot = ({ author, guildId, mentions, client }: Message): boolean => !author.bot && (guildId === null || mentions.users.has(client.user.id))

/** Tells the author on Discord what became of a proposal, from one of the processes that hear of it. */
function tellAuthor(proposal: Parameters<typeof settledPage>[0], client: Client, calls: Calls, services: Services): void {
  const user = /^discord:(\d+)$/u.exec(proposal.by)?.[1]
  if (user === undefined) return
  calls.run('notice', proposal.id, async () => {
    if (await services.desk.takeOnTelling(proposal)) await (await client.users.fetch(user)).send(settledPage(proposal, services))
  })
}
