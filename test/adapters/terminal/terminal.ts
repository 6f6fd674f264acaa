import { PassThrough, Readable } from 'node:stream'
import type { Setup } from '../../../src/adapters/terminal/session.ts'
import { fakeCommands, keptLog, noDesk, noDossier } from '../../command/fakes.ts'

/** What the bot in a terminal is given in tests. */
export const setup = (more: Partial<Setup> = {}): Setup => ({ dossier: noDossier, desk: noDesk, commands: fakeCommands, log: keptLog(), defaultLang: 'en', ...more })

/** A stream of this text, cut into pieces of so many bytes. */
export function typed(text: string, size = 7): Readable {
  const bytes = Buffer.from(text)
  return Readable.from(Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size)), { objectMode: false })
}

/** A stream that keeps what is written to it. */
export function kept(): PassThrough & { readonly text: () => string } {
  const stream = new PassThrough()
  const chunks: Buffer[] = []
  stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  return Object.assign(stream, { text: () => Buffer.concat(chunks).toString() })
}

/** Fails on everything but the first writes, as a pipe does that nobody reads any more. */
export function closedAfter(writes: number): PassThrough {
  let left = writes
  const stream = new PassThrough({
    transform: (_chunk, _encoding, done) => {
      left -= 1
      done(left < 0 ? Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }) : null)
    },
  })
  return stream.resume()
}
