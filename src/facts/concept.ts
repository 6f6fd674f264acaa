import { z } from 'zod'

/** Words of one meaning in several languages: what the thesaurus is made of. */
export const Concept = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z0-9]+)*$/),
  de: z.array(z.string().min(1)).default([]),
  en: z.array(z.string().min(1)).default([]),
  other: z.array(z.string().min(1)).default([]),
})
export type Concept = z.infer<typeof Concept>
