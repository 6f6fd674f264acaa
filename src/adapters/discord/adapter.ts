import { Client, Events, GatewayIntentBits, Options, Partials } from 'discord.js'
import type { Interaction } from 'discord.js'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../../command/dispatch.ts'
import { makeRateLimit } from '../../command/rate-limit.ts'
import type { Services } from './caller.ts'
import { answerInteraction } from './answer-interaction.ts'
import { answerMessage } from './answer-message.ts'
import { registerCommands } from './register-commands.ts'
import { settledPage } from './settled-page.ts'

export type DiscordSettings = {
  readonly token: string
  /** REST root without version, for a proxy or a server of one's own. */
  readonly api?: string | undefined
  /** Servers in which the commands are registered at once; none: everywhere. */
  readonly guilds: readonly string[]
}

/** Why the bot cannot run on Discord at all: trying again would not help. */
export type Refusal = 'badToken' | 'disallowedIntents'
export type StartedDiscord = { readonly outcome: 'started'; readonly stop: () => Promise<void> } | { readonly outcome: 'refused'; readonly why: Refusal }

const FIRST_WAIT = 1000
const LONGEST_WAIT = 60_000
/** How long running answers have to end when the bot is stopped. */
const STOP_WITHIN = 8000

/** How many calls somebody, and a whole server, may make at once and then each second. */
const OF_USER = { burst: 20, everyMs: 1000 }
const OF_SERVER = { burst: 100, everyMs: 200 }

/**
 * Connects to Discord and answers until it is stopped. Network trouble is waited out, for ever; only what no waiting
 * helps is given back. `ended` ends the waiting. No intent for the content of messages: commands, direct messages and mentions need none.
 */
export async function startDiscord({ token, api, guilds }: DiscordSettings, services: Services, log: Log, ended: AbortSignal): Promise<StartedDiscord> {
  const now = () => performance.now()
  const [ofUser, ofServer] = [makeRateLimit({ ...OF_USER, now }), makeRateLimit({ ...OF_SERVER, now })]
  const mayCall = (user: string, server: string | null): boolean => ofUser(user) && (server === null || ofServer(server))
  const running = new Set<Promise<unknown>>()
  let stopping = false

  /** Runs what answers one call: a bug in it is logged, and nothing else ends. */
  const run = (what: string, id: string, work: () => Promise<unknown>): void => {
    if (stopping) return
    const done = work().catch((error: unknown) => log.error({ what, id, error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }, 'A call on Discord failed'))
    running.add(done)
    void done.finally(() => running.delete(done))
  }

  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 0, PresenceManager: 0, ReactionManager: 0, ThreadMemberManager: 0 }),
    ...(api && { rest: { api } }),
  })
  client.on(Events.InteractionCreate, (interaction: Interaction) => run('interaction', interaction.id, () => answerInteraction(interaction, services, log, mayCall)))
  client.on(Events.MessageCreate, (message) => run('message', message.id, () => answerMessage(message, services, log, mayCall)))
  client.on(Events.ClientReady, (ready) => run('registration', ready.user.id, () => registerCommands(ready, services.commands, guilds)))
  client.on(Events.Error, (error) => log.error({ error: error.message }, 'Trouble with Discord'))
  client.on(Events.Warn, () => {})

  const stopHearing = services.desk.onSettled((proposal) => {
    const user = /^discord:(\d+)$/u.exec(proposal.by)?.[1]
    if (user !== undefined) run('notice', proposal.id, async () => (await client.users.fetch(user)).send(settledPage(proposal, services)))
  })

  for (let wait = FIRST_WAIT; !ended.aborted; wait = Math.min(LONGEST_WAIT, wait * 2)) {
    try {
      await client.login(token)
      break
    } catch (error) {
      const why = refusalOf(error)
      if (why) {
        stopHearing()
        await client.destroy()
        return { outcome: 'refused', why }
      }
      log.error({ wait }, 'Cannot reach Discord yet')
      await sleep(wait, undefined, { signal: ended }).catch(() => {})
    }
  }
  return {
    outcome: 'started',
    stop: async () => {
      stopping = true
      stopHearing()
      await Promise.race([Promise.allSettled(running), sleep(STOP_WITHIN, undefined, { ref: false })])
      await client.destroy()
    },
  }
}

function refusalOf(error: unknown): Refusal | undefined {
  const { code, message, status } = error as { code?: unknown; message?: string; status?: unknown }
  if (code === 'TokenInvalid' || status === 401 || message?.includes('invalid token')) return 'badToken'
  return message?.toLowerCase().includes('disallowed intents') ? 'disallowedIntents' : undefined
}
