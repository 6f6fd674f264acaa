import type { BaseMessageOptions } from 'discord.js'
import type { DiscordPage } from './render.ts'

/** A page in the words of discord.js. Nobody is ever mentioned. */
export const sendable = ({ content, embeds, components, files }: DiscordPage): BaseMessageOptions => ({
  ...(content && { content }),
  ...(embeds && { embeds }),
  ...(components && { components }),
  ...(files && { files: files.map(({ name, text }) => ({ attachment: Buffer.from(text), name })) }),
  allowedMentions: { parse: [], repliedUser: false },
})
