import type { Deletions } from './deletion-table.ts'
import { makeDeletionTable } from './deletion-table.ts'
import { EDIT, MAX_LETTERS, nameDistance, soundKey } from './name-distance.ts'
import type { NamePrefixes, Stretch } from './name-prefixes.ts'
import { makeNamePrefixes } from './name-prefixes.ts'
import { fold } from './normalise.ts'

/** A name near to what was typed: whose it is, its folded letters, and how many edits apart, likely slips counting less. */
export type NearName<K> = { readonly key: K; readonly letters: string; readonly distance: number }

/** Look-ups over names that tolerate typos and other transliterations. */
export type FuzzyNames<K> = {
  /** Keys of the names that come nearest, best first, each once. */
  readonly nearest: (text: string, limit: number) => NearName<K>[]
  /** Keys of names of which this may be the beginning, best first, each once; the first names where nothing is typed. */
  readonly complete: (typed: string, limit: number) => K[]
}

const OTHER_SPELLING = 70
const OTHER_SPACING = 10
// Two edits are looked for in names of such lengths: shorter ones are all alike, longer ones have too many pairs of letters.
const TWO_EDITS = { from: 8, to: 16 }
const SHORTEST_TYPO = 4
// Bounds on the work where very many names are alike.
const MAX_CANDIDATES = 250
const MAX_SCANNED = 5000

/** The folded words of a name. */
export function wordsOf(text: string): string[] {
  const lower = text.toLowerCase()
  // Most names need no folding.
  if (/^[a-z0-9]+(?: [a-z0-9]+)*$/.test(lower)) return lower.split(' ')
  return text.split(/[^\p{L}\p{M}\p{N}]+/u).map(fold).filter(Boolean)
}

const oneOrTwo: Deletions = (length) => (length >= TWO_EDITS.from && length <= TWO_EDITS.to ? 2 : 1)
const one: Deletions = () => 1
const farthest = (length: number): number => (length < SHORTEST_TYPO ? 1.25 : length < TWO_EDITS.from ? 1.5 : 2.5) * EDIT

/** A name, or what was typed, as it is compared. */
type Spelling = { readonly spaced: string; readonly letters: string; readonly sound: string; readonly words: number }

const spellingOf = (words: readonly string[], sounds: readonly string[]): Spelling => ({
  spaced: words.join(' '),
  letters: words.join('').slice(0, MAX_LETTERS),
  // In the order of the alphabet, since some write the family name first.
  sound: sounds.toSorted().join('').slice(0, MAX_LETTERS),
  words: words.length,
})

function distanceTo(typed: Spelling, name: Spelling, limit: number): number {
  if (typed.spaced === name.spaced) return 0
  const spacing = typed.words === name.words ? 0 : OTHER_SPACING
  const distance = Math.max(nameDistance(typed.letters, name.letters, limit - spacing) + spacing, OTHER_SPACING)
  if (distance <= OTHER_SPELLING) return distance
  if (typed.sound === name.sound) return OTHER_SPELLING
  return distance <= EDIT ? distance : Math.min(distance, nameDistance(typed.sound, name.sound, limit - OTHER_SPELLING) + OTHER_SPELLING)
}

/** Builds the look-ups. A key may have several names, a name several keys; of equally near ones the earlier comes first. */
export function makeFuzzyNames<K>(names: readonly { readonly key: K; readonly text: string }[]): FuzzyNames<K> {
  const positions = new Map<string, number>()
  const keys: K[][] = []
  const spellings: Spelling[] = []
  const spoken: string[] = []
  for (const { key, text } of names) {
    const words = wordsOf(text)
    const position = positions.get(words.join(' '))
    if (position !== undefined) {
      const known = keys[position]
      if (known && known.at(-1) !== key) known.push(key)
    } else {
      const sounds = words.map(soundKey)
      const spelling = spellingOf(words, sounds)
      positions.set(spelling.spaced, keys.length)
      keys.push([key])
      spellings.push(spelling)
      spoken.push(sounds.join(' '))
    }
  }
  const typos = makeDeletionTable(spellings.map(({ letters }) => letters), oneOrTwo)
  const alike = makeDeletionTable(spellings.map(({ sound }) => sound), one)
  const beginnings = makeNamePrefixes(spellings.map(({ spaced }) => spaced))
  const spokenBeginnings = makeNamePrefixes(spoken)

  const nearest: FuzzyNames<K>['nearest'] = (text, limit) => {
    const words = wordsOf(text)
    const typed = spellingOf(words, words.map(soundKey))
    if (typed.letters === '' || limit < 1) return []
    const most = farthest(typed.letters.length)
    const seen = new Set<number>()
    const found: { position: number; distance: number; begins: boolean }[] = []
    const consider = (position: number): boolean => {
      const name = spellings[position]
      if (!name || name.letters === '' || seen.has(position)) return true
      seen.add(position)
      const distance = distanceTo(typed, name, most)
      if (distance <= most) found.push({ position, distance, begins: name.letters.startsWith(typed.letters) })
      return seen.size < MAX_CANDIDATES
    }
    consider(positions.get(typed.spaced) ?? -1)
    typos.near(typed.letters, consider)
    alike.near(typed.sound, consider)
    found.sort((a, b) => a.distance - b.distance || Number(b.begins) - Number(a.begins) || a.position - b.position)
    const best = new Map<K, NearName<K>>()
    for (const { position, distance } of found) {
      for (const key of keys[position] ?? []) {
        if (best.size === limit) return [...best.values()]
        if (!best.has(key)) best.set(key, { key, letters: spellings[position]?.letters ?? '', distance: distance / EDIT })
      }
    }
    return [...best.values()]
  }

  const complete: FuzzyNames<K>['complete'] = (text, limit) => {
    const found = new Set<K>()
    const isFull = () => found.size >= limit
    const take = (position: number) => {
      for (const key of keys[position] ?? []) {
        if (isFull()) return
        found.add(key)
      }
    }
    const takeFirst = (prefixes: NamePrefixes, stretch: Stretch, fits: (position: number) => boolean = () => true) => {
      // A key of several names takes up several places.
      for (let wanted = limit; !isFull() && wanted <= limit * 16; wanted *= 4) {
        prefixes.firstOf(stretch, wanted, fits).forEach(take)
        if (wanted >= stretch.high - stretch.low) return
      }
    }
    if (text.trim() === '') for (let position = 0; position < keys.length && !isFull(); position++) take(position)
    const words = wordsOf(text)
    const sounds = words.map(soundKey)
    const typed = spellingOf(words, sounds)
    if (typed.letters === '' || isFull()) return [...found]
    take(positions.get(typed.spaced) ?? -1)
    takeFirst(beginnings, beginnings.beginning(typed.letters))
    if (words.length > 1) {
      const begun = words.map((word) => ` ${word}`)
      const rarest = words.map(beginnings.beginning).reduce((a, b) => (b.high - b.low < a.high - a.low ? b : a))
      const scanned = { ...rarest, high: Math.min(rarest.high, rarest.low + MAX_SCANNED) }
      takeFirst(beginnings, scanned, (position) => begun.every((word) => ` ${spellings[position]?.spaced}`.includes(word)))
    }
    if (typed.letters.length >= SHORTEST_TYPO) {
      takeFirst(spokenBeginnings, spokenBeginnings.beginning(sounds.join('')))
      if (!isFull()) for (const stretch of beginnings.nearly(typed.letters)) takeFirst(beginnings, stretch)
    }
    if (!isFull()) for (const { key } of nearest(text, limit)) if (!isFull()) found.add(key)
    return [...found]
  }
  return { nearest, complete }
}
