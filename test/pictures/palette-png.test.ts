import { deflateSync, inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chunk, chunksOf, guess, palettePng } from './palette-png.ts'

type Pixel = readonly number[]

/** A PNG whose rows are written with these filters. */
function pngOf(rows: readonly (readonly Pixel[])[], filters: readonly number[]): Buffer {
  const [first = []] = rows
  const size = first[0]?.length ?? 3
  const bytes = rows.map((row) => row.flat())
  const header = Buffer.alloc(13)
  header.writeUInt32BE(first.length, 0)
  header.writeUInt32BE(rows.length, 4)
  header.set([8, size === 3 ? 2 : 6], 8)
  const filtered = bytes.map((row, y) => [filters[y] ?? 0, ...row.map((byte, x) => (byte - guess(filters[y] ?? 0, row[x - size] ?? 0, bytes[y - 1]?.[x] ?? 0, bytes[y - 1]?.[x - size] ?? 0)) & 255)])
  return Buffer.concat([Buffer.alloc(8), chunk({ type: 'IHDR', data: header }), chunk({ type: 'IDAT', data: deflateSync(Buffer.from(filtered.flat())) }), chunk({ type: 'IEND', data: Buffer.alloc(0) })])
}

/** The colours of a PNG with a palette. */
function coloursOf(png: Buffer): Pixel[][] {
  const dataOf = (type: string) => chunksOf(png).find((one) => one.type === type)?.data ?? Buffer.alloc(0)
  const [width, palette, rows] = [dataOf('IHDR').readUInt32BE(0), dataOf('PLTE'), inflateSync(dataOf('IDAT'))]
  return Array.from({ length: rows.length / (width + 1) }, (_, y) => [...rows.subarray(y * (width + 1) + 1, (y + 1) * (width + 1))].map((at) => [...palette.subarray(at * 3, at * 3 + 3)]))
}

test('a picture of few colours stays as it is, however its rows are written', () => {
  const byte = fc.nat(255)
  const picture = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.constantFrom(3, 4)).chain(([width, size]) =>
    fc.array(fc.tuple(fc.array(fc.array(byte, { minLength: size, maxLength: size }), { minLength: width, maxLength: width }), fc.nat(4)), { minLength: 1, maxLength: 6 }))
  fc.assert(fc.property(picture, (rows) => {
    const pixels = rows.map(([row]) => row)
    expect(coloursOf(palettePng(pngOf(pixels, rows.map(([, filter]) => filter))))).toEqual(pixels.map((row) => row.map((pixel) => pixel.slice(0, 3))))
  }))
})

test('of more colours than fit, the rarest are shown as the nearest one', () => {
  const grey = Array.from({ length: 256 }, (_, at) => [at, at, at])
  const png = palettePng(pngOf([grey, grey, [...grey.slice(0, 255), [255, 255, 254]]], [0, 1, 2]))
  expect(coloursOf(png)[2]?.at(-1)).toEqual([255, 255, 255])
})

test.each([
  [0, 0], [1, 10], [2, 30], [3, 20], [4, 10],
])('by filter %i a byte is guessed to be %i', (filter, expected) => {
  expect(guess(filter, 10, 30, 25)).toBe(expected)
})

test('a PNG of another kind is refused', () => {
  const grey = pngOf([[[1, 2, 3]]], [0])
  grey[25] = 0
  expect(() => palettePng(grey)).toThrow('Cannot read a PNG of depth 8, kind 0')
})
