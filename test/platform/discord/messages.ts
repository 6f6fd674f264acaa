import type { MessageBody, Sent } from './shapes.ts'
import { EPHEMERAL } from './shapes.ts'
import type { Interaction, World } from './world.ts'

/** Puts a message of the bot's into a channel. */
export function post(world: World, channelId: string, body: MessageBody): Sent {
  const { content, embeds, components, message_reference: reference } = body
  const flags = body.flags ?? 0
  const guildId = world.channels.get(channelId)?.guildId
  const sent: Sent = {
    id: world.newId(), channelId, author: world.bot, flags, edits: 0, ephemeral: (flags & EPHEMERAL) !== 0,
    content: content ?? '', embeds: embeds ?? [], components: components ?? [],
    ...(guildId && { guildId }), ...(reference?.message_id && { replyTo: reference.message_id }),
  }
  world.messages.set(sent.id, sent)
  return sent
}

/** Changes what the body names; the rest stays. Who may see it was settled when it was posted. */
export function edit(world: World, sent: Sent, { content, embeds, components, flags }: MessageBody): Sent {
  const changed: Sent = {
    ...sent,
    edits: sent.edits + 1,
    ...(content !== undefined && { content: content ?? '' }),
    ...(embeds !== undefined && { embeds: embeds ?? [] }),
    ...(components !== undefined && { components: components ?? [] }),
    ...(flags !== undefined && { flags: ((flags ?? 0) & ~EPHEMERAL) | (sent.flags & EPHEMERAL) }),
  }
  world.messages.set(sent.id, changed)
  return changed
}

/** The message by which an interaction is answered first; who may see it was settled by the first response. */
export function postOriginal(world: World, interaction: Interaction, body: MessageBody): Sent {
  const others = (body.flags ?? 0) & ~EPHEMERAL
  const sent = post(world, interaction.place.channel.id, { ...body, flags: interaction.ephemeral ? others | EPHEMERAL : others })
  interaction.original = sent.id
  interaction.loading = false
  return sent
}

/** Notes that something was said about an interaction, for whoever waits for it. */
export function touched(world: World, interaction: Interaction): void {
  interaction.lastAt = world.now()
  world.events.emit(interaction.id)
}
