import Fuse from 'fuse.js'
import type { Entry, FactBase } from '../facts/fact-base.ts'
import { entriesOf } from '../facts/fact-base.ts'
import type { RecordId } from '../facts/record.ts'
import { editDistance } from './edit-distance.ts'
import { fold, stemOf } from './normalise.ts'
import type { Token } from './normalise.ts'

/** A name of an entity found in a question: tokens from `from` up to, not including, `to`. */
export type NameHit = {
  readonly from: number
  readonly to: number
  /** The entities that it may mean; several where the name leaves it open. */
  readonly ids: readonly RecordId[]
  /** How it was recognised; `typo` is a guess. */
  readonly by: 'name' | 'weak' | 'part' | 'sound' | 'typo'
}

type Name = { readonly id: RecordId; readonly text: string; readonly weak: boolean }

/** Recognises and completes the names of a base. */
export type NameFinder = {
  /** `mayGuess` tells for a token whether a typo may be read into it. */
  readonly find: (tokens: readonly Token[], mayGuess: (token: Token) => boolean) => NameHit[]
  /** Entities whose names come nearest to what was typed, best first. */
  readonly complete: (typed: string, limit: number) => RecordId[]
}

/** Spelling by sound: German, English and scholarly transliterations of one name come out alike. */
export function soundKey(folded: string): string {
  return folded
    .replace(/dsch|dzh|dj/g, 'j')
    .replace(/tsch|tch|ch|cz/g, 'c')
    .replace(/sch|sh|zh|sz/g, 's')
    .replace(/kh/g, 'h')
    .replace(/ph/g, 'f')
    .replace(/w/g, 'v')
    .replace(/[jy]/g, 'i')
    .replace(/(.)\1+/g, '$1')
}

const keysOf = (words: readonly string[]): readonly string[] => [
  words.join(' '),
  words.map((word) => stemOf(word, 'de')).join(' '),
  words.map((word) => stemOf(word, 'en')).join(' '),
]

function add<V>(map: Map<string, Set<V>>, key: string, value: V): void {
  const known = map.get(key)
  if (known) known.add(value)
  else map.set(key, new Set([value]))
}

const namesOf = ({ record }: Entry<'entity'>): Name[] => [
  { id: record.id, text: record.name.de, weak: false },
  { id: record.id, text: record.name.en, weak: false },
  ...record.aliases.map((alias) => ({ id: record.id, text: alias.text, weak: alias.kind === 'weak' })),
]

/** Builds the look-ups over the names and aliases of all entities. */
export function makeNameFinder(base: FactBase): NameFinder {
  const names = entriesOf(base, 'entity').flatMap(namesOf)
  const strong = new Map<string, Set<RecordId>>()
  const weak = new Map<string, Set<RecordId>>()
  const parts = new Map<string, Set<RecordId>>()
  const sounds = new Map<string, Set<RecordId>>()
  const singles: { id: RecordId; folded: string }[] = []
  // By which words a name may begin, and how many words the longest such name has.
  const starts = new Map<string, number>()
  for (const name of names) {
    const words = name.text.split(/[^\p{L}\p{M}\p{N}]+/u).map(fold).filter(Boolean)
    const [only] = words
    for (const key of keysOf(words)) {
      add(name.weak ? weak : strong, key, name.id)
      const [start = ''] = key.split(' ', 1)
      starts.set(start, Math.max(starts.get(start) ?? 0, words.length))
    }
    if (words.length === 1 && only && only.length >= 4) {
      add(sounds, soundKey(only), name.id)
      singles.push({ id: name.id, folded: only })
    }
    if (name.id.startsWith('person-') && words.length > 1) {
      for (const word of words) if (word.length >= 4) add(parts, word, name.id)
    }
  }
  const fuse = new Fuse(singles, { keys: ['folded'], threshold: 0.45, ignoreLocation: true, includeScore: true, minMatchCharLength: 2 })
  const pickable = new Fuse(names, { keys: ['text'], threshold: 0.4, ignoreLocation: true, ignoreDiacritics: true })

  const guess = (folded: string): RecordId[] => {
    const allowed = folded.length >= 8 ? 2 : folded.length >= 4 ? 1 : 0
    if (allowed === 0) return []
    let best: RecordId[] = []
    let least = allowed
    for (const { item } of fuse.search(folded, { limit: 20 })) {
      const distance = editDistance(folded, item.folded, least)
      if (distance > least) continue
      if (distance < least) best = []
      least = distance
      if (!best.includes(item.id)) best.push(item.id)
    }
    return best
  }

  const longestFrom = ({ folded }: Token): number =>
    Math.max(starts.get(folded) ?? 0, starts.get(stemOf(folded, 'de')) ?? 0, starts.get(stemOf(folded, 'en')) ?? 0)

  const exactly = (tokens: readonly Token[], from: number, to: number): Pick<NameHit, 'ids' | 'by'> | undefined => {
    const words = tokens.slice(from, to).map((token) => token.folded)
    const [only] = words
    const begins = tokens[from] && longestFrom(tokens[from]) > 0
    if (begins) for (const [map, by] of [[strong, 'name'], [weak, 'weak']] as const) {
      for (const key of keysOf(words)) {
        const ids = map.get(key)
        if (ids && isMeant(tokens, from, to)) return { ids: [...ids], by }
      }
    }
    if (words.length !== 1 || !only) return undefined
    // A genitive or plural: "Putins", "der Angaras".
    const bare = only.length > 4 && only.endsWith('s') ? strong.get(only.slice(0, -1)) : undefined
    if (bare) return { ids: [...bare], by: 'name' }
    const part = parts.get(only)
    return part ? { ids: [...part], by: 'part' } : undefined
  }

  return {
    find: (tokens, mayGuess) => {
      const hits: NameHit[] = []
      for (let from = 0; from < tokens.length; ) {
        let hit: NameHit | undefined
        const token = tokens[from]
        for (let to = Math.min(tokens.length, from + Math.max(1, token ? longestFrom(token) : 1)); to > from && !hit; to--) {
          const found = exactly(tokens, from, to)
          if (found) hit = { from, to, ...found }
        }
        if (!hit && token && token.folded.length >= 4 && mayGuess(token)) {
          const alike = sounds.get(soundKey(token.folded))
          const ids = alike ? [...alike] : guess(token.folded)
          if (ids.length > 0) hit = { from, to: from + 1, ids, by: alike ? 'sound' : 'typo' }
        }
        if (hit) hits.push(hit)
        from = hit ? hit.to : from + 1
      }
      return hits
    },
    complete: (typed, limit) => {
      const all = typed.trim() === '' ? names : pickable.search(typed, { limit: limit * 4 }).map((result) => result.item)
      return [...new Set(all.map((name) => name.id))].slice(0, limit)
    },
  }
}

const AFTER_PRONOUN = new Set(['tell', 'give', 'show', 'let', 'told', 'gives', 'of', 'to', 'for', 'with', 'help'])

/** A two-letter name in small letters may be a pronoun ("tell us") or a foreign article ("un"). */
function isMeant(tokens: readonly Token[], from: number, to: number): boolean {
  const token = tokens[from]
  if (!token || tokens.length === 1 || to - from > 1 || token.folded.length > 2 || token.raw === token.raw.toUpperCase()) return true
  return token.folded === 'us' && tokens[from + 1] !== undefined && !AFTER_PRONOUN.has(tokens[from - 1]?.folded ?? '')
}
