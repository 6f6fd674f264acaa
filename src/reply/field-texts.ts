import type { FieldName } from '../facts/record-fields.ts'
import type { Attribution, Citation, DossierRecord, Entity, Text, Value, When } from '../facts/record.ts'
import { kindOfId } from '../facts/record.ts'
import { formOf } from './form.ts'

type Alias = Entity['aliases'][number]
type Asks = { readonly de: readonly string[]; readonly en: readonly string[] }

/** What is typed into a form, by the key of its field. */
export type FieldTexts = Readonly<Record<string, string>>

/** The values of a record as they would be typed into its form, and its id; a key for every field of the form. */
export function fieldsOf(record: DossierRecord): FieldTexts {
  const kind = kindOfId(record.id)
  if (!kind) throw new Error(`No kind of record has ids like ${record.id}`)
  const values: Readonly<Record<string, unknown>> = record
  const names = new Set(formOf(kind).fields.map(({ name }) => name))
  return Object.fromEntries([['id', record.id], ...[...names].flatMap((name) => textsOf(name, values[name]))])
}

function textsOf(name: FieldName, value: unknown): readonly (readonly [key: string, text: string])[] {
  switch (name) {
    case 'id':
    case 'kind':
    case 'access':
    case 'status':
    case 'certainty':
    case 'rank':
    case 'hedge':
    case 'dative':
    case 'definite':
    case 'within':
    case 'lang':
    case 'url':
      return [[name, (value as string | undefined) ?? '']]
    case 'text':
    case 'title':
    case 'name':
    case 'question':
    case 'why':
    case 'hint':
    case 'note':
      return inBoth(name, value as Text | undefined)
    case 'when':
      return whenTexts(value as When)
    case 'asks': {
      const asks = value as Asks | undefined
      return [['asks.de', lines(asks?.de, lineText)], ['asks.en', lines(asks?.en, lineText)]]
    }
    case 'about':
    case 'by':
    case 'via':
    case 'where':
    case 'who':
    case 'answeredBy':
    case 'see':
      return [[name, ((value as readonly string[] | undefined) ?? []).join(', ')]]
    case 'citations':
      return [[name, lines(value as readonly Citation[] | undefined, citationText)]]
    case 'attribution':
      return [[name, lines(value as readonly Attribution[] | undefined, attributionLine)]]
    case 'values':
      return [[name, lines(value as readonly Value[] | undefined, valueText)]]
    case 'aliases':
      return [[name, lines(value as readonly Alias[] | undefined, aliasText)]]
    case 'ids':
      return [[name, lines(Object.entries((value as Record<string, string> | undefined) ?? {}), ([register, code]) => `${register} = ${code}`)]]
  }
}

const lines = <T>(items: readonly T[] | undefined, write: (item: T) => string): string => (items ?? []).map(write).join('\n')

const inBoth = (key: string, value: Text | undefined) => [[`${key}.de`, value?.de ?? ''], [`${key}.en`, value?.en ?? '']] as const

const whenTexts = ({ edtf, basis, said, note }: When) =>
  [['when.edtf', edtf ?? ''], ['when.basis', basis], ['when.said', said ?? ''], ...inBoth('when.note', note)] as const

const citationText = ({ source, paragraph, anchor }: Citation): string => `${source} ¶${paragraph} "${anchor}"`

const attributionLine = ({ who, act, in: source, implied }: Attribution): string =>
  [who.join(', '), act, ...(source === undefined ? [] : ['in', source]), ...(implied === undefined ? [] : [implied ? '(implied)' : '(not implied)'])].join(' ')

/** Quotation marks around what would otherwise be read as something else. */
const quotedIf = (must: RegExp, text: string): string => (must.test(text) ? `"${text}"` : text)

/** A line of a list that begins like a bullet, or that has quotation marks around it, gets marks of its own. */
const lineText = (text: string): string => quotedIf(/^(?:[-*•–·](?:\s|$)|\d+[.)](?:\s|$)|".*"$)/su, text)

const aliasText = ({ text, kind, lang, origin }: Alias): string => `${lineText(text)} (${[kind, ...(lang === undefined ? [] : [lang]), origin].join(', ')})`

/** Words that would be read as a number, a bound or as "there is some". */
const READ_OTHERWISE = /^(?:[-+]?[\d.]|(?:mehr als|more than|über|over|weniger als|fewer than|less than|unter|under)\s|(?:some|vorhanden)$|".*"$)/iu

function valueText({ of, property, is }: Value): string {
  const start = `${of} ${/[=<>:"]/u.test(property) ? `"${property.replaceAll('"', '""')}"` : property}`
  if (typeof is === 'string') return `${start} = ${quotedIf(READ_OTHERWISE, is)}`
  if (typeof is === 'number') return `${start} = ${numberText(is)}`
  if ('gt' in is) return `${start} > ${numberText(is.gt)}`
  return 'lt' in is ? `${start} < ${numberText(is.lt)}` : `${start} = some`
}

/** "1.125" could be read as a thousand and more, so it gets another nought. */
const numberText = (value: number): string => (/^-?\d{1,3}\.\d{3}$/.test(String(value)) ? `${value}0` : String(value))
