import type { CheckIndex, TextRule } from './check-index.ts'
import { problem } from './problem.ts'
import { wordsOf } from './source-text.ts'
import { wordingsOf } from './wordings.ts'

/** So many source words in a row are a copy. */
const COPIED_RUN = 6

/**
 * No record's own wording repeats six source words in a row. Names cannot be put in other words: in the
 * source and in the record alike, numbers and every whole occurrence of an entity's name or alias, of a
 * role, or of a work named in quotation marks in a source's title are dropped before the words are
 * compared. So a run may bridge a name, but names alone never make one.
 */
export const copiedWords: TextRule = (index, texts) => {
  const ownWords = withoutNames(index)
  const sources = [...texts].map(([id, paragraphs]) => {
    const words = ownWords(paragraphs.join(' '))
    return { id, runs: new Set(words.map((_, at) => runAt(words, at))) }
  })
  return index.all.flatMap(({ record }) =>
    wordingsOf(record).flatMap(({ field, text }) => {
      const words = ownWords(text)
      return sources.flatMap(({ id, runs }) => {
        const start = words.findIndex((_, at) => at + COPIED_RUN <= words.length && runs.has(runAt(words, at)))
        if (start === -1) return []
        let end = start + COPIED_RUN
        while (end < words.length && runs.has(runAt(words, end - COPIED_RUN + 1))) end++
        const copied = words.slice(start, end).join(' ')
        return problem('copied-words', record.id, field, {
          de: `${record.id}: „${field}“ gibt ${end - start} Wörter in Folge aus ${id} wieder („${copied}“; Namen zählen nicht mit). Bitte in eigenen Worten fassen.`,
          en: `${record.id}: "${field}" repeats ${end - start} words in a row from ${id} ("${copied}"; names are not counted). Put it in other words.`,
        })
      })
    }),
  )
}

const runAt = (words: readonly string[], at: number): string => words.slice(at, at + COPIED_RUN).join(' ')

/** Makes the function that gives the words of a text without names and numbers. */
function withoutNames(index: CheckIndex): (text: string) => string[] {
  const names = [
    ...index.of('entity').flatMap(({ name, aliases }) => [name.de, name.en, ...aliases.map((alias) => alias.text)]),
    ...index.of('fact').flatMap(({ values }) =>
      values.flatMap(({ property, is }) => (property === 'role' && typeof is === 'string' ? [is] : [])),
    ),
    ...index.of('source').flatMap(({ title }) => [title.de, title.en].flatMap(quotedIn)),
  ]
  const folded = new Set(names.map((name) => wordsOf(name).join(' ')).filter(Boolean))
  const longestFirst = [...folded].toSorted((a, b) => b.length - a.length)
  const dropped = new RegExp(`(?<= )(?:${[...longestFirst, '\\p{N}+'].join('|')})(?= )`, 'gu')
  return (text) => ` ${wordsOf(text).join(' ')} `.replaceAll(dropped, '').split(' ').filter(Boolean)
}

const quotedIn = (title: string): string[] =>
  [...title.matchAll(/[„“"«»]([^„“”"«»]+)[“”"«»]/gu)].flatMap((match) => match[1] ?? [])
