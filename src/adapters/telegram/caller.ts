import type { Chat, User } from 'grammy/types'
import type { Actor, Context } from '../../command/command.ts'
import type { Lang } from '../../reply/command-strings.ts'
import type { Bot } from './bot.ts'

const langOf = (code: string | undefined): Lang | undefined => (code === undefined ? undefined : code.startsWith('de') ? 'de' : 'en')
const isToldBy = (code: string | undefined): boolean => code !== undefined && /^(?:de|en)\b/u.test(code)
const chatIdentity = (chat: number): string => `telegram-chat:${chat}`

/** Who wrote: a person, or a chat in whose name somebody writes: then nobody knows who it is. */
export function actorOf(from: User, senderChat?: Chat): Actor {
  if (senderChat) return { id: chatIdentity(senderChat.id), name: senderChat.title ?? from.first_name, anonymous: true }
  return { id: `telegram:${from.id}`, name: from.username ?? from.first_name }
}

/** Who calls, where, and by which update. */
export type Call = { readonly from: User; readonly senderChat?: Chat | undefined; readonly chat: Chat | undefined; readonly update: number }

/** Whether nobody but the caller sees the answer. */
export const isPrivate = (chat: Chat | undefined): boolean => chat === undefined || chat.type === 'private'

/**
 * The context of a call. In a group everybody sees the answer: the group's language counts, elsewhere the caller's own.
 * What was chosen comes before what Telegram tells of them.
 */
export function contextOf({ from, senderChat, chat, update }: Call, bot: Bot): Context {
  const { desk, defaultLang, dossier, commands } = bot
  const actor = actorOf(from, senderChat)
  const group = chat === undefined || isPrivate(chat) ? undefined : chat.id
  const chosen = desk.languageOf([group === undefined ? actor.id : chatIdentity(group)])
  return {
    dossier,
    desk,
    commands,
    actor,
    lang: chosen ?? langOf(from.language_code) ?? defaultLang,
    langChosen: chosen !== undefined,
    langTold: isToldBy(from.language_code),
    setLang: async (lang, scope) => {
      if (scope === 'here' && group === undefined) return { outcome: 'nowhere' }
      if (scope === 'here' && group !== undefined && !(await speaksFor(group, actor, from, bot))) return { outcome: 'notAllowed' }
      const own = group === undefined ? undefined : chatIdentity(group)
      const identity = (scope === 'here' ? own : undefined) ?? actor.id
      const set = await desk.chooseLanguage(identity, lang, actor)
      return set.outcome === 'failed' ? set : { outcome: 'set', reach: identity === own ? 'here' : own === undefined ? 'everywhere' : 'private' }
    },
    request: `telegram:${update}`,
  }
}

/** A press or a link goes on in the language that it holds, or in the caller's, whatever language the line's words are in. */
export const goingOnIn = (context: Context, lang: Lang = context.lang): Context => ({ ...context, lang, langChosen: true })

/** Whether somebody may choose for a whole group: its administrators may, and who writes in its name. */
async function speaksFor(group: number, actor: Actor, from: User, { api }: Bot): Promise<boolean> {
  if (actor.anonymous) return actor.id === chatIdentity(group)
  const administrators = await api.getChatAdministrators(group)
  return administrators.some(({ user }) => user.id === from.id)
}
