import type { Lang } from '../facts/record.ts'
import type { Bytes } from './word-stream.ts'
import { makeBytes, pushNumber } from './word-stream.ts'

/** The language of a word; '' for ready-made terms: entities and concepts. */
export type WordLang = Lang | ''

/** Folded word to the terms (stems, concepts) that it is found by. */
export type Analyse = (word: string, lang: Lang) => readonly string[]

/**
 * Words by number. Only ever grows, so that all versions of an index share one;
 * whether a word is in use is a matter of the version.
 */
export type Vocabulary = {
  readonly words: string[]
  /** A byte for each word: its language, and FLAG bits. */
  readonly traits: Bytes
  readonly ids: Readonly<Record<Lang, Map<string, number>>>
  /** The words of each term: one number, or several. */
  readonly byTerm: Map<string, number | number[]>
  readonly analyse: Analyse
}

export const FLAG = { number: 1, year: 2 } as const
const FLAG_BITS = 2
const WORD_LANGS: readonly WordLang[] = ['', 'de', 'en']

const NUMBER_WORDS = new Set(
  `two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand million billion half dozen first second third once twice
  zwei drei vier funf sechs sieben acht neun zehn elf zwolf zwanzig dreissig vierzig funfzig hundert tausend million millionen milliarde milliarden halfte dutzend
  erste ersten zweite zweiten dritte dritten drittel viertel einmal zweimal`.split(/\s+/),
)

const flagsFor = (word: string): number =>
  /^1\d\d\d$|^20\d\d$/.test(word) ? FLAG.year | FLAG.number : /\d/.test(word) || NUMBER_WORDS.has(word) ? FLAG.number : 0

/** A vocabulary without words. */
export const emptyVocabulary = (analyse: Analyse): Vocabulary => ({
  words: [],
  traits: makeBytes(1 << 8),
  ids: { de: new Map(), en: new Map() },
  byTerm: new Map(),
  analyse,
})

/** The language of a word. */
export const langOf = ({ traits }: Vocabulary, word: number): WordLang => WORD_LANGS[(traits.data[word] ?? 0) >> FLAG_BITS] ?? ''

/** The FLAG bits of a word. */
export const flagsOf = ({ traits }: Vocabulary, word: number): number => (traits.data[word] ?? 0) & (FLAG.number | FLAG.year)

/** V8 cuts so long a word out of its text as a slice, which would keep the whole text alive; it copies a shorter one. */
const SHORTEST_SLICE = 13

/** The number of a folded word or a term, new or known. */
export function wordId(vocabulary: Vocabulary, word: string, lang: WordLang): number {
  const known = lang === '' ? wordsOfTerm(vocabulary, word).find((one) => langOf(vocabulary, one) === '') : vocabulary.ids[lang].get(word)
  if (known !== undefined) return known
  const own = word.length < SHORTEST_SLICE ? word : word.split('').join('')
  const id = vocabulary.words.push(own) - 1
  pushNumber(vocabulary.traits, (WORD_LANGS.indexOf(lang) << FLAG_BITS) | (lang === '' ? 0 : flagsFor(own)))
  if (lang !== '') vocabulary.ids[lang].set(own, id)
  for (const term of lang === '' ? [own] : vocabulary.analyse(own, lang)) {
    const key = term === own ? own : term
    const same = vocabulary.byTerm.get(key)
    if (same === undefined) vocabulary.byTerm.set(key, id)
    else if (typeof same === 'number') vocabulary.byTerm.set(key, [same, id])
    else same.push(id)
  }
  return id
}

/** Every word that is found by the term, of whatever language, in use or not. */
export function wordsOfTerm(vocabulary: Vocabulary, term: string): readonly number[] {
  const found = vocabulary.byTerm.get(term)
  return found === undefined ? [] : typeof found === 'number' ? [found] : found
}
