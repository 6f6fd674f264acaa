/** Bytes that grow; numbers are written seven bits a byte, low bits first. */
export type Bytes = { data: Uint8Array; length: number }

export const makeBytes = (capacity: number): Bytes => ({ data: new Uint8Array(capacity), length: 0 })

/** The bytes that were written, without the room to spare. */
export const trimmed = (bytes: Bytes): Uint8Array => bytes.data.slice(0, bytes.length)

const MOST_BYTES = 5

/** Appends one number below 2^31. */
export function pushNumber(bytes: Bytes, value: number): void {
  if (bytes.length + MOST_BYTES > bytes.data.length) {
    const wider = new Uint8Array(Math.ceil(bytes.data.length * 1.5) + MOST_BYTES)
    wider.set(bytes.data)
    bytes.data = wider
  }
  let rest = value
  while (rest > 127) {
    bytes.data[bytes.length++] = (rest & 127) | 128
    rest >>>= 7
  }
  bytes.data[bytes.length++] = rest
}

/** The words of one document: fields one after the other, each a head and its words. */
export type WordStream = { readonly bytes: Uint8Array; readonly start: number; readonly end: number }

/** Weights are kept in sixteenths. */
export const WEIGHT_STEPS = 16
const HEAD_BASE = 64

/** A weight as it is kept: 1 to 63 sixteenths. */
export const weightSteps = (weight: number): number => Math.min(HEAD_BASE - 1, Math.max(1, Math.round(weight * WEIGHT_STEPS)))

/** Appends a field: its words as twice their number, plus one where it is capitalised. */
export function pushField(bytes: Bytes, codes: readonly number[], weight: number): void {
  if (codes.length === 0) return
  pushNumber(bytes, codes.length * HEAD_BASE + weightSteps(weight))
  for (const code of codes) pushNumber(bytes, code)
}

/** Appends the words of a document as they are. */
export function pushStream(into: Bytes, { bytes, start, end }: WordStream): void {
  const length = into.length + end - start
  if (length > into.data.length) {
    const wider = new Uint8Array(length * 2)
    wider.set(into.data.subarray(0, into.length))
    into.data = wider
  }
  into.data.set(bytes.subarray(start, end), into.length)
  into.length = length
}

/** Reads a document's words in order; `place` is 0 at the beginning of each field. */
export function readWords({ bytes, start, end }: WordStream, each: (word: number, steps: number, capital: boolean, place: number) => void): void {
  let at = start
  let left = 0
  let place = 0
  let steps = 0
  while (at < end) {
    let byte = bytes[at++] ?? 0
    let value = byte & 127
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] ?? 0
      value |= (byte & 127) << shift
    }
    if (left === 0) {
      left = Math.floor(value / HEAD_BASE)
      steps = value % HEAD_BASE
      place = 0
    } else {
      each(value >>> 1, steps, (value & 1) === 1, place++)
      left--
    }
  }
}
