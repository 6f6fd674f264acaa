import type { Lang, RecordId } from '../facts/record.ts'
import { kindOfId } from '../facts/record.ts'
import type { NameFinder } from './find-names.ts'
import type { Token } from './normalise.ts'
import { stemOf, tokenise } from './normalise.ts'
import type { Thesaurus } from './thesaurus.ts'
import { isFunctionWord } from './words.ts'

/** What a word is searched by: "e:ship-maia" for an entity, "c:ship" for a concept, otherwise a stem. */
export type Term = string

export const entityTerm = (id: RecordId): Term => `e:${id}`

/** A concept's term; a concept that bears an entity's id ("Russian": country-ru) stands for the entity. */
export const conceptTerm = (id: string): Term => (id.includes('-') && kindOfId(id) === 'entity' ? entityTerm(id) : `c:${id}`)

/** Whether the term is more than a stem, so that any spelling of it is known. */
export const isNamed = (term: Term): boolean => term.startsWith('c:') || term.startsWith('e:')

/** A token with the terms that it stands for. */
export type TermedToken = { readonly token: Token; readonly terms: readonly Term[] }

/** The tokens with their concepts, those of word pairs included; where there is none, with their stems. */
export function withTerms(tokens: readonly Token[], langs: readonly Lang[], thesaurus: Thesaurus): TermedToken[] {
  return tokens.map((token, at) => {
    const [before, after] = [tokens[at - 1], tokens[at + 1]]
    const pairs = [
      ...(before ? thesaurus.conceptsOfPair(before.folded, token.folded) : []),
      ...(after ? thesaurus.conceptsOfPair(token.folded, after.folded) : []),
    ]
    const concepts = pairs.length > 0 ? pairs : thesaurus.conceptsOf(token.folded)
    return {
      token,
      terms: concepts.length > 0 ? concepts.map(conceptTerm) : [...new Set(langs.map((lang) => stemOf(token.folded, lang)))],
    }
  })
}

const LINKS = ['', 's', 'n', 'en', 'es', 'er']
const MIN_PART = 4

/** The known words that a German compound is made of, or none: "containerverladung" → container, verladung. */
export function splitCompound(word: string, isKnown: (part: string) => boolean): readonly string[] {
  if (word.length < 2 * MIN_PART) return []
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

/** What terms are read with. */
export type Vocabulary = { readonly thesaurus: Thesaurus; readonly names: NameFinder; readonly isKnown: (word: string) => boolean }

const noGuess = (): boolean => false

/** The terms of a record's text that carry matter: names as entities, compounds with their parts. */
export function contentTerms(text: string, lang: Lang, { thesaurus, names, isKnown }: Vocabulary): Term[] {
  const tokens = tokenise(text)
  const hits = names.find(tokens, noGuess)
  const terms: Term[] = hits.flatMap((hit) => hit.ids.map(entityTerm))
  for (const [at, { token, terms: own }] of withTerms(tokens, [lang], thesaurus).entries()) {
    if (hits.some((hit) => at >= hit.from && at < hit.to)) continue
    if (isFunctionWord(token.folded, lang) && !own.some(isNamed)) continue
    terms.push(...own)
    if (lang === 'en' || own.some(isNamed)) continue
    for (const part of splitCompound(token.folded, isKnown)) {
      const concepts = thesaurus.conceptsOf(part)
      terms.push(...(concepts.length > 0 ? concepts.map(conceptTerm) : [stemOf(part, lang)]))
    }
  }
  return terms
}
