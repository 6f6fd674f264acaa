import type { Lang } from '../facts/record.ts'
import type { Compounds } from './compounds.ts'
import { sortCompounds } from './compounds.ts'
import type { Postings, Scores } from './postings.ts'
import { makePostings, makeScores, trimmed } from './postings.ts'
import type { ScanCache } from './scan-words.ts'
import { scanWords } from './scan-words.ts'
import type { Deletions } from './spelling.ts'
import { makeDeletions } from './spelling.ts'
import type { Analyse, Vocabulary } from './vocabulary.ts'
import { emptyVocabulary, wordId } from './vocabulary.ts'
import type { Bytes, WordStream } from './word-stream.ts'
import { makeBytes, pushField, readWords } from './word-stream.ts'

/** What is indexed: texts that are analysed, and terms that are ready: entities, concepts. */
export type IndexDocument = {
  /** Documents of one paragraph share it; a whole number below 2^31. */
  readonly group: number
  /** Weights are kept in sixteenths, up to 63 of them. */
  readonly fields: readonly { readonly text: string; readonly lang: Lang; readonly weight: number }[]
  readonly terms: readonly { readonly term: string; readonly weight: number }[]
}

/** A document as it is kept; `length` in sixteenths of a word. */
export type Stored = { readonly stream: WordStream; readonly group: number; readonly length: number; readonly key: string }

type Segment = {
  readonly bytes: Uint8Array
  readonly starts: Uint32Array
  readonly groups: Int32Array
  readonly lengths: Uint32Array
  /** Documents ordered by group, then place. */
  readonly byGroup: Uint32Array
  readonly keys: readonly string[]
  readonly places: ReadonlyMap<string, number>
  readonly postings: Postings
  readonly compounds: Compounds
  readonly deletions: Deletions
  /** Room for the scores of one search; zero between searches. */
  readonly scores: Scores
}

/**
 * An inverted index that is never changed: `withDocument` and `withoutDocument` give a new one that shares
 * the big segment. A document keeps its place when it is replaced; places order ties and neighbours.
 */
export type TextIndex = {
  readonly vocabulary: Vocabulary
  readonly segment: Segment
  /** Documents added since the segment was made, by place. */
  readonly added: ReadonlyMap<number, Stored>
  /** Places in the segment whose documents were removed or replaced. */
  readonly dropped: ReadonlySet<number>
  /** Where the keys of added documents are; undefined for removed ones. */
  readonly moved: ReadonlyMap<string, number | undefined>
  readonly nextPlace: number
  readonly count: number
  readonly totalLength: number
  /** How many documents have each word, where the segment's count is no longer right. */
  readonly changes: () => ReadonlyMap<number, number>
}

/** After so many changes they are merged into a new segment. */
const MAX_CHANGES = 256
/** Up to so many new words, the tables of compounds and deletions are kept: they look through new words one by one. */
const MAX_LATE_WORDS = 300

type Scan = { readonly codes: number[]; readonly de: ScanCache; readonly en: ScanCache }
const newScan = (): Scan => ({ codes: [], de: new Map(), en: new Map() })

function pushDocument(vocabulary: Vocabulary, document: IndexDocument, bytes: Bytes, scan: Scan): number {
  let length = 0
  for (const { text, lang, weight } of document.fields) {
    scan.codes.length = 0
    scanWords(text, scan.codes, scan[lang], (word, capital) => wordId(vocabulary, word, lang) * 2 + (capital ? 1 : 0))
    pushField(bytes, scan.codes, weight)
    length += scan.codes.length * Math.round(weight * 16)
  }
  for (const { term, weight } of document.terms) pushField(bytes, [wordId(vocabulary, term, '') * 2], weight)
  return length
}

type Parts = Pick<Segment, 'bytes' | 'starts' | 'groups' | 'lengths' | 'keys'>

