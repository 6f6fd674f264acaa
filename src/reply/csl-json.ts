import type { Entry, FactBase } from '../facts/fact-base.ts'
import type { Lang, Source, When } from '../facts/record.ts'
import type { Calendar } from '../facts/when.ts'
import { parseEdtf } from '../facts/when.ts'
import type { Citable } from './citable.ts'
import { authorsOf, plainCitation } from './citation-text.ts'
import { formatWhen } from './format-when.ts'
import { pageStrings } from './page-strings.ts'

/** A date in CSL-JSON; a literal where it is less exact than a calendar day, month, season, year or range. */
type CslDate = { readonly 'date-parts': readonly (readonly number[])[]; readonly season?: number } | { readonly literal: string }

/** An item of CSL-JSON 1.0.2, with the fields that a dossier may fill. */
type CslItem = {
  readonly id: string
  readonly type: 'document' | 'report' | 'graphic' | 'entry'
  readonly title: string
  readonly genre?: string
  readonly author?: readonly { readonly literal: string }[]
  readonly 'container-title'?: string
  readonly issued?: CslDate
  readonly language?: string
  readonly URL?: string
  /** The catalogue that the item comes from. */
  readonly source?: string
  readonly note: string
}

// CSL's types for articles say in what they appeared, which the record does not: the genre says what it is.
const TYPES: Readonly<Record<Source['kind'], CslItem['type']>> = { article: 'document', report: 'report', statement: 'document', imagery: 'graphic', photo: 'graphic', study: 'document' }

/** The sources of what is cited, one item each, with the whole citation as a note; what rests on no source is an entry of the dossier. */
export function cslItems(base: FactBase, citable: Citable, lang: Lang): CslItem[] {
  const note = plainCitation(base, citable, lang)
  const dossier = base.info.title[lang]
  const sources = citable.places.flatMap(({ source }) => source ?? [])
  if (sources.length === 0) return [{ id: citable.ref, type: 'entry', title: citable.statement ?? citable.ref, 'container-title': dossier, language: lang, note }]
  return sources.map((source, at) => ({ ...sourceItem(base, source, lang), id: at === 0 ? citable.ref : `${citable.ref}/${source.record.id}`, source: dossier, note }))
}

function sourceItem(base: FactBase, source: Entry<'source'>, lang: Lang): Omit<CslItem, 'id' | 'note'> {
  const { kind, title, lang: language, url, when } = source.record
  const authors = authorsOf(base, source, lang)
  const issued = issuedOf(when, lang)
  return {
    type: TYPES[kind],
    title: title[lang],
    genre: pageStrings[lang].sourceKinds[kind],
    ...(authors.length > 0 && { author: authors.map((literal) => ({ literal })) }),
    ...(issued && { issued }),
    ...(language !== undefined && { language }),
    ...(url !== undefined && { URL: url }),
  }
}

/** The date as exactly as CSL can give it; undefined where there is none. */
function issuedOf(when: When, lang: Lang): CslDate | undefined {
  if (when.edtf === null) return undefined
  const exact = when.basis === 'stated' && !/[?~%]/u.test(when.edtf) ? exactDate(when.edtf) : undefined
  return exact ?? { literal: formatWhen(when, lang, false) }
}

function exactDate(edtf: string): CslDate | undefined {
  const parsed = parseEdtf(edtf)
  if (parsed?.shape === 'moment') return { 'date-parts': [partsOf(parsed.at)], ...(parsed.at.season && { season: parsed.at.season }) }
  const ends = [parsed?.from, parsed?.to].flatMap((end) => (end && !end.season ? [partsOf(end)] : []))
  return parsed?.shape === 'range' && ends.length === 2 ? { 'date-parts': ends } : undefined
}

const partsOf = ({ year, month, day }: Calendar): number[] => [year, month, day].filter((part) => part !== undefined)
