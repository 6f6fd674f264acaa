import type { Lang, RecordId } from '../facts/record.ts'
import { kindOfId } from '../facts/record.ts'
import type { Token } from './normalise.ts'
import { stemOf } from './normalise.ts'
import type { Thesaurus } from './thesaurus.ts'

/** What a word is searched by: "e:ship-maia" for an entity, "c:ship" for a concept, otherwise a stem. */
export type Term = string

export const entityTerm = (id: RecordId): Term => `e:${id}`

/** The ids of the entities among the terms. */
export const entityIdsIn = (terms: readonly Term[]): RecordId[] => terms.flatMap((term) => (term.startsWith('e:') ? [term.slice(2)] : []))

/** A concept's term; a concept that bears an entity's id ("Russian": country-ru) stands for the entity. */
export const conceptTerm = (id: string): Term => (id.includes('-') && kindOfId(id) === 'entity' ? entityTerm(id) : `c:${id}`)

/** What it is worth to meet a synonym instead of the word itself. */
const SYNONYM = 0.85

/** How well a word is met by a term that it stands for, 0 to 1: by itself, or but by its meaning. */
export const metAs = (term: Term): number => (term.startsWith('c:') ? SYNONYM : 1)

/** How well one of these terms is met, 0 to 1. */
export function metBy(terms: readonly Term[], has: (term: Term) => boolean): number {
  let best = 0
  for (const term of terms) if (has(term)) best = Math.max(best, metAs(term))
  return best
}

/** Whether the term is more than a stem, so that any spelling of it is known. */
export const isNamed = (term: Term): boolean => term.startsWith('c:') || term.startsWith('e:')

/** A token with the terms that it stands for. */
export type TermedToken = { readonly token: Token; readonly terms: readonly Term[] }

const ARTICLES = new Set(['the', 'a', 'an', 'der', 'die', 'das', 'den', 'dem', 'ein', 'eine', 'einen'])

const isArticle = (token: Token | undefined): boolean => token !== undefined && ARTICLES.has(token.folded)
const joined = (some: readonly string[], more: readonly string[]): readonly string[] => (some.length === 0 ? more : more.length === 0 ? some : [...some, ...more])

function conceptsOfTwo(first: Token | undefined, second: Token | undefined, { conceptsOfPair }: Thesaurus): readonly string[] {
  return conceptsOfPair(first?.folded ?? '', second?.folded ?? '')
}

/** The concepts of the pairs that a token makes up with its neighbours, over an article: "took the picture". */
export function pairConcepts(tokens: readonly Token[], at: number, thesaurus: Thesaurus): readonly string[] {
  const before = tokens[at - 1]
  const own = tokens[at]
  const after = tokens[at + 1]
  const close = joined(conceptsOfTwo(before, own, thesaurus), conceptsOfTwo(own, after, thesaurus))
  const overBefore = isArticle(before) ? conceptsOfTwo(tokens[at - 2], own, thesaurus) : close
  const overAfter = isArticle(after) ? conceptsOfTwo(own, tokens[at + 2], thesaurus) : close
  return overBefore === close && overAfter === close ? close : [...new Set([...close, ...overBefore, ...overAfter])]
}

/** A word by its concepts, then by its stems. */
export const termsOfWord = (folded: string, concepts: readonly string[], langs: readonly Lang[]): readonly Term[] => [
  ...new Set([...concepts.map(conceptTerm), ...langs.map((lang) => stemOf(folded, lang))]),
]

/** The tokens with their concepts, those of word pairs before all others, and their stems. */
export function withTerms(tokens: readonly Token[], langs: readonly Lang[], thesaurus: Thesaurus): TermedToken[] {
  return tokens.map((token, at) => {
    const ofPairs = pairConcepts(tokens, at, thesaurus)
    return { token, terms: termsOfWord(token.folded, ofPairs.length > 0 ? ofPairs : thesaurus.conceptsOf(token.folded), langs) }
  })
}

const LINKS = ['', 's', 'n', 'en', 'es', 'er']
const MIN_PART = 4
/** No longer word is split: the ways to do so double with each part. */
const MAX_COMPOUND = 48

/** The known words that a German compound is made of, or none: "containerverladung" → container, verladung. */
export function splitCompound(word: string, isKnown: (part: string) => boolean): readonly string[] {
  if (word.length < 2 * MIN_PART || word.length > MAX_COMPOUND) return []
  for (let cut = word.length - MIN_PART; cut >= MIN_PART; cut--) {
    const head = word.slice(0, cut)
    const link = LINKS.find((ending) => head.endsWith(ending) && head.length - ending.length >= MIN_PART && isKnown(head.slice(0, head.length - ending.length)))
    if (link === undefined) continue
    const tail = word.slice(cut)
    const rest = isKnown(tail) ? [tail] : splitCompound(tail, isKnown)
    if (rest.length > 0) return [head.slice(0, head.length - link.length), ...rest]
  }
  return []
}
