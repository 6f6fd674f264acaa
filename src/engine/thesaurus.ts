import type { Concept } from '../facts/concept.ts'
import type { Lang } from '../facts/record.ts'
import { makeAlike } from './alike.ts'
import { fold, stemOf } from './normalise.ts'
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

const PREFIX = 5
const STEM_START = 4
/** A longer word keeps at least its first letters in its stem. */
const SHORT = 5
/** The first letters of a word as its stem keeps them: a last y becomes an i. */
const startOf = (word: string): string => word.slice(0, STEM_START).replaceAll('y', 'i')

/** Builds the look-ups; words are compared folded, German and English ones by stem, others by their beginning. */
export function makeThesaurus(concepts: readonly Concept[]): Thesaurus {
  const exact = new Map<string, string[]>()
  const byStem = new Map<string, string[]>()
  // Words whose stems are not taken yet, by their first letters, which a stem keeps.
  const longer = new Map<string, string[]>()
  const starts = new Set<string>()
  const waiting = new Map<string, { readonly form: string; readonly lang: Lang; readonly id: string }[]>()
  const others = new Map<string, { form: string; id: string }[]>()
  const words = new Set<string>()
  const pairs = new Map<string, string[]>()
  const add = (map: Map<string, string[]>, key: string, id: string) => {
    const known = map.get(key)
    if (!known) map.set(key, [id])
    else if (!known.includes(id)) known.push(id)
  }
  const key = (text: string) => text.split(/[\s-]+/).map(fold).filter(Boolean).join(' ')
  for (const concept of concepts) {
    for (const lang of ['de', 'en'] as const) {
      for (const text of concept[lang]) {
        const form = key(text)
        add(form.includes(' ') ? pairs : exact, form, concept.id)
        if (form.includes(' ')) continue
        words.add(form)
        const start = startOf(form)
        add(longer, start.slice(0, STEM_START - 1), start)
        starts.add(start)
        const same = waiting.get(start)
        if (same) same.push({ form, lang, id: concept.id })
        else waiting.set(start, [{ form, lang, id: concept.id }])
      }
    }
    for (const text of concept.other) {
      const form = key(text)
      // In Latin letters a word of another language may look like German or English grammar: день, "den".
      if (isFunctionWord(form, 'de') || isFunctionWord(form, 'en')) continue
      add(form.includes(' ') ? pairs : exact, form, concept.id)
      if (form.length < PREFIX || form.includes(' ')) continue
      const start = form.slice(0, PREFIX)
      const known = others.get(start)
      if (known) known.push({ form, id: concept.id })
      else others.set(start, [{ form, id: concept.id }])
    }
  }
  const withStem = (stem: string, lang: Lang): readonly string[] => {
    const own = startOf(stem)
    for (const start of own.length < STEM_START ? [own, ...(longer.get(own) ?? [])] : [own]) {
      for (const word of waiting.get(start) ?? []) add(byStem, `${word.lang}:${stemOf(word.form, word.lang)}`, word.id)
      waiting.delete(start)
    }
    return byStem.get(`${lang}:${stem}`) ?? []
  }
  const begins = new Set([...pairs.keys()].map((pair) => pair.split(' ', 1)[0]))
  const cache = new Map<string, readonly string[]>()
  const find = (folded: string): readonly string[] => {
    const found = exact.get(folded)
    if (found) return found
    // A word of grammar has the stem of a word of matter by chance alone ("uns": UN), but for "whats".
    if (isFunctionWord(folded, 'de') || isFunctionWord(folded, 'en')) {
      return withStem(stemOf(folded, 'en'), 'en').filter((id) => id.startsWith('q-'))
    }
    // An English word may bear a German ending: "matchen", "gedealt".
    const mayBe = folded.length <= SHORT || starts.has(startOf(folded))
    const [german, english] = mayBe ? [stemOf(folded, 'de'), stemOf(folded, 'en')] : ['', '']
    const stemmed = new Set(mayBe ? [...withStem(german, 'de'), ...withStem(english, 'en'), ...withStem(german, 'en')] : [])
    if (stemmed.size > 0 || folded.length < PREFIX) return [...stemmed]
    // Languages that are not stemmed: all but the last two letters must agree.
    for (const { form, id } of others.get(folded.slice(0, PREFIX)) ?? []) {
      const shared = Math.max(PREFIX, form.length - 2)
      if (folded.slice(0, shared) === form.slice(0, shared) && folded.length <= form.length + 4) stemmed.add(id)
    }
    return [...stemmed]
  }
  return {
    conceptsOf: (folded) => {
      let found = cache.get(folded)
      if (!found) {
        if (cache.size > 100_000) cache.clear()
        cache.set(folded, (found = find(folded)))
      }
      return found
    },
    conceptsOfPair: (first, second) => (begins.has(first) ? pairs.get(`${first} ${second}`) : undefined) ?? [],
    alike: makeAlike(words),
    words,
  }
}
