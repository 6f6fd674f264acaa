import type { Problem } from './shapes.ts'

/** A limit that is not kept. */
export const limit = (where: string, what: string): Problem => ({ rule: 'limit', where, what })

/**
 * The problem of a text that is too long or too short, if it is. It counts UTF-16 units, the strictest of the ways to count:
 * what is within the limit by them is so by every other.
 */
export const lengthProblems = (where: string, text: string | null | undefined, max: number, min = 0): Problem[] => {
  const { length } = text ?? ''
  return length > max || length < min ? [limit(where, `has ${length} characters, not ${min} to ${max}`)] : []
}
export const countProblems = (where: string, { length }: { readonly length: number }, max: number, min = 0): Problem[] => (length > max || length < min ? [limit(where, `has ${length} items, not ${min} to ${max}`)] : [])
