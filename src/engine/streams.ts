import type { Bytes, WordStream } from './word-stream.ts'
import { makeBytes, trimmed } from './word-stream.ts'

/**
 * The word streams of documents, each known by its place, in blocks: V8 goes through all records whenever so many
 * bytes come in new, so that they are better written once than into a buffer that grows, or joined in the end.
 */
export type Streams = {
  readonly blocks: readonly Uint8Array[]
  /** Where each document begins: the block, and in the lower BLOCK_BITS where in it. */
  readonly starts: Uint32Array
}

/** Streams that come one after the other; the last block is still written to. */
export type StreamWriter = { readonly blocks: Uint8Array[]; readonly starts: number[]; readonly last: Bytes }

const BLOCK_BITS = 22
const BLOCK = 1 << BLOCK_BITS

/** A writer that has written nothing. */
export const newWriter = (): StreamWriter => ({ blocks: [], starts: [], last: makeBytes(1 << 16) })

function endBlock({ blocks, last }: StreamWriter): void {
  blocks.push(trimmed(last))
  last.length = 0
}

/** Begins the next document's stream, which is to be written to what this gives. */
export function nextStream(writer: StreamWriter): Bytes {
  if (writer.last.length >= BLOCK) endBlock(writer)
  writer.starts.push(writer.blocks.length * BLOCK + writer.last.length)
  return writer.last
}

/** All that was written. */
export function writtenStreams(writer: StreamWriter): Streams {
  endBlock(writer)
  return { blocks: writer.blocks, starts: Uint32Array.from(writer.starts) }
}

const NONE = new Uint8Array(0)

/** The stream of the document at a place. */
export function streamAt({ blocks, starts }: Streams, place: number): WordStream {
  const [at, next] = [starts[place] ?? 0, starts[place + 1] ?? 0]
  const block = at >>> BLOCK_BITS
  const bytes = blocks[block] ?? NONE
  const isLast = place + 1 >= starts.length || next >>> BLOCK_BITS !== block
  return { bytes, start: at % BLOCK, end: isLast ? bytes.length : next % BLOCK }
}
