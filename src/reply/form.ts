import type { FieldName } from '../facts/record-fields.ts'
import { recordFields } from '../facts/record-fields.ts'
import type { RecordKind, Text } from '../facts/record.ts'
import { LANGS } from '../facts/record.ts'
import { choiceWords, FIELD_WORDS, ID_EXAMPLES, IN_LANGUAGE, recordKindWords, WHEN_WORDS } from './form-strings.ts'

export type Choice = { readonly value: string; readonly label: Text }

/** How a value is written: in one piece, or as a list of its own notation. */
export type Notation = 'id' | 'line' | 'text' | 'choice' | 'date' | 'ref' | 'refs' | 'lines' | 'citations' | 'attribution' | 'values' | 'aliases' | 'codes' | 'language' | 'url'

/** One thing to fill in. */
export type FormField = {
  /** Where it stands in the record: "text.de". */
  readonly key: string
  /** The field of the record that it is, or is a part of. */
  readonly name: FieldName
  readonly notation: Notation
  readonly label: Text
  readonly help: Text
  readonly example?: Text
  readonly required: boolean
  /** Whether it needs room for several lines. */
  readonly long: boolean
  readonly choices?: readonly Choice[]
  /** How many characters it may have. */
  readonly max: number
}

/** A record as something to fill in: required fields first, common ones next. */
export type Form = { readonly kind: RecordKind; readonly title: Text; readonly fields: readonly FormField[] }

const NOTATIONS: Readonly<Record<Exclude<FieldName, 'when' | 'asks'>, Notation>> = {
  id: 'id', text: 'text', title: 'text', name: 'text', question: 'text', why: 'text', hint: 'text', note: 'text',
  kind: 'choice', access: 'choice', status: 'choice', certainty: 'choice', rank: 'choice',
  hedge: 'line', dative: 'line', definite: 'line', lang: 'language', url: 'url', within: 'ref',
  about: 'refs', by: 'refs', via: 'refs', where: 'refs', who: 'refs', answeredBy: 'refs', see: 'refs',
  citations: 'citations', attribution: 'attribution', values: 'values', aliases: 'aliases', ids: 'codes',
}
const MAX: Readonly<Record<Notation, number>> = {
  id: 80, ref: 80, language: 40, choice: 100, date: 100, line: 200, url: 1000, text: 1000, refs: 2000,
  lines: 4000, citations: 4000, attribution: 2000, values: 4000, aliases: 4000, codes: 1000,
}
const LONG: ReadonlySet<Notation> = new Set(['text', 'lines', 'citations', 'attribution', 'values', 'aliases', 'codes'])

/** Which fields come first, where they are equally required. */
const ORDER: readonly FieldName[] = [
  'id', 'text', 'title', 'name', 'question', 'about', 'citations', 'kind', 'certainty', 'access', 'status', 'hedge', 'attribution', 'answeredBy',
  'by', 'via', 'when', 'where', 'who', 'within', 'aliases', 'see', 'lang', 'url', 'values', 'dative', 'definite', 'ids', 'hint', 'rank', 'why', 'note', 'asks',
]
/** These get the next free number, and keep it. */
const NUMBERED: ReadonlySet<RecordKind> = new Set(['fact', 'gap', 'note'])

const forms = new Map<RecordKind, Form>()

/** The form of a record kind. Numbered records have no field for their id. */
export function formOf(kind: RecordKind): Form {
  const known = forms.get(kind)
  if (known) return known
  const own = recordFields(kind).filter(({ name }) => name !== 'id' || !NUMBERED.has(kind))
  const fields = own.toSorted((a, b) => ORDER.indexOf(a.name) - ORDER.indexOf(b.name)).flatMap(({ name, required, choices }) => fieldsFor(kind, name, required, choices))
  const form = { kind, title: recordKindWords(kind), fields: fields.toSorted((a, b) => Number(b.required) - Number(a.required)) }
  forms.set(kind, form)
  return form
}

function fieldsFor(kind: RecordKind, name: FieldName, required: boolean, values: readonly string[]): FormField[] {
  if (name === 'when') return whenFields(kind)
  const idExample = name === 'id' ? ID_EXAMPLES[kind] : undefined
  const words = { ...FIELD_WORDS[name], ...(idExample && { example: idExample }) }
  const notation = name === 'asks' ? 'lines' : NOTATIONS[name]
  if (notation === 'text' || notation === 'lines') return inBothLanguages({ ...base(name, name, notation), ...words, required })
  const choices = values.length > 0 && notation === 'choice' ? { choices: choicesFor(kind, name, values) } : {}
  return [{ ...base(name, name, notation), ...words, required, ...choices }]
}

function whenFields(kind: RecordKind): FormField[] {
  const part = (key: keyof typeof WHEN_WORDS, notation: Notation): FormField => ({ ...base(`when.${key}`, 'when', notation), ...WHEN_WORDS[key], required: false })
  const bases = Object.keys(choiceWords(kind, 'when.basis'))
  return [
    part('edtf', 'date'),
    { ...part('basis', 'choice'), choices: choicesFor(kind, 'when.basis', bases) },
    part('said', 'line'),
    ...inBothLanguages(part('note', 'text')),
  ]
}

const base = (key: string, name: FieldName, notation: Notation) => ({ key, name, notation, long: LONG.has(notation), max: MAX[notation] })

const inBothLanguages = (field: FormField): FormField[] =>
  LANGS.map((lang) => ({
    ...field,
    key: `${field.key}.${lang}`,
    label: { de: field.label.de + IN_LANGUAGE[lang].de, en: field.label.en + IN_LANGUAGE[lang].en },
  }))

function choicesFor(kind: RecordKind, key: string, values: readonly string[]): Choice[] {
  const words = choiceWords(kind, key)
  return values.map((value) => ({ value, label: words[value] ?? { de: value, en: value } }))
}

/** One of several parts of a form, for platforms that show few fields at a time. */
export type FormStep = { readonly title: Text; readonly fields: readonly FormField[] }

/** The form in steps of at most so many fields, required and common ones first. */
export function stepsOf({ title, fields }: Form, size: number): FormStep[] {
  const count = Math.ceil(fields.length / size)
  return Array.from({ length: count }, (_, at) => ({
    title: { de: `${title.de} (${at + 1}/${count})`, en: `${title.en} (${at + 1}/${count})` },
    fields: fields.slice(at * size, (at + 1) * size),
  }))
}
