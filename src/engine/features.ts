import type { Resolved } from './candidates.ts'
import { saturated } from './candidates.ts'
import type { AnswerType } from './question-kind.ts'
import type { Reading } from './read-document.ts'
import { makeDocumentReader } from './read-document.ts'
import type { TextIndex } from './text-index.ts'
import { placesOfGroup, storedAt } from './text-index.ts'

/**
 * What speaks for a document, each from 0 to 1. Terms are weighted by how telling they are; a paragraph is
 * the document with its neighbours in its group.
 */
export type Features = {
  /** BM25 over stems. */
  readonly stem: number
  /** Share of the terms that it has, in meaning or nearly in letters; of names and numbers alone. */
  readonly coverage: number
  /** Share of the words as typed that it has, those of grammar among them. */
  readonly surface: number
  /** The most telling term that it has, against the most telling of all. */
  readonly rarest: number
  readonly names: number
  /** Neighbouring terms stand close by. */
  readonly near: number
  /** It has terms that its neighbours lack. */
  readonly local: number
  /** It can supply the kind of thing that is asked for; the same by kind. */
  readonly fit: number
  readonly date: number
  readonly place: number
  readonly number: number
  readonly person: number
  readonly reason: number
  /** What the sentence before, after, and first in the paragraph add to the coverage; before, if it leans on it. */
  readonly previous: number
  readonly next: number
  readonly first: number
  readonly leans: number
  /** Measures of the whole paragraph: BM25, terms as above, as typed, and following on each other. */
  readonly paragraph: number
  readonly paragraphCoverage: number
  readonly paragraphNames: number
  readonly paragraphSurface: number
  readonly paragraphFollows: number
  /** Terms that the paragraph has beyond doubt: no guess, no likeness; names and numbers alone, or all where there are none. */
  readonly paragraphSure: number
  readonly sureNames: number
  /** How much is matched, whatever share of the question it is; and what share no document has. */
  readonly evidence: number
  readonly unknown: number
  /** A kind of thing is asked for that it cannot supply. */
  readonly misfit: number
  /** Share of its words that match; how long it is. */
  readonly share: number
  readonly length: number
}

/** Documents on either side that count as the paragraph. */
const SPAN = 4

type Joint = Pick<Features, 'paragraph' | 'paragraphCoverage' | 'paragraphNames' | 'paragraphSurface' | 'paragraphFollows' | 'paragraphSure' | 'sureNames'> & {
  /** How many documents have each term as typed. */
  readonly having: Float64Array
  readonly documents: number
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)
const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0)

/** Whether a document can supply the kind of thing, beyond what the question itself says; places and things cannot be told. */
function fitOf(own: Reading, wants: AnswerType | null): number {
  switch (wants) {
    case 'date':
      return own.newYear ? 1 : own.newNumber ? 0.5 : 0
    case 'number':
      return own.newNumber ? 1 : 0
    case 'person':
      return own.newName
    case 'reason':
      return own.newReason ? 1 : 0
    case 'place':
    case 'thing':
    case null:
      return 0
  }
}

