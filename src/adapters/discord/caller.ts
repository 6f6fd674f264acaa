import type { BaseInteraction, Message as DiscordMessage } from 'discord.js'
import { PermissionFlagsBits } from 'discord.js'
import type { Actor, Context } from '../../command/command.ts'
import type { Lang } from '../../reply/command-strings.ts'

/** What every call on Discord is answered with. */
export type Services = Pick<Context, 'dossier' | 'desk' | 'commands'> & { readonly defaultLang: Lang }

const langOf = (locale: string | null | undefined): Lang | undefined => (locale === undefined || locale === null ? undefined : locale.startsWith('de') ? 'de' : 'en')

/** Who called: themselves, and the roles that the server gave them. */
export function actorOf(interaction: BaseInteraction): Actor {
  const { user, member } = interaction
  const roles = member === null ? [] : Array.isArray(member.roles) ? member.roles : [...member.roles.cache.keys()]
  return { id: `discord:${user.id}`, name: user.username, groups: roles.map((role) => `discord-role:${role}`) }
}

/**
 * The context of an interaction. An answer that the caller alone sees is in their language, one that all see in the
 * server's; what either has chosen comes before what Discord tells of them.
 */
export function contextOf(interaction: BaseInteraction, services: Services, isPrivate: boolean): Context {
  const { desk, defaultLang } = services
  const actor = actorOf(interaction)
  const server = interaction.guildId === null ? undefined : `discord-server:${interaction.guildId}`
  const own = desk.languageOf([actor.id]) ?? langOf(interaction.locale)
  const shared = server === undefined ? undefined : (desk.languageOf([server]) ?? langOf(interaction.guildLocale))
  const chosen = desk.languageOf(isPrivate || server === undefined ? [actor.id] : [server])
  const forServer = server !== undefined && interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) === true
  return {
    ...services,
    actor,
    lang: (isPrivate || server === undefined ? own : shared) ?? defaultLang,
    langChosen: chosen !== undefined,
    setLang: (lang) => desk.chooseLanguage(forServer && !isPrivate ? server : actor.id, lang, actor),
    request: `discord:${interaction.id}`,
  }
}

/** The context of a message that was written to the bot. */
export function contextOfMessage(message: DiscordMessage, services: Services): Context {
  const { desk, defaultLang } = services
  const actor: Actor = { id: `discord:${message.author.id}`, name: message.author.username, groups: [...(message.member?.roles.cache.keys() ?? [])].map((role) => `discord-role:${role}`) }
  const server = message.guildId === null ? undefined : `discord-server:${message.guildId}`
  const chosen = desk.languageOf([server ?? actor.id])
  return {
    ...services,
    actor,
    lang: chosen ?? langOf(message.guild?.preferredLocale) ?? defaultLang,
    langChosen: chosen !== undefined,
    setLang: (lang) => desk.chooseLanguage(actor.id, lang, actor),
    request: `discord:${message.id}`,
  }
}
