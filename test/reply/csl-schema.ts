import { z } from 'zod'

const literal = z.strictObject({ literal: z.string().min(1) })
const part = z.int().min(1).max(9999)
const date = z.union([
  z.strictObject({ 'date-parts': z.array(z.array(part).min(1).max(3)).min(1).max(2), season: z.int().min(1).max(4).optional() }),
  literal,
])

/** The fields of CSL-JSON 1.0.2 that a citation of a dossier may have, and what they may hold. */
export const CslItems = z.array(
  z.strictObject({
    id: z.string().min(1),
    type: z.enum(['article', 'document', 'entry', 'graphic', 'report']),
    title: z.string().min(1),
    genre: z.string().min(1).optional(),
    author: z.array(literal).min(1).optional(),
    'container-title': z.string().min(1).optional(),
    issued: date.optional(),
    language: z.string().regex(/^[a-z]{2}$/).optional(),
    URL: z.url().optional(),
    source: z.string().min(1).optional(),
    note: z.string().min(1),
  }),
)
