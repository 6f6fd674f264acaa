import type { FieldName } from '../facts/record-fields.ts'
import type { Attribution, Citation, DossierRecord, Entity, Lang, Text, Value, When } from '../facts/record.ts'
import { kindOfId } from '../facts/record.ts'
import { ACTS, ALIAS_KINDS, ALIAS_ORIGINS, IMPLIED, NOT_IMPLIED, SOME } from './form-strings.ts'
import { formOf } from './form.ts'

type Alias = Entity['aliases'][number]
type Asks = { readonly de: readonly string[]; readonly en: readonly string[] }

/** What is typed into a form, by the key of its field. */
export type FieldTexts = Readonly<Record<string, string>>

/**
 * The values of a record as they would be typed into its form, and its id; a key for every field of the form. Choices stand
 * by their value, words within a list in the language.
 */
export function fieldsOf(record: DossierRecord, lang: Lang = 'en'): FieldTexts {
  const kind = kindOfId(record.id)
  if (!kind) throw new Error(`No kind of record has ids like ${record.id}`)
  const values: Readonly<Record<string, unknown>> = record
  const names = new Set(formOf(kind).fields.map(({ name }) => name))
  return Object.fromEntries([['id', record.id], ...[...names].flatMap((name) => textsOf(name, values[name], lang))])
}

function textsOf(name: FieldName, value: unknown, lang: Lang): readonly (readonly [key: string, text: string])[] {
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
      return [[name, lines(value as readonly Attribution[] | undefined, (hop) => attributionLine(hop, lang))]]
    case 'values':
      return [[name, lines(value as readonly Value[] | undefined, (one) => valueText(one, lang))]]
    case 'aliases':
      return [[name, lines(value as readonly Alias[] | undefined, (alias) => aliasText(alias, lang))]]
    case 'ids':
      return [[name, lines(Object.entries((value as Record<string, string> | undefined) ?? {}), ([register, code]) => `${register} = ${code}`)]]
  }
}

const lines = <T>(items: readonly T[] | undefined, write: (item: T) => string): string => (items ?? []).map(write).join('\n')

const inBoth = (key: string, value: Text | undefined) => [[`${key}.de`, value?.de ?? ''], [`${key}.en`, value?.en ?? '']] as const

const whenTexts = ({ edtf, basis, said, note }: When) =>
  [['when.edtf', edtf ?? ''], ['when.basis', basis], ['when.said', said ?? ''], ...inBoth('when.note', note)] as const

const citationText = ({ source, paragraph, anchor }: Citation): string => `${source} ¶${paragraph} "${anchor}"`

const attributionLine = ({ who, act, in: source, implied }: Attribution, lang: Lang): string =>
  [who.join(', '), ACTS[act][lang], ...(source === undefined ? [] : ['in', source]), ...(implied === undefined ? [] : [`(${(implied ? IMPLIED : NOT_IMPLIED)[lang]})`])].join(' ')

/** Quotation marks around what would otherwise be read as something else. */
const quotedIf = (must: RegExp, text: string): string => (must.test(text) ? `"${text}"` : text)

/** A line of a list that begins like a bullet, or that has quotation marks around it, gets marks of its own. */
const lineText = (text: string): string => quotedIf(/^(?:[-*•–·](?:\s|$)|\d+[.)](?:\s|$)|".*"$)/su, text)

const aliasText = ({ text, kind, lang: tongue, origin }: Alias, lang: Lang): string => `${lineText(text)} (${[ALIAS_KINDS[kind][lang], ...(tongue === undefined ? [] : [tongue]), ALIAS_ORIGINS[origin][lang]].join(', ')})`

/** Words that would be read as a number, a bound or as "there is some". */
const READ_OTHERWISE = /^(?:[-+]?[\d.]|(?:mehr als|more than|über|over|weniger als|fewer than|less than|unter|under)\s|(?:some|vorhanden)$|".*"$)/iu

function valueText({ of, property, is }: Value, lang: Lang): string {
  const start = `${of} ${/[=<>:"]/u.test(property) ? `"${property.replaceAll('"', '""')}"` : property}`
  if (typeof is === 'string') return `${start} = ${quotedIf(READ_OTHERWISE, is)}`
  if (typeof is === 'number') return `${start} = ${numberText(is)}`
  if ('gt' in is) return `${start} > ${numberText(is.gt)}`
  return 'lt' in is ? `${start} < ${numberText(is.lt)}` : `${start} = ${SOME[lang]}`
}

/** "1.125" could be read as a thousand and more, so it gets another nought. */
const numberText = (value: number): string => (/^-?\d{1,3}\.\d{3}$/.test(String(value)) ? `${value}0` : String(value))
