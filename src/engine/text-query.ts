import type { Lang } from '../facts/record.ts'
import type { QueryTerm } from './candidates.ts'
import { partsOf } from './compounds.ts'
import { cleanText, tokenise } from './normalise.ts'
import type { AnswerType } from './question-kind.ts'
import { answerTypeOf, kindWordAt } from './question-kind.ts'
import { alikeWords } from './spelling.ts'
import type { TextIndex } from './text-index.ts'
import { countOf, hasWord, isUsed } from './text-index.ts'
import { wordsOfTerm } from './vocabulary.ts'
import { isAskingWord, isFunctionWord, isGeneralWord } from './words.ts'

/** What is searched for. */
export type TextQuery = { readonly terms: readonly QueryTerm[]; readonly wants: AnswerType | null }

/** So many unknown words are read as typos; a question with more is none. */
const MAX_GUESSED = 8
/** How much a word counts that people use for asking as much as for the matter. */
const LIGHT = 0.3
/** How much a word keeps that names the kind of thing asked for: an answer to "which city" says its name. */
const KIND = 0.5

/** What may stand for a word that no document has: the parts of a compound, else words that are spelt alike. */
export function guessesFor(index: TextIndex, word: string, langs: readonly Lang[]): string[] {
  const { vocabulary } = index
  const termsOf = (one: string): string[] => langs.flatMap((lang) => [...vocabulary.analyse(one, lang)])
  if (langs.includes('de')) {
    const parts = partsOf(word, (part) => hasWord(index, part, 'de'))
    if (parts.length > 0) return parts.flatMap(termsOf)
  }
  const alike = alikeWords(vocabulary, index.tables, word, (one) => isUsed(index, one))
  return alike.flatMap(termsOf)
}

/** A question as a query, by its words alone: in the languages that it may be in. */
export function queryOf(index: TextIndex, text: string, langs: readonly Lang[]): TextQuery {
  const { vocabulary } = index
  const tokens = tokenise(cleanText(text))
  const words = tokens.map(({ folded }) => folded)
  const kindAt = kindWordAt(words)
  let guessed = 0
  const terms = tokens.map(({ folded, raw, at }, position): QueryTerm => {
    const own = [...new Set(langs.flatMap((lang) => [...vocabulary.analyse(folded, lang)]))]
    if (langs.some((lang) => isFunctionWord(folded, lang))) return { surface: folded, terms: own, near: [], weight: 0 }
    const known = own.some((term) => wordsOfTerm(vocabulary, term).some((word) => countOf(index, word) > 0))
    const weight = (isAskingWord(folded) || isGeneralWord(folded) ? LIGHT : 1) * (position === kindAt ? KIND : 1)
    return { surface: folded, terms: own, near: known || guessed++ >= MAX_GUESSED ? [] : guessesFor(index, folded, langs), weight, name: (at > 0 && /^\p{Lu}/u.test(raw)) || /\d/.test(raw) }
  })
  return { terms, wants: answerTypeOf(words) }
}
