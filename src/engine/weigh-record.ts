import type { FactBase } from '../facts/fact-base.ts'
import type { RecordId } from '../facts/record.ts'
import type { Span } from '../facts/when.ts'
import type { ContentReader } from './content-terms.ts'
import type { Answerable, References } from './record-texts.ts'
import { asksOf, FIELD_WEIGHT, referencesIn, spansOf, textsOf } from './record-texts.ts'
import type { SharedTerm, Target, Targets } from './targets.ts'
import type { Term } from './terms.ts'

/** A record as it is weighed against a question. */
export type IndexedRecord = {
  readonly entry: Answerable
  /** How much each term counts in it, over all fields. */
  readonly weights: ReadonlyMap<Term, number>
  /** The terms that it has of itself, not only in wordings by which it is asked for: those may name what it denies. */
  readonly own: Pick<ReadonlySet<Term>, 'has'>
  /** The terms of each word of each wording by which it is asked for. */
  readonly asks: readonly (readonly (readonly Term[])[])[]
  /** Every entity that it is about, that says it, or that takes part in its events. */
  readonly entities: ReadonlySet<RecordId>
  readonly spans: () => readonly Span[]
  readonly length: number
}

/** The entities as terms, those that it is about before those that take part; and what kind of thing it is about. */
export function entityTerms(entry: Answerable, { entities, about }: References): (SharedTerm & { readonly weight: number })[] {
  const isAbout = 'about' in entry.record ? (target: Target): boolean => about.includes(target) : () => true
  const terms: (SharedTerm & { readonly weight: number })[] = []
  for (const target of entities) {
    const { term, shared } = target.term
    terms.push({ term, shared, weight: isAbout(target) ? FIELD_WEIGHT.names : FIELD_WEIGHT.context })
  }
  const kinds = new Set<SharedTerm>()
  for (const target of 'about' in entry.record ? about : entities) if (entities.includes(target)) kinds.add(target.kind)
  if (entry.kind === 'fact') {
    for (const { is } of entry.record.values) {
      const target = typeof is === 'string' ? entities.find(({ id }) => id === is) : undefined
      if (target) kinds.add(target.kind)
    }
  }
  for (const { term, shared } of kinds) terms.push({ term, shared, weight: FIELD_WEIGHT.context })
  return terms
}

/** Reads one record's texts into what it is weighed by. */
export function weigh(base: FactBase, entry: Answerable, read: ContentReader, length: number, targets: Targets): IndexedRecord {
  const references = referencesIn(base, entry, targets)
  const weights = new Map<Term, number>()
  const asks = asksOf(entry.record).map(({ text, lang }) => read(text, lang))
  // Without such wordings it has all its terms of itself.
  const own = asks.length > 0 ? new Set<Term>() : undefined
  for (const { field, text, lang } of textsOf(entry, references, targets)) {
    for (const word of read(text, lang)) {
      for (const term of word) {
        weights.set(term, (weights.get(term) ?? 0) + FIELD_WEIGHT[field])
        if (field !== 'asks') own?.add(term)
      }
    }
  }
  for (const { term, weight } of entityTerms(entry, references)) {
    weights.set(term, (weights.get(term) ?? 0) + weight)
    own?.add(term)
  }
  let spans: readonly Span[] | undefined
  return { entry, weights, own: own ?? weights, asks, entities: new Set(references.entities.map(({ id }) => id)), spans: () => (spans ??= spansOf(base, entry)), length }
}
