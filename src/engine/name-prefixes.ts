/** A stretch of the sorted beginnings, from `low` up to, not including, `high`, and what led to it. */
export type Stretch = { readonly low: number; readonly high: number; readonly cost: number }

/** All places at which a word of a name begins, sorted by what follows. */
export type NamePrefixes = {
  /** Those that begin with the letters. */
  readonly beginning: (letters: string) => Stretch
  /** Those that begin with the letters after one edit of these, the likeliest first. */
  readonly nearly: (letters: string) => Stretch[]
  /** The first names of a stretch that fit: those that begin so before those of which a later word does, each in order. */
  readonly firstOf: (stretch: Stretch, limit: number, fits: (name: number) => boolean) => number[]
}

const LETTERS = Array.from('0123456789abcdefghijklmnopqrstuvwxyz', (letter) => letter.charCodeAt(0))
const COSTS = { swapped: 55, missing: 60, replaced: 100, extra: 110, first: 15 }
const LATER_WORD = 2 ** 24

const SPACE = 32

/** Sorts the beginnings of names, each given as its folded words with spaces between. */
export function makeNamePrefixes(names: readonly string[]): NamePrefixes {
  let [size, words] = [0, 0]
  for (const name of names) {
    size += name.length + 1
    if (name !== '') words += 1
    for (let at = name.indexOf(' '); at >= 0; at = name.indexOf(' ', at + 1)) words += 1
  }
  // The letters of each name, and a 0 at its end.
  const letters = new Uint8Array(size)
  const ranks = new Int32Array(size)
  const places = new Int32Array(words)
  let [end, count] = [0, 0]
  for (const [position, name] of names.entries()) {
    let rank = position
    for (let at = 0; at < name.length; at++) {
      const code = name.charCodeAt(at)
      if (code === SPACE) rank = position + LATER_WORD
      else {
        if (at === 0 || name.charCodeAt(at - 1) === SPACE) {
          ranks[end] = rank
          places[count++] = end
        }
        letters[end++] = code
      }
    }
    end += 1
  }
  places.sort((a, b) => {
    let at = 0
    while (letters[a + at] === letters[b + at] && letters[a + at] !== 0) at += 1
    return (letters[a + at] ?? 0) - (letters[b + at] ?? 0) || a - b
  })
  // Where it stands in the order decides which of many names comes first.
  const rankAt = places.map((place) => ranks[place] ?? 0)

  /** The first place from `low` whose letter at that depth is not below `letter`. */
  const lower = (low: number, high: number, depth: number, letter: number): number => {
    let [from, to] = [low, high]
    while (from < to) {
      const middle = (from + to) >>> 1
      if ((letters[(places[middle] ?? 0) + depth] ?? 0) < letter) from = middle + 1
      else to = middle
    }
    return from
  }
  const narrowed = ({ low, high, cost }: Stretch, depth: number, letter: number): Stretch => {
    const from = lower(low, high, depth, letter)
    return { low: from, high: lower(from, high, depth, letter + 1), cost }
  }
  const following = (from: Stretch, depth: number, rest: string): Stretch => {
    let stretch = from
    for (let at = 0; at < rest.length && stretch.low < stretch.high; at++) stretch = narrowed(stretch, depth + at, rest.charCodeAt(at))
    return stretch
  }
  const everything: Stretch = { low: 0, high: count, cost: 0 }

  return {
    beginning: (typed) => following(everything, 0, typed),
    nearly: (typed) => {
      const found: Stretch[] = []
      const add = (from: Stretch, depth: number, rest: string, cost: number) => {
        const stretch = following({ ...from, cost }, depth, rest)
        if (stretch.low < stretch.high) found.push(stretch)
      }
      let stretch = everything
      for (let at = 0; at < typed.length && stretch.low < stretch.high; at++) {
        const rest = typed.slice(at + 1)
        const dearer = at === 0 ? COSTS.first : 0
        add(stretch, at, rest, COSTS.extra + dearer)
        if (rest !== '') add(stretch, at, rest.charAt(0) + typed.charAt(at) + rest.slice(1), COSTS.swapped + dearer)
        for (const letter of LETTERS) {
          const next = narrowed(stretch, at, letter)
          if (next.low === next.high) continue
          if (letter !== typed.charCodeAt(at)) add(next, at + 1, rest, COSTS.replaced + dearer)
          add(next, at + 1, typed.slice(at), COSTS.missing + dearer)
        }
        stretch = narrowed(stretch, at, typed.charCodeAt(at))
      }
      return found.toSorted((a, b) => a.cost - b.cost || a.low - b.low)
    },
    firstOf: ({ low, high }, limit, fits) => {
      const best: number[] = []
      for (let place = low; place < high; place++) {
        const rank = rankAt[place] ?? 0
        if (best.length === limit && rank >= (best.at(-1) ?? 0)) continue
        if (best.includes(rank) || !fits(rank % LATER_WORD)) continue
        let at = best.length
        while (at > 0 && (best[at - 1] ?? 0) > rank) at -= 1
        best.splice(at, 0, rank)
        if (best.length > limit) best.pop()
      }
      return best.map((rank) => rank % LATER_WORD)
    },
  }
}
