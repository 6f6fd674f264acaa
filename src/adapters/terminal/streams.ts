import type { Readable, Writable } from 'node:stream'

/** The lines of a stream, each as soon as it is complete. Only line feeds end one: JSON may hold other breaks. */
export async function* linesOf(input: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of input as AsyncIterable<string | Uint8Array>) {
    const [first = '', ...others] = (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })).split('\n')
    rest += first
    for (const next of others) {
      yield rest.replace(/\r$/, '')
      rest = next
    }
  }
  rest += decoder.decode()
  if (rest) yield rest
}

/** Writes and waits until it is taken; false when nobody reads any more. */
export function write(output: Writable, text: string): Promise<boolean> {
  // The failure is told to the callback too; an unheard 'error' event would end the process.
  if (output.listenerCount('error') === 0) output.on('error', () => {})
  return new Promise((resolve, reject) => {
    output.write(text, (error) => {
      if (!error) resolve(true)
      else if ('code' in error && CLOSED.has(String(error.code))) resolve(false)
      else reject(error)
    })
  })
}

const CLOSED = new Set(['EPIPE', 'ECONNRESET', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END'])
