import type { Problem } from './shapes.ts'
import type { World } from './world.ts'

export type Reply = { readonly status: number; readonly body?: unknown }
export type Call = {
  readonly world: World
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly body: unknown
  /** Keeps a violation. */
  readonly note: (problem: Problem) => void
}
/** A method and a path, and what it does. */
export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With parameters, as in "/channels/:channel/messages". */
  readonly path: string
  /** It is authorised by the token in its path. */
  readonly open?: true
  /** The limits that the specification leaves out. */
  readonly problems?: (body: unknown) => Problem[]
  readonly run: (call: Call) => Reply
}

export const done = (body: unknown, status = 200): Reply => ({ status, body })
export const nothing: Reply = { status: 204 }
/** What Discord answers where it does not do what it is asked. */
export const refused = (status: number, code: number, message: string): Reply => ({ status, body: { code, message } })
