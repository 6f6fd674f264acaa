import type { FactBase } from '../facts/fact-base.ts'
import type { RecordId } from '../facts/record.ts'
import type { Span } from '../facts/when.ts'
import type { ContentReader } from './content-terms.ts'
import type { Answerable, Roles } from './record-texts.ts'
import { asksOf, entitiesOf, FIELD_WEIGHT, spansOf, textsOf } from './record-texts.ts'
import type { Term } from './terms.ts'
import { entityTerm } from './terms.ts'

/** A record as it is weighed against a question. */
export type IndexedRecord = {
  readonly entry: Answerable
  /** How much each term counts in it, over all fields. */
  readonly weights: ReadonlyMap<Term, number>
  /** The terms that it has of itself, not only in wordings by which it is asked for: those may name what it denies. */
  readonly own: ReadonlySet<Term>
  /** The terms of each word of each wording by which it is asked for. */
  readonly asks: readonly (readonly (readonly Term[])[])[]
  /** Every entity that it is about, that says it, or that takes part in its events. */
  readonly entities: ReadonlySet<RecordId>
  readonly spans: () => readonly Span[]
  readonly length: number
}

/** The entities as terms, those that it is about before those that take part; and what kind of thing it is about. */
export function entityTerms(entry: Answerable, entities: ReadonlySet<RecordId>): { readonly term: Term; readonly weight: number }[] {
  const about: readonly RecordId[] = 'about' in entry.record ? entry.record.about : [...entities]
  const values = entry.kind === 'fact' ? entry.record.values.flatMap(({ is }) => (typeof is === 'string' && entities.has(is) ? [is] : [])) : []
  const kinds = new Set([...about, ...values].filter((id) => entities.has(id)).map((id) => id.split('-', 1)[0] ?? ''))
  return [
    ...[...entities].map((id) => ({ term: entityTerm(id), weight: about.includes(id) ? FIELD_WEIGHT.names : FIELD_WEIGHT.context })),
    ...[...kinds].map((kind) => ({ term: `c:${kind}`, weight: FIELD_WEIGHT.context })),
  ]
}

/** Reads one record's texts into what it is weighed by. */
export function weigh(base: FactBase, entry: Answerable, read: ContentReader, length: number, roles: Roles): IndexedRecord {
  const entities = entitiesOf(base, entry)
  const weights = new Map<Term, number>()
  const own = new Set<Term>()
  for (const { field, text, lang } of textsOf(base, entry, entities, roles)) {
    for (const word of read(text, lang)) {
      for (const term of word) {
        weights.set(term, (weights.get(term) ?? 0) + FIELD_WEIGHT[field])
        if (field !== 'asks') own.add(term)
      }
    }
  }
  for (const { term, weight } of entityTerms(entry, entities)) {
    weights.set(term, (weights.get(term) ?? 0) + weight)
    own.add(term)
  }
  const asks = asksOf(entry.record).map(({ text, lang }) => read(text, lang))
  let spans: readonly Span[] | undefined
  return { entry, weights, own, asks, entities, spans: () => (spans ??= spansOf(base, entry)), length }
}
