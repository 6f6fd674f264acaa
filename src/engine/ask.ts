import type { FactBase } from '../facts/fact-base.ts'
import type { Lang } from '../facts/record.ts'
import type { Answer } from './answer.ts'
import { decide } from './decide.ts'
import type { NameFinder } from './find-names.ts'
import { makeNameFinder } from './find-names.ts'
import type { FactIndex } from './index-facts.ts'
import { indexFacts } from './index-facts.ts'
import type { Question } from './parse-question.ts'
import { parseQuestion } from './parse-question.ts'
import type { Candidate } from './rank.ts'
import { rank } from './rank.ts'
import type { Thesaurus } from './thesaurus.ts'

/** Everything that answering needs: the base, and what was built from it. */
export type Engine = {
  readonly base: FactBase
  readonly thesaurus: Thesaurus
  readonly names: NameFinder
  readonly index: FactIndex
  /** The year that most of the dossier's dates lie in: what "in October" means. */
  readonly mainYear: number
}

/** Builds the look-ups and the index over a base. */
export function makeEngine(base: FactBase, thesaurus: Thesaurus): Engine {
  const names = makeNameFinder(base)
  return { base, thesaurus, names, index: indexFacts(base, thesaurus, names), mainYear: mainYearOf(base) }
}

function mainYearOf(base: FactBase): number {
  const counts = new Map<number, number>()
  for (const entry of base.entries.values()) {
    const edtf = entry.kind === 'event' ? entry.record.when.edtf : null
    const year = edtf && /\d{4}/.exec(edtf)?.[0]
    if (year) counts.set(Number(year), (counts.get(Number(year)) ?? 0) + 1)
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? Number(base.info.updated.slice(0, 4))
}

/** `lang`: the language to answer in, where it was chosen; `fallback`: that where the question shows none. */
export type AskSettings = { readonly fallback: Lang; readonly lang?: Lang }

/** What was understood and weighed on the way to an answer. */
export type Explanation = { readonly question: Question; readonly candidates: readonly Candidate[]; readonly because: string }

/** What the dossier has on a question: the same base and question always give the same answer. */
export const ask = (engine: Engine, typed: string, settings: AskSettings): Answer => explain(engine, typed, settings).answer

/** The answer together with how it came about. */
export function explain(engine: Engine, typed: string, settings: AskSettings): { readonly answer: Answer; readonly explanation: Explanation } {
  const { index, names, thesaurus, mainYear } = engine
  const { hasTerm, hasWord, alike } = index
  const question = parseQuestion(typed, { thesaurus, names, mainYear, hasTerm, hasWord, alike }, settings.fallback, settings.lang)
  const candidates = rank(question, index)
  const { answer, because } = decide(engine, question, candidates)
  return { answer, explanation: { question, candidates, because } }
}
