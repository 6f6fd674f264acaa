import { readRecord } from '../facts/read-record.ts'
import { recordFields } from '../facts/record-fields.ts'
import type { DossierRecord, NonEmpty, RecordId, RecordKind } from '../facts/record.ts'
import { LANGS } from '../facts/record.ts'
import type { FieldTexts } from '../reply/field-texts.ts'
import { fieldsOf } from '../reply/field-texts.ts'
import { formMessages } from '../reply/form-messages.ts'
import { formOf } from '../reply/form.ts'
import { problemsBeside } from './form-problems.ts'
import type { FieldProblem } from './form-problems.ts'
import type { FieldEcho, Part, Typed } from './form-parts.ts'
import { readPart } from './form-parts.ts'
import { unknownRecords } from './unknown-records.ts'

export type ReadForm =
  | { readonly outcome: 'read'; readonly record: DossierRecord; readonly echoes: readonly FieldEcho[] }
  | { readonly outcome: 'wrong'; readonly problems: NonEmpty<FieldProblem> }

/**
 * Reads a filled-in form as a record of that kind, or says beside each field what is wrong. `texts` holds what was
 * typed, by field key, and the `id` of a new record; keys that the form does not have are left alone. With `before`,
 * what is missing or unchanged stays as it is there; an empty text clears a field. With `knows`, which tells whether there
 * is a record of that id, what was typed must name no other.
 */
export function readForm(kind: RecordKind, texts: FieldTexts, before?: DossierRecord, knows?: (id: RecordId) => boolean): ReadForm {
  const typed = typedOver(texts, before ? LANGS.map((lang) => fieldsOf(before, lang)) : [])
  const parts = recordFields(kind).map((field) => readPart(kind, field, typed, before))
  const wrongNames = new Set(parts.flatMap(({ name, problems }) => (problems.length > 0 ? [name] : [])))
  const { raw, left } = withoutLeftovers(Object.fromEntries(parts.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]]))), texts)
  const fingerprint = before && 'fingerprint' in before ? { fingerprint: before.fingerprint } : {}
  const result = readRecord(kind, { ...withStandIns(raw, wrongNames), ...fingerprint })
  const rules = result.outcome === 'rejected' ? problemsBeside(kind, result.problems, wrongNames) : []
  const [first, ...rest] = inOrder(kind, [...parts.flatMap(({ problems }) => problems), ...rules, ...(knows ? unknownIn(parts, before, knows) : [])])
  if (first) return { outcome: 'wrong', problems: [first, ...rest] }
  if (result.outcome === 'rejected') throw new Error(`A form was rejected for no field of it: ${result.problems[0].field}`)
  return { outcome: 'read', record: result.record, echoes: inOrder(kind, [...echoesOf(parts, result.record), ...left]) }
}

/** What was typed, over what the form was sent out with in one language or another. */
function typedOver(texts: FieldTexts, shown: readonly FieldTexts[]): Typed {
  const own = (of: FieldTexts | undefined, key: string) => (of && Object.hasOwn(of, key) ? of[key] : undefined)
  return {
    text: (key) => own(texts, key) ?? own(shown[0], key) ?? '',
    isNew: (key) => own(texts, key) !== undefined && shown.every((one) => trimmedLines(own(texts, key)) !== trimmedLines(own(one, key))),
  }
}

/** What names a record that there is not, beside its field; what stood there before is not held against whoever writes now. */
const unknownIn = (parts: readonly Part[], before: DossierRecord | undefined, knows: (id: RecordId) => boolean): FieldProblem[] =>
  parts.flatMap(({ name, value }) => (before && value === (before as Readonly<Record<string, unknown>>)[name] ? [] : unknownRecords(name, value, knows)))

const trimmedLines = (text: string | undefined): string | undefined =>
  text?.split(/\r\n?|\n/u).map((line) => line.trim()).filter(Boolean).join('\n')

type Raw = Readonly<Record<string, unknown>>

/** A fact without reservation has no hedge, and a question that is open no answer: what nobody typed goes by itself. */
function withoutLeftovers(raw: Raw, texts: FieldTexts): { readonly raw: Raw; readonly left: readonly FieldEcho[] } {
  const isLeft = (key: string, belongs: boolean) => !belongs && raw[key] !== undefined && !Object.hasOwn(texts, key)
  const keys = [...(isLeft('hedge', raw['certainty'] !== 'asserted') ? ['hedge'] : []), ...(isLeft('answeredBy', raw['status'] === 'answered') ? ['answeredBy'] : [])]
  return { raw: without(raw, keys), left: keys.map((key) => ({ key, text: formMessages.left })) }
}

const without = (raw: Raw, keys: readonly string[]): Raw => Object.fromEntries(Object.entries(raw).filter(([key]) => !keys.includes(key)))

/** Where certainty or status are wrong, the schema would not look at the rest. */
function withStandIns(raw: Raw, wrongNames: ReadonlySet<string>): Raw {
  const sure = wrongNames.has('certainty') ? { ...without(raw, ['hedge']), certainty: 'asserted' } : raw
  return wrongNames.has('status') ? { ...without(sure, ['answeredBy']), status: 'open' } : sure
}

function echoesOf(parts: readonly Part[], record: DossierRecord): FieldEcho[] {
  const echoes = parts.flatMap((part) => part.echoes)
  const { echoWhen } = parts.find(({ name }) => name === 'when') ?? {}
  return echoWhen && 'when' in record ? [...echoes, { key: 'when.edtf', text: echoWhen(record.when) }] : echoes
}

function inOrder<T extends FieldProblem | FieldEcho>(kind: RecordKind, remarks: readonly T[]): T[] {
  const keys = formOf(kind).fields.map(({ key }) => key)
  return remarks.toSorted((a, b) => keys.indexOf(a.key) - keys.indexOf(b.key))
}
