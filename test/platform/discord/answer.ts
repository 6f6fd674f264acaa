import { setTimeout as sleep } from 'node:timers/promises'
import type { Choice, ModalBody, Sent } from './shapes.ts'
import type { Interaction, Place, World } from './world.ts'
import { until } from './world.ts'

/** A modal as it was shown, and to whom. */
export type Modal = ModalBody & { readonly place: Place; readonly locale: string; readonly message: Sent | undefined }

/** What the bot answered. */
export type Answer = {
  /** The interaction or the message that was answered. */
  readonly id: string
  /** How it was answered first; "none" where it was not, or too late. */
  readonly first: 'message' | 'deferred' | 'deferredUpdate' | 'update' | 'choices' | 'modal' | 'none'
  /** The message that was posted, or changed, as it was when the answer was complete. */
  readonly message: Sent | undefined
  readonly followUps: readonly Sent[]
  readonly modal: Modal | undefined
  readonly choices: readonly Choice[]
  /** Until the first response, and until the last. */
  readonly firstMs: number
  readonly ms: number
}
/** `timeoutMs`: how long is waited for what follows a deferral, for a message, or for a command to be registered. `settleMs`: how long then for more. */
export type Patience = { readonly timeoutMs?: number; readonly settleMs?: number }

const FIRST = { 4: 'message', 5: 'deferred', 6: 'deferredUpdate', 7: 'update', 8: 'choices', 9: 'modal' } as const
/** A first response that comes too late should still arrive while it is waited for, so that it is noted. */
const GRACE_MS = 500

/** Waits until an interaction has all of its answer. */
export async function answerTo(world: World, interaction: Interaction, { timeoutMs = 10_000, settleMs = 0 }: Patience): Promise<Answer> {
  const { id, firstWithinMs } = interaction
  const first = await until(world, id, () => interaction.firstType, firstWithinMs + GRACE_MS)
  if (first !== undefined) await until(world, id, () => (interaction.loading ? undefined : true), timeoutMs)
  if (settleMs > 0) await sleep(settleMs)
  return answerNow(world, interaction)
}

/** The answer as it is by now. */
export function answerNow({ messages }: World, interaction: Interaction): Answer {
  const { id, at, firstType, firstAt = at, lastAt = at, original, followUps, modal, choices = [], loading } = interaction
  return {
    id,
    first: FIRST[(firstType ?? 0) as keyof typeof FIRST] ?? 'none',
    message: loading ? undefined : messages.get(original ?? ''),
    followUps: followUps.flatMap((one) => messages.get(one) ?? []),
    modal: modal && { ...modal, place: interaction.place, locale: interaction.locale, message: interaction.message },
    choices,
    firstMs: firstAt - at,
    ms: lastAt - at,
  }
}

/** Waits for what the bot says in a channel on a message: in reply to it, or simply after it. */
export async function answerToMessage(world: World, said: Sent, { timeoutMs = 5000, settleMs = 0 }: Patience): Promise<Answer> {
  const at = world.now()
  const answers = (): Sent[] => [...world.messages.values()].filter((one) => one.channelId === said.channelId && one.author === world.bot && (one.replyTo === said.id || (!one.replyTo && BigInt(one.id) > BigInt(said.id))))
  await until(world, said.channelId, () => answers()[0], timeoutMs)
  const ms = world.now() - at
  if (settleMs > 0) await sleep(settleMs)
  const [message, ...followUps] = answers()
  return { id: said.id, first: message ? 'message' : 'none', message, followUps, modal: undefined, choices: [], firstMs: ms, ms }
}
