import type { Entry, FactBase } from '../facts/fact-base.ts'
import { entryOf, refOf } from '../facts/fact-base.ts'
import type { Attribution, Citation, Lang, RecordId } from '../facts/record.ts'
import { formatRef } from '../facts/record.ts'
import type { Block, FactBlock, ShownCitation } from './message.ts'
import { listed, strings } from './strings.ts'

/** The name of an entity as it stands after "laut", "von" or "according to". */
export const speakerName = ({ record: { name, dative, definite } }: Entry<'entity'>, lang: Lang): string => (lang === 'de' ? (dative ?? name.de) : (definite ?? name.en))

function speakerOf(base: FactBase, id: RecordId, lang: Lang): string {
  const entity = entryOf(base, 'entity', id)
  return entity ? speakerName(entity, lang) : id
}

/** Who said it through whom, origin first: "laut dem britischen Verteidigungsgeheimdienst, der Bericht lag dem Guardian vor". */
export function attributionText(base: FactBase, hops: readonly Attribution[], lang: Lang): string {
  const words = strings[lang]
  if (hops.length === 0) return words.ownVoice
  const said = hops.map((hop) => words.attribution[hop.act](listed(hop.who.map((id) => speakerOf(base, id, lang)), lang)))
  return said.join(', ') + (hops.some((hop) => hop.implied) ? words.implied : '')
}

export const shownCitations = (record: RecordId, citations: readonly Citation[]): ShownCitation[] =>
  citations.map(({ source, paragraph, anchor }) => ({ record, source, paragraph, anchor }))

/** A fact with everything that must never be left off it. */
export function factBlock(base: FactBase, entry: Entry<'fact'>, lang: Lang): FactBlock {
  const { record, retracted } = entry
  const words = strings[lang]
  const hedge = record.certainty === 'asserted' ? undefined : record.hedge
  const mark = retracted
    ? words.retracted(retracted.reason)
    : record.rank === 'deprecated'
      ? words.deprecated(record.why?.[lang] ?? '').trim()
      : undefined
  return {
    kind: 'fact',
    ref: refOf(entry),
    text: record.text[lang],
    attribution: attributionText(base, record.attribution, lang),
    certainty: record.certainty,
    certaintyText: words.certainty(record.certainty, hedge),
    citations: shownCitations(record.id, record.citations),
    ...(mark !== undefined && { mark }),
  }
}

/** A note, with the sources from outside that it rests on. */
export const noteBlock = ({ record, version }: Entry<'note'>, lang: Lang): Block => ({
  kind: 'note',
  text: record.see.length > 0 ? `${record.text[lang]} [${record.see.join(', ')}]` : record.text[lang],
  ref: formatRef(record.id, version),
})

/** Each source that the blocks cite, once, with its title. */
export function sourcesBlock(base: FactBase, blocks: readonly Block[], lang: Lang): Block[] {
  const cited = blocks.flatMap((block) => {
    if (block.kind === 'list') return block.items.flatMap((item) => item.citations ?? [])
    return 'citations' in block ? (block.citations ?? []) : []
  })
  const items = [...new Set(cited.map((citation) => citation.source))].map((id) => ({ id, title: entryOf(base, 'source', id)?.record.title[lang] ?? id }))
  return items.length > 0 ? [{ kind: 'sources', items }] : []
}
