import { findCandidates, resolveTerms } from './candidates.ts'
import type { Features } from './features.ts'
import { makeFeatureReader } from './features.ts'
import type { TextIndex } from './text-index.ts'
import { placesOfGroup, storedAt } from './text-index.ts'
import type { TextQuery } from './text-query.ts'

// Softmax regression of the right sentence, and with a quarter of the weight of the right paragraph, among the
// candidates of each question: XQuAD, even-numbered articles, both languages, with and without typos, L2 6
// over features brought to one spread (chosen by cross-validation over articles).
// Features that such a fit gave nothing to are left out (test/bench/quality.ts reports the odd articles).
const WEIGHTS: Partial<Record<keyof Features, number>> = {
  stem: 0.58, coverage: 9.50, rarest: -1.04, names: -0.56, near: -2.05, local: 3.83,
  date: 2.62, number: 2.99, place: 0.43, person: 2.51, reason: 2.05, previous: 3.06, next: 1.67, first: 1.16,
  leans: 2.02, paragraph: 4.47, paragraphCoverage: 3.21, paragraphNames: 3.47, paragraphSurface: 3.97, paragraphFollows: 4.52,
  share: 3.36, length: -0.81,
}

// Logistic regression over pairs on the same articles: a question answered by the index comes before one
// asked of the index without its article, or without its sentence; then scaled to chances. What a weight means
// depends on the others: the score already counts what the paragraph has for sure.
const ANSWERABLE = {
  bias: -2.24, score: 0.262, lead: 0.087, paragraph: 4.32, both: -2.47, unknown: -1.43, evidence: 6.47, sureNames: 0.6,
  paragraphSure: -2.36, stem: -1.74, surface: 1.82, fit: -0.91, misfit: -1.28, place: -0.78, words: -0.391, length: -2.06,
  leans: 3, nameless: 0.96,
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
