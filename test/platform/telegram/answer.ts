import { setTimeout as sleep } from 'node:timers/promises'
import type { ForceReply, Message, Update } from 'grammy/types'
import type { CallbackAnswer, InlineAnswer, Recorded } from './shapes.ts'
import type { World } from './world.ts'
import { inlineMessage, messageKey, until } from './world.ts'

/** What the bot did in answer to an update. */
export type Answer = {
  /** As it was given to the bot; undefined where it is none of its business. */
  readonly update: Update | undefined
  /** The first message that was sent, and all, as they are by now; those that are deleted are left out. */
  readonly message: Message | undefined
  readonly messages: readonly Message[]
  /** The messages that were changed, as they are by now. */
  readonly edited: readonly Message[]
  /** Set where the user is asked for a reply. */
  readonly forceReply: ForceReply | undefined
  readonly callback: CallbackAnswer | undefined
  readonly inline: InlineAnswer | undefined
  /** All calls that are about it, refused ones too. */
  readonly calls: readonly Recorded[]
  /** From the update until it was first answered, and until the last. */
  readonly firstMs: number
  readonly ms: number
}
/**
 * `timeoutMs`: how long is waited for the answer; it throws then, with what the bot has done. `messages`: how many messages
 * make the answer. `settleMs`: how long then is waited for more. `silent`: none is expected, it is waited for `settleMs` alone.
 */
export type Patience = { readonly timeoutMs?: number | undefined; readonly messages?: number | undefined; readonly settleMs?: number | undefined; readonly silent?: boolean | undefined }

/** What an answer may be about: a chat and a message in it, a message that was sent inline, a query. */
export type Subject = {
  readonly update: Update | undefined
  readonly chatId?: number | undefined
  readonly messageId?: number | undefined
  readonly inlineId?: string | undefined
  readonly queryId?: string | undefined
  readonly isPress?: boolean
  /** How it is called where the answer is missing. */
  readonly what: string
}

const SENDS = /^send(?!ChatAction)/
const EDITS = /^(?:edit|delete)/
/** It was done, the bot is not wanted there, or everything is so already. */
const isSettled = ({ status, result, description = '' }: Recorded): boolean => result !== undefined || status === 403 || description.includes('message is not modified')

/** Waits for what the bot does in answer to something that has just been given to it. */
export async function answerTo(world: World, subject: Subject, { timeoutMs = 5000, messages = 1, settleMs = 0, silent = false }: Patience): Promise<Answer> {
  const begun = world.now()
  const { chatId, inlineId, queryId } = subject
  const about = [chatId !== undefined && `chat:${chatId}`, inlineId !== undefined && `inline:${inlineId}`, queryId !== undefined && `query:${queryId}`].filter((one) => one !== false)
  const own = (): Recorded[] => about.flatMap((key) => world.callsAbout.get(key) ?? []).filter((call) => call.at >= begun && isAbout(call, subject))
  if (subject.update && !silent) {
    const answered = await until(world, about, () => (isAnswered(own(), subject, messages) ? true : undefined), timeoutMs)
    if (!answered) throw new Error(`After ${timeoutMs} ms the bot has not answered ${subject.what}. ${told(own())}`)
  }
  if (settleMs > 0) await sleep(settleMs)
  return answerNow(world, subject, own(), begun)
}

/** Whether a call in the same chat may be meant: one that replies to another message is not. */
function isAbout({ method, params }: Recorded, { messageId, isPress }: Subject): boolean {
  if (params['chat_id'] === undefined || messageId === undefined) return true
  if (EDITS.test(method)) return !isPress || params['message_id'] === messageId
  const replyTo = (params['reply_parameters'] as { readonly message_id?: number } | undefined)?.message_id
  return replyTo === undefined || replyTo === messageId
}

function isAnswered(calls: readonly Recorded[], { queryId, isPress }: Subject, messages: number): boolean {
  const settled = calls.filter(isSettled)
  const seen = settled.filter(({ method }) => SENDS.test(method) || (isPress && EDITS.test(method))).length >= messages
  if (queryId === undefined) return seen
  const answer = settled.find(({ method }) => method.startsWith('answer'))
  return answer !== undefined && (!isPress || seen || Boolean(answer.params['text'] ?? answer.params['url']))
}

const told = (calls: readonly Recorded[]): string =>
  calls.length === 0 ? 'It has called nothing that is about it.' : `It has called:\n${calls.map(({ method, params, status, description = '' }) => `${method} ${JSON.stringify(params).slice(0, 300)} → ${status} ${description}`).join('\n')}`

function answerNow(world: World, { update, queryId }: Subject, calls: readonly Recorded[], begun: number): Answer {
  const done = calls.filter(({ result }) => result !== undefined).toSorted((a, b) => a.at - b.at)
  const now = (which: RegExp): Message[] =>
    done.filter(({ method }) => which.test(method)).flatMap(({ result, params }) => {
      const message = typeof result === 'object' ? (result as Message) : undefined
      return message ? (world.messages.get(messageKey(message.chat.id, message.message_id)) ?? []) : (inlineMessage(world, String(params['inline_message_id'])) ?? [])
    })
  const messages = now(SENDS)
  const query = queryId === undefined ? undefined : world.queries.get(queryId)
  const answering = done.filter(({ method }) => method !== 'sendChatAction')
  const asked = done.findLast(({ method, params }) => SENDS.test(method) && typeof params['reply_markup'] === 'object' && params['reply_markup'] !== null && 'force_reply' in params['reply_markup'])
  return {
    update,
    message: messages[0],
    messages,
    edited: [...new Set(now(/^edit/))],
    forceReply: asked?.params['reply_markup'] as ForceReply | undefined,
    callback: query?.callback,
    inline: query?.inline,
    calls,
    firstMs: (answering[0]?.at ?? begun) - begun,
    ms: (answering.at(-1)?.at ?? begun) - begun,
  }
}