function fromParts(vocabulary: Vocabulary, { bytes, starts, groups, lengths, keys }: Parts, before?: Segment): TextIndex {
  const byGroup = Uint32Array.from(groups, (_, at) => at)
  if (groups.some((group, at) => at > 0 && group < (groups[at - 1] ?? 0))) byGroup.sort((a, b) => (groups[a] ?? 0) - (groups[b] ?? 0) || a - b)
  const places = new Map<string, number>()
  for (const [at, key] of keys.entries()) places.set(key, at)
  const postings = makePostings(bytes, starts, vocabulary.words.length)
  const inUse = (word: number): boolean => (postings.counts[word] ?? 0) > 0
  const segment: Segment = {
    bytes, starts, groups, lengths, byGroup, keys, places, postings,
    ...(before && vocabulary.words.length - before.deletions.known < MAX_LATE_WORDS
      ? { compounds: before.compounds, deletions: before.deletions }
      : { compounds: sortCompounds(vocabulary, inUse), deletions: makeDeletions(vocabulary, inUse) }),
    scores: makeScores(keys.length),
  }
  return withChanges({
    vocabulary, segment,
    added: new Map(), dropped: new Set(), moved: new Map(),
    nextPlace: keys.length,
    count: keys.length,
    totalLength: lengths.reduce((sum, length) => sum + length, 0),
  })
}

/** The index over the documents in their order; a key that comes twice stands for its last document. */
export function buildTextIndex(documents: Iterable<readonly [key: string, document: IndexDocument]>, analyse: Analyse): TextIndex {
  const vocabulary = emptyVocabulary(analyse)
  const scan = newScan()
  const bytes = makeBytes(1 << 16)
  const [starts, groups, lengths, keys]: [number[], number[], number[], string[]] = [[0], [], [], []]
  const seen = new Set<string>()
  const again: (readonly [string, IndexDocument])[] = []
  for (const entry of documents) {
    const [key, document] = entry
    if (seen.has(key)) {
      again.push(entry)
      continue
    }
    seen.add(key)
    lengths.push(pushDocument(vocabulary, document, bytes, scan))
    starts.push(bytes.length)
    groups.push(document.group)
    keys.push(key)
  }
  seen.clear()
  const index = fromParts(vocabulary, { bytes: trimmed(bytes), starts: Uint32Array.from(starts), groups: Int32Array.from(groups), lengths: Uint32Array.from(lengths), keys })
  return again.reduce((all, [key, document]) => withDocument(all, key, document), index)
}

/** Where the document of a key is. */
export function placeOf(index: TextIndex, key: string): number | undefined {
  return index.moved.has(key) ? index.moved.get(key) : index.segment.places.get(key)
}

/** The document at a place, if there is one. */
export function storedAt(index: TextIndex, place: number): Stored | undefined {
  const added = index.added.get(place)
  if (added) return added
  const { bytes, starts, groups, lengths, keys } = index.segment
  const key = keys[place]
  if (key === undefined || index.dropped.has(place)) return undefined
  return { stream: { bytes, start: starts[place] ?? 0, end: starts[place + 1] ?? 0 }, group: groups[place] ?? 0, length: lengths[place] ?? 0, key }
}

/** The index with the document under that key, in the place of the one that it had. */
export function withDocument(index: TextIndex, key: string, document: IndexDocument): TextIndex {
  const bytes = makeBytes(1 << 10)
  const length = pushDocument(index.vocabulary, document, bytes, newScan())
  const data = trimmed(bytes)
  const before = placeOf(index, key)
  const place = before ?? index.nextPlace
  const old = before === undefined ? undefined : storedAt(index, before)
  return settled({
    ...index,
    added: new Map(index.added).set(place, { stream: { bytes: data, start: 0, end: data.length }, group: document.group, length, key }),
    dropped: place < index.segment.keys.length ? new Set(index.dropped).add(place) : index.dropped,
    moved: new Map(index.moved).set(key, place),
    nextPlace: Math.max(index.nextPlace, place + 1),
    count: index.count + (old ? 0 : 1),
    totalLength: index.totalLength + length - (old?.length ?? 0),
  })
}

