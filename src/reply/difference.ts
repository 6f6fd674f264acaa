import type { DossierRecord, Lang, RecordKind } from '../facts/record.ts'
import { kindOfId } from '../facts/record.ts'
import type { FieldTexts } from './field-texts.ts'
import { fieldsOf } from './field-texts.ts'
import { formatEdtf } from './format-when.ts'
import { differenceWords } from './form-strings.ts'
import type { FormField, Notation } from './form.ts'
import { formOf } from './form.ts'
import type { Block, DifferenceBlock, DifferencePart } from './message.ts'
import { lineDifference, wordDifference } from './word-difference.ts'

/**
 * What differs between two versions of a record, field by field in the order of its form; null where there is none
 * before or after. Says so where nothing does.
 */
export function differenceBlocks(before: DossierRecord | null, after: DossierRecord | null, lang: Lang): Block[] {
  const kind = kindOfId((after ?? before)?.id ?? '')
  const fields = kind ? changedFields(kind, before ? fieldsOf(before, lang) : {}, after ? fieldsOf(after, lang) : {}, lang) : []
  const sum = fingerprintParts(before, after)
  return orUnchanged([...fields, ...(sum.length > 0 ? [{ kind: 'difference', field: differenceWords[lang].fingerprint, parts: sum } as const] : [])], lang)
}

/** The same between two forms of a record kind, as they are filled in. */
export const textDifferences = (kind: RecordKind, before: FieldTexts, after: FieldTexts, lang: Lang): Block[] => orUnchanged(changedFields(kind, before, after, lang), lang)

const changedFields = (kind: RecordKind, before: FieldTexts, after: FieldTexts, lang: Lang): DifferenceBlock[] =>
  formOf(kind).fields.flatMap((field) => {
    const [was, is] = [shownText(field, before[field.key] ?? '', lang), shownText(field, after[field.key] ?? '', lang)]
    const parts = was === is ? [] : partsOf(field, was, is)
    return parts.length > 0 ? [{ kind: 'difference', field: field.label[lang], parts } as const] : []
  })

const orUnchanged = (blocks: Block[], lang: Lang): Block[] => (blocks.length > 0 ? blocks : [{ kind: 'text', text: differenceWords[lang].unchanged }])

/** A value as it is shown: choices by their names, dates in words as well. */
function shownText({ key, choices }: FormField, text: string, lang: Lang): string {
  if (choices) return choices.find(({ value }) => value === text)?.label[lang] ?? text
  const date = key === 'when.edtf' ? formatEdtf(text, lang) : undefined
  return date === undefined || date === text ? text : `${date} (${text})`
}

const IN_WORDS: ReadonlySet<Notation> = new Set(['text', 'line', 'refs'])

function partsOf({ notation, long }: FormField, was: string, is: string): DifferencePart[] {
  if (IN_WORDS.has(notation)) return wordDifference(was, is)
  return long ? lineDifference(was, is) : whole(was, is)
}

const whole = (was: string, is: string): DifferencePart[] =>
  [{ text: was, change: 'removed' } as const, { text: is, change: 'added' } as const].filter(({ text }) => text !== '')

function fingerprintParts(before: DossierRecord | null, after: DossierRecord | null): DifferencePart[] {
  const sum = (record: DossierRecord | null) => (record && 'fingerprint' in record && record.fingerprint ? [record.fingerprint.sha256, ...record.fingerprint.paragraphs].join(' ') : '')
  const [was, is] = [sum(before), sum(after)]
  return was === is ? [] : whole(was.slice(0, 12), is.slice(0, 12))
}
