import { dividePages } from '../../reply/divide-pages.ts'
import type { Piece, Run } from './piece.ts'
import { run, splitPiece, textOf } from './piece.ts'
import { isVisible } from './plain-text.ts'

/** With more statements than this, all but the first are folded away. */
const FEW = 5
const FIRST = 3

/** The pieces with the statements after the first in a quotation that opens at a tap, where there are many. */
export function folded(pieces: readonly Piece[]): Piece[] {
  const isStatement = ({ foldable }: Piece) => foldable === 'statement'
  if (pieces.filter(isStatement).length <= FEW) return [...pieces]
  let seen = 0
  return pieces.map((piece) => {
    const isDetail = piece.foldable !== undefined && seen >= FIRST
    if (isStatement(piece)) seen++
    return isDetail ? { ...piece, folded: true, runs: piece.runs.map((one) => ({ ...one, styles: ['expandable_blockquote', ...one.styles] })) } : piece
  })
}

/** Pieces on pages of at most so many UTF-16 units, divided between pieces; what opens another stands with it. */
export const pagesOf = (pieces: readonly Piece[], limit: number): Piece[][] =>
  dividePages(pieces.flatMap((piece) => splitPiece(piece, limit)).filter((piece) => isVisible(textOf(piece))), {
    belong: (before) => before.opens === true,
    fit: (some) => lengthOf(some) <= limit,
  })

/** The pieces of a page as one text: a blank line between what stands by itself. */
export const runsOf = (pieces: readonly Piece[]): Run[] => pieces.flatMap((piece, at) => [...between(pieces[at - 1], piece), ...piece.runs])

const lengthOf = (pieces: readonly Piece[]): number => runsOf(pieces).reduce((sum, { text }) => sum + text.length, 0)

function between(before: Piece | undefined, piece: Piece): Run[] {
  if (!before) return []
  // A quotation stands apart by itself.
  const isClose = before.opens === true || piece.tight === true || before.folded !== piece.folded
  return [run(isClose ? '\n' : '\n\n', ...(before.folded && piece.folded ? ['expandable_blockquote' as const] : []))]
}
