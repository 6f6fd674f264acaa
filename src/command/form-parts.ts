import type { FieldName, RecordField } from '../facts/record-fields.ts'
import type { DossierRecord, RecordKind, Text, When } from '../facts/record.ts'
import { LANGS } from '../facts/record.ts'
import { formMessages } from '../reply/form-messages.ts'
import type { FormField } from '../reply/form.ts'
import { formOf } from '../reply/form.ts'
import type { FieldProblem } from './form-problems.ts'
import { idIn, oneLine } from './form-reading.ts'
import { readField } from './form-values.ts'
import { readWhen } from './read-when.ts'

/** How something typed was understood. */
export type FieldEcho = { readonly key: string; readonly text: Text }

/** The texts of a form as it came back, and which of them are not what it was sent out with. */
export type Typed = { readonly text: (key: string) => string; readonly isNew: (key: string) => boolean }

/** One field of the record, read from all fields of the form that make it up. */
export type Part = {
  readonly name: FieldName
  readonly value: unknown
  readonly problems: readonly FieldProblem[]
  readonly echoes: readonly FieldEcho[]
  readonly echoWhen?: (when: When) => Text
}

/** Reads one field of the record; what was not touched stays as it was before. */
export function readPart(kind: RecordKind, { name, required }: RecordField, typed: Typed, before: DossierRecord | undefined): Part {
  const fields = formOf(kind).fields.filter((field) => field.name === name)
  const keys = fields.length > 0 ? fields.map(({ key }) => key) : [name]
  const nothing = { name, problems: [], echoes: [] }
  if (before && !keys.some(typed.isNew)) return { ...nothing, value: (before as Readonly<Record<string, unknown>>)[name] }
  if (name === 'when') return readWhenPart(fields, typed)
  if (fields.length === 0) return readId(typed)
  const readings = fields.map((field) => ({ field, reading: readField(field, typed.text(field.key)) }))
  const values = readings.map(({ field: { key }, reading }) => [key, reading.outcome === 'value' ? emptyIsNone(reading.value) : undefined] as const)
  const missing = readings.filter(({ reading }) => required && reading.outcome === 'value' && emptyIsNone(reading.value) === undefined)
  const problems = readings.flatMap(({ field: { key }, reading }) => (reading.outcome === 'wrong' ? reading.messages.map((message) => ({ key, message })) : []))
  return {
    name,
    value: fields.length === 1 && keys[0] === name ? values[0]?.[1] : objectOf(values),
    problems: [...problems, ...missing.map(({ field }) => ({ key: field.key, message: missingMessage(field) }))],
    echoes: readings.flatMap(({ field: { key }, reading }) => (reading.outcome === 'value' && reading.echo ? [{ key, text: reading.echo }] : [])),
  }
}

const emptyIsNone = (value: unknown): unknown => (Array.isArray(value) && value.length === 0 ? undefined : value)

const missingMessage = ({ choices }: FormField): Text => (choices ? formMessages.choiceMissing(choices.map(({ label }) => label)) : formMessages.missing)

/** The parts of a text in both languages by language; undefined where none of them is there. */
function objectOf(values: readonly (readonly [key: string, value: unknown])[]): unknown {
  const told = values.flatMap(([key, value]) => (value === undefined ? [] : [[key.slice(key.lastIndexOf('.') + 1), value]]))
  return told.length > 0 ? Object.fromEntries(told) : undefined
}

/** The id of a record whose form has no field for it. */
function readId(typed: Typed): Part {
  const line = oneLine(typed.text('id').slice(0, 200))
  const problems = line ? [] : [{ key: 'id', message: formMessages.missing }]
  return { name: 'id', value: idIn(line) ?? line, problems, echoes: [] }
}

function readWhenPart(fields: readonly FormField[], typed: Typed): Part {
  const readings = fields.map((field) => ({ key: field.key, reading: readField(field, typed.text(field.key)) }))
  const problems = readings.flatMap(({ key, reading }) => (reading.outcome === 'wrong' ? reading.messages.map((message) => ({ key, message })) : []))
  const valueOf = (key: string) => {
    const reading = readings.find((one) => one.key === `when.${key}`)?.reading
    return reading?.outcome === 'value' ? (reading.value as string | undefined) : undefined
  }
  const notes = LANGS.flatMap((lang) => (valueOf(`note.${lang}`) === undefined ? [] : [[lang, valueOf(`note.${lang}`)]]))
  const read = readWhen({
    edtf: valueOf('edtf') ?? '',
    basis: valueOf('basis') as When['basis'] | undefined,
    said: valueOf('said') ?? '',
    note: Object.fromEntries(notes) as Partial<Text>,
    isNew: (part) => typed.isNew(`when.${part}`),
  })
  if (read.outcome === 'read') return { name: 'when', value: read.when, problems, echoes: [], echoWhen: read.echo }
  return { name: 'when', value: undefined, problems: [...problems, { key: 'when.edtf', message: read.message }], echoes: [] }
}
