import type { BaseInteraction, Message as DiscordMessage } from 'discord.js'
import { PermissionFlagsBits } from 'discord.js'
import type { Actor, Context } from '../../command/command.ts'
import type { Lang } from '../../reply/command-strings.ts'

/** What every call on Discord is answered with. */
export type Services = Pick<Context, 'dossier' | 'desk' | 'commands'> & { readonly defaultLang: Lang }

const langOf = (locale: string | null | undefined): Lang | undefined => (locale === undefined || locale === null ? undefined : locale.startsWith('de') ? 'de' : 'en')
const serverOf = ({ guildId }: { readonly guildId: string | null }): string | undefined => (guildId === null ? undefined : `discord-server:${guildId}`)

/** Who called: themselves, and the roles that the server gave them. */
export function actorOf(interaction: BaseInteraction): Actor {
  const { user, member } = interaction
  const roles = member === null ? [] : Array.isArray(member.roles) ? member.roles : [...member.roles.cache.keys()]
  return { id: `discord:${user.id}`, name: user.username, groups: roles.map((role) => `discord-role:${role}`) }
}

/** Chooses for the caller, or for the whole server where they manage it. */
const chooser =
  ({ desk }: Services, actor: Actor, server: string | undefined, managesServer: boolean): Context['setLang'] =>
  async (lang, scope) => {
    if (scope === 'here' && server === undefined) return { outcome: 'nowhere' }
    if (scope === 'here' && !managesServer) return { outcome: 'notAllowed' }
    const chosen = await desk.chooseLanguage(scope === 'here' && server !== undefined ? server : actor.id, lang, actor)
    if (chosen.outcome === 'failed') return chosen
    return { outcome: 'set', reach: scope === 'here' ? 'here' : server === undefined ? 'everywhere' : 'private' }
  }

/**
 * The context of an interaction. An answer that the caller alone sees is in their language, one that all see in the
 * server's; what either has chosen comes before what Discord tells of them.
 */
export function contextOf(interaction: BaseInteraction, services: Services, isPrivate: boolean): Context {
  const { desk, defaultLang } = services
  const actor = actorOf(interaction)
  const server = serverOf(interaction)
  const isForServer = server !== undefined && !isPrivate
  const chosen = desk.languageOf([isForServer ? server : actor.id])
  return {
    ...services,
    actor,
    lang: chosen ?? langOf(isForServer ? interaction.guildLocale : interaction.locale) ?? defaultLang,
    langChosen: chosen !== undefined,
    langTold: true,
    setLang: chooser(services, actor, server, interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) === true),
    request: `discord:${interaction.id}`,
  }
}

/** The context of a message that was written to the bot: in a server everybody sees the answer. */
export function contextOfMessage(message: DiscordMessage, services: Services): Context {
  const { desk, defaultLang } = services
  const { author, member, guild } = message
  const actor: Actor = { id: `discord:${author.id}`, name: author.username, groups: [...(member?.roles.cache.keys() ?? [])].map((role) => `discord-role:${role}`) }
  const server = serverOf(message)
  const chosen = desk.languageOf([server ?? actor.id])
  return {
    ...services,
    actor,
    lang: chosen ?? langOf(guild?.preferredLocale) ?? defaultLang,
    langChosen: chosen !== undefined,
    setLang: chooser(services, actor, server, member?.permissions.has(PermissionFlagsBits.ManageGuild) === true),
    request: `discord:${message.id}`,
  }
}
