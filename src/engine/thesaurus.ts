import type { Concept } from '../facts/concept.ts'
import { hashOf } from '../facts/hash-of.ts'
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

/** The words of all concepts in columns: folded, several with a space between; their languages, concepts, and stems where these were looked up. */
type Words = { readonly forms: string[]; readonly langs: (Lang | 'other')[]; readonly ids: string[]; readonly stems: string[] }

/** So many letters a word of another language keeps. */
const PREFIX = 5
/** So many letters a German or English word keeps in its stem, one with a longer stem one more; a last y becomes an i. */
const START = 3
/** So many letters at the end of a stem may be others than those of its word: "ability", "able". */
const CHANGED = 2
const [I, Y] = ['i', 'y'].map((letter) => letter.charCodeAt(0))
/** The first letters of a folded word, four at the most, as a number. */
function startOf(word: string, most: number): number {
  const length = Math.min(most, word.length)
  let start = 0
  for (let at = 0; at < length; at++) {
    const code = word.charCodeAt(at)
    start = (start << 8) | (code === Y && at === length - 1 ? (I ?? code) : code)
  }
  return start
}

/** Calls with some places. */
type Each = (visit: (at: number) => void) => void

const NONE: readonly string[] = []
const BETWEEN = /[\s-]+/
const folded = (text: string): string => (BETWEEN.test(text) ? text.split(BETWEEN).map(fold).filter(Boolean).join(' ') : fold(text))
// In Latin letters a word of another language may look like German or English grammar: день, "den".
const isGrammar = (form: string): boolean => isFunctionWord(form, 'de') || isFunctionWord(form, 'en')

/** Builds the look-ups; words are compared folded, German and English ones by stem, others by their beginning. */
export function makeThesaurus(concepts: readonly Concept[]): Thesaurus {
  const words = wordsOf(concepts)
  const { forms, langs, ids, stems } = words
  // Nearly all words begin none: that is told without joining the two.
  const beginsPair = new Set<string>()
  const [exact, starting, beginning] = [new Int32Array(forms.length), new Int32Array(forms.length), new Int32Array(forms.length)]
  for (const [at, form] of forms.entries()) {
    exact[at] = hashOf(form)
    const space = form.indexOf(' ')
    if (space > 0) beginsPair.add(form.slice(0, space))
    else {
      if (langs[at] !== 'other') starting[at] = startOf(form, START)
      if (form.length > START) beginning[at] = startOf(form, START + 1)
    }
  }
  const eachExactly = makeHashTable(exact)
  const eachStarting = makeHashTable(starting)
  const eachBeginning = makeHashTable(beginning)
  /** The concepts of the places that pass. */
  const idsAt = (each: Each, passes: (at: number) => boolean): string[] => {
    const found: string[] = []
    each((at) => {
      if (passes(at)) found.push(ids[at] ?? '')
    })
    return found
  }
  const eachExact = (form: string): Each => (visit) => eachExactly(hashOf(form), (at) => {
    if (forms[at] === form) visit(at)
  })
  const eachAlike = (stem: string): Each => (visit) => (stem.length - CHANGED > START ? eachBeginning(startOf(stem, START + 1), visit) : eachStarting(startOf(stem, START), visit))
  const stemAt = (at: number, lang: Lang): string => (stems[at] ||= stemOf(forms[at] ?? '', lang))
  const hasStem = (stem: string): ((at: number, lang: Lang) => boolean) => {
    const begun = stem.slice(0, -CHANGED)
    return (at, lang) => langs[at] === lang && forms[at]?.startsWith(begun) === true && stemAt(at, lang) === stem
  }

  const withStem = (stem: string, lang: Lang): string[] => {
    const isOfStem = hasStem(stem)
    return idsAt(eachAlike(stem), (at) => isOfStem(at, lang))
  }
  const stemmedAs = (word: string): string[] => {
    const [german, english] = [stemOf(word, 'de'), stemOf(word, 'en')]
    // An English word may bear a German ending: "matchen", "gedealt".
    if (german !== english) return [...withStem(german, 'de'), ...withStem(english, 'en'), ...withStem(german, 'en')]
    const isOfStem = hasStem(german)
    const [de, en]: [string[], string[]] = [[], []]
    eachAlike(german)((at) => {
      if (isOfStem(at, 'de')) de.push(ids[at] ?? '')
      else if (isOfStem(at, 'en')) en.push(ids[at] ?? '')
    })
    return [...de, ...en]
  }
  const exactly = (text: string): string[] => idsAt(eachExact(text), () => true)
  const find = (word: string): string[] => {
    const exact = exactly(word)
    if (exact.length > 0) return exact
    // A word of grammar has the stem of a word of matter by chance alone ("uns": UN), but for "whats".
    if (isGrammar(word)) return withStem(stemOf(word, 'en'), 'en').filter((id) => id.startsWith('q-'))
    const stemmed = stemmedAs(word)
    if (stemmed.length > 0 || word.length < PREFIX) return stemmed
    // Languages that are not stemmed: all but the last letter must agree.
    const begun = idsAt((visit) => eachBeginning(startOf(word, START + 1), visit), (at) => {
      const form = forms[at] ?? ''
      return langs[at] === 'other' && form.length >= PREFIX && word.startsWith(form.slice(0, Math.max(PREFIX, form.length - 1))) && word.length <= form.length + 4
    })
    // "presidnet" is rather a typo than Polish.
    const isTypo = (): boolean => idsAt((visit) => eachStarting(startOf(word, START), visit), (at) => nearestOf(word, [forms[at] ?? '']).length > 0).length > 0
    return begun.length > 0 && isTypo() ? [] : begun
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
    hasWord: (word, lang) => idsAt(eachExact(word), (at) => langs[at] === lang).length > 0 || withStem(stemOf(word, lang), lang).length > 0,
    conceptsOfPair: (first, second) => {
      const found = beginsPair.has(first) ? exactly(`${first} ${second}`) : NONE
      return found.length === 0 ? NONE : [...new Set(found)]
    },
    alike: makeAlike(singleWords(words)),
    get words() {
      return (asSet ??= new Set(singleWords(words)))
    },
  }
}

function wordsOf(concepts: readonly Concept[]): Words {
  const words: Words = { forms: [], langs: [], ids: [], stems: [] }
  const add = (form: string, lang: Lang | 'other', id: string): void => {
    words.forms.push(form)
    words.langs.push(lang)
    words.ids.push(id)
    words.stems.push('')
  }
  for (const { id, de, en, other } of concepts) {
    for (const text of de) add(folded(text), 'de', id)
    for (const text of en) add(folded(text), 'en', id)
    for (const text of other) {
      const form = folded(text)
      if (!isGrammar(form)) add(form, 'other', id)
    }
  }
  return words
}

/** The German and English words that are no pairs. */
function* singleWords({ forms, langs }: Words): Generator<string> {
  for (const [at, form] of forms.entries()) if (langs[at] !== 'other' && !form.includes(' ')) yield form
}
