import type { Concept } from '../facts/concept.ts'
import type { Lang } from '../facts/record.ts'
import { makeAlike, nearestOf } from './alike.ts'
import { fold, stemOf } from './normalise.ts'
import { makeHashTable } from './hash-table.ts'
import { isFunctionWord } from './words.ts'

/** Finds the concepts that a word or a pair of words stands for. */
export type Thesaurus = {
  readonly conceptsOf: (folded: string) => readonly string[]
  readonly conceptsOfPair: (first: string, second: string) => readonly string[]
  /** Its German and English words that are spelt alike. */
  readonly alike: (folded: string) => readonly string[]
  /** Every single German or English word, folded: what compounds may be split into. */
  readonly words: ReadonlySet<string>
}

/** A single word of a concept, folded, and the first letters that it keeps whatever its ending. */
type Word = { readonly form: string; readonly start: string; readonly lang: Lang | 'other'; readonly id: string }

/** So many letters a word of another language keeps. */
const PREFIX = 5
/** So many letters a German or English word keeps in its stem, unless it is short; a last y becomes an i. */
const START = 4
const SHORT = 5
/** So many letters at the end of a stem may be others than those of its word: "ability", "able". */
const CHANGED = 2
function startOf(word: string): string {
  const start = word.slice(0, START)
  return start.includes('y') ? start.replaceAll('y', 'i') : start
}

const NONE: readonly string[] = []
const BETWEEN = /[\s-]+/
const folded = (text: string): string => (BETWEEN.test(text) ? text.split(BETWEEN).map(fold).filter(Boolean).join(' ') : fold(text))
// In Latin letters a word of another language may look like German or English grammar: день, "den".
const isGrammar = (form: string): boolean => isFunctionWord(form, 'de') || isFunctionWord(form, 'en')

/** Builds the look-ups; words are compared folded, German and English ones by stem, others by their beginning. */
export function makeThesaurus(concepts: readonly Concept[]): Thesaurus {
  const { words, pairs } = wordsIn(concepts)
  const own = words.filter(({ lang }) => lang !== 'other')
  const exactly = makeHashTable(words, ({ form }) => form)
  const starting = makeHashTable(own, ({ start }) => start)
  const startingShort = makeHashTable(own, ({ start }) => start.slice(0, START - 1))
  const beginning = makeHashTable(words.filter(({ form, lang }) => lang === 'other' && form.length >= PREFIX), ({ start }) => start)

  const withStem = (stem: string, lang: Lang): string[] => {
    const begun = stem.slice(0, -CHANGED)
    const found: string[] = []
    for (const word of (stem.length < START ? startingShort : starting)(startOf(stem))) {
      if (word.lang === lang && word.form.startsWith(begun) && stemOf(word.form, lang) === stem) found.push(word.id)
    }
    return found
  }
  const stemmedAs = (word: string): string[] => {
    const [german, english] = [stemOf(word, 'de'), stemOf(word, 'en')]
    // An English word may bear a German ending: "matchen", "gedealt".
    return [...withStem(german, 'de'), ...withStem(english, 'en'), ...withStem(german, 'en')]
  }
  const find = (word: string): string[] => {
    const exact = exactly(word)
    if (exact.length > 0) return exact.map(({ id }) => id)
    // A word of grammar has the stem of a word of matter by chance alone ("uns": UN), but for "whats".
    if (isGrammar(word)) return withStem(stemOf(word, 'en'), 'en').filter((id) => id.startsWith('q-'))
    const stemmed = word.length <= SHORT || starting(startOf(word)).length > 0 ? stemmedAs(word) : []
    if (stemmed.length > 0 || word.length < PREFIX) return stemmed
    // Languages that are not stemmed: all but the last letter must agree.
    const begun = beginning(word.slice(0, PREFIX)).flatMap(({ form, id }) =>
      word.startsWith(form.slice(0, Math.max(PREFIX, form.length - 1))) && word.length <= form.length + 4 ? [id] : [],
    )
    // "presidnet" is rather a typo than Polish.
    return begun.length > 0 && nearestOf(word, startingShort(startOf(word).slice(0, START - 1)).map(({ form }) => form)).length > 0 ? [] : begun
  }

  const cache = new Map<string, readonly string[]>()
  let single: ReadonlySet<string> | undefined
  return {
    conceptsOf: (word) => {
      let found = cache.get(word)
      if (!found) {
        if (cache.size > 100_000) cache.clear()
        cache.set(word, (found = [...new Set(find(word))]))
      }
      return found
    },
    conceptsOfPair: (first, second) => pairs.get(first)?.get(second) ?? NONE,
    alike: makeAlike(own.values().map(({ form }) => form)),
    get words() {
      return (single ??= new Set(own.map(({ form }) => form)))
    },
  }
}

/** The concepts of word pairs, by their first words, then their second ones. */
type Pairs = Map<string, Map<string, readonly string[]>>

function addPair(pairs: Pairs, first: string, second: string, id: string): void {
  const seconds = pairs.get(first) ?? new Map<string, readonly string[]>()
  pairs.set(first, seconds.set(second, [...new Set([...(seconds.get(second) ?? []), id])]))
}

/** The single words of the concepts, and the concepts of word pairs. */
function wordsIn(concepts: readonly Concept[]): { readonly words: readonly Word[]; readonly pairs: Pairs } {
  const words: Word[] = []
  const pairs: Pairs = new Map()
  for (const concept of concepts) {
    for (const lang of ['de', 'en', 'other'] as const) {
      for (const text of concept[lang]) {
        const form = folded(text)
        if (lang === 'other' && isGrammar(form)) continue
        const gap = form.indexOf(' ')
        if (gap > 0) addPair(pairs, form.slice(0, gap), form.slice(gap + 1), concept.id)
        else words.push({ form, start: lang === 'other' ? form.slice(0, PREFIX) : startOf(form), lang, id: concept.id })
      }
    }
  }
  return { words, pairs }
}
