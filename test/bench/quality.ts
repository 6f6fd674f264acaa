import MiniSearch from 'minisearch'
import Fuse from 'fuse.js'
import { partsOf } from '../../src/engine/compounds.ts'
import { fold, stemOf, tokenise } from '../../src/engine/normalise.ts'
import { answerability, search } from '../../src/engine/rerank.ts'
import { queryOf } from '../../src/engine/text-query.ts'
import type { IndexDocument } from '../../src/engine/segment.ts'
import type { TextIndex } from '../../src/engine/text-index.ts'
import { buildTextIndex, withoutDocument } from '../../src/engine/text-index.ts'
import { isFunctionWord } from '../../src/engine/words.ts'
import type { Lang } from '../../src/facts/record.ts'
import { LANGS } from '../../src/facts/record.ts'
import { printNames } from './names.ts'
import type { Benchmark } from './xquad.ts'
import { benchmarkFile, hasBenchmarks, readBenchmark, seeded, withTypos } from './xquad.ts'

/** What is measured: the sentence found, and how sure it is that it answers. */
type Engine = {
  readonly best: (question: string) => { readonly sentence: number; readonly score: number } | null
  /** The same without some sentences. */
  readonly without: (sentences: ReadonlySet<number>) => Engine
  /** Too slow to be asked everything: every nth question. */
  readonly every: number
}

const analyse = (word: string, lang: Lang): string[] => [stemOf(word, lang)]

function ours({ sentences, lang }: Benchmark): Engine {
  const document = ({ text, group }: Benchmark['sentences'][number]): IndexDocument => ({ group, fields: [{ text, lang, weight: 1 }], terms: [] })
  const engine = (index: TextIndex): Engine => ({
    best: (question) => {
      const query = queryOf(index, question, [lang])
      const hits = search(index, query, 1)
      return hits[0] ? { sentence: Number(hits[0].key), score: answerability(query, hits) } : null
    },
    without: (gone) => engine([...gone].reduce((all, at) => withoutDocument(all, String(at)), index)),
    every: 1,
  })
  return engine(buildTextIndex(sentences.map((sentence, at) => [String(at), document(sentence)] as const), analyse))
}

function miniSearch({ sentences, paragraphs, lang }: Benchmark): Engine {
  const known = new Set(sentences.flatMap(({ text }) => tokenise(text).map(({ folded }) => folded)))
  const stems = (text: string): string =>
    tokenise(text).flatMap(({ folded }) => [folded, ...(lang === 'de' ? partsOf(folded, (part) => known.has(part)) : [])].map((word) => stemOf(word, lang))).join(' ')
  const stemmed = paragraphs.map(stems)
  const mini = new MiniSearch<{ id: number; surface: string; stem: string; paragraph: string }>({ fields: ['surface', 'stem', 'paragraph'], processTerm: (term) => fold(term) })
  mini.addAll(sentences.map(({ text, group }, id) => ({ id, surface: text, stem: stems(text), paragraph: stemmed[group] ?? '' })))
  const engine = (gone: ReadonlySet<number>): Engine => ({
    best: (question) => {
      const queries = [
        { queries: [question], fields: ['surface'], fuzzy: 0.2, boost: { surface: 1 } },
        { queries: [stems(question)], fields: ['stem', 'paragraph'], fuzzy: 0.2, boost: { stem: 1, paragraph: 0.5 } },
      ]
      const [hit] = mini.search({ combineWith: 'OR', queries }, { filter: ({ id }) => !gone.has(Number(id)) })
      // Its sums grow with the question; by the word they can be compared.
      return hit ? { sentence: Number(hit.id), score: hit.score / tokenise(question).length } : null
    },
    without: engine,
    every: 1,
  })
  return engine(new Set())
}

