import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newWriter, nextStream, streamAt, writtenStreams } from '../../src/engine/streams.ts'
import { pushStream } from '../../src/engine/word-stream.ts'

test('gives each document what was written for it, within a block and across blocks', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(0, 1, 200, 1 << 20, (1 << 22) - 1, 1 << 22, 5_000_000), { maxLength: 9 }), (lengths) => {
      const writer = newWriter()
      const documents = lengths.map((length, at) => new Uint8Array(length).fill(at + 1))
      for (const bytes of documents) pushStream(nextStream(writer), { bytes, start: 0, end: bytes.length })
      const streams = writtenStreams(writer)
      const read = documents.map((_, at) => streamAt(streams, at)).map(({ bytes, start, end }) => Buffer.from(bytes.subarray(start, end)))
      expect(read.map(({ length }) => length)).toEqual(lengths)
      expect(read.every((bytes, at) => bytes.equals(documents[at] ?? bytes))).toBe(true)
    }),
    { numRuns: 30 },
  )
})
