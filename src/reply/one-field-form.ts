import type { Lang, Text } from '../facts/record.ts'
import type { FormBlock } from './message.ts'

/** The wording of a form with a single field. */
export type OneField = { readonly key: string; readonly label: Text; readonly help: Text; readonly example: Text }

/** A form with a single field, which is sent back under the line `target`. */
export const oneFieldForm = (target: string, title: Text, { key, label, help, example }: OneField, lang: Lang): FormBlock => ({
  kind: 'form',
  target,
  title: title[lang],
  fields: [{ key, label: label[lang], help: help[lang], example: example[lang], value: '', required: true, long: true }],
})

/** What was filled in, from the lines of that form as they came back; lines without its label are taken as they are. */
export const filledIn = ({ key, label }: OneField, text: string): string =>
  text
    .split(/\r?\n/u)
    .filter((line) => !/^[!#](?:\s|$)/u.test(line))
    .map((line) => line.replace(new RegExp(`^\\s*[*_]*(?:${label.de}|${label.en}|${key})[*_]*:[*_]*`, 'iu'), '').trim())
    .filter(Boolean)
    .join('\n')
