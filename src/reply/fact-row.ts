import type { Entry, FactBase } from '../facts/fact-base.ts'
import { entryOf, refOf } from '../facts/fact-base.ts'
import type { Certainty, Fact, Lang, RecordId } from '../facts/record.ts'
import { factBlock } from './fact-block.ts'

/** A fact as a table or program takes it, in one language: its text, attribution and marks belong together. */
export type FactRow = {
  readonly ref: string
  /** That it is superseded or retracted, where that is so. */
  readonly mark?: string
  readonly text: string
  readonly attribution: string
  readonly certainty: Certainty
  readonly certaintyText: string
  /** The source's own hedging word; none where unhedged. */
  readonly hedge?: string
  readonly kind: Fact['kind']
  readonly about: readonly { readonly id: RecordId; readonly name: string }[]
  readonly citations: readonly { readonly source: RecordId; readonly title: string; readonly paragraph: number; readonly anchor: string; readonly url?: string }[]
}

/** The fact as a row. */
export function factRow(base: FactBase, entry: Entry<'fact'>, lang: Lang): FactRow {
  const { record } = entry
  const { text, attribution, certainty, certaintyText, mark } = factBlock(base, entry, lang)
  return {
    ref: refOf(entry),
    ...(mark !== undefined && { mark }),
    text,
    attribution,
    certainty,
    certaintyText,
    ...(record.certainty !== 'asserted' && { hedge: record.hedge }),
    kind: record.kind,
    about: record.about.map((id) => ({ id, name: nameOf(base, id, lang) })),
    citations: record.citations.map(({ source, paragraph, anchor }) => {
      const cited = entryOf(base, 'source', source)?.record
      return { source, title: cited?.title[lang] ?? source, paragraph, anchor, ...(cited?.url !== undefined && { url: cited.url }) }
    }),
  }
}

function nameOf(base: FactBase, id: RecordId, lang: Lang): string {
  const record = base.entries.get(id)?.record
  if (record && 'name' in record) return record.name[lang]
  return record && 'title' in record ? record.title[lang] : id
}
