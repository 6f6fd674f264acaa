import type { Lang } from '../facts/record.ts'
import type { FormBlock } from './message.ts'
import type { OneField } from './one-field-form.ts'
import { filledIn, oneFieldForm } from './one-field-form.ts'

const FIELD: OneField = {
  key: 'text',
  label: { de: 'Was anders sein sollte', en: 'What should be different' },
  help: { de: 'Was anders sein sollte, und wo in der Quelle es steht', en: 'What should be different, and where the source says so' },
  example: { de: 'Es gibt ein viertes Schiff, siehe Absatz 4', en: 'There is a fourth ship, see paragraph 4' },
}

/** What a reader fills in to suggest a correction of a record. */
export const suggestionForm = (ref: string, lang: Lang): FormBlock => oneFieldForm(`/suggest ${ref}`, { de: `Berichtigung zu ${ref}`, en: `A correction of ${ref}` }, FIELD, lang)

/** What a reader filled in, without what the form itself put there. */
export const suggestionIn = (text: string): string => filledIn(FIELD, text)
