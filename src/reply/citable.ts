import type { Entry, FactBase } from '../facts/fact-base.ts'
import { entryOf, refOf } from '../facts/fact-base.ts'
import type { Citation, Gap, Lang, RecordId } from '../facts/record.ts'
import { factBlock } from './fact-block.ts'
import { newsroomStrings } from './newsroom-strings.ts'
import { pageStrings } from './page-strings.ts'
import { strings } from './strings.ts'

/** Where something stands: a source, and the spots in it; none where the source is meant as a whole. */
export type Place = { readonly id: RecordId; readonly source: Entry<'source'> | undefined; readonly spots: readonly Citation[] }

/** What a record says, to be cited, with everything that must never be left off it. */
export type Citable = {
  readonly ref: string
  /** That it is superseded or retracted, where that is so. */
  readonly mark?: string
  /** A source says nothing itself. */
  readonly statement?: string
  /** Who said it through whom, and how certain it is. */
  readonly aside?: string
  readonly places: readonly Place[]
}

/** Kinds of records that are cited themselves; of entities and events, the facts about them are. */
export type CitableKind = 'fact' | 'gap' | 'note' | 'source'

/** The record as something to cite, in a language. */
export function citableOf(base: FactBase, entry: Entry<CitableKind>, lang: Lang): Citable {
  const ref = refOf(entry)
  const mark = entry.retracted && strings[lang].retracted(entry.retracted.reason)
  const marked = mark === undefined ? {} : { mark }
  switch (entry.kind) {
    case 'source':
      return { ref, places: [{ id: entry.record.id, source: entry, spots: [] }] }
    case 'fact': {
      const block = factBlock(base, entry, lang)
      const aside = [block.attribution, block.certaintyText].join('; ')
      return { ref, ...(block.mark !== undefined && { mark: block.mark }), statement: block.text, aside, places: placesOf(base, entry.record.citations) }
    }
    case 'gap':
      return { ref, ...marked, statement: `${strings[lang].openQuestion(entry.record.question[lang])} ${standing(entry.record, lang)}`, places: placesOf(base, entry.record.citations) }
    case 'note': {
      const { text, citations, see } = entry.record
      return { ref, ...marked, statement: newsroomStrings[lang].editorsNote(text[lang]), places: [...placesOf(base, citations), ...see.map((id) => placeOf(base, id, []))] }
    }
  }
}

/** Why the question is open, or what answers it. */
const standing = (gap: Gap, lang: Lang): string =>
  gap.status === 'answered' ? `${pageStrings[lang].answeredBy(gap.answeredBy.join(', '))}.` : strings[lang].unknown[gap.kind]

const placeOf = (base: FactBase, id: RecordId, spots: readonly Citation[]): Place => ({ id, source: entryOf(base, 'source', id), spots })

/** Each source once, with all its spots. */
function placesOf(base: FactBase, citations: readonly Citation[]): Place[] {
  const ids = [...new Set(citations.map(({ source }) => source))]
  return ids.map((id) => placeOf(base, id, citations.filter(({ source }) => source === id)))
}
