import type { Upload } from './shapes.ts'

export type Part = { readonly name: string } & ({ readonly text: string } | { readonly file: Upload })

const NAME = /;\s*name="?([^";]*)"?/i
const FILE_NAME = /;\s*filename=(?:"([^"]*)"|([^;\r\n]*))/i
const TYPE = /^content-type:\s*(\S+)/im
const BOUNDARY = /boundary="?([^";]+)"?/

/** The parts of a form, as leniently as Telegram reads them: names of files need no quotes, and can be in any language. */
export function multipart(bytes: Buffer, contentType: string): readonly Part[] | undefined {
  const boundary = `--${BOUNDARY.exec(contentType)?.[1]}`
  const pieces = split(bytes, boundary)
  const parts = pieces.slice(1, -1).map(partOf)
  const isWhole = pieces.at(-1)?.toString().startsWith('--') && parts.every((part) => part !== undefined)
  return isWhole ? parts : undefined
}

function split(bytes: Buffer, boundary: string): Buffer[] {
  const pieces: Buffer[] = []
  let from = 0
  for (let at = bytes.indexOf(boundary); at >= 0; at = bytes.indexOf(boundary, from)) {
    pieces.push(bytes.subarray(from, at))
    from = at + boundary.length
  }
  return [...pieces, bytes.subarray(from)]
}

function partOf(piece: Buffer): Part | undefined {
  const end = piece.indexOf('\r\n\r\n')
  const head = piece.subarray(0, end).toString()
  const name = NAME.exec(head)?.[1]
  if (end < 0 || name === undefined) return undefined
  // A line ends before the next boundary.
  const content = piece.subarray(end + 4, -2)
  const [, quoted, plain] = FILE_NAME.exec(head) ?? []
  const fileName = quoted ?? plain
  return fileName === undefined ? { name, text: content.toString() } : { name, file: { name: fileName, type: TYPE.exec(head)?.[1] ?? 'application/octet-stream', bytes: content } }
}
