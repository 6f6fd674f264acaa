/** Spelling by sound: German, English and scholarly transliterations of one name come out alike. */
export function soundKey(folded: string): string {
  return folded
    .replace(/dsch|dzh|dj/g, 'j')
    .replace(/tsch|tch|cz/g, 'c')
    .replace(/sch|sh|zh|sz/g, 's')
    .replace(/ch/g, 'c')
    .replace(/kh/g, 'h')
    .replace(/ph/g, 'f')
    .replace(/w/g, 'v')
    .replace(/[jy]/g, 'i')
    .replace(/(.)\1+/g, '$1')
}

/** What a plain edit costs; all distances are in these units. */
export const EDIT = 100
// Slips of the typing hand leave a letter out or swap two; they seldom hit upon another letter by chance.
const MISSING = 60
const SWAPPED = 55
const DOUBLED = 45
const SILENT = 60
const NEIGHBOUR = 85
const VOWEL = 80
const SIMILAR = 70
// Another number is another thing.
const DIGIT = 200
const FIRST = 15
/** Beyond so many letters, names are compared by their beginnings. */
export const MAX_LETTERS = 64

const KEY_ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'qwertzuiop', 'yxcvbnm']
// Letters that stand for one another in other transliterations, or look alike.
const ALIKE = ['ckqhx', 'fvw', 'sz', 'ijy', 'gh', 'dt', 'bp', 'cs', 'o0', 'il1', 'e3', 's5']

const replaced = replacementCosts()

function replacementCosts(): Uint8Array {
  const costs = new Uint8Array(128 * 128).fill(EDIT)
  const set = (one: string, other: string, cost: number) => {
    const [a, b] = [one.charCodeAt(0), other.charCodeAt(0)]
    costs[a * 128 + b] = Math.min(cost, costs[a * 128 + b] ?? EDIT)
    costs[b * 128 + a] = Math.min(cost, costs[b * 128 + a] ?? EDIT)
  }
  for (const row of KEY_ROWS) for (let at = 1; at < row.length; at++) set(row.charAt(at - 1), row.charAt(at), NEIGHBOUR)
  for (const one of 'aeiou') for (const other of 'aeiouy') set(one, other, VOWEL)
  for (const group of ALIKE) for (const one of group) for (const other of group) set(one, other, SIMILAR)
  for (const one of '0123456789') for (const other of '0123456789') costs[one.charCodeAt(0) * 128 + other.charCodeAt(0)] = DIGIT
  for (let code = 0; code < 128; code++) costs[code * 129] = 0
  return costs
}

const isDigit = (code: number): boolean => code >= 48 && code < 58

/** A letter that stands in the name and was not typed, or the other way round. */
function aloneCost(code: number, before: number, plain: number): number {
  if (isDigit(code)) return DIGIT
  if (code === before) return DOUBLED
  return code === 104 ? Math.min(plain, SILENT) : plain
}

const rowOfCosts = () => new Int32Array(MAX_LETTERS + 1)
let [row, above, twoAbove] = [rowOfCosts(), rowOfCosts(), rowOfCosts()]
const missing = rowOfCosts()
const codes = rowOfCosts()

/**
 * How far typed letters are from a name's, both folded: edits and swaps of neighbours, likely slips cheaper, the
 * first letter dearer. Anything above `limit` comes out as `limit + 1`.
 */
export function nameDistance(typed: string, name: string, limit: number): number {
  const [rows, columns] = [Math.min(typed.length, MAX_LETTERS), Math.min(name.length, MAX_LETTERS)]
  if (Math.abs(rows - columns) * DOUBLED > limit) return limit + 1
  above[0] = 0
  for (let j = 1; j <= columns; j++) {
    const code = (codes[j] = name.charCodeAt(j - 1))
    missing[j] = aloneCost(code, j > 1 ? (codes[j - 1] ?? 0) : 0, MISSING) + (j === 1 ? FIRST : 0)
    above[j] = (above[j - 1] ?? 0) + (missing[j] ?? 0)
  }
  let last = 0
  for (let i = 1; i <= rows; i++) {
    const code = typed.charCodeAt(i - 1)
    const extra = aloneCost(code, last, EDIT) + (i === 1 ? FIRST : 0)
    let left = (above[0] ?? 0) + extra
    let least = left
    row[0] = left
    for (let j = 1; j <= columns; j++) {
      const other = codes[j] ?? 0
      const first = i === 1 && j === 1 ? FIRST : 0
      const diagonal = (above[j - 1] ?? 0) + (code === other ? 0 : (replaced[code * 128 + other] ?? EDIT) + first)
      let cost = Math.min(diagonal, (above[j] ?? 0) + extra, left + (missing[j] ?? 0))
      if (last === other && i > 1 && j > 1 && code === codes[j - 1] && code !== other) {
        const swapped = isDigit(code) || isDigit(last) ? DIGIT : SWAPPED
        cost = Math.min(cost, (twoAbove[j - 2] ?? 0) + swapped + (i === 2 && j === 2 ? FIRST : 0))
      }
      row[j] = left = cost
      if (cost < least) least = cost
    }
    // A swap reaches back over a row, at its price.
    if (least > limit + SWAPPED) return limit + 1
    const spare = twoAbove
    ;[twoAbove, above, row] = [above, row, spare]
    last = code
  }
  return Math.min(above[columns] ?? limit + 1, limit + 1)
}
