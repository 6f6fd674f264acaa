import type { Message as DiscordMessage } from 'discord.js'
import { PermissionFlagsBits } from 'discord.js'
import type { Context } from '../../command/command.ts'
import type { Log } from '../../command/dispatch.ts'
import { dispatchLine } from '../../command/dispatch.ts'
import type { CallLimit } from '../../command/rate-limit.ts'
import type { Message } from '../../reply/message.ts'
import { platformStrings } from '../../reply/platform-strings.ts'
import type { Services } from './caller.ts'
import { contextOfMessage } from './caller.ts'
import { guardedCommand } from './guarded.ts'
import { heardIn } from './heard.ts'
import { renderMessage } from './render.ts'
import { sendable } from './sendable.ts'
import { tooMany } from './show.ts'

/** Answers a direct message, or one in a server that names the bot. */
export async function answerMessage(message: DiscordMessage, services: Services, log: Log, beyond: CallLimit): Promise<void> {
  if (message.author.bot || message.system) return
  const { user } = message.client
  const isNamed = message.mentions.users.has(user.id)
  if (message.guildId !== null && !isNamed) return
  const { line, isCalled } = heardIn(message.content, user.id, services.commands)
  const own = contextOfMessage(message, services)
  const context = isCalled ? { ...own, langChosen: true } : own
  const refused = beyond(message.author.id, message.guildId)
  // In a channel all would have to read it, again and again.
  if (refused?.isTold) return
  const answer = refused ? tooMany(refused, context.lang) : await answerTo(line, message.guildId !== null, context, log)
  for (const page of renderMessage(answer, { embeds: may(message, PermissionFlagsBits.EmbedLinks), files: may(message, PermissionFlagsBits.AttachFiles) })) {
    if (message.channel.isSendable()) await message.channel.send({ ...sendable(page), reply: { messageReference: message.id, failIfNotExists: false } })
  }
}

/** Others would read in a channel what is for the caller alone: there it is told where to call that. */
async function answerTo(line: string, isPublic: boolean, context: Context, log: Log): Promise<Message> {
  const { lang, commands } = context
  const guarded = isPublic ? guardedCommand(line, commands) : undefined
  if (guarded) return { kind: 'refused', lang, blocks: [{ kind: 'lead', text: platformStrings[lang].inPrivate(`/${guarded.name[lang]}`) }] }
  return dispatchLine(line, context, { log })
}

/** Whether the bot has a permission where the message stands. */
function may({ channel, guild, client }: DiscordMessage, permission: bigint): boolean {
  if (guild === null || channel.isDMBased()) return true
  return channel.permissionsFor(client.user)?.has(permission) !== false
}
