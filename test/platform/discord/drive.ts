import type { Answer, Modal, Patience } from './answer.ts'
import { answerTo, answerToMessage } from './answer.ts'
import type { OptionValues } from './call-options.ts'
import { callOptions, resolvedUsers } from './call-options.ts'
import type { Gateway } from './gateway.ts'
import { DIRECT_MESSAGES, GUILD_MESSAGES } from './gateway.ts'
import { submitted } from './modal-fields.ts'
import type { Powers } from './payloads.ts'
import { channelPayload, interactionPayload, messageEvent, messagePayload } from './payloads.ts'
import type { Channel, Command, Component, Guild, Json, Sent, User } from './shapes.ts'
import { allComponents } from './shapes.ts'
import type { Interaction, InteractionType, Place, World } from './world.ts'
import { addChannel, directChannel, until } from './world.ts'

/** Who does something and where: in the first guild where nothing is said, in direct messages where `guild` is null. */
export type By = Powers & Patience & {
  readonly user: User
  readonly guild?: Guild | null | undefined
  readonly channel?: Channel | undefined
  readonly locale?: string | undefined
  /** How long the bot has for its first response, and for all of them. */
  readonly firstWithinMs?: number
  readonly allWithinMs?: number
  /** How often the gateway tells of it: once, unless it errs. */
  readonly told?: number
}
type Slash = By & { readonly path: readonly string[]; readonly options?: OptionValues }
/** Which component; by its label it is looked for in the message. Without a message one is made around that id, as of an old bot. */
type On = By & ({ readonly message: Sent; readonly customId: string } | { readonly message: Sent; readonly label: string } | { readonly message?: undefined; readonly customId: string })

export type Drive = {
  readonly slash: (call: Slash) => Promise<Answer>
  /** Completes the option that is `focused`; the others are as far as they have been typed. */
  readonly autocomplete: (call: Slash & { readonly focused: string }) => Promise<Answer>
  readonly press: (on: On) => Promise<Answer>
  readonly select: (on: On & { readonly values: readonly string[] }) => Promise<Answer>
  /** Sends a modal back; what is not filled in stays as it was. It is sent by whom it was shown to, where nothing is said. */
  readonly submitModal: (sent: Partial<By> & { readonly modal: Modal; readonly fields: Readonly<Record<string, string | readonly string[]>> }) => Promise<Answer>
  readonly messageCommand: (call: By & { readonly name: string; readonly target: { readonly text: string; readonly by?: User } }) => Promise<Answer>
  readonly directMessage: (said: By & { readonly text: string }) => Promise<Answer>
  readonly mention: (said: By & { readonly text: string }) => Promise<Answer>
  /** Something said in a guild that is not meant for the bot. */
  readonly chatter: (said: By & { readonly text: string }) => Promise<Answer>
}

const COMMAND = 2
const COMPONENT = 3
const AUTOCOMPLETE = 4
const MODAL_SUBMIT = 5
const BUTTON = 2
const ROW = 1

/** Does what users do. */
export function makeDrive(world: World, { dispatch }: Gateway): Drive {
  const interact = (type: InteractionType, by: By, data: Json, message?: Sent): Promise<Answer> => {
    const interaction = newInteraction(world, type, by, message)
    const event = { t: 'INTERACTION_CREATE', d: interactionPayload(world, interaction, data, by), guildId: interaction.place.guild?.id }
    for (let times = 0; times < (by.told ?? 1); times++) dispatch(event)
    return answerTo(world, interaction, by)
  }
  const call = async (type: 2 | 4, by: Slash, focused?: string): Promise<Answer> => {
    const [name = '', ...path] = by.path
    const command = await registered(world, name, 1, by)
    const options = callOptions(command, path, by.options ?? {}, focused)
    const resolved = resolvedUsers(options)
    return interact(type, by, { ...identityOf(command), options, ...(resolved && { resolved }) })
  }
  const say = (by: By & { readonly text: string }, text: string, mentionsBot: boolean): Promise<Answer> => {
    const place = placeOf(world, by)
    const sent = userMessage(world, place, text)
    // Without the intent to read them, only what is meant for the bot comes with its text.
    const seen = mentionsBot || !place.guild ? sent : { ...sent, content: '' }
    dispatch({ t: 'MESSAGE_CREATE', d: messageEvent(world, seen, place, mentionsBot), guildId: place.guild?.id, intent: place.guild ? GUILD_MESSAGES : DIRECT_MESSAGES })
    return answerToMessage(world, sent, by)
  }
  const use = async (on: On, type: number | undefined, data: Json): Promise<Answer> => {
    const message = on.message ?? oldMessage(world, placeOf(world, on), on.customId)
    const component = componentIn(message, on)
    if (component.disabled) throw new Error(`${JSON.stringify(component)} is disabled`)
    return interact(COMPONENT, atMessage(world, on, message), { custom_id: component.custom_id, component_type: type ?? component.type, id: 1, ...data }, world.messages.get(message.id) ?? message)
  }
  return {
    slash: (by) => call(COMMAND, by),
    autocomplete: (by) => call(AUTOCOMPLETE, { ...by, options: { [by.focused]: '', ...by.options } }, by.focused),
    press: (on) => use(on, BUTTON, {}),
    select: (on) => use(on, undefined, { values: on.values }),
    submitModal: async ({ modal, fields, ...by }) => {
      const { user, guild, channel } = modal.place
      return interact(MODAL_SUBMIT, { user, guild: guild ?? null, channel, locale: modal.locale, ...by }, { custom_id: modal.custom_id, components: submitted(modal.components, fields) }, modal.message && world.messages.get(modal.message.id))
    },
    messageCommand: async (by) => {
      const place = placeOf(world, by)
      const command = await registered(world, by.name, 3, by)
      const target = userMessage(world, by.target.by ? { ...place, user: by.target.by } : place, by.target.text)
      return interact(COMMAND, by, { ...identityOf(command), target_id: target.id, resolved: { messages: { [target.id]: messagePayload(world, target) } } })
    },
    directMessage: (by) => say({ ...by, guild: null }, by.text, false),
    mention: (by) => say(by, `<@${world.bot.id}> ${by.text}`, true),
    chatter: (by) => say(by, by.text, false),
  }
}

