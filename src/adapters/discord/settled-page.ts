import type { MessageCreateOptions } from 'discord.js'
import { settledText } from '../../command/desk-message.ts'
import type { Services } from './caller.ts'
import { plainText } from './plain-text.ts'

type Settled = Parameters<typeof settledText>[0]

/** What whoever wrote a proposal is told of what became of it. */
export const settledPage = (proposal: Settled, { desk, defaultLang }: Services): MessageCreateOptions => ({
  content: plainText(settledText(proposal, desk.languageOf([proposal.by]) ?? proposal.lang ?? defaultLang)),
  allowedMentions: { parse: [] },
})
