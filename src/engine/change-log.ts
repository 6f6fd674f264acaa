import type { Weighing } from './postings.ts'
import type { Stored } from './segment.ts'
import { WEIGHT_STEPS, readWords } from './word-stream.ts'

/** One change of an index: what is now at a place, and what was; undefined for nothing. */
export type Change = { readonly key: string; readonly place: number; readonly before: Stored | undefined; readonly now: Stored | undefined }

/** Numbers that belong to changes, in their order. */
type Column = { readonly at: number[]; readonly values: number[] }

/**
 * The changes since a segment was made. Only ever grows, so that all versions of an index share one: each sees
 * its first `seen` changes. Nothing is copied, whatever the number of changes.
 */
export type ChangeLog = {
  readonly changes: Change[]
  /** For each change the one that took its place, Infinity while there is none. */
  readonly until: number[]
  readonly byKey: Map<string, number[]>
  readonly byPlace: Map<number, number[]>
  readonly byGroup: Map<number, number[]>
  /** For each word the changes whose new documents have it, with its weight in them. */
  readonly postings: Map<number, Column>
  /** For each word by how much more documents have it after a change. */
  readonly counts: Map<number, Column>
  /** Room for the scores of one search, zero between searches; and which are above it. */
  scores: Float32Array
  readonly touched: number[]
}

export const newLog = (): ChangeLog => ({ changes: [], until: [], byKey: new Map(), byPlace: new Map(), byGroup: new Map(), postings: new Map(), counts: new Map(), scores: new Float32Array(64), touched: [] })

function listIn<K>(map: Map<K, number[]>, key: K): number[] {
  const list = map.get(key) ?? []
  if (list.length === 0) map.set(key, list)
  return list
}

function columnIn(map: Map<number, Column>, word: number): Column {
  const column = map.get(word) ?? { at: [], values: [] }
  if (column.at.length === 0) map.set(word, column)
  return column
}

function wordsIn(stored: Stored | undefined): Map<number, number> {
  const words = new Map<number, number>()
  if (stored) readWords(stored.stream, (word, steps) => words.set(word, (words.get(word) ?? 0) + steps))
  return words
}

/** Adds a change after the last one. */
export function append(log: ChangeLog, change: Change): void {
  const position = log.changes.push(change) - 1
  const before = log.byPlace.get(change.place)?.at(-1)
  if (before !== undefined) log.until[before] = position
  log.until.push(Infinity)
  listIn(log.byKey, change.key).push(position)
  listIn(log.byPlace, change.place).push(position)
  if (change.now) listIn(log.byGroup, change.now.group).push(position)
  const [old, own] = [wordsIn(change.before), wordsIn(change.now)]
  const count = (word: number, step: number): void => {
    const { at, values } = columnIn(log.counts, word)
    values.push((values.at(-1) ?? 0) + step)
    at.push(position)
  }
  for (const [word, steps] of own) {
    const { at, values } = columnIn(log.postings, word)
    at.push(position)
    values.push(steps)
    if (!old.has(word)) count(word, 1)
  }
  for (const word of old.keys()) if (!own.has(word)) count(word, -1)
  if (position >= log.scores.length) log.scores = new Float32Array(log.scores.length * 2)
}

/** A log of the first changes alone, for a version that is changed when others have gone on from it. */
export function forked(log: ChangeLog, seen: number): ChangeLog {
  const fork = newLog()
  for (const change of log.changes.slice(0, seen)) append(fork, change)
  return fork
}

const lastSeen = (log: ChangeLog, positions: readonly number[] | undefined, seen: number): Change | undefined => {
  const position = positions?.findLast((one) => one < seen)
  return position === undefined ? undefined : log.changes[position]
}

/** The last change of a key that is seen. */
export const changeOfKey = (log: ChangeLog, seen: number, key: string): Change | undefined => lastSeen(log, log.byKey.get(key), seen)

/** The last change at a place that is seen. */
export const changeAt = (log: ChangeLog, seen: number, place: number): Change | undefined => lastSeen(log, log.byPlace.get(place), seen)

/** Every place at which a change is seen. */
export const placesChanged = ({ byPlace }: ChangeLog, seen: number): Iterable<number> =>
  byPlace.entries().filter(([, [first = seen]]) => first < seen).map(([place]) => place)

/** By how much more documents have the word. */
export function countChange({ counts }: ChangeLog, seen: number, word: number): number {
  const column = counts.get(word)
  return column?.values[column.at.findLastIndex((position) => position < seen)] ?? 0
}

/** The places of added documents of a group. */
export const addedOfGroup = ({ byGroup, changes, until }: ChangeLog, seen: number, group: number): number[] =>
  (byGroup.get(group) ?? []).filter((position) => position < seen && (until[position] ?? 0) >= seen).map((position) => changes[position]?.place ?? 0)

/** Adds to the score of each added document that has the word: the same as `addScores` does in a segment. */
export function addAddedScores({ changes, until, postings, scores, touched }: ChangeLog, seen: number, word: number, factor: number, { k1, b, average }: Weighing): void {
  const column = postings.get(word)
  if (!column) return
  const [flat, slope] = [k1 * (1 - b), (k1 * b) / average]
  for (let index = 0; index < column.at.length; index++) {
    const position = column.at[index] ?? 0
    if (position >= seen) return
    if ((until[position] ?? 0) < seen) continue
    const before = scores[position] ?? 0
    if (before === 0) touched.push(position)
    const tf = (column.values[index] ?? 0) / WEIGHT_STEPS
    scores[position] = before + (factor * tf * (k1 + 1)) / (tf + flat + slope * (changes[position]?.now?.length ?? 0))
  }
}

/** Calls back with the scores of added documents by their places, and leaves them at zero. */
export function takeScores({ changes, scores, touched }: ChangeLog, each: (place: number, score: number) => void): void {
  for (const position of touched) {
    const score = scores[position] ?? 0
    scores[position] = 0
    each(changes[position]?.place ?? 0, score)
  }
  touched.length = 0
}