function placeOf(world: World, { user, guild, channel }: By): Place {
  const [first] = world.guilds.values()
  const where = guild === null ? undefined : (guild ?? first)
  return { user, guild: where, channel: channel ?? where?.channel ?? directChannel(world, user.id) }
}

/** Where a message stands its components are pressed. */
function atMessage(world: World, on: By, { channelId, guildId }: Sent): By {
  const channel = world.channels.get(channelId)
  return { ...on, guild: guildId ? world.guilds.get(guildId) : null, ...(channel && { channel }) }
}

function newInteraction(world: World, type: InteractionType, by: By, message: Sent | undefined): Interaction {
  const { locale = 'en-US', firstWithinMs = 3000, allWithinMs = 15 * 60_000 } = by
  const id = world.newId()
  const interaction: Interaction = { id, token: `token-of-${id}`, type, place: placeOf(world, by), locale, message, at: world.now(), firstWithinMs, allWithinMs, loading: false, ephemeral: false, followUps: [] }
  world.interactions.set(interaction.token, interaction)
  return interaction
}

/** A command that the bot has registered, there or everywhere; it is waited for, since that takes a moment at the start. */
async function registered(world: World, name: string, type: number, by: By): Promise<Command> {
  const { guild } = placeOf(world, by)
  const { timeoutMs = 5000 } = by
  const all = (): readonly Command[] => [...(world.commands.get(guild?.id ?? '') ?? []), ...(world.commands.get('') ?? [])]
  const command = await until(world, 'commands', () => all().find((one) => one.name === name && one.type === type), timeoutMs)
  if (!command) throw new Error(`The bot has registered no command "${name}" of type ${type}, only ${all().map((one) => one.name).join(', ')}`)
  return command
}

const identityOf = ({ id, name, type, guild_id: guild }: Command): Json => ({ id, name, type, ...(guild && { guild_id: guild }) })

function userMessage(world: World, { user, channel, guild }: Place, content: string): Sent {
  const sent: Sent = { id: world.newId(), channelId: channel.id, author: user, content, embeds: [], components: [], flags: 0, ephemeral: false, edits: 0, ...(guild && { guildId: guild.id }) }
  world.messages.set(sent.id, sent)
  return sent
}

/** A message that an earlier version of the bot has posted. */
function oldMessage(world: World, place: Place, customId: string): Sent {
  const components = [{ type: ROW, components: [{ type: BUTTON, style: 2, label: 'Old', custom_id: customId }] }]
  const sent = { ...userMessage(world, { ...place, user: world.bot }, 'Something old'), components }
  world.messages.set(sent.id, sent)
  return sent
}

function componentIn({ components, id }: Sent, on: On): Component {
  const all = allComponents(components).filter((one) => one.custom_id !== undefined)
  const found = all.find((one) => ('customId' in on ? one.custom_id === on.customId : one.label === on.label))
  if (!found) throw new Error(`The message ${id} has only ${all.map((one) => `${one.label ?? ''} (${one.custom_id})`).join(', ')}`)
  return found
}

/** A thread in the text channel of a guild. */
export function addThread(world: World, { dispatch }: Gateway, guild: Guild): Channel {
  const thread = addChannel(world, { type: 11, guildId: guild.id, parentId: guild.channel.id })
  dispatch({ t: 'THREAD_CREATE', d: { ...channelPayload(thread), newly_created: true }, guildId: guild.id })
  return thread
}
