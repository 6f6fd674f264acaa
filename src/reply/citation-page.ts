import type { Entry, FactBase } from '../facts/fact-base.ts'
import { referringTo, refOf } from '../facts/fact-base.ts'
import type { Lang, RecordRef } from '../facts/record.ts'
import type { CitableKind } from './citable.ts'
import { citableOf } from './citable.ts'
import { markdownCitation, plainCitation } from './citation-text.ts'
import { cslItems } from './csl-json.ts'
import type { Block, FileBlock, Message } from './message.ts'
import { newsroomStrings } from './newsroom-strings.ts'
import { pageStrings } from './page-strings.ts'
import { strings } from './strings.ts'

export const CITATION_FORMATS = ['plain', 'markdown', 'csl'] as const
type CitationFormat = (typeof CITATION_FORMATS)[number]

/** So many records one message cites. */
const MAX_CITED = 10

/** Citations of these records: as text, as Markdown and as CSL-JSON, or in one of these forms. Of an entity or event, the facts about it are cited. */
export function citationPage(base: FactBase, refs: readonly RecordRef[], lang: Lang, format?: CitationFormat): Message {
  const words = newsroomStrings[lang]
  const sought = refs.map((ref) => soughtBy(base, ref, lang))
  const all = [...new Map(sought.flatMap(({ entries }) => entries).map((entry) => [entry.record.id, entry])).values()]
  const left = all.slice(MAX_CITED).map(refOf)
  const notices = [...new Set(sought.flatMap((one) => one.notices)), ...(left.length > 0 ? [words.tooManyToCite(left.join(', '))] : [])]
  if (all.length === 0) return { kind: 'notFound', lang, blocks: notices.map((text, at) => ({ kind: at === 0 ? 'lead' : 'text', text })) }
  const citables = all.slice(0, MAX_CITED).map((entry) => citableOf(base, entry, lang))
  const inForm = (form: CitationFormat, blocks: () => readonly Block[]): readonly Block[] => (format === undefined || format === form ? blocks() : [])
  return {
    kind: 'page',
    lang,
    blocks: [
      ...notices.map((text) => ({ kind: 'text', text }) as const),
      ...inForm('plain', () => [{ kind: 'heading', text: words.asText }, ...citables.map((one) => toCopy(plainCitation(base, one, lang)))]),
      ...inForm('markdown', () => [{ kind: 'heading', text: words.asMarkdown }, ...citables.map((one) => toCopy(markdownCitation(base, one, lang)))]),
      ...inForm('csl', () => {
        const items = citables.flatMap((one) => cslItems(base, one, lang))
        const [only, ...others] = new Set(refs.map(({ id }) => id))
        const file: FileBlock = { kind: 'file', name: `${others.length === 0 && only !== undefined ? only : words.citations}.json`, mediaType: 'application/json', text: `${JSON.stringify(items, null, 2)}\n` }
        return [{ kind: 'text', text: words.cslFile(file.name, items.length) }, file]
      }),
    ],
  }
}

const toCopy = (text: string): Block => ({ kind: 'text', text, toCopy: true })

/** What a ref stands for, and what has to be said about that. */
type Sought = { readonly entries: readonly Entry<CitableKind>[]; readonly notices: readonly string[] }

function soughtBy(base: FactBase, { id, version }: RecordRef, lang: Lang): Sought {
  const words = pageStrings[lang]
  const entry = base.entries.get(id)
  if (!entry) return { entries: [], notices: [words.noSuchRecord(id)] }
  if (version !== undefined && version > entry.version) return { entries: [], notices: [words.noSuchVersion(id, version, entry.version)] }
  const notices = version === undefined || version === entry.version ? [] : [words.otherVersion(id, version, entry.version)]
  if (entry.kind !== 'entity' && entry.kind !== 'event') return { entries: [entry], notices }
  const facts = referringTo(base, 'fact', id)
  const { restsOn, nothingRestsOn } = newsroomStrings[lang]
  const retracted = entry.retracted ? [`${id}: ${strings[lang].retracted(entry.retracted.reason)}`] : []
  return { entries: facts, notices: [...notices, ...retracted, facts.length > 0 ? restsOn(id, facts.length) : nothingRestsOn(id)] }
}
