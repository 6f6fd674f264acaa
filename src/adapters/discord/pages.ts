import { dividePages } from '../../reply/divide-pages.ts'
import type { Piece } from './piece.ts'
import { renderPiece, splitPiece } from './piece.ts'

/** Pieces on pages of at most so many characters, divided between pieces; what opens another stands with it. */
export const pagesOf = (pieces: readonly Piece[], limit: number): Piece[][] =>
  dividePages(pieces.flatMap((piece) => splitPiece(piece, limit)), {
    // Headings with what follows them, and sources with what precedes them.
    belong: (before, piece) => before.opens === true || piece.closes === true,
    fit: (some) => pageText(some).length <= limit,
  })

/** A page in Discord's markup: a blank line after what ends in small type, which would seem to belong to the next. */
export const pageText = (pieces: readonly Piece[]): string => {
  const shown = pieces.map((piece) => ({ text: renderPiece(piece), ends: piece.tail !== '' || piece.stands === true })).filter(({ text }) => text)
  return shown.map(({ text }, at) => (at === 0 ? text : (shown[at - 1]?.ends ? '\n\n' : '\n') + text)).join('')
}
