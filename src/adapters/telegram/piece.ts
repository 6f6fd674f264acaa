import { boundaryBefore } from './plain-text.ts'

/** How a stretch of text looks; each is the type of an entity. */
export type Style = 'bold' | 'italic' | 'strikethrough' | 'pre' | 'expandable_blockquote'

/** Text in one look, and where it leads. */
export type Run = { readonly text: string; readonly styles: readonly Style[]; readonly url?: string }

/** What is shown together: one fact, one item of a list, one line of a difference. Pages are divided between pieces. */
export type Piece = {
  readonly runs: readonly Run[]
  /** Whether what follows belongs to it: it does not end a page. */
  readonly opens?: boolean
  /** Whether it follows the line before without a gap. */
  readonly tight?: boolean
  /** Whether it may be folded away where there are many: a statement, or what introduces one. */
  readonly foldable?: 'statement' | 'introduction'
  /** Whether it stands in a quotation that opens at a tap. */
  readonly folded?: boolean
}

/** Text in these styles. */
export const run = (text: string, ...styles: readonly Style[]): Run => ({ text, styles })

/** The letters of the piece. */
export const textOf = ({ runs }: Piece): string => runs.map(({ text }) => text).join('')

/** The piece in parts that fit, divided between words, or between letters in a word that no message holds; itself where it fits. */
export function splitPiece(piece: Piece, limit: number): Piece[] {
  const text = textOf(piece)
  const parts: Piece[] = []
  for (let from = 0; from < text.length || parts.length === 0; ) {
    const to = text.length - from <= limit ? text.length : from + cutOf(text.slice(from, from + limit + 1), limit)
    parts.push({ ...piece, runs: runsBetween(piece.runs, from, to) })
    from = to
  }
  return parts
}

/** Where a text that is too long is cut: after the last space, unless that leaves the page half empty. */
function cutOf(text: string, limit: number): number {
  const afterSpace = text.slice(0, limit).search(/\s\S*$/u) + 1
  return afterSpace > limit / 2 ? afterSpace : boundaryBefore(text, limit)
}

function runsBetween(runs: readonly Run[], from: number, to: number): Run[] {
  let at = 0
  return runs.flatMap((one) => {
    const text = one.text.slice(Math.max(0, from - at), Math.max(0, to - at))
    at += one.text.length
    return text ? [{ ...one, text }] : []
  })
}
