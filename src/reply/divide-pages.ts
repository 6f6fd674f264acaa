/** What is known of pieces: whether two neighbours belong on one page, and whether so many fit on it. */
type Rules<Piece> = { readonly belong: (before: Piece, piece: Piece) => boolean; readonly fit: (pieces: readonly Piece[]) => boolean }

/** Pieces on as few pages as their order allows, divided between pieces; what belongs together stays so, as far as that fits on one page. */
export function dividePages<Piece>(pieces: readonly Piece[], rules: Rules<Piece>): Piece[][] {
  const pages: Piece[][] = []
  for (const unit of unitsOf(pieces, rules)) {
    const page = pages.at(-1)
    if (page && rules.fit([...page, ...unit])) page.push(...unit)
    else pages.push([...unit])
  }
  return pages
}

function unitsOf<Piece>(pieces: readonly Piece[], { belong, fit }: Rules<Piece>): Piece[][] {
  const units: Piece[][] = []
  for (const piece of pieces) {
    const last = units.at(-1)
    const before = last?.at(-1)
    if (last && before !== undefined && belong(before, piece) && fit([...last, piece])) last.push(piece)
    else units.push([piece])
  }
  return units
}
