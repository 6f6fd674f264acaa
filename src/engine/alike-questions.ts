import { cleanText, stemOf, tokenise } from './normalise.ts'
import { isAskingWord, isFunctionWord } from './words.ts'

/** Questions that ask the same in nearly the same words: the one that was asked last, and how many there are. */
export type AlikeQuestions = { readonly text: string; readonly count: number }

/** The words that carry the matter of a question, in any order. */
function matterOf(text: string): string {
  const tokens = tokenise(cleanText(text)).map((token) => token.folded)
  const matter = tokens.filter((word) => !isFunctionWord(word, 'de') && !isFunctionWord(word, 'en') && !isAskingWord(word))
  return [...new Set((matter.length > 0 ? matter : tokens).map((word) => stemOf(word, 'de')))].toSorted().join(' ')
}

/** Puts alike questions together, the most frequent first; `questions` come newest first. */
export function groupAlike(questions: readonly { readonly text: string }[]): AlikeQuestions[] {
  const groups = new Map<string, AlikeQuestions>()
  for (const { text } of questions) {
    const key = matterOf(text)
    const known = groups.get(key)
    groups.set(key, { text: known?.text ?? text, count: (known?.count ?? 0) + 1 })
  }
  return [...groups.values()].toSorted((a, b) => b.count - a.count)
}