/** The index without the document of that key. */
export function withoutDocument(index: TextIndex, key: string): TextIndex {
  const place = placeOf(index, key)
  const old = place === undefined ? undefined : storedAt(index, place)
  if (place === undefined || !old) return index
  const added = new Map(index.added)
  added.delete(place)
  return settled({
    ...index,
    added,
    dropped: place < index.segment.keys.length ? new Set(index.dropped).add(place) : index.dropped,
    moved: new Map(index.moved).set(key, undefined),
    count: index.count - 1,
    totalLength: index.totalLength - old.length,
  })
}

const settled = (index: Omit<TextIndex, 'changes'>): TextIndex =>
  index.moved.size >= MAX_CHANGES ? compacted(withChanges(index)) : withChanges(index)

function withChanges(index: Omit<TextIndex, 'changes'>): TextIndex {
  let changes: Map<number, number> | undefined
  const count = (found: Map<number, number>, stream: WordStream, step: number): void => {
    const words = new Set<number>()
    readWords(stream, (word) => words.add(word))
    for (const word of words) found.set(word, (found.get(word) ?? 0) + step)
  }
  const find = (): Map<number, number> => {
    const found = new Map<number, number>()
    const { bytes, starts } = index.segment
    for (const place of index.dropped) count(found, { bytes, start: starts[place] ?? 0, end: starts[place + 1] ?? 0 }, -1)
    for (const { stream } of index.added.values()) count(found, stream, 1)
    return found
  }
  return { ...index, changes: () => (changes ??= find()) }
}

/** The same documents in one segment: what happens by itself every 256 changes can be had when it suits. */
export function compacted(index: TextIndex): TextIndex {
  const { segment } = index
  const bytes = makeBytes(segment.bytes.length + 64 * index.added.size)
  const [starts, groups, lengths, keys]: [number[], number[], number[], string[]] = [[0], [], [], []]
  for (let place = 0; place < index.nextPlace; place++) {
    const stored = storedAt(index, place)
    if (!stored) continue
    const { stream } = stored
    const size = stream.end - stream.start
    if (bytes.length + size > bytes.data.length) {
      const wider = new Uint8Array((bytes.length + size) * 2)
      wider.set(bytes.data.subarray(0, bytes.length))
      bytes.data = wider
    }
    bytes.data.set(stream.bytes.subarray(stream.start, stream.end), bytes.length)
    bytes.length += size
    starts.push(bytes.length)
    groups.push(stored.group)
    lengths.push(stored.length)
    keys.push(stored.key)
  }
  return fromParts(index.vocabulary, { bytes: trimmed(bytes), starts: Uint32Array.from(starts), groups: Int32Array.from(groups), lengths: Uint32Array.from(lengths), keys }, segment)
}

/** How many documents have the word. */
export const countOf = (index: TextIndex, word: number): number =>
  (index.segment.postings.counts[word] ?? 0) + (index.added.size + index.dropped.size === 0 ? 0 : (index.changes().get(word) ?? 0))

/** Whether any document has the folded word in that language, as a word of its own. */
export function hasWord(index: TextIndex, word: string, lang: Lang): boolean {
  const id = index.vocabulary.ids[lang].get(word)
  return id !== undefined && countOf(index, id) > 0
}

/** The places of a group's documents, in order. */
export function placesOfGroup(index: TextIndex, group: number): number[] {
  const { byGroup, groups } = index.segment
  let [low, high] = [0, byGroup.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((groups[byGroup[middle] ?? 0] ?? 0) < group) low = middle + 1
    else high = middle
  }
  const places: number[] = []
  for (; low < byGroup.length && groups[byGroup[low] ?? 0] === group; low++) {
    const place = byGroup[low] ?? 0
    if (!index.dropped.has(place)) places.push(place)
  }
  let more = false
  for (const [place, stored] of index.added) {
    if (stored.group !== group) continue
    places.push(place)
    more = true
  }
  return more ? places.toSorted((a, b) => a - b) : places
}
