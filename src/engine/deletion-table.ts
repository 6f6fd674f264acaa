/** Finds strings that come out the same where one or two letters are left out of both: all that lie so many edits apart. */
export type DeletionTable = {
  /** Calls `visit` with the positions of such strings, those that need the least left out first, till it returns false. */
  readonly near: (text: string, visit: (position: number) => boolean) => void
}

/** How many letters are left out of a string of some length. */
export type Deletions = (length: number) => 1 | 2

const BASE = 0x01000193
const MAX_LETTERS = 64
const MAX_VARIANTS = 1 + MAX_LETTERS + (MAX_LETTERS * (MAX_LETTERS - 1)) / 2
// An entry is the position of a string, and above it some bits of the hash, which spare looking at most other strings.
const POSITION_BITS = 24
const POSITION = 2 ** POSITION_BITS - 1

const powers = new Int32Array(MAX_LETTERS + 1)
powers[0] = 1
for (let at = 1; at <= MAX_LETTERS; at++) powers[at] = Math.imul(powers[at - 1] ?? 0, BASE)
const heads = new Int32Array(MAX_LETTERS + 1)
const tails = new Int32Array(MAX_LETTERS + 2)
const hashes = new Int32Array(MAX_VARIANTS)

function mixed(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  const whole = Math.imul(half ^ (half >>> 13), 0xc2b2ae35)
  return whole ^ (whole >>> 16)
}

/** Fills `hashes` with those of the string, then with one letter left out, then with two; returns how many. */
function hashVariants(text: string, deletions: Deletions): number {
  const length = Math.min(text.length, MAX_LETTERS)
  heads[0] = 1
  for (let at = 0; at < length; at++) heads[at + 1] = (Math.imul(heads[at] ?? 0, BASE) + text.charCodeAt(at)) | 0
  tails[length] = 0
  for (let at = length - 1; at >= 0; at--) tails[at] = (Math.imul(text.charCodeAt(at), powers[length - 1 - at] ?? 0) + (tails[at + 1] ?? 0)) | 0
  let count = 0
  hashes[count++] = mixed(heads[length] ?? 0)
  for (let i = 0; i < length; i++) {
    // Of equal neighbours either may go.
    if (i > 0 && text[i] === text[i - 1]) continue
    hashes[count++] = mixed((Math.imul(heads[i] ?? 0, powers[length - 1 - i] ?? 0) + (tails[i + 1] ?? 0)) | 0)
  }
  if (deletions(length) === 1) return count
  for (let i = 0; i < length; i++) {
    for (let j = i + 1; j < length; j++) {
      const gap = powers[j - i - 1] ?? 0
      const between = (heads[j] ?? 0) - Math.imul(heads[i + 1] ?? 0, gap)
      const head = (Math.imul(heads[i] ?? 0, gap) + between) | 0
      hashes[count++] = mixed((Math.imul(head, powers[length - 1 - j] ?? 0) + (tails[j + 1] ?? 0)) | 0)
    }
  }
  return count
}

/** Builds the table; a string is known by its position. */
export function makeDeletionTable(strings: readonly string[], deletions: Deletions): DeletionTable {
  let expected = 1
  for (const { length } of strings) expected += deletions(length) === 1 ? length + 1 : (length * (length + 1)) / 2 + 1
  const shift = 32 - Math.max(4, Math.ceil(Math.log2(expected)) - 2)
  const ends = new Int32Array(2 ** (32 - shift) + 1)
  for (const string of strings) {
    const count = hashVariants(string, deletions)
    for (let at = 0; at < count; at++) {
      const bucket = (hashes[at] ?? 0) >>> shift
      ends[bucket] = (ends[bucket] ?? 0) + 1
    }
  }
  for (let bucket = 1; bucket < ends.length; bucket++) ends[bucket] = (ends[bucket] ?? 0) + (ends[bucket - 1] ?? 0)
  const entries = new Int32Array(ends.at(-1) ?? 0)
  // Filled from behind, each end becomes the start of its bucket, and positions ascend within it.
  for (let position = strings.length - 1; position >= 0; position--) {
    const count = hashVariants(strings[position] ?? '', deletions)
    for (let at = 0; at < count; at++) {
      const hash = hashes[at] ?? 0
      const place = (ends[hash >>> shift] ?? 0) - 1
      ends[hash >>> shift] = place
      entries[place] = (hash << POSITION_BITS) | position
    }
  }
  return {
    near: (text, visit) => {
      const count = hashVariants(text, deletions)
      for (let at = 0; at < count; at++) {
        const hash = hashes[at] ?? 0
        const end = ends[(hash >>> shift) + 1] ?? 0
        for (let place = ends[hash >>> shift] ?? 0; place < end; place++) {
          const entry = entries[place] ?? 0
          if (entry >>> POSITION_BITS === (hash & 0xff) && !visit(entry & POSITION)) return
        }
      }
    },
  }
}
