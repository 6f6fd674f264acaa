import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Lang } from '../../src/facts/record.ts'
import { cleanText } from '../../src/engine/normalise.ts'
import { splitSentences } from './split-sentences.ts'

/** A question with its sentence, the sentences of its paragraph that hold the answer's words, its paragraph and article, by number. */
export type Asked = { readonly text: string; readonly gold: number; readonly golds: ReadonlySet<number>; readonly group: number; readonly article: number }
export type Benchmark = {
  readonly lang: Lang
  readonly sentences: readonly { readonly text: string; readonly group: number; readonly article: number }[]
  readonly paragraphs: readonly string[]
  readonly questions: readonly Asked[]
}

type File = { readonly data: readonly { readonly paragraphs: readonly { readonly context: string; readonly qas: readonly { readonly question: string; readonly answers: readonly { readonly text: string; readonly answer_start: number }[] }[] }[] }[] }

/** The benchmark files lie beside the checkout. */
export const benchmarkFile = (lang: Lang): string => join(import.meta.dirname, '../../../shared/benchmarks', `xquad.${lang}.json`)
export const hasBenchmarks = (): boolean => existsSync(benchmarkFile('de')) && existsSync(benchmarkFile('en'))

/** XQuAD as sentences and questions; the sentence that is right holds the beginning of the answer. */
export function readBenchmark(lang: Lang): Benchmark {
  const { data } = JSON.parse(readFileSync(benchmarkFile(lang), 'utf8')) as File
  const sentences: { text: string; group: number; article: number }[] = []
  const questions: Asked[] = []
  const paragraphs: string[] = []
  for (const [article, { paragraphs: all }] of data.entries()) {
    for (const { context, qas } of all) {
      const group = paragraphs.push(context) - 1
      const split = splitSentences(context, lang)
      const first = sentences.length
      for (const { text } of split) sentences.push({ text, group, article })
      for (const { question, answers } of qas) {
        const at = answers[0]?.answer_start ?? 0
        const gold = first + split.findLastIndex(({ start }) => start <= at)
        const golds = new Set([gold, ...split.keys().filter((one) => split[one]?.text.includes(answers[0]?.text ?? '?')).map((one) => first + one)])
        questions.push({ text: cleanText(question), gold, golds, group, article })
      }
    }
  }
  return { lang, sentences, paragraphs, questions }
}

/** A small generator of numbers from 0 to 1: the same seed, the same numbers (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296
  }
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** The text with one edit in three of ten words of five letters or more. */
export function withTypos(text: string, random: () => number): string {
  return text.replace(/\p{L}{5,}/gu, (word) => {
    if (random() >= 0.3) return word
    const at = Math.floor(random() * (word.length - 1))
    const letter = LETTERS[Math.floor(random() * 26)] ?? 'e'
    switch (Math.floor(random() * 4)) {
      case 0:
        return word.slice(0, at) + word.slice(at + 1)
      case 1:
        return word.slice(0, at) + letter + word.slice(at)
      case 2:
        return word.slice(0, at) + letter + word.slice(at + 1)
      default:
        return word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2)
    }
  })
}
