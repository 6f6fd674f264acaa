import type { Entry, FactBase } from '../facts/fact-base.ts'
import { entriesOf } from '../facts/fact-base.ts'
import type { RecordId } from '../facts/record.ts'
import { editDistance } from '../facts/edit-distance.ts'
import { makeFuzzyNames, wordsOf } from './fuzzy-names.ts'
import { soundKey } from './name-distance.ts'
import type { Token } from './normalise.ts'
import { isFunctionWord, isOtherFunctionWord } from './words.ts'

export { soundKey }

/** A name of an entity found in a question: tokens from `from` up to, not including, `to`. */
export type NameHit = {
  readonly from: number
  readonly to: number
  /** The entities that it may mean; several where the name leaves it open. */
  readonly ids: readonly RecordId[]
  /** How it was recognised; `typo` is a guess. */
  readonly by: 'name' | 'weak' | 'part' | 'sound' | 'typo'
}

type Match = Pick<NameHit, 'ids' | 'by'>

/** What a word names by itself, and of how many words the longest name is that may begin with it. */
type KnownWord = { readonly match: Match | null; readonly longest: number }

type Name = { readonly key: RecordId; readonly text: string; readonly weak: boolean }

/** Recognises and completes the names of a base. */
export type NameFinder = {
  /** `mayGuess` tells for a token whether a typo may be read into it. */
  readonly find: (tokens: readonly Token[], mayGuess: (token: Token) => boolean) => NameHit[]
  /** Entities whose names come nearest to what was typed, best first. */
  readonly complete: (typed: string, limit: number) => RecordId[]
}

const withoutEnding = (word: string): string => word.replace(/^(.{3,}?)(?:ern|e[mnrs]?|(?<=[bdfghklmnrt])s)$/, '$1')

/** A word of a name without what a case or a plural adds to it; stems would take far longer over many names. */
function bare(word: string): string {
  const known = bares.get(word)
  if (known !== undefined) return known
  const stem = withoutEnding(withoutEnding(word)).replace(/y$/, 'i')
  if (bares.size >= MAX_BARES) bares.clear()
  bares.set(word, stem)
  return stem
}
const bares = new Map<string, string>()
const MAX_BARES = 200_000
/** The words of texts come again and again. */
const MAX_KNOWN = 50_000

const keysOf = (words: readonly string[]): readonly string[] => {
  const exact = words.join(' ')
  const inflected = words.map(bare).join(' ')
  return exact === inflected ? [exact] : [exact, inflected]
}

/** Ids by key. Most keys have one, and a base has very many keys. */
type Ids = Map<string, RecordId | RecordId[]>

function idsOf(map: Ids, key: string): readonly RecordId[] {
  const ids = map.get(key)
  return ids === undefined ? [] : typeof ids === 'string' ? [ids] : ids
}

/** Adds an id to a key; all names of one entity come one after the other. */
function add(map: Ids, key: string, id: RecordId): void {
  const known = map.get(key)
  if (known === undefined) map.set(key, id)
  else if (typeof known !== 'string') {
    if (known.at(-1) !== id) known.push(id)
  } else if (known !== id) map.set(key, [known, id])
}

/** More unknown words than these no question has: of such a text, typos are looked for in a few alone. */
const MANY_UNKNOWN = 60
const GUESSES_IN_MANY = 8

const namesOf = ({ record }: Entry<'entity'>): Name[] => [
  { key: record.id, text: record.name.de, weak: false },
  ...(record.name.en === record.name.de ? [] : [{ key: record.id, text: record.name.en, weak: false }]),
  ...record.aliases.map((alias) => ({ key: record.id, text: alias.text, weak: alias.kind === 'weak' })),
]

