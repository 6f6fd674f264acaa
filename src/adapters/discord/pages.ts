import type { Piece } from './piece.ts'
import { renderPiece, splitPiece } from './piece.ts'

/** Pieces on pages of at most so many characters, divided between pieces; what opens another stands with it. */
export function pagesOf(pieces: readonly Piece[], limit: number): Piece[][] {
  const pages: Piece[][] = []
  for (const unit of unitsOf(pieces.flatMap((piece) => splitPiece(piece, limit)), limit)) {
    const page = pages.at(-1)
    if (page && pageText([...page, ...unit]).length <= limit) page.push(...unit)
    else pages.push([...unit])
  }
  return pages
}

/** A page in Discord's markup: a blank line after what ends in small type, which would seem to belong to the next. */
export const pageText = (pieces: readonly Piece[]): string => {
  const shown = pieces.map((piece) => ({ text: renderPiece(piece), ends: piece.tail !== '' || piece.stands === true })).filter(({ text }) => text)
  return shown.map(({ text }, at) => (at === 0 ? text : (shown[at - 1]?.ends ? '\n\n' : '\n') + text)).join('')
}

/** Headings with what follows them and sources with what precedes them, as far as that fits on one page. */
function unitsOf(pieces: readonly Piece[], limit: number): Piece[][] {
  const units: Piece[][] = []
  for (const piece of pieces) {
    const last = units.at(-1)
    if (last && (last.at(-1)?.opens || piece.closes) && pageText([...last, piece]).length <= limit) last.push(piece)
    else units.push([piece])
  }
  return units
}
