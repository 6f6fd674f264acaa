import type { BaseMessageOptions } from 'discord.js'
import type { DiscordPage } from './render.ts'

/** A page in the words of discord.js. Nobody is ever mentioned. */
export const sendable = ({ content, embeds, components, file }: DiscordPage): BaseMessageOptions => ({
  ...(content && { content }),
  ...(embeds && { embeds }),
  ...(components && { components }),
  ...(file && { files: [{ attachment: Buffer.from(file.text), name: file.name }] }),
  allowedMentions: { parse: [], repliedUser: false },
})