/** Builds the look-ups over the names and aliases of all entities. */
export function makeNameFinder(base: FactBase): NameFinder {
  const names = entriesOf(base, 'entity').flatMap(namesOf)
  const strong: Ids = new Map()
  const weak: Ids = new Map()
  const parts: Ids = new Map()
  const sounds: Ids = new Map()
  // By which words a name of several may begin, and how many the longest such name has.
  const starts = new Map<string, number>()
  for (const { key: id, text, weak: isWeak } of names) {
    const words = wordsOf(text)
    const [only = ''] = words
    for (const key of keysOf(words)) {
      add(isWeak ? weak : strong, key, id)
      if (words.length === 1) continue
      const [start = ''] = key.split(' ', 1)
      starts.set(start, Math.max(starts.get(start) ?? 0, words.length))
    }
    if (words.length === 1 && only.length >= 4) add(sounds, soundKey(only), id)
    if (id.startsWith('person-') && words.length > 1) {
      for (const word of words) if (word.length >= 4) add(parts, word, id)
    }
  }
  const fuzzy = makeFuzzyNames(names)

  const guess = (folded: string): RecordId[] => {
    const allowed = folded.length >= 9 ? 2 : folded.length >= 4 ? 1 : 0
    if (allowed === 0) return []
    let best: RecordId[] = []
    let least = allowed
    for (const { key, letters } of fuzzy.nearest(folded, 20)) {
      const distance = letters.length < 4 ? Infinity : editDistance(folded, letters, least)
      if (distance > least) continue
      if (distance < least) best = []
      least = distance
      best.push(key)
    }
    return best.toSorted()
  }

  const matchOf = (words: readonly string[]): Match | null => {
    for (const [map, by] of [[strong, 'name'], [weak, 'weak']] as const) {
      for (const key of keysOf(words)) {
        const ids = idsOf(map, key)
        if (ids.length > 0) return { ids, by }
      }
    }
    const [only = ''] = words
    if (words.length !== 1) return null
    // A genitive or plural: "Putins", "der Angaras".
    const named = only.length > 4 && only.endsWith('s') ? idsOf(strong, only.slice(0, -1)) : []
    if (named.length > 0) return { ids: named, by: 'name' }
    const part = idsOf(parts, only)
    return part.length > 0 ? { ids: part, by: 'part' } : null
  }

  const known = new Map<string, KnownWord>()
  const lookUp = (word: string): KnownWord => {
    let found = known.get(word)
    if (!found) {
      found = { match: matchOf([word]), longest: Math.max(1, starts.get(word) ?? 0, starts.get(bare(word)) ?? 0) }
      if (known.size >= MAX_KNOWN) known.clear()
      known.set(word, found)
    }
    return found
  }

  const longestAt = (tokens: readonly Token[], from: number): NameHit | undefined => {
    const { match: alone, longest } = lookUp(tokens[from]?.folded ?? '')
    for (let to = Math.min(tokens.length, from + longest); to > from; to--) {
      const match = to - from === 1 ? alone : matchOf(tokens.slice(from, to).map(({ folded }) => folded))
      if (match && isMeant(tokens, from, to)) return { from, to, ...match }
    }
    return undefined
  }

  return {
    find: (tokens, mayGuess) => {
      const hits: NameHit[] = []
      const unknown: number[] = []
      for (let from = 0; from < tokens.length; ) {
        const token = tokens[from]
        let hit = longestAt(tokens, from)
        if (!hit && token && token.folded.length >= 4 && mayGuess(token)) {
          const ids = idsOf(sounds, soundKey(token.folded))
          if (ids.length > 0) hit = { from, to: from + 1, ids, by: 'sound' }
          else unknown.push(from)
        }
        if (hit) hits.push(hit)
        from = hit ? hit.to : from + 1
      }
      const guessed = unknown.slice(0, unknown.length > MANY_UNKNOWN ? GUESSES_IN_MANY : MANY_UNKNOWN).flatMap((from): NameHit[] => {
        const ids = guess(tokens[from]?.folded ?? '')
        return ids.length > 0 ? [{ from, to: from + 1, ids, by: 'typo' }] : []
      })
      return guessed.length === 0 ? hits : [...hits, ...guessed].toSorted((a, b) => a.from - b.from)
    },
    complete: fuzzy.complete,
  }
}

const AFTER_PRONOUN = new Set(['tell', 'give', 'show', 'let', 'told', 'gives', 'of', 'to', 'for', 'with', 'help'])

/** A two-letter name in small letters may be a pronoun ("tell us") or a foreign article ("un"). */
function isMeant(tokens: readonly Token[], from: number, to: number): boolean {
  const token = tokens[from]
  if (!token || tokens.length === 1 || to - from > 1 || token.folded.length > 2 || token.raw === token.raw.toUpperCase()) return true
  if (!isFunctionWord(token.folded, 'de') && !isFunctionWord(token.folded, 'en') && !isOtherFunctionWord(token.folded)) return true
  return token.folded === 'us' && tokens[from + 1] !== undefined && !AFTER_PRONOUN.has(tokens[from - 1]?.folded ?? '')
}
