/** What JSON objects are as long as nobody has looked into them. */
export type Json = Readonly<Record<string, unknown>>

export type User = { readonly id: string; readonly name: string }
/** 0 a text channel, 1 a direct message, 3 a group of users, 11 a thread. */
export type Channel = { readonly id: string; readonly type: 0 | 1 | 3 | 11; readonly guildId?: string; readonly userId?: string; readonly parentId?: string }
export type Guild = { readonly id: string; readonly name: string; readonly locale: string; readonly channel: Channel }

type EmbedField = { readonly name?: string; readonly value?: string; readonly inline?: boolean }
export type Embed = {
  readonly title?: string | null
  readonly description?: string | null
  readonly url?: string | null
  readonly color?: number | null
  readonly fields?: readonly EmbedField[] | null
  readonly footer?: { readonly text?: string } | null
  readonly author?: { readonly name?: string } | null
}
type SelectOption = { readonly label?: string; readonly value?: string; readonly description?: string | null; readonly default?: boolean }
/** Any component, of a message or of a modal. */
export type Component = {
  readonly type: number
  readonly custom_id?: string
  readonly style?: number
  readonly label?: string
  readonly description?: string
  readonly url?: string
  readonly emoji?: Json
  readonly sku_id?: string
  readonly disabled?: boolean
  readonly content?: string
  readonly placeholder?: string
  readonly value?: string
  readonly required?: boolean
  readonly min_length?: number
  readonly max_length?: number
  readonly min_values?: number
  readonly max_values?: number
  readonly options?: readonly SelectOption[]
  readonly components?: readonly Component[]
  readonly component?: Component
  readonly accessory?: Component
}
/** The body of a message as a bot sends it. */
export type MessageBody = {
  readonly content?: string | null
  readonly embeds?: readonly Embed[] | null
  readonly components?: readonly Component[] | null
  readonly flags?: number | null
  readonly attachments?: readonly Json[] | null
  readonly poll?: Json | null
  readonly sticker_ids?: readonly string[] | null
  readonly message_reference?: { readonly message_id?: string } | null
  readonly allowed_mentions?: { readonly parse?: readonly string[]; readonly users?: readonly string[]; readonly roles?: readonly string[]; readonly replied_user?: boolean } | null
}
export type ModalBody = { readonly custom_id: string; readonly title: string; readonly components: readonly Component[] }
export type Choice = { readonly name: string; readonly name_localizations?: Readonly<Record<string, string>> | null; readonly value: string | number }

export type CommandOption = {
  readonly type: number
  readonly name: string
  readonly description?: string
  readonly name_localizations?: Readonly<Record<string, string>> | null
  readonly description_localizations?: Readonly<Record<string, string>> | null
  readonly required?: boolean
  readonly autocomplete?: boolean
  readonly choices?: readonly Choice[]
  readonly options?: readonly CommandOption[]
  readonly max_length?: number
}
/** An application command as a bot registers it: 1 a slash command, 2 of a user, 3 of a message. */
export type CommandBody = Omit<CommandOption, 'type'> & { readonly type?: number; readonly default_member_permissions?: string | null }
export type Command = CommandBody & { readonly id: string; readonly type: number; readonly guild_id?: string; readonly version: string }

/** A message that stands in a channel, from the bot or from a user. */
export type Sent = {
  readonly id: string
  readonly channelId: string
  readonly guildId?: string
  readonly author: User
  readonly content: string
  readonly embeds: readonly Embed[]
  readonly components: readonly Component[]
  readonly flags: number
  /** Only its reader sees it. */
  readonly ephemeral: boolean
  readonly replyTo?: string
  /** How often it was changed. */
  readonly edits: number
}

/** Something that Discord would refuse, or that the bot has promised not to do. */
export type Problem = { readonly rule: 'schema' | 'limit' | 'mentions' | 'late' | 'twice' | 'order' | 'token'; readonly where: string; readonly what: string }
export type Violation = Problem & { readonly request: string }
/** One request as it arrived. `at` is in milliseconds since the Discord was started. */
export type Recorded = { readonly method: string; readonly path: string; readonly query: string; readonly body: unknown; readonly at: number; readonly status: number | 'dropped' }

export const EPHEMERAL = 64
export const COMPONENTS_V2 = 32_768

/** All that a reader sees of a message, a line each. */
export const textOf = ({ content, embeds, components }: Sent): string =>
  [
    content,
    ...embeds.flatMap(({ author, title, description, fields, footer }) => [author?.name, title, description, ...(fields ?? []).flatMap(({ name, value }) => [name, value]), footer?.text]),
    ...allComponents(components).flatMap(({ content, label, placeholder, options }) => [content, label, placeholder, ...(options ?? []).map((option) => option.label)]),
  ]
    .filter(Boolean)
    .join('\n')

/** Components and all that stand within them. */
export const allComponents = (components: readonly Component[]): Component[] =>
  components.flatMap((one) => [one, ...allComponents([...(one.components ?? []), ...(one.component ? [one.component] : []), ...(one.accessory ? [one.accessory] : [])])])
