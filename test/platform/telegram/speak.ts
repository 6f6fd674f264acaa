import { setTimeout as sleep } from 'node:timers/promises'
import type { Message, Update } from 'grammy/types'
import type { Answer, Patience } from './answer.ts'
import { answerTo } from './answer.ts'
import { formatted } from './find-entities.ts'
import { changeMembership } from './membership.ts'
import { captionContent, documentOf, keep, textContent } from './messages.ts'
import { ANONYMOUS, groupPlace, privatePlace, userOf } from './people.ts'
import { reaches } from './privacy.ts'
import type { Group, Person } from './shapes.ts'
import { push } from './updates.ts'
import type { Place, World } from './world.ts'
import { keepFile, messageKey, nextMessageId, seconds, until } from './world.ts'

/** Who speaks, in private or in a group, and to which message it is a reply. */
export type Speaker = Patience & {
  readonly user: Person
  readonly chat?: Group | undefined
  readonly replyTo?: Message | undefined
  /** As an administrator who does not want to be known. */
  readonly anonymous?: boolean | undefined
}
export type Said = Speaker & { readonly text: string }
export type Speak = {
  readonly privateMessage: (said: Omit<Said, 'chat' | 'anonymous'>) => Promise<Answer>
  /** With `mention` the bot is named at the start. Where privacy mode keeps a message from the bot there is no update. */
  readonly groupMessage: (said: Said & { readonly chat: Group; readonly mention?: boolean }) => Promise<Answer>
  /** A file, in which the text stands, with a caption. */
  readonly document: (sent: Speaker & { readonly text: string | Uint8Array; readonly fileName?: string; readonly mimeType?: string; readonly caption?: string }) => Promise<Answer>
  /** Changes what a user has said. */
  readonly editedMessage: (said: Patience & { readonly user: Person; readonly message: Message; readonly text: string }) => Promise<Answer>
  /** Follows a link to the bot, as https://t.me/NAME?start=PARAMETER. */
  readonly followLink: (on: Patience & { readonly user: Person; readonly url: string }) => Promise<Answer>
}

const MAX_TEXT = 4096

/** Says what users say. */
export function makeSpeak(world: World): Speak {
  const say = async (by: Speaker, content: Partial<Message>): Promise<Answer> => {
    const place = by.chat ? groupPlace(world, by.chat, by.user, by.anonymous ? 'administrator' : undefined) : privatePlace(world, by.user)
    // Whoever has blocked the bot has to let it in again first.
    if (place.standing === 'blocked') changeMembership(world, place, by.user, 'open')
    const message = keep(world, { message_id: nextMessageId(world, place), ...senderOf(by, place), chat: place.chat, date: seconds(), ...replyOf(world, by), ...content })
    return tell(world, message, 'message', by)
  }
  const privateMessage: Speak['privateMessage'] = async (said) => say(said, textContent({ text: sayable(said.text) }))
  return {
    privateMessage,
    groupMessage: async ({ mention, text, ...by }) => say(by, textContent({ text: sayable(mention ? `@${world.bot.username} ${text}` : text) })),
    document: async ({ text, fileName: name = 'form.txt', mimeType: type = 'text/plain', caption, ...by }) => {
      const file = keepFile(world, { name, type, bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text })
      return say(by, { document: documentOf(file), ...(caption !== undefined && captionContent({ caption })) })
    },
    editedMessage: async ({ user, message, text, ...patience }) => {
      const now = world.messages.get(messageKey(message.chat.id, message.message_id))
      if (now?.from?.id !== user.id) throw new Error('Nobody can change what somebody else has said, or what is deleted')
      const { text: content, entities } = formatted(sayable(text))
      return tell(world, keep(world, { ...now, text: content, entities, edit_date: seconds() }), 'edited_message', patience)
    },
    followLink: async ({ url, ...by }) => {
      const { hostname, pathname, searchParams } = new URL(url)
      const start = searchParams.get('start')
      if (hostname !== 't.me' || pathname !== `/${world.bot.username}` || start === null || !/^[\w-]{1,64}$/.test(start)) throw new Error(`${url} does not lead to the bot`)
      return privateMessage({ ...by, text: `/start ${start}` })
    },
  }
}

/** What can be typed at once. */
function sayable(text: string): string {
  if (!text.trim() || text.trim().length > MAX_TEXT) throw new Error(`A message has 1 to ${MAX_TEXT} characters, not ${text.length}`)
  return text
}

const senderOf = ({ user, anonymous }: Speaker, { chat }: Place): Partial<Message> => (anonymous ? { from: ANONYMOUS, sender_chat: chat } : { from: userOf(user) })

function replyOf(world: World, { replyTo }: Speaker): Pick<Message, 'reply_to_message'> {
  if (!replyTo) return {}
  const { reply_to_message: _, ...original } = world.messages.get(messageKey(replyTo.chat.id, replyTo.message_id)) ?? replyTo
  return { reply_to_message: original as NonNullable<Message['reply_to_message']> }
}

/** Tells the bot of a message, where that reaches it. */
async function tell(world: World, message: Message, kind: 'message' | 'edited_message', patience: Patience): Promise<Answer> {
  const isHeard = reaches(world, message)
  const update = isHeard ? push(world, { [kind]: message }) : undefined
  if (isHeard) mustBeWanted(world, update, kind)
  const { chat, message_id: messageId } = message
  return answerTo(world, { update, chatId: chat.id, messageId, what: JSON.stringify(message.text ?? message.caption ?? message.document?.file_name) }, patience)
}

/** What the bot does not ask for it can never answer. */
export function mustBeWanted({ allowedUpdates }: World, update: Update | undefined, kind: string): void {
  if (!update) throw new Error(`The bot does not want ${kind}, only ${allowedUpdates.join(', ')}`)
}

/** Waits until the bot has taken an update and come back for more, or has answered it as a webhook. */
export async function confirmed(world: World, update: Update, { timeoutMs = 5000, settleMs = 0 }: Patience): Promise<void> {
  const isGone = await until(world, ['confirmed'], () => (world.pending.some((one) => one.update === update) ? undefined : true), timeoutMs)
  if (!isGone) throw new Error(`After ${timeoutMs} ms the bot has not confirmed update ${update.update_id}`)
  if (settleMs > 0) await sleep(settleMs)
}
