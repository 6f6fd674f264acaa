import type { Lang, Text } from '../facts/record.ts'
import type { FormBlock } from './message.ts'

const TITLE = (ref: string): Text => ({ de: `Berichtigung zu ${ref}`, en: `A correction of ${ref}` })
const LABEL: Text = { de: 'Was anders sein sollte', en: 'What should be different' }
const HELP: Text = { de: 'Was anders sein sollte, und wo in der Quelle es steht', en: 'What should be different, and where the source says so' }
const EXAMPLE: Text = { de: 'Es gibt ein viertes Schiff, siehe Absatz 4', en: 'There is a fourth ship, see paragraph 4' }
const KEY = 'text'

/** What a reader fills in to suggest a correction of a record. */
export const suggestionForm = (ref: string, lang: Lang): FormBlock => ({
  kind: 'form',
  target: `/suggest ${ref}`,
  title: TITLE(ref)[lang],
  fields: [{ key: KEY, label: LABEL[lang], help: HELP[lang], example: EXAMPLE[lang], value: '', required: true, long: true }],
})

const LABELLED = new RegExp(`^\\s*[*_]*(?:${LABEL.de}|${LABEL.en}|${KEY})[*_]*:[*_]*`, 'iu')

/** What was filled in, from the lines of that form as they came back; other lines are taken as they are. */
export const filledIn = (text: string): string =>
  text
    .split(/\r?\n/u)
    .filter((line) => !/^[!#](?:\s|$)/u.test(line))
    .map((line) => line.replace(LABELLED, '').trim())
    .filter(Boolean)
    .join('\n')
