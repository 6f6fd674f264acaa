import type { Lang } from '../facts/record.ts'
import type { KeyList } from './key-list.ts'
import type { Postings, Scores } from './postings.ts'
import { makePostings, makeScores } from './postings.ts'
import type { ScanCache } from './scan-words.ts'
import { newScanCache, scanWords } from './scan-words.ts'
import type { Steps } from './steps.ts'
import type { Streams } from './streams.ts'
import { streamAt } from './streams.ts'
import type { Vocabulary } from './vocabulary.ts'
import { wordId } from './vocabulary.ts'
import type { Bytes, WordStream } from './word-stream.ts'
import { pushField } from './word-stream.ts'

/** What documents with the same text or term share: the numbers of its words in one vocabulary, once they are known. */
export type Shared = { words: readonly number[] | undefined }

/** What is indexed: texts that are analysed, and terms that are ready: entities, concepts. */
export type IndexDocument = {
  /** Documents of one paragraph share it; a whole number below 2^31. */
  readonly group: number
  /** Weights are kept in sixteenths, up to 63 of them. */
  readonly fields: readonly { readonly text: string; readonly lang: Lang; readonly weight: number; readonly shared?: Shared | undefined }[]
  readonly terms: readonly { readonly term: string; readonly weight: number; readonly shared?: Shared | undefined }[]
}

/** A document as it is kept; `length` in sixteenths of a word. */
export type Stored = { readonly stream: WordStream; readonly group: number; readonly length: number; readonly key: string }

/** Many documents side by side, each known by its place, and where each word stands. Never changed. */
export type Segment = {
  readonly streams: Streams
  readonly groups: Int32Array
  readonly lengths: Uint32Array
  /** Documents ordered by group, then place; null where that is their order already. */
  readonly byGroup: Uint32Array | null
  readonly keys: KeyList
  readonly postings: Postings
  /** Room for the scores of one search; zero between searches. */
  readonly scores: Scores
}

export type Scan = { readonly codes: number[]; readonly de: ScanCache; readonly en: ScanCache }
export const newScan = (): Scan => ({ codes: [], de: newScanCache(), en: newScanCache() })

/** Appends a document's words; returns how long it is, in sixteenths of a word. */
export function pushDocument(vocabulary: Vocabulary, document: IndexDocument, bytes: Bytes, scan: Scan): number {
  let length = 0
  for (const { text, lang, weight, shared } of document.fields) {
    let codes = shared?.words
    if (!codes) {
      scan.codes.length = 0
      scanWords(text, scan.codes, scan[lang], (word, capital) => wordId(vocabulary, word, lang) * 2 + (capital ? 1 : 0))
      codes = scan.codes
      if (shared) shared.words = [...codes]
    }
    pushField(bytes, codes, weight)
    length += codes.length * Math.round(weight * 16)
  }
  pushTerms(vocabulary, document.terms, bytes)
  return length
}

/** Appends the terms, those in a row that weigh the same as one field. */
function pushTerms(vocabulary: Vocabulary, terms: IndexDocument['terms'], bytes: Bytes): void {
  let field: number[] = []
  for (const [at, { term, weight, shared }] of terms.entries()) {
    const codes = shared?.words ?? [wordId(vocabulary, term, '') * 2]
    if (shared) shared.words = codes
    field.push(...codes)
    if (terms[at + 1]?.weight === weight) continue
    pushField(bytes, field, weight)
    field = []
  }
}

/** A segment without what follows from the rest. */
export type Parts = Pick<Segment, 'streams' | 'groups' | 'lengths' | 'keys'>

export function* makeSegment({ streams, groups, lengths, keys }: Parts, wordCount: number): Steps<Segment> {
  const isOrdered = groups.every((group, at) => at === 0 || group >= (groups[at - 1] ?? 0))
  const byGroup = isOrdered ? null : Uint32Array.from(groups, (_, at) => at).toSorted((a, b) => (groups[a] ?? 0) - (groups[b] ?? 0) || a - b)
  return { streams, groups, lengths, byGroup, keys, postings: yield* makePostings(streams, wordCount), scores: makeScores(groups.length) }
}

/** The document that the segment has at a place. */
export function storedIn({ streams, groups, lengths, keys }: Segment, place: number): Stored | undefined {
  const key = keys.keys[place]
  return key === undefined ? undefined : { stream: streamAt(streams, place), group: groups[place] ?? 0, length: lengths[place] ?? 0, key }
}

/** The places of a group's documents, in order. */
export function placesIn({ byGroup, groups }: Segment, group: number): number[] {
  const placeAt = (at: number): number => (byGroup ? (byGroup[at] ?? 0) : at)
  let [low, high] = [0, groups.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((groups[placeAt(middle)] ?? 0) < group) low = middle + 1
    else high = middle
  }
  const places: number[] = []
  for (; low < groups.length && groups[placeAt(low)] === group; low++) places.push(placeAt(low))
  return places
}
