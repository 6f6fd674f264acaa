import type { DossierRecord } from './record.ts'

/** A piece of text in our own words, and the field that holds it. */
export type Wording = { readonly field: string; readonly text: string }

/** Every text of a record in our own words: both languages, the wordings people ask with, and worded values. */
export const wordingsOf = (record: DossierRecord): Wording[] =>
  stringsIn(record, '').filter(({ field }) => /(?:^|\.)(?:de|en)(?:\[\d+\])?$|\.is$/u.test(field))

function stringsIn(value: unknown, field: string): Wording[] {
  if (typeof value === 'string') return [{ field, text: value }]
  if (Array.isArray(value)) return value.flatMap((item, at) => stringsIn(item, `${field}[${at}]`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => stringsIn(inner, field ? `${field}.${key}` : key))
}
