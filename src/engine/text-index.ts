import type { Lang } from '../facts/record.ts'
import { LANGS } from '../facts/record.ts'
import type { Change, ChangeLog } from './change-log.ts'
import { addedOfGroup, append, changeAt, changeOfKey, countChange, forked, newLog } from './change-log.ts'
import type { KeyList } from './key-list.ts'
import { addKey, newKeyList, placeIn } from './key-list.ts'
import type { IndexDocument, Parts, Segment, Stored } from './segment.ts'
import { makeSegment, newScan, placesIn, pushDocument, storedIn } from './segment.ts'
import { STEP } from './postings.ts'
import type { Steps } from './steps.ts'
import { atOnce } from './steps.ts'
import type { StreamWriter } from './streams.ts'
import { newWriter, nextStream, writtenStreams } from './streams.ts'
import type { Analyse, Vocabulary } from './vocabulary.ts'
import { emptyVocabulary } from './vocabulary.ts'
import { makeBytes, pushStream, readWords, trimmed } from './word-stream.ts'
import type { WordTables } from './word-tables.ts'
import { growTables, makeWordTables } from './word-tables.ts'

/**
 * An inverted index that is never changed: `withDocument` and `withoutDocument` give a new one that shares the
 * big segment and the log of changes. A document keeps its place when it is replaced; places order ties and neighbours.
 */
export type TextIndex = {
  readonly vocabulary: Vocabulary
  readonly tables: WordTables
  readonly segment: Segment
  readonly log: ChangeLog
  /** How many changes of the log count for this version. */
  readonly seen: number
  /** How many documents are in the log alone. */
  readonly added: number
  readonly nextPlace: number
  readonly count: number
  readonly totalLength: number
  /** What comes to the same documents without a long log, while it is made: each change does one step of it. */
  readonly merging: Steps<TextIndex> | null
}

/** From so many changes on they are merged into a new segment, in big indexes from more: each document is then moved but a few times. */
const MIN_CHANGES = 4096
const CHANGED_SHARE = 8

const indexOf = (vocabulary: Vocabulary, tables: WordTables, segment: Segment): TextIndex => ({
  vocabulary, tables, segment,
  log: newLog(), seen: 0, added: 0,
  nextPlace: segment.groups.length,
  count: segment.groups.length,
  totalLength: segment.lengths.reduce((sum, length) => sum + length, 0),
  merging: null,
})

type Growing = { readonly streams: StreamWriter; readonly groups: number[]; readonly lengths: number[]; readonly keys: KeyList }
const nothing = (room = 0): Growing => ({ streams: newWriter(), groups: [], lengths: [], keys: newKeyList(room) })
const partsOf = ({ streams, groups, lengths, keys }: Growing): Parts => ({ streams: writtenStreams(streams), groups: Int32Array.from(groups), lengths: Uint32Array.from(lengths), keys })

/** The index over the documents in their order; a key that comes twice stands for its last document. */
export function buildTextIndex(documents: Iterable<readonly [key: string, document: IndexDocument]>, analyse: Analyse): TextIndex {
  const vocabulary = emptyVocabulary(analyse)
  const scan = newScan()
  const parts = nothing()
  const again: (readonly [string, IndexDocument])[] = []
  for (const entry of documents) {
    const [key, document] = entry
    if (placeIn(parts.keys, key) !== undefined) {
      again.push(entry)
      continue
    }
    parts.lengths.push(pushDocument(vocabulary, document, nextStream(parts.streams), scan))
    parts.groups.push(document.group)
    addKey(parts.keys, key)
  }
  const index = indexOf(vocabulary, makeWordTables(vocabulary), atOnce(makeSegment(partsOf(parts), vocabulary.words.length)))
  return again.reduce((all, [key, document]) => withDocument(all, key, document), index)
}

/** Where the document of a key is. */
function placeOf({ log, seen, segment }: TextIndex, key: string): number | undefined {
  const change = changeOfKey(log, seen, key)
  return change ? change.now && change.place : placeIn(segment.keys, key)
}

/** The document at a place, if there is one. */
export function storedAt({ log, seen, segment }: TextIndex, place: number): Stored | undefined {
  const change = changeAt(log, seen, place)
  return change ? change.now : storedIn(segment, place)
}

/** Whether the segment's document at a place is no longer the one that counts. */
export const isReplaced = ({ log, seen }: TextIndex, place: number): boolean => seen > 0 && changeAt(log, seen, place) !== undefined

