import { settledText } from '../../command/desk-message.ts'
import { plain } from './plain-text.ts'
import type { Bot } from './bot.ts'
import { sendPage } from './show.ts'

/** The person on Telegram that an identity stands for. */
export const userOf = (identity: string): number | undefined => {
  const [, id] = /^telegram:(\d{1,16})$/u.exec(identity) ?? []
  return id === undefined ? undefined : Number(id)
}

/** Tells whoever wrote a proposal on Telegram what became of it, from one of the processes that hear of it; returns how to stop. */
export function tellSettled(bot: Bot): () => void {
  return bot.desk.onSettled((proposal) => {
    const user = userOf(proposal.by)
    if (user !== undefined) void bot.background.run(() => tell(proposal, user, bot), { proposal: proposal.id }, 'A notice on Telegram failed')
  })
}

async function tell(proposal: Settled, user: number, bot: Bot): Promise<void> {
  if (!(await bot.desk.takeOnTelling(proposal))) return
  const text = plain(settledText(proposal, bot.desk.languageOf([proposal.by]) ?? proposal.lang ?? bot.defaultLang))
  await bot.inOrder(user, () => sendPage({ text, entities: [] }, { chat: user, isPrivate: true }, bot))
}

type Settled = Parameters<typeof settledText>[0]
