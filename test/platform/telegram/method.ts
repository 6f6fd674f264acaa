import type { Json, Problem, Upload } from './shapes.ts'
import type { Place, World } from './world.ts'

export type Reply = { readonly status: number; readonly result?: unknown; readonly description?: string; readonly retryAfter?: number }
export type Call = {
  readonly world: World
  readonly method: string
  readonly params: Json
  readonly files: ReadonlyMap<string, Upload>
  /** Keeps a violation. */
  readonly note: (problem: Problem) => void
  /** Aborted when the caller is no longer there. */
  readonly gone: AbortSignal
}
/** What a method does, and the limits that the specification states in prose only. */
export type Method = {
  readonly problems?: (params: Json, files: ReadonlyMap<string, Upload>) => Problem[]
  readonly run: (call: Call) => Reply | Promise<Reply>
}
export type Methods = Readonly<Record<string, Method>>

export const done = (result: unknown): Reply => ({ status: 200, result })
export const badRequest = (says: string): Reply => ({ status: 400, description: `Bad Request: ${says}` })
export const forbidden = (says: string): Reply => ({ status: 403, description: `Forbidden: ${says}` })
export const conflict = (says: string): Reply => ({ status: 409, description: `Conflict: ${says}` })

/** The chat that a call names by number or @username. */
export const namedPlace = ({ places }: World, id: unknown): Place | undefined =>
  typeof id === 'string' && id.startsWith('@') ? places.values().find(({ chat }) => chat.type !== 'private' && `@${chat.username}` === id) : places.get(Number(id))

/** Of the chat that the call names, where the bot is in it. */
export const inChat =
  (run: (call: Call, place: Place) => Reply): Method['run'] =>
  (call) => {
    const place = namedPlace(call.world, call.params['chat_id'])
    return place ? (barred(place) ?? run(call, place)) : badRequest('chat not found')
  }

/** Why the bot can do nothing there. */
export function barred({ chat, standing }: Place): Reply | undefined {
  switch (standing) {
    case 'open':
      return undefined
    case 'not begun':
      return forbidden("bot can't initiate conversation with a user")
    case 'blocked':
      return forbidden('bot was blocked by the user')
    case 'left':
      return forbidden(`bot is not a member of the ${chat.type} chat`)
    case 'kicked':
      return forbidden(`bot was kicked from the ${chat.type} chat`)
  }
}
