import type { Client } from 'discord.js'
import { Events } from 'discord.js'
import type { Log } from '../../command/dispatch.ts'
import type { Refusal } from './refusal.ts'
import { canBeToken, refusalAtGateway, refusalOf } from './refusal.ts'
import { described, persist } from './retry.ts'

export type Connected =
  /** `refused`: why Discord closes the line for good, should it ever. */
  | { readonly outcome: 'connected'; readonly client: Client<true>; readonly refused: Promise<Refusal> }
  | { readonly outcome: 'refused'; readonly why: Refusal }
  | { readonly outcome: 'ended' }

type Setup = { readonly token: string; readonly makeClient: () => Client; readonly log: Log; readonly ended: AbortSignal }

/** Connects to Discord. Network trouble is waited out, for ever or until `ended`; only what no waiting helps is given back. */
export async function connect({ token, makeClient, log, ended }: Setup): Promise<Connected> {
  if (!canBeToken(token)) return { outcome: 'refused', why: 'badToken' }
  const failed = (error: unknown, wait: number): void => log.error({ error: described(error), wait }, 'Cannot reach Discord yet')
  const aborted = whenAborted(ended)
  return (await persist(() => logIn(token, makeClient(), aborted), ended, failed)) ?? { outcome: 'ended' }
}

/** One attempt, with a client of its own: one that has failed is of no more use. It throws what may pass. */
async function logIn(token: string, client: Client, aborted: Promise<Connected>): Promise<Connected> {
  const refused = refusalAtGateway(client)
  const ready = new Promise<Connected>((resolve) => client.once(Events.ClientReady, (client) => resolve({ outcome: 'connected', client, refused })))
  const connected = client.login(token).then(
    () => ready,
    (error: unknown): Connected => {
      const why = refusalOf(error)
      if (why) return { outcome: 'refused', why }
      throw error
    },
  )
  const first = await Promise.race([connected, refused.then((why): Connected => ({ outcome: 'refused', why })), aborted])
  if (first.outcome !== 'connected') await client.destroy()
  return first
}

const whenAborted = (signal: AbortSignal): Promise<Connected> =>
  new Promise((resolve) => {
    const end = (): void => resolve({ outcome: 'ended' })
    if (signal.aborted) end()
    else signal.addEventListener('abort', end, { once: true })
  })
