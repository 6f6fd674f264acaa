import type { Concept } from '../facts/concept.ts'
import type { Lang } from '../facts/record.ts'
import { makeAlike, nearestOf } from './alike.ts'
import { fold, stemOf } from './normalise.ts'
import { makeHashTable } from './hash-table.ts'
import { isFunctionWord } from './words.ts'

/** Finds the concepts that a word or a pair of words stands for. */
export type Thesaurus = {
  readonly conceptsOf: (folded: string) => readonly string[]
  /** Whether it has the word, or one with its stem, in that language. */
  readonly hasWord: (folded: string, lang: Lang) => boolean
  readonly conceptsOfPair: (first: string, second: string) => readonly string[]
  /** Its German and English words that are spelt alike. */
  readonly alike: (folded: string) => readonly string[]
  /** Every single German or English word, folded: what compounds may be split into. */
  readonly words: ReadonlySet<string>
}

/** A word of a concept, or several with a space between, folded. */
type Word = { readonly form: string; readonly lang: Lang | 'other'; readonly id: string }

/** So many letters a word of another language keeps. */
const PREFIX = 5
/** So many letters a German or English word keeps in its stem; a last y becomes an i. */
const START = 3
/** So many letters at the end of a stem may be others than those of its word: "ability", "able". */
const CHANGED = 2
function startOf(word: string): string {
  const start = word.slice(0, START)
  return start.endsWith('y') ? `${start.slice(0, -1)}i` : start
}

const NONE: readonly string[] = []
const NO_WORDS: readonly Word[] = []
const BETWEEN = /[\s-]+/
const folded = (text: string): string => (BETWEEN.test(text) ? text.split(BETWEEN).map(fold).filter(Boolean).join(' ') : fold(text))
// In Latin letters a word of another language may look like German or English grammar: день, "den".
const isGrammar = (form: string): boolean => isFunctionWord(form, 'de') || isFunctionWord(form, 'en')

/** Builds the look-ups; words are compared folded, German and English ones by stem, others by their beginning. */
export function makeThesaurus(concepts: readonly Concept[]): Thesaurus {
  const words = concepts.flatMap(wordsOf)
  const single = words.filter(({ form }) => !form.includes(' '))
  const own = single.filter(({ lang }) => lang !== 'other')
  // Nearly all words begin none: that is told without joining the two.
  const beginsPair = new Set(words.flatMap(({ form }) => (form.includes(' ') ? [form.slice(0, form.indexOf(' '))] : [])))
  const exactly = makeHashTable(words, ({ form }) => form)
  const starting = makeHashTable(own, ({ form }) => startOf(form))
  const beginning = makeHashTable(single.filter(({ lang, form }) => lang === 'other' && form.length >= PREFIX), ({ form }) => form.slice(0, PREFIX))

  const withStem = (stem: string, lang: Lang): string[] => {
    const begun = stem.slice(0, -CHANGED)
    const found: string[] = []
    for (const word of starting(startOf(stem))) {
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
    const stemmed = stemmedAs(word)
    if (stemmed.length > 0 || word.length < PREFIX) return stemmed
    // Languages that are not stemmed: all but the last letter must agree.
    const begun = beginning(word.slice(0, PREFIX)).flatMap(({ form, id }) =>
      word.startsWith(form.slice(0, Math.max(PREFIX, form.length - 1))) && word.length <= form.length + 4 ? [id] : [],
    )
    // "presidnet" is rather a typo than Polish.
    return begun.length > 0 && nearestOf(word, starting(startOf(word)).map(({ form }) => form)).length > 0 ? [] : begun
  }

  const cache = new Map<string, readonly string[]>()
  let asSet: ReadonlySet<string> | undefined
  return {
    conceptsOf: (word) => {
      let found = cache.get(word)
      if (!found) {
        if (cache.size > 100_000) cache.clear()
        cache.set(word, (found = [...new Set(find(word))]))
      }
      return found
    },
    hasWord: (word, lang) => exactly(word).some((one) => one.lang === lang) || withStem(stemOf(word, lang), lang).length > 0,
    conceptsOfPair: (first, second) => {
      const found = beginsPair.has(first) ? exactly(`${first} ${second}`) : NO_WORDS
      return found.length === 0 ? NONE : [...new Set(found.map(({ id }) => id))]
    },
    alike: makeAlike(own.values().map(({ form }) => form)),
    get words() {
      return (asSet ??= new Set(own.map(({ form }) => form)))
    },
  }
}

function wordsOf({ id, de, en, other }: Concept): Word[] {
  const wordIn = (lang: Word['lang']) => (text: string): Word => ({ form: folded(text), lang, id })
  return [...de.map(wordIn('de')), ...en.map(wordIn('en')), ...other.map(wordIn('other')).filter(({ form }) => !isGrammar(form))]
}