/** Reads features of documents for one query; what is read of a document is kept for its neighbours. */
export function makeFeatureReader(index: TextIndex, terms: readonly Resolved[], wants: AnswerType | null): (place: number) => Features | undefined {
  const average = Math.max(1, index.totalLength / Math.max(1, index.count))
  const weights = terms.map(({ weight, idf }) => weight * idf)
  const typedWeights = terms.map(({ surface, surfaceIdf }) => (surface === '' ? 0 : surfaceIdf))
  const followWeights = typedWeights.map((weight, term) => (term === 0 ? 0 : Math.max(weight, typedWeights[term - 1] ?? 0)))
  const nameWeights = weights.map((weight, term) => (terms[term]?.name ? weight : 0))
  const total = sum(weights)
  const typedTotal = sum(typedWeights)
  const followTotal = sum(followWeights)
  const nameTotal = sum(nameWeights)
  const squareTotal = sum(weights.map((weight) => weight * weight))
  const unknown = share(sum(weights.map((weight, term) => (terms[term]?.words.values().some((closeness) => closeness === 1) ? 0 : weight))), total)
  const heaviest = Math.max(0, ...weights)
  const matter = terms.keys().filter((term) => (weights[term] ?? 0) > 0).toArray()

  const readDocument = makeDocumentReader(index, terms)
  const readings = new Map<number, Reading | undefined>()
  const read = (place: number | undefined): Reading | undefined => {
    if (place === undefined) return undefined
    if (!readings.has(place)) {
      const stored = storedAt(index, place)
      readings.set(place, stored && readDocument(stored))
    }
    return readings.get(place)
  }
  const groups = new Map<number, readonly number[]>()
  const matesOf = (group: number): readonly number[] => {
    const known = groups.get(group) ?? placesOfGroup(index, group)
    groups.set(group, known)
    return known
  }
  const joints = new Map<number | undefined, Joint>()
  const jointOf = (places: readonly number[]): Joint => {
    const known = joints.get(places[0])
    if (known && known.documents === places.length) return known
    const mates = places.flatMap((place) => read(place) ?? [])
    const having = new Float64Array(terms.length)
    let [score, square, names, surface, follows, sureNames, sureTerms] = [0, 0, 0, 0, 0, 0, 0]
    for (const [term, weight] of weights.entries()) {
      let [tf, closest, followed, sure] = [0, 0, 0, 0]
      for (const mate of mates) {
        tf += mate.tf[term] ?? 0
        closest = Math.max(closest, mate.close[term] ?? 0)
        sure = Math.max(sure, mate.exact[term] ?? 0)
        followed = Math.max(followed, mate.follows[term] ?? 0)
        if ((mate.surface[term] ?? 0) > 0) having[term] = (having[term] ?? 0) + 1
      }
      score += (weight * tf) / (tf + 1.2)
      square += weight * weight * closest * closest
      names += (nameWeights[term] ?? 0) * closest
      sureTerms += weight * sure
      sureNames += (nameWeights[term] ?? 0) * sure
      if ((having[term] ?? 0) > 0) surface += typedWeights[term] ?? 0
      follows += (followWeights[term] ?? 0) * followed
    }
    const joint: Joint = {
      paragraph: share(score, total),
      paragraphCoverage: share(square, squareTotal),
      paragraphNames: share(names, nameTotal),
      paragraphSurface: share(surface, typedTotal),
      paragraphFollows: share(follows, followTotal),
      paragraphSure: share(sureTerms, total),
      sureNames: nameTotal === 0 ? share(sureTerms, total) : share(sureNames, nameTotal),
      having,
      documents: places.length,
    }
    joints.set(places[0], joint)
    return joint
  }
  const gain = (own: Reading, other: Reading | undefined): number =>
    other ? share(weights.reduce((all, weight, term) => all + weight * Math.max(0, (other.close[term] ?? 0) - (own.close[term] ?? 0)), 0), total) : 0
  const localOf = (own: Reading, having: Float64Array, documents: number): number =>
    share(terms.keys().reduce((all, term) => all + ((own.surface[term] ?? 0) > 0 ? Math.log(1 + documents / (having[term] ?? 1)) : 0), 0), terms.length * Math.log(1 + documents))
  const nearOf = ({ positions }: Reading): number => {
    let [near, whole] = [0, 0]
    const places: number[][] = terms.map(() => [])
    for (let at = 0; at < positions.length; at += 2) places[positions[at + 1] ?? 0]?.push(positions[at] ?? 0)
    for (const [at, second] of matter.entries()) {
      const first = matter[at - 1]
      if (first === undefined) continue
      const weight = Math.min(weights[first] ?? 0, weights[second] ?? 0)
      whole += weight
      let least = Infinity
      for (const a of places[first] ?? []) for (const b of places[second] ?? []) least = Math.min(least, Math.abs(a - b))
      near += weight / (1 + least / 4)
    }
    return share(near, whole)
  }

  return (place) => {
    const own = read(place)
    if (!own) return undefined
    const mates = matesOf(own.stored.group)
    const at = mates.indexOf(place)
    const from = Math.max(0, Math.min(at - SPAN, mates.length - 2 * SPAN))
    const joint = jointOf(mates.slice(from, from + 2 * SPAN))
    let [stem, coverage, surface, rarest, names] = [0, 0, 0, 0, 0]
    for (const [term, weight] of weights.entries()) {
      stem += weight * saturated(own.tf[term] ?? 0, own.stored.length, average)
      coverage += weight * (own.close[term] ?? 0)
      if ((own.surface[term] ?? 0) > 0) surface += typedWeights[term] ?? 0
      rarest = Math.max(rarest, weight * (own.close[term] ?? 0))
      names += (nameWeights[term] ?? 0) * (own.close[term] ?? 0)
    }
    const previous = gain(own, read(mates[at - 1]))
    const { having, documents, ...paragraph } = joint
    const fit = fitOf(own, wants)
    return {
      stem: share(stem, total),
      coverage: share(coverage, total),
      surface: share(surface, typedTotal),
      rarest: share(rarest, heaviest),
      names: share(names, nameTotal),
      near: nearOf(own),
      local: localOf(own, having, documents),
      fit,
      date: wants === 'date' ? fit : 0,
      place: wants === 'place' ? own.newName : 0,
      number: wants === 'number' ? fit : 0,
      person: wants === 'person' ? fit : 0,
      reason: wants === 'reason' ? fit : 0,
      previous,
      next: gain(own, read(mates[at + 1])),
      first: at > 1 ? gain(own, read(mates[0])) : 0,
      leans: own.leans ? previous : 0,
      ...paragraph,
      evidence: Math.min(1, coverage / 40),
      misfit: fit === 0 && wants !== null && wants !== 'place' && wants !== 'thing' ? 1 : 0,
      unknown,
      share: share(own.matched, own.words),
      length: Math.log(1 + own.words) / 4,
    }
  }
}