function fuse({ sentences, lang }: Benchmark): Engine {
  const engine = (gone: ReadonlySet<number>): Engine => {
    const kept = sentences.map(({ text }, at) => ({ text, at })).filter(({ at }) => !gone.has(at))
    const all = new Fuse(kept, { keys: ['text'], useTokenSearch: true, ignoreLocation: true, includeScore: true, threshold: 0.2 })
    return {
      best: (question) => {
        const words = tokenise(question).filter(({ folded }) => !isFunctionWord(folded, lang)).map(({ raw }) => raw)
        const [hit] = all.search(words.join(' '), { limit: 1 })
        return hit ? { sentence: hit.item.at, score: 1 - (hit.score ?? 1) } : null
      },
      without: engine,
      every: 12,
    }
  }
  return engine(new Set())
}

/** How often a right one scores above a wrong one. */
function auroc(right: readonly number[], wrong: readonly number[]): number {
  let above = 0
  for (const a of right) for (const b of wrong) above += a > b ? 1 : a === b ? 0.5 : 0
  return above / (right.length * wrong.length)
}

const ROWS = ['hit@1', 'hit@1, any sentence with the answer', 'hit@1 with typos', 'right paragraph first', 'AUROC, article left out', 'AUROC, sentence removed'] as const

function measure(engine: Engine, bench: Benchmark, isAsked: (article: number) => boolean): number[] {
  const questions = bench.questions.filter(({ article }, at) => isAsked(article) && at % engine.every === 0)
  const random = seeded(7)
  const [found, spelt] = [questions.map(({ text }) => engine.best(text)), questions.map(({ text }) => engine.best(withTypos(text, random)))]
  const share = (isRight: (at: number) => boolean): number => questions.filter((_, at) => isRight(at)).length / questions.length
  const scores = found.map((hit) => hit?.score ?? 0)
  const left = new Map<number, Engine>()
  const leftOut = questions.map(({ text, article }) => {
    const known = left.get(article) ?? engine.without(new Set(bench.sentences.keys().filter((at) => bench.sentences[at]?.article === article)))
    left.set(article, known)
    return known.best(text)?.score ?? 0
  })
  const removed = questions.map(({ text, gold }) => engine.without(new Set([gold])).best(text)?.score ?? 0)
  return [
    share((at) => found[at]?.sentence === questions[at]?.gold),
    share((at) => questions[at]?.golds.has(found[at]?.sentence ?? -1) ?? false),
    share((at) => spelt[at]?.sentence === questions[at]?.gold),
    share((at) => bench.sentences[found[at]?.sentence ?? -1]?.group === questions[at]?.group),
    auroc(scores, leftOut),
    auroc(scores, removed),
  ]
}

const TARGETS: Record<Lang, readonly number[]> = { en: [0.8, 0, 0.78, 0.96, 0.99, 0.9], de: [0.77, 0, 0.75, 0.945, 0.98, 0.88] }

if (hasBenchmarks()) {
  for (const lang of LANGS) {
    const bench = readBenchmark(lang)
    console.log(`\nXQuAD ${lang}: ${bench.sentences.length} sentences, ${bench.questions.length} questions; weights tuned on even articles`)
    const engine = ours(bench)
    const columns: Record<string, number[]> = {
      target: [...TARGETS[lang]],
      'all articles': measure(engine, bench, () => true),
      'odd articles': measure(engine, bench, (article) => article % 2 === 1),
      MiniSearch: measure(miniSearch(bench), bench, () => true),
      'fuse.js, every 12th': measure(fuse(bench), bench, () => true),
    }
    console.log(''.padEnd(38) + Object.keys(columns).map((name) => name.padStart(20)).join(''))
    for (const [row, name] of ROWS.entries()) console.log(name.padEnd(38) + Object.values(columns).map((values) => (values[row] ? values[row].toFixed(3) : '–').padStart(20)).join(''))
  }
} else console.log(`no quality bench: ${benchmarkFile('de')} and its English twin are not there`)

console.log('')
printNames()
