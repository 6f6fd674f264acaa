import type { Lang, Text } from '../facts/record.ts'
import type { FormBlock } from './message.ts'
import type { OneField } from './one-field-form.ts'
import { filledIn, oneFieldForm } from './one-field-form.ts'

const field = (help: Text, example: Text): OneField => ({ key: 'reason', label: { de: 'Begründung', en: 'Reason' }, help, example })

const REJECT = field(
  { de: 'Wer den Vorschlag gemacht hat, bekommt sie zu lesen.', en: 'Whoever made the proposal is told it.' },
  { de: 'Keine der Quellen sagt das.', en: 'None of the sources says so.' },
)
const RETRACT = field(
  { de: 'Sie bleibt im Verlauf und steht beim Eintrag.', en: 'It stays in the history and stands beside the record.' },
  { de: 'Die Quelle hat sich berichtigt.', en: 'The source corrected itself.' },
)

/** What a moderator fills in to turn a proposal down. */
export const rejectForm = (id: string, lang: Lang): FormBlock => oneFieldForm(`/mod reject ${id}`, { de: `${id} ablehnen`, en: `Reject ${id}` }, REJECT, lang)

/** What a moderator fills in to take a record back. */
export const retractForm = (ref: string, lang: Lang): FormBlock => oneFieldForm(`/mod retract ${ref}`, { de: `${ref} zurückziehen`, en: `Retract ${ref}` }, RETRACT, lang)

/** The reason that was filled in, or typed after the command, as one line; empty where there is none. */
export const reasonIn = (text: string): string => filledIn(REJECT, text).replaceAll('\n', ' ')
