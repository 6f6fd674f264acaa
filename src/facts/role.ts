import { z } from 'zod'

/** Who may do what: each may do all that those before it may. */
export const ROLES = ['reader', 'contributor', 'moderator', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** Whether a role is enough for what needs another. */
export const isAtLeast = (role: Role, needed: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(needed)

/** Somebody, or a group of them, on a platform: "discord:1234", "discord-role:42". */
const IDENTITY = /^[a-z][a-z-]{1,30}:[\w-]{1,64}$/

/** On these, everybody has a number. */
const NUMBERED = /^(?:discord|discord-role|telegram):/
const WITH_NUMBER = /^[a-z-]+:\d{1,20}$/

/** Discord's numbers are longer than any of Telegram's. */
const LONG_NUMBER = /^\d{17,20}$/

/**
 * Reads an identity as people write it: "discord:1234", a mention of a person or a role on Discord, or the bare number that
 * somebody has there; undefined for anything else, and where a number is missing.
 */
export function parseIdentity(text: string): string | undefined {
  const typed = text.trim().toLowerCase()
  const [, role, mentioned] = /^<@(&|!?)(\d{1,20})>$/.exec(typed) ?? []
  if (mentioned !== undefined) return `${role === '&' ? 'discord-role' : 'discord'}:${mentioned}`
  if (LONG_NUMBER.test(typed)) return `discord:${typed}`
  return NUMBERED.test(typed) && !WITH_NUMBER.test(typed) ? undefined : parseGranted(typed)
}

/** Reads an identity to which a role may once have been given, whatever it looks like; undefined for what is none. */
export function parseGranted(text: string): string | undefined {
  const identity = text.trim().toLowerCase()
  return IDENTITY.test(identity) ? identity : undefined
}

/** A role that was given: kept in the ledger, under the identity as its id. */
export const Grant = z.strictObject({ id: z.string().regex(IDENTITY), role: z.enum(ROLES) })
export type Grant = z.infer<typeof Grant>
