import type { Entry, FactBase } from '../facts/fact-base.ts'
import { withEntry } from '../facts/fact-base.ts'
import type { Lang } from '../facts/record.ts'
import type { Answer } from './answer.ts'
import type { Catalogue } from './catalogue.ts'
import { catalogueOf, revisedCatalogue } from './catalogue.ts'
import { decide } from './decide.ts'
import type { NameFinder } from './find-names.ts'
import { makeNameFinder } from './find-names.ts'
import type { FactIndex } from './index-facts.ts'
import { indexFacts, withIndexed } from './index-facts.ts'
import { withLeadersAsCountries } from './metonymy.ts'
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
  readonly catalogue: Catalogue
  readonly index: FactIndex
}

/** Builds the look-ups and the index over a base. */
export function makeEngine(base: FactBase, thesaurus: Thesaurus): Engine {
  const names = makeNameFinder(base)
  return { base, thesaurus, names, catalogue: catalogueOf(base), index: indexFacts(base, { thesaurus, names }) }
}

/** The engine after one entry is new or changed; all that this does not touch is shared. */
export function revisedEngine(engine: Engine, entry: Entry): Engine {
  const before = engine.base.entries.get(entry.record.id)
  const base = withEntry(engine.base, entry)
  const names = entry.kind === 'entity' ? makeNameFinder(base) : engine.names
  const catalogue = revisedCatalogue(engine.catalogue, base, before, entry)
  return { ...engine, base, names, catalogue, index: withIndexed(engine.index, base, { thesaurus: engine.thesaurus, names }, before, entry) }
}

/** `lang`: the language to answer in, where it was chosen; `fallback`: that where the question shows none; `foreign`: that for a question in a third one, English where nothing is said. */
export type AskSettings = { readonly fallback: Lang; readonly lang?: Lang; readonly foreign?: Lang }

/** What was understood and weighed on the way to an answer. */
export type Explanation = { readonly question: Question; readonly candidates: readonly Candidate[]; readonly because: string }

/** What the dossier has on a question: the same base and question always give the same answer. */
export const ask = (engine: Engine, typed: string, settings: AskSettings): Answer => explain(engine, typed, settings).answer

/** The answer together with how it came about. */
export function explain(engine: Engine, typed: string, settings: AskSettings): { readonly answer: Answer; readonly explanation: Explanation } {
  const { index, names, thesaurus, catalogue } = engine
  const { hasTerm, hasWord, alike } = index
  const question = withLeadersAsCountries(engine.base, parseQuestion(typed, { thesaurus, names, mainYear: catalogue.mainYear, hasTerm, hasWord, alike }, settings))
  const candidates = rank(question, index)
  const { answer, because } = decide(engine, question, candidates)
  return { answer, explanation: { question, candidates, because } }
}
