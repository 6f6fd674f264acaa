import { Client, GatewayIntentBits, Options, Partials, SimpleShardingStrategy } from 'discord.js'
import type { ClientOptions, GuildMember, User } from 'discord.js'

/** How many servers that are out of order are waited for at the start, in ms: answering needs none of them. */
const WAIT_FOR_SERVERS = 1000
/** So many members and users are remembered: those who call now. */
const REMEMBERED = 200

const isBot = ({ id, client }: User | GuildMember): boolean => id === client.user?.id

/** Servers, channels and roles tell whether embeds are allowed; nothing else is looked up. */
const makeCache = Options.cacheWithLimits({
  ApplicationCommandManager: 0,
  ApplicationEmojiManager: 0,
  AutoModerationRuleManager: 0,
  BaseGuildEmojiManager: 0,
  DMMessageManager: 0,
  EntitlementManager: 0,
  GuildBanManager: 0,
  GuildEmojiManager: 0,
  GuildForumThreadManager: 0,
  GuildInviteManager: 0,
  GuildMemberManager: { maxSize: REMEMBERED, keepOverLimit: isBot },
  GuildMessageManager: 0,
  GuildScheduledEventManager: 0,
  GuildStickerManager: 0,
  MessageManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  ReactionUserManager: 0,
  StageInstanceManager: 0,
  ThreadMemberManager: 0,
  UserManager: { maxSize: REMEMBERED, keepOverLimit: isBot },
  VoiceStateManager: 0,
})

/**
 * Connects the shards. The library gives up a first connection that meets trouble, yet goes on connecting it as well: whoever
 * tries again then has two of it, and each call is answered twice. Here it goes on alone; what is refused is told as an event.
 */
const buildStrategy: NonNullable<ClientOptions['ws']>['buildStrategy'] = (manager) => {
  const strategy = new SimpleShardingStrategy(manager)
  const connect = strategy.connect.bind(strategy)
  return Object.assign(strategy, { connect: () => connect().catch(() => {}) })
}

/**
 * A client of Discord, not connected yet. No intent for the content of messages: commands, direct messages and mentions
 * need none. `api`: REST root without version. As a shard it takes its number from the environment.
 */
export const makeClient = (api: string | undefined): Client =>
  new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    makeCache,
    waitGuildTimeout: WAIT_FOR_SERVERS,
    ws: { buildStrategy },
    ...(api !== undefined && { rest: { api } }),
  })
