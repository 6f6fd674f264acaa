import { crc32, deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
const RGB = 2
const RGBA = 6
const PALETTE = 3
const MAX_COLOURS = 256

type Chunk = { readonly type: string; readonly data: Buffer }

/**
 * A picture of at most 256 colours, which takes a third of the room: its most frequent ones, the others shown as the
 * nearest of these. `png`: 8 bits a channel, not interlaced; what is transparent loses that.
 */
export function palettePng(png: Buffer): Buffer {
  const chunks = chunksOf(png)
  const header = chunks.find(({ type }) => type === 'IHDR')?.data ?? Buffer.alloc(13)
  const [width, height, depth, kind, interlaced] = [header.readUInt32BE(0), header.readUInt32BE(4), header[8], header[9], header[12]]
  if (depth !== 8 || (kind !== RGB && kind !== RGBA) || interlaced !== 0) throw new Error(`Cannot read a PNG of depth ${depth}, kind ${kind}`)
  const size = kind === RGB ? 3 : 4
  const bytes = unfiltered(inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data))), width * size, height, size)
  const colours = Array.from({ length: width * height }, (_, at) => bytes.readUIntBE(at * size, 3))
  const palette = mostFrequent(colours)
  const nearest = nearestIn(palette)
  const rows = Buffer.alloc((width + 1) * height)
  for (const [at, colour] of colours.entries()) rows[at + Math.floor(at / width) + 1] = nearest(colour)
  const newHeader = Buffer.from(header)
  newHeader[9] = PALETTE
  return Buffer.concat([
    SIGNATURE,
    chunk({ type: 'IHDR', data: newHeader }),
    chunk({ type: 'PLTE', data: Buffer.from(palette.flatMap(channels)) }),
    chunk({ type: 'IDAT', data: deflateSync(rows, { level: 9 }) }),
    chunk({ type: 'IEND', data: Buffer.alloc(0) }),
  ])
}

/** The parts of a PNG file. */
export function chunksOf(png: Buffer): Chunk[] {
  const chunks: Chunk[] = []
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at)
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) })
    at += length + 12
  }
  return chunks
}

/** A part as it stands in a PNG file. */
export function chunk({ type, data }: Chunk): Buffer {
  const whole = Buffer.concat([Buffer.alloc(4), Buffer.from(type, 'latin1'), data, Buffer.alloc(4)])
  whole.writeUInt32BE(data.length, 0)
  whole.writeUInt32BE(crc32(whole.subarray(4, -4)), whole.length - 4)
  return whole
}

/** The bytes of the rows; in the file each row says how its bytes are to be guessed from their neighbours. */
function unfiltered(raw: Buffer, width: number, height: number, size: number): Buffer {
  const bytes = Buffer.alloc(width * height)
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (width + 1)] ?? 0
    for (let x = 0; x < width; x++) {
      const at = y * width + x
      const left = x < size ? 0 : (bytes[at - size] ?? 0)
      // Above the first row there is nothing, which counts as 0.
      const above = bytes[at - width] ?? 0
      const corner = x < size ? 0 : (bytes[at - width - size] ?? 0)
      bytes[at] = (raw[at + y + 1] ?? 0) + guess(filter, left, above, corner)
    }
  }
  return bytes
}

/** What a byte is guessed to be, by the number of the row's filter. */
export function guess(filter: number, left: number, above: number, corner: number): number {
  if (filter === 4) return [left, above, corner].toSorted((one, other) => Math.abs(left + above - corner - one) - Math.abs(left + above - corner - other))[0] ?? 0
  return [0, left, above, Math.floor((left + above) / 2)][filter] ?? 0
}

function mostFrequent(colours: readonly number[]): number[] {
  const counts = new Map<number, number>()
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1)
  return [...counts].toSorted((one, other) => other[1] - one[1]).slice(0, MAX_COLOURS).map(([colour]) => colour)
}

const channels = (colour: number): [number, number, number] => [colour >> 16, (colour >> 8) & 255, colour & 255]

const distance = ([r, g, b]: readonly [number, number, number], [r2, g2, b2]: readonly [number, number, number]): number => (r - r2) ** 2 + (g - g2) ** 2 + (b - b2) ** 2

/** The place in the palette of the colour nearest to one. */
function nearestIn(palette: readonly number[]): (colour: number) => number {
  const known = new Map(palette.map((colour, at) => [colour, at]))
  const all = palette.map(channels)
  return (colour) => {
    const found = known.get(colour)
    if (found !== undefined) return found
    const own = channels(colour)
    const distances = all.map((one) => distance(own, one))
    const at = distances.indexOf(Math.min(...distances))
    known.set(colour, at)
    return at
  }
}
