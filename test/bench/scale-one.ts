import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import Fuse from 'fuse.js'
import MiniSearch from 'minisearch'
import { ask, makeEngine, revisedEngine } from '../../src/engine/ask.ts'
import { catalogueOf } from '../../src/engine/catalogue.ts'
import { makeNameFinder } from '../../src/engine/find-names.ts'
import { indexFacts } from '../../src/engine/index-facts.ts'
import { makeThesaurus } from '../../src/engine/thesaurus.ts'
import { entryOf } from '../../src/facts/fact-base.ts'
import { compose } from '../../src/reply/compose.ts'
import { renderText } from '../../src/reply/render-text.ts'
import { readThesaurus } from '../../src/store/thesaurus-file.ts'
import { generate, questionsOn } from './generate.ts'

type Times = { readonly runs: number; readonly p50: number; readonly p99: number; readonly worst: number }
export type Measured = {
  readonly facts: number
  readonly build: number
  readonly memory: number
  readonly ours: Times
  /** The slowest, as the first that a process is asked; and after others. */
  readonly hostileCold: number
  readonly hostile: number
  readonly revise: Times
  readonly complete: Times
  readonly miniSearch: Times | null
  readonly fuse: Times | null
}

const QUESTIONS = 1000
/** Other questions before them: a bot runs all day, and code that is new to V8 is slow. */
const WARM_UP = 1000
/** More than are held in any overlay, so that merges are measured, too. */
const REVISIONS = 600
/** How long the peers are measured, in ms: at a million facts they take seconds a question. */
const PEER_BUDGET = 60_000
/** fuse.js goes through every fact for every question. */
const FUSE_QUESTIONS = 3
const FUSE_MAX = 100_000

/** The times of one run for each item, as many as start within the budget. */
function timesOf<T>(items: readonly T[], run: (item: T) => unknown, budget = Infinity): Times {
  const began = performance.now()
  const times: number[] = []
  for (const item of items) {
    const start = performance.now()
    if (start - began > budget) break
    run(item)
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { runs: times.length, p50: at(0.5), p99: at(0.99), worst: times.at(-1) ?? 0 }
}

async function memory(): Promise<number> {
  for (let round = 0; round < 4; round++) {
    globalThis.gc?.()
    await setTimeout(50)
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 1e6
}

/** What a thing takes up: the memory with it less that without it, in MB. */
async function memoryOf(make: () => unknown): Promise<number> {
  const held = [make()]
  const withIt = await memory()
  held.pop()
  return withIt - (await memory())
}

/** Measures one size; for a process of its own. */
async function measure(size: number): Promise<Measured> {
  const thesaurus = makeThesaurus((await readThesaurus(join(import.meta.dirname, '../../data/thesaurus.json'))).concepts)
  const generated = generate(size)
  const { base } = generated
  const names = makeNameFinder(base)
  const used = await memoryOf(() => indexFacts(base, { thesaurus, names }))
  const start = performance.now()
  const index = indexFacts(base, { thesaurus, names })
  const build = performance.now() - start
  let engine = size <= 10_000 ? makeEngine(base, thesaurus) : { base, thesaurus, names, catalogue: catalogueOf(base), index }
  const questions = questionsOn(generated, QUESTIONS)
  const answer = (question: string): string => renderText(compose(engine.base, ask(engine, question, { fallback: 'en' })), { colour: false })
  const attacks = hostileQuestions(generated.entities.map(({ name }) => name.en))
  const hostileCold = timesOf(attacks, answer).worst
  questionsOn(generated, WARM_UP, 4).forEach(answer)
  const ours = timesOf(questions, answer)
  const hostile = timesOf(attacks, answer).worst
  const revise = timesOf(generated.facts.slice(0, REVISIONS), (fact) => {
    const text = { de: `${fact.text.de} Nachtrag.`, en: `${fact.text.en} Addendum zyxwv.` }
    const old = entryOf(engine.base, 'fact', fact.id)
    if (!old) throw new Error(`Cannot find ${fact.id}`)
    engine = revisedEngine(engine, { ...old, version: old.version + 1, record: { ...old.record, text } })
    if (!answer('zyxwv addendum').includes('zyxwv')) throw new Error(`The revision of ${fact.id} is not visible`)
  })
  const complete = timesOf(questionsOn(generated, 200, 3).map((text) => text.slice(0, 6)), (typed) => names.complete(typed, 25))
  const documents = generated.facts.map(({ id, text }) => ({ id, de: text.de, en: text.en, both: `${text.de} ${text.en}` }))
  const miniSearch = new MiniSearch({ fields: ['de', 'en', 'both'], searchOptions: { fuzzy: 0.2 } })
  miniSearch.addAll(documents)
  questions.slice(0, 20).forEach((question) => miniSearch.search(question))
  const peer = timesOf(questions, (question) => miniSearch.search(question), PEER_BUDGET)
  const fuse = size > FUSE_MAX ? null : new Fuse(documents, { keys: ['both'], ignoreLocation: true, threshold: 0.2 })
  return { facts: size, build, memory: used, ours, hostileCold, hostile, revise, complete, miniSearch: peer, fuse: fuse && timesOf(questions.slice(0, FUSE_QUESTIONS), (question) => fuse.search(question)) }
}

const hostileQuestions = (names: readonly string[]): string[] => [
  'waffen '.repeat(1430),
  'x'.repeat(10_000),
  'xqzwv kjhgf '.repeat(800),
  names.slice(0, 500).join(' '),
  names.slice(0, 500).map((name) => `${name.slice(0, 3)}x${name.slice(3)}`).join(' '),
  '(a+)+$'.repeat(1600),
  'containerfrachtschiffverladung'.repeat(60),
  'who '.repeat(2000),
  '16.10.2023 '.repeat(900),
  Array.from({ length: 1500 }, (_, at) => `wort${at}`).join(' '),
]

const measured = await measure(Number(process.argv[2] ?? 1000))
process.send?.(measured, () => process.disconnect())
if (!process.send) console.log(measured)