/** The index with the document under that key, in the place of the one that it had. */
export function withDocument(index: TextIndex, key: string, document: IndexDocument): TextIndex {
  const bytes = makeBytes(1 << 10)
  const length = pushDocument(index.vocabulary, document, bytes, newScan())
  growTables(index.tables, index.vocabulary)
  const data = trimmed(bytes)
  return withStored(index, { stream: { bytes: data, start: 0, end: data.length }, group: document.group, length, key })
}

function withStored(index: TextIndex, now: Stored): TextIndex {
  const place = placeOf(index, now.key) ?? index.nextPlace
  return withChange(index, { key: now.key, place, before: storedAt(index, place), now })
}

/** The index without the document of that key. */
export function withoutDocument(index: TextIndex, key: string): TextIndex {
  const place = placeOf(index, key)
  const before = place === undefined ? undefined : storedAt(index, place)
  return place === undefined || !before ? index : withChange(index, { key, place, before, now: undefined })
}

function withChange(index: TextIndex, change: Change): TextIndex {
  const { before, now, place } = change
  const wasAdded = before && changeAt(index.log, index.seen, place)
  const isNewest = index.seen === index.log.changes.length
  const log = isNewest ? index.log : forked(index.log, index.seen)
  append(log, change)
  const changed: TextIndex = {
    ...index,
    log,
    seen: index.seen + 1,
    added: index.added + (now ? 1 : 0) - (wasAdded ? 1 : 0),
    nextPlace: Math.max(index.nextPlace, place + 1),
    count: index.count + (now ? 1 : 0) - (before ? 1 : 0),
    totalLength: index.totalLength + (now?.length ?? 0) - (before?.length ?? 0),
  }
  if (changed.seen < Math.max(MIN_CHANGES, index.segment.groups.length / CHANGED_SHARE)) return changed
  const merging = (isNewest ? index.merging : null) ?? merged(changed)
  const step = merging.next()
  return step.done ? step.value : { ...changed, merging }
}

/** The index with its changes in one segment, and with those in its log that have come since. */
function* merged(index: TextIndex): Steps<TextIndex> {
  let after = yield* compacted(index)
  const { changes } = index.log
  for (let at = index.seen; at < changes.length; at++) {
    if (at % CAUGHT_UP === 0) yield
    const { key, now } = changes[at] ?? {}
    if (now) after = withStored(after, now)
    else if (key !== undefined) after = withoutDocument(after, key)
  }
  return after
}
/** So many later changes are taken over in one step. */
const CAUGHT_UP = 16

/** The same documents in one segment. */
export function* compacted(index: TextIndex): Steps<TextIndex> {
  const parts = nothing(index.nextPlace)
  for (let place = 0; place < index.nextPlace; place++) {
    if (place % STEP === 0) yield
    const stored = storedAt(index, place)
    if (!stored) continue
    pushStream(nextStream(parts.streams), stored.stream)
    parts.groups.push(stored.group)
    parts.lengths.push(stored.length)
    addKey(parts.keys, stored.key)
  }
  return indexOf(index.vocabulary, index.tables, yield* makeSegment(partsOf(parts), index.vocabulary.words.length))
}

/** How many documents have the word. */
export const countOf = ({ segment, log, seen }: TextIndex, word: number): number =>
  (segment.postings.counts[word] ?? 0) + (seen === 0 ? 0 : countChange(log, seen, word))

/** Whether any document has the folded word in that language, as a word of its own. */
export function hasWord(index: TextIndex, word: string, lang: Lang): boolean {
  const id = index.vocabulary.ids[lang].get(word)
  return id !== undefined && countOf(index, id) > 0
}

/** Whether any document has the folded word in any language. */
export const isUsed = (index: TextIndex, word: string): boolean => LANGS.some((lang) => hasWord(index, word, lang))

/** Whether two versions that differ in the document of one key have the same words. */
export function usesSameWords(one: TextIndex, other: TextIndex, key: string): boolean {
  const hasWordsOf = (index: TextIndex, owner: TextIndex): boolean => {
    const place = placeOf(owner, key)
    const stored = place === undefined ? undefined : storedAt(owner, place)
    let all = true
    if (stored) readWords(stored.stream, (word) => (all &&= countOf(index, word) > 0))
    return all
  }
  return hasWordsOf(one, other) && hasWordsOf(other, one)
}

/** The places of a group's documents, in order. */
export function placesOfGroup(index: TextIndex, group: number): number[] {
  const places = placesIn(index.segment, group)
  if (index.seen === 0) return places
  const added = addedOfGroup(index.log, index.seen, group)
  return [...places.filter((place) => !isReplaced(index, place)), ...added].toSorted((a, b) => a - b)
}
