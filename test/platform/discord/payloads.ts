import type { Channel, Command, Component, Guild, Json, Sent, User } from './shapes.ts'
import type { Interaction, Place, World } from './world.ts'

/** What members may do where nothing else is said: see, write, embed, read the history, use commands, write in threads. */
export const MEMBER_PERMISSIONS = (1n << 10n) | (1n << 11n) | (1n << 14n) | (1n << 16n) | (1n << 31n) | (1n << 38n)

const SINCE = '2024-01-01T00:00:00.000000+00:00'

export const userPayload = ({ id, name }: User, bot = false): Json => ({ id, username: name, global_name: null, discriminator: '0', avatar: null, bot, flags: 0, public_flags: 0 })

export const memberPayload = (user: User, roles: readonly string[] = []): Json => ({ user: userPayload(user), nick: null, avatar: null, roles, joined_at: SINCE, premium_since: null, deaf: false, mute: false, pending: false, flags: 0 })

export const channelPayload = ({ id, type, guildId, parentId, userId }: Channel): Json => ({
  id,
  type,
  ...(guildId && { guild_id: guildId, name: `channel-${id}`, position: 0, permission_overwrites: [], parent_id: parentId ?? null }),
  ...(userId && { recipients: [{ id: userId, username: 'somebody', discriminator: '0', avatar: null }], last_message_id: null }),
  ...(type === 3 && { recipients: [], name: null, icon: null, owner_id: id, last_message_id: null }),
  ...(type === 11 && { thread_metadata: { archived: false, locked: false, auto_archive_duration: 1440, archive_timestamp: SINCE }, member_count: 1, message_count: 0, owner_id: id }),
})

/** A guild as GUILD_CREATE tells of it. */
export const guildPayload = (world: World, { id, name, locale }: Guild): Json => {
  const channels = [...world.channels.values()].filter(({ guildId }) => guildId === id)
  return {
    id, name, preferred_locale: locale, owner_id: id, icon: null, splash: null, banner: null, description: null, features: [], emojis: [], stickers: [],
    afk_channel_id: null, afk_timeout: 300, system_channel_id: null, system_channel_flags: 0, rules_channel_id: null, public_updates_channel_id: null,
    verification_level: 0, default_message_notifications: 0, explicit_content_filter: 0, mfa_level: 0, nsfw_level: 0, premium_tier: 0, premium_progress_bar_enabled: false,
    joined_at: SINCE, large: false, unavailable: false, member_count: 2, vanity_url_code: null, application_id: null, safety_alerts_channel_id: null,
    roles: [{ id, name: '@everyone', permissions: String(MEMBER_PERMISSIONS), position: 0, color: 0, colors: { primary_color: 0, secondary_color: null, tertiary_color: null }, hoist: false, managed: false, mentionable: false, flags: 0 }],
    members: [memberPayload(world.bot)],
    channels: channels.filter(({ type }) => type === 0).map(channelPayload),
    threads: channels.filter(({ type }) => type === 11).map(channelPayload),
    voice_states: [], presences: [], stage_instances: [], guild_scheduled_events: [], soundboard_sounds: [],
  }
}

/** A message as Discord gives it back. */
export const messagePayload = ({ bot, application }: World, sent: Sent): Json => {
  const isOwn = sent.author.id === bot.id
  return {
    id: sent.id, channel_id: sent.channelId, author: userPayload(sent.author, isOwn), content: sent.content, embeds: sent.embeds.map((embed) => ({ type: 'rich', ...embed })), components: numbered(sent.components),
    flags: sent.flags, timestamp: new Date().toISOString(), edited_timestamp: sent.edits > 0 ? new Date().toISOString() : null, tts: false, mention_everyone: false,
    mentions: [], mention_roles: [], attachments: [], pinned: false, type: sent.replyTo ? 19 : 0,
    ...(isOwn && { application_id: application.id }),
    ...(sent.replyTo && { message_reference: { type: 0, message_id: sent.replyTo, channel_id: sent.channelId } }),
  }
}

/** Discord numbers the components of each message. */
function numbered(components: readonly Component[]): Json[] {
  let next = 1
  const number = (one: Component): Json => ({ ...one, id: next++, ...(one.components && { components: one.components.map(number) }), ...(one.accessory && { accessory: number(one.accessory) }) })
  return components.map(number)
}

/** What the caller of an interaction may do, and the bot there. */
export type Powers = { readonly permissions?: bigint | undefined; readonly roles?: readonly string[] | undefined; readonly appPermissions?: bigint | undefined }

/** An interaction as INTERACTION_CREATE tells of it. */
export function interactionPayload(world: World, { id, token, type, locale, place, message }: Interaction, data: Json, powers: Powers): Json {
  const { permissions = MEMBER_PERMISSIONS, roles = [], appPermissions = MEMBER_PERMISSIONS } = powers
  const { guild, user, channel } = place
  return {
    id, token, type, locale, data, version: 1, application_id: world.application.id, channel_id: channel.id, channel: channelPayload(channel), app_permissions: String(appPermissions),
    entitlements: [], attachment_size_limit: 10_485_760, context: guild ? 0 : channel.type === 3 ? 2 : 1, authorizing_integration_owners: channel.type === 3 ? { 1: user.id } : { 0: guild?.id ?? '0' },
    ...(message && { message: messagePayload(world, message) }),
    ...(guild ? { guild_id: guild.id, guild_locale: guild.locale, guild: { id: guild.id, locale: guild.locale, features: [] }, member: { ...memberPayload(user, roles), permissions: String(permissions) } } : { user: userPayload(user) }),
  }
}

/** A user's message as MESSAGE_CREATE tells of it. */
export const messageEvent = (world: World, sent: Sent, { guild, user }: Place, mentionsBot: boolean): Json => ({
  ...messagePayload(world, sent),
  channel_type: guild ? 0 : 1,
  mentions: mentionsBot ? [{ ...userPayload(world.bot, true), ...(guild && { member: memberPayload(world.bot) }) }] : [],
  ...(guild && { guild_id: guild.id, member: memberPayload(user) }),
})

const KEEPS_EMPTY = new Set(['name_localizations', 'description_localizations'])

/** A command as Discord keeps it: what says nothing is left out, what was not said has its default. */
export const keptCommand = (world: World, command: object, id: string, guildId: string | undefined): Command =>
  ({
    default_member_permissions: null,
    description: '',
    dm_permission: true,
    contexts: null,
    integration_types: [0],
    nsfw: false,
    type: 1,
    ...localizable(withoutDefaults(command) as Json),
    id,
    application_id: world.application.id,
    version: world.newId(),
    ...(guildId && { guild_id: guildId }),
  }) as unknown as Command

/** What can be in several languages says so, also where it is not. */
const localizable = (one: Json): Json => ({
  name_localizations: null,
  ...(one['description'] !== undefined && { description_localizations: null }),
  ...one,
  ...Object.fromEntries(['options', 'choices'].flatMap((key) => (one[key] ? [[key, (one[key] as readonly Json[]).map(localizable)]] : []))),
})

function withoutDefaults(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDefaults)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([key, item]) => (item !== null || KEEPS_EMPTY.has(key)) && (item !== false || key === 'dm_permission') && !(Array.isArray(item) && item.length === 0))
  return Object.fromEntries(kept.map(([key, item]) => [key, withoutDefaults(item)]))
}

/** A command as it is listed where nobody asked for its localisations. */
export function withoutLocalizations(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutLocalizations)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).flatMap(([key, item]) => (KEEPS_EMPTY.has(key) ? [] : [[key, withoutLocalizations(item)]])))
}
