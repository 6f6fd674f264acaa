import { findCandidates, resolveTerms } from './candidates.ts'
import type { Features } from './features.ts'
import { makeFeatureReader } from './features.ts'
import type { TextIndex } from './text-index.ts'
import { placesOfGroup, storedAt } from './text-index.ts'
import type { TextQuery } from './text-query.ts'

// Softmax regression of the right sentence, and with a quarter of the weight of the right paragraph, among the
// candidates of each question: XQuAD, even-numbered articles, both languages, with and without typos, L2 15
// (chosen by cross-validation over articles).
// Features that such a fit gave nothing to are left out (test/bench/quality.ts reports the odd articles).
const WEIGHTS: Partial<Record<keyof Features, number>> = {
  coverage: 9.19, rarest: -0.40, names: -0.47, near: -1.83, local: 3.96, date: 2.27,
  number: 2.52, person: 2.41, reason: 1.98, previous: 2.93, next: 1.57, first: 1.16,
  leans: 1.90, paragraph: 5.08, paragraphCoverage: 3.55, paragraphNames: 2.84, paragraphSurface: 4.10, paragraphFollows: 4.91,
  share: 2.94, length: -1.07,
}

// Logistic regression over pairs on the same articles (L2 6): a question answered by the index comes before one
// asked of the index without its article, or without its sentence; then scaled to chances. What a weight means
// depends on the others: the score already counts what the paragraph has for sure.
const ANSWERABLE = {
  bias: -3.62, score: 0.35, lead: 0.1, paragraph: 4.62, both: -4.16, unknown: -0.71, evidence: 5.55, sureNames: 0.56,
  paragraphSure: -3.65, fit: -1.06, misfit: -1.49, words: -0.25, length: -1.53, leans: 3.49, nameless: 0.99,
} as const

/** A document that was found, with what speaks for it. */
export type Hit = {
  readonly key: string
  readonly place: number
  readonly group: number
  readonly features: Features
  readonly score: number
  /** By how much it is ahead of the best document of any other group. */
  readonly lead: number
}

const CANDIDATES = 24
const GROUPS = 6
const MATES = 3

/** The candidates with the neighbours of the first few: an answer may lean on the sentence before it. */
function withMates(index: TextIndex, places: readonly number[]): number[] {
  const all = new Set(places)
  for (const place of places.slice(0, GROUPS)) {
    const mates = placesOfGroup(index, storedAt(index, place)?.group ?? 0)
    const at = mates.indexOf(place)
    for (const mate of mates.slice(Math.max(0, at - MATES), at + MATES + 1)) all.add(mate)
  }
  return [...all]
}

const MIX = Object.entries(WEIGHTS) as [keyof Features, number][]

/** What speaks for a document, in one number. */
export const mix = (features: Features): number => MIX.reduce((sum, [name, weight]) => sum + weight * features[name], 0)

/** The best documents for a query, best first; ties in the order of the documents. */
export function search(index: TextIndex, query: TextQuery, limit: number): Hit[] {
  const terms = resolveTerms(index, query.terms)
  const featuresOf = makeFeatureReader(index, terms, query.wants)
  const found = withMates(index, findCandidates(index, terms, Math.max(limit, CANDIDATES))).flatMap((place): Omit<Hit, 'lead'>[] => {
    const features = featuresOf(place)
    const stored = storedAt(index, place)
    return features && stored ? [{ key: stored.key, place, group: stored.group, features, score: mix(features) }] : []
  })
  found.sort((a, b) => b.score - a.score || a.place - b.place)
  const [first] = found
  const second = found.find(({ group }) => group !== first?.group)
  return found.slice(0, limit).map((hit) => ({ ...hit, lead: hit.score - ((hit.group === first?.group ? second : first)?.score ?? 0) }))
}

/** How likely it is that the first hit answers the question, from 0 to 1. */
export function answerability({ terms }: TextQuery, [first]: readonly Hit[]): number {
  if (!first) return 0
  const { features, score, lead } = first
  const matter = terms.filter(({ weight }) => weight > 0)
  const signals = {
    ...features, bias: 1, score, lead, both: features.coverage * features.paragraph,
    words: matter.filter(({ weight }) => weight === 1).length, nameless: matter.some(({ name }) => name) ? 0 : 1,
  }
  const names = Object.keys(ANSWERABLE) as (keyof typeof ANSWERABLE)[]
  return 1 / (1 + Math.exp(-names.reduce((sum, name) => sum + ANSWERABLE[name] * signals[name], 0)))
}
