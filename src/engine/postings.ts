import type { Steps } from './steps.ts'
import type { Streams } from './streams.ts'
import { streamAt } from './streams.ts'
import { WEIGHT_STEPS, readWords } from './word-stream.ts'

/** The most postings that are read for one query. */
export const MAX_POSTINGS = 30_000

/** For each word the documents that have it, and how much: the inverted side of the word streams. */
export type Postings = {
  readonly bytes: Uint8Array
  /** Where each word's list begins; one more at the end. Of documents that no query would get to, the list has none. */
  readonly starts: Uint32Array
  /** How many documents have each word, those left out of its list, too. */
  readonly counts: Uint32Array
}

const sizeOf = (value: number): number => (value < 128 ? 1 : value < 16_384 ? 2 : value < 2_097_152 ? 3 : value < 268_435_456 ? 4 : 5)

/** So many documents are read in one step. */
export const STEP = 256

/** Inverts the word streams of documents. */
export function* makePostings(streams: Streams, wordCount: number): Steps<Postings> {
  const documents = streams.starts.length
  const counts = new Uint32Array(wordCount)
  const sizes = new Uint32Array(wordCount)
  const last = new Int32Array(wordCount).fill(-1)
  const steps = new Uint16Array(wordCount)
  const met: number[] = []
  const gather = (document: number): void => {
    met.length = 0
    readWords(streamAt(streams, document), (word, weight) => {
      if (steps[word] === 0) met.push(word)
      steps[word] = Math.min(65_535, (steps[word] ?? 0) + weight)
    })
  }
  // The gap to the document before, and one bit that tells whether a weight other than 1 follows.
  const head = (word: number, document: number): number => (document - (last[word] ?? -1)) * 2 + (steps[word] === WEIGHT_STEPS ? 0 : 1)
  const measure = (document: number): void => {
    gather(document)
    for (const word of met) {
      const weight = steps[word] ?? 0
      const count = counts[word] ?? 0
      if (count < MAX_POSTINGS) sizes[word] = (sizes[word] ?? 0) + sizeOf(head(word, document)) + (weight === WEIGHT_STEPS ? 0 : sizeOf(weight))
      counts[word] = count + 1
      last[word] = document
      steps[word] = 0
    }
  }
  for (let document = 0; document < documents; document++) {
    if (document % STEP === 0) yield
    measure(document)
  }
  const begins = new Uint32Array(wordCount + 1)
  for (let word = 0; word < wordCount; word++) begins[word + 1] = (begins[word] ?? 0) + (sizes[word] ?? 0)
  const out = new Uint8Array(begins[wordCount] ?? 0)
  const ends = begins.slice()
  last.fill(-1)
  const push = (word: number, value: number): void => {
    let at = ends[word] ?? 0
    let rest = value
    while (rest > 127) {
      out[at++] = (rest & 127) | 128
      rest >>>= 7
    }
    out[at++] = rest
    ends[word] = at
  }
  const write = (document: number): void => {
    gather(document)
    for (const word of met) {
      const weight = steps[word] ?? 0
      const isFull = ends[word] === begins[word + 1]
      if (!isFull) {
        push(word, head(word, document))
        if (weight !== WEIGHT_STEPS) push(word, weight)
      }
      last[word] = document
      steps[word] = 0
    }
  }
  for (let document = 0; document < documents; document++) {
    if (document % STEP === 0) yield
    write(document)
  }
  return { bytes: out, starts: begins, counts }
}

/** The scores of documents while one query runs; `touched` are those above 0, in no order: no more than are read. */
export type Scores = { readonly of: Float32Array; readonly touched: Int32Array; count: number }

export const makeScores = (documents: number): Scores => ({ of: new Float32Array(documents), touched: new Int32Array(Math.min(documents, MAX_POSTINGS)), count: 0 })

/** What BM25 needs beside the occurrences. */
export type Weighing = { readonly k1: number; readonly b: number; readonly average: number; readonly lengths: Uint32Array }

/**
 * Adds to the score of each document that has the word, at most `limit` of them: `factor` times its BM25
 * weight. Written out in one loop: most of a query's time is spent here.
 */
export function addScores(postings: Postings, word: number, limit: number, factor: number, scores: Scores, { k1, b, average, lengths }: Weighing): number {
  const { bytes, starts } = postings
  if (word + 1 >= starts.length) return 0
  const { of, touched } = scores
  const [flat, slope] = [k1 * (1 - b), (k1 * b) / average]
  const end = starts[word + 1] ?? 0
  let [at, document, read] = [starts[word] ?? 0, -1, 0]
  for (; at < end && read < limit; read++) {
    let byte = bytes[at++] ?? 0
    let head = byte & 127
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] ?? 0
      head |= (byte & 127) << shift
    }
    let steps = WEIGHT_STEPS
    if ((head & 1) === 1) {
      byte = bytes[at++] ?? 0
      steps = byte & 127
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] ?? 0
        steps |= (byte & 127) << shift
      }
    }
    document += head >>> 1
    const before = of[document] ?? 0
    if (before === 0) touched[scores.count++] = document
    const tf = steps / WEIGHT_STEPS
    of[document] = before + (factor * tf * (k1 + 1)) / (tf + flat + slope * (lengths[document] ?? 0))
  }
  return read
}
