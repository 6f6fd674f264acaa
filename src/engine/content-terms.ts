import type { Lang } from '../facts/record.ts'
import type { NameFinder } from './find-names.ts'
import { stemOf, tokenise } from './normalise.ts'
import type { Term } from './terms.ts'
import { conceptTerm, entityTerm, isNamed, pairConcepts, splitCompound, termsOfWord } from './terms.ts'
import type { Thesaurus } from './thesaurus.ts'
import { isFunctionWord } from './words.ts'

/** What terms are read with. */
export type Vocabulary = { readonly thesaurus: Thesaurus; readonly names: NameFinder; readonly isKnown: (word: string) => boolean }

/** The terms of each word of a record's text that carries matter: names as entities, compounds with their parts. */
export type ContentReader = (text: string, lang: Lang) => readonly (readonly Term[])[]

/** What a word says wherever it stands: its own terms, and those of each of its parts; nothing where it carries grammar alone. */
type WordReading = readonly (readonly Term[])[]

/** What words were read as, by language. */
export type Readings = Readonly<Record<Lang, Map<string, WordReading>>>
export const newReadings = (): Readings => ({ de: new Map(), en: new Map() })

const MAX_READINGS = 50_000
const noGuess = (): boolean => false

/** Reads texts with that vocabulary; `readings` keeps what each word was read as. */
export function makeContentReader({ thesaurus, names, isKnown }: Vocabulary, readings: Readings): ContentReader {
  const partsOf = (folded: string, lang: Lang): WordReading =>
    lang === 'en' ? [] : splitCompound(folded, isKnown).map((part) => [...thesaurus.conceptsOf(part).map(conceptTerm), stemOf(part, lang)])
  const read = (folded: string, lang: Lang, concepts: readonly string[]): WordReading => {
    const own = termsOfWord(folded, concepts, [lang])
    return isFunctionWord(folded, lang) && !own.some(isNamed) ? [] : [own, ...partsOf(folded, lang)]
  }
  const readingOf = (folded: string, lang: Lang): WordReading => {
    const known = readings[lang].get(folded)
    if (known) return known
    const reading = read(folded, lang, thesaurus.conceptsOf(folded))
    if (readings[lang].size >= MAX_READINGS) readings[lang].clear()
    readings[lang].set(folded, reading)
    return reading
  }
  return (text, lang) => {
    const tokens = tokenise(text)
    const hits = names.find(tokens, noGuess)
    const terms: (readonly Term[])[] = hits.map((hit) => hit.ids.map(entityTerm))
    const proper = hits.filter(({ ids }) => !ids.every(isCommonNoun))
    let hit = 0
    // By number: for one question hundreds of words are read, and what is made for each is cleared away later.
    for (let at = 0; at < tokens.length; at++) {
      while (at >= (proper[hit]?.to ?? Infinity)) hit++
      if (at >= (proper[hit]?.from ?? Infinity)) continue
      const folded = tokens[at]?.folded ?? ''
      const concepts = pairConcepts(tokens, at, thesaurus)
      for (const own of concepts.length > 0 ? read(folded, lang, concepts) : readingOf(folded, lang)) terms.push(own)
    }
    return terms
  }
}

/** Things and buildings bear common nouns for names, whose words go on meaning what they mean: "munitions pits". */
const isCommonNoun = (id: string): boolean => id.startsWith('object-') || id.startsWith('facility-')
