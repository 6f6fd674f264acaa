import type { Text, When } from '../facts/record.ts'
import { LANGS } from '../facts/record.ts'
import { formatWhen } from '../reply/format-when.ts'
import { formMessages } from '../reply/form-messages.ts'
import { shortened } from './check-arguments.ts'
import { readDate } from './read-date.ts'

/** The parts of a date as they stand in the form now, each one line; and which of them differ from before. */
export type TypedWhen = {
  readonly edtf: string
  readonly basis: When['basis'] | undefined
  readonly said: string
  readonly note: Partial<Text>
  readonly isNew: (part: 'edtf' | 'basis' | 'said') => boolean
}

/** A date to be checked, with how it was understood; or what is wrong with the date itself. */
export type ReadWhen =
  | { readonly outcome: 'read'; readonly when: Readonly<Record<string, unknown>>; readonly echo: (when: When) => Text }
  | { readonly outcome: 'wrong'; readonly message: Text }

/**
 * Reads a date with its basis and the source's own word. A basis that was not touched gives way to a date that was:
 * a form comes back with everything that it was sent out with.
 */
export function readWhen({ edtf: typed, basis: chosen, said, note, isNew }: TypedWhen): ReadWhen {
  const date = readDate(typed)
  if (date.outcome === 'unreadable') return { outcome: 'wrong', message: formMessages.date(shortened(typed)) }
  const edtf = date.outcome === 'date' ? date.edtf : null
  const kept = chosen !== undefined && (isNew('basis') || !isNew('edtf') || (chosen === 'unresolved') === (edtf === null)) ? chosen : undefined
  const basis = kept ?? (edtf === null ? 'unresolved' : 'stated')
  if (basis === 'unresolved' && edtf !== null) return { outcome: 'wrong', message: formMessages.dateWithoutBasis }
  const word = date.outcome === 'said' && (said === '' || !isNew('said')) ? date.said : said
  const hasNote = LANGS.some((lang) => note[lang])
  return { outcome: 'read', when: { edtf, basis, ...(word && { said: word }), ...(hasNote && { note }) }, echo: echoOf }
}

function echoOf(when: When): Text {
  const exact = when.edtf === null ? '' : ` (${when.edtf})`
  return formMessages.understood(formatWhen(when, 'de', false) + exact, formatWhen(when, 'en', false) + exact)
}
