import type { RepliableInteraction } from 'discord.js'
import { MessageFlags, PermissionFlagsBits } from 'discord.js'
import type { Beyond } from '../../command/rate-limit.ts'
import type { Message } from '../../reply/message.ts'
import { platformStrings } from '../../reply/platform-strings.ts'
import { cutBetweenWords } from './plain-text.ts'
import { renderMessage } from './render.ts'
import { sendable } from './sendable.ts'

/** So many messages one answer may take; the rest is offered at its end. */
const MAX_PAGES = 5

const LONGEST_QUESTION = 200

/** The answer with what it answers: of a command, Discord shows others the name alone. */
export function withQuestion(message: Message, question: string): Message {
  if (question === '') return message
  const told = platformStrings[message.lang].onSentence(cutBetweenWords(question, LONGEST_QUESTION))
  return { ...message, blocks: [{ kind: 'text', text: told }, ...message.blocks] }
}

/** Sends a message as the answer, or as more of it where something was answered already. */
export async function show(interaction: RepliableInteraction, message: Message, isPrivate: boolean): Promise<void> {
  for (const page of shownPages(message, mayEmbed(interaction))) {
    const body = sendable(page)
    const flags = isPrivate ? ({ flags: MessageFlags.Ephemeral } as const) : {}
    if (interaction.deferred && !interaction.replied) await interaction.editReply(body)
    else if (interaction.replied) await interaction.followUp({ ...body, ...flags })
    else await interaction.reply({ ...body, ...flags })
  }
}

/** The first pages, and the last with its buttons; what is left out between them is said. */
function shownPages(message: Message, embeds: boolean): ReturnType<typeof renderMessage> {
  const pages = renderMessage(message, { embeds })
  if (pages.length <= MAX_PAGES) return pages
  const left = pages.length - MAX_PAGES
  const notice: Message = { kind: 'page', lang: message.lang, blocks: [{ kind: 'text', text: platformStrings[message.lang].morePages(left) }] }
  return [...pages.slice(0, MAX_PAGES - 1), ...renderMessage(notice, { embeds }), ...pages.slice(-1)]
}

const mayEmbed = ({ appPermissions, guildId }: RepliableInteraction): boolean => guildId === null || appPermissions.has(PermissionFlagsBits.EmbedLinks)

/** That there were too many calls, of the caller or in the whole server. */
export const tooMany = ({ limit }: Beyond, lang: Message['lang']): Message => ({
  kind: 'refused',
  lang,
  blocks: [{ kind: 'lead', text: limit === 'user' ? platformStrings[lang].tooFast() : platformStrings[lang].serverIsBusy() }],
})
