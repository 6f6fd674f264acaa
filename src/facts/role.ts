import { z } from 'zod'

/** Who may do what: each may do all that those before it may. */
export const ROLES = ['reader', 'contributor', 'moderator', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** Whether a role is enough for what needs another. */
export const isAtLeast = (role: Role, needed: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(needed)

/** Somebody, or a group of them, on a platform: "discord:1234", "discord-role:42", "telegram-admins:-100123". */
const IDENTITY = /^[a-z][a-z-]{1,30}:[\w-]{1,64}$/

/** Reads an identity; undefined for anything else. */
export function parseIdentity(text: string): string | undefined {
  const identity = text.trim().toLowerCase()
  return IDENTITY.test(identity) ? identity : undefined
}

/** A role that was given: kept in the ledger, under the identity as its id. */
export const Grant = z.strictObject({ id: z.string().regex(IDENTITY), role: z.enum(ROLES) })
export type Grant = z.infer<typeof Grant>
