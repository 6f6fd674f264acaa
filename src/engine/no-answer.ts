import type { Entry } from '../facts/fact-base.ts'
import { entryOf } from '../facts/fact-base.ts'
import type { Answer, AnswerOf, Nameable } from './answer.ts'
import type { Engine } from './ask.ts'
import type { Question } from './parse-question.ts'
import { namedIds } from './parse-question.ts'
import type { Candidate } from './rank.ts'
import { rank } from './rank.ts'
import type { QuestionWord } from './read-word.ts'
import type { Thesaurus } from './thesaurus.ts'

/** So many of the best candidates are looked through for records that may have been meant, and so many of those are offered. */
const MEANT_WITHIN = 8
const MAX_MEANT = 3

/** Share of the question that a fact must have of itself to be shown as what comes nearest. */
const OWN_OF_NEAREST = 0.3

/** The first facts among the candidates, deprecated ones aside. */
export const nearestFacts = (candidates: readonly Candidate[], limit: number): Entry<'fact'>[] =>
  candidates.flatMap(({ record }) => (record.entry.kind === 'fact' && record.entry.record.rank !== 'deprecated' ? [record.entry] : [])).slice(0, limit)

/** What was asked for and no record has. Words without a known meaning are not told back: anyone may have put them there. */
export const unknownWords = (question: Question): string[] =>
  question.words.filter((word) => word.terms.length === 0 && word.weight === 1 && word.meant).map((word) => word.token.raw)

/** Whether the word is known for the name of somebody or something that the dossier lacks. */
export const namesStranger = (thesaurus: Thesaurus, { token }: QuestionWord): boolean => thesaurus.conceptsOf(token.folded).some((id) => id.startsWith('name-'))

/** The fact that comes nearest; where strangers are named, what the dossier has instead of them: nearest to the question without them. */
function nearestTo({ thesaurus, index }: Engine, question: Question, candidates: readonly Candidate[]): readonly Entry<'fact'>[] {
  const others = question.words.filter((word) => !namesStranger(thesaurus, word))
  const all = others.length === 0 || others.length === question.words.length ? candidates : rank({ ...question, words: others }, index)
  return nearestFacts(all.filter(({ features }) => features.own >= OWN_OF_NEAREST), 1)
}

/** The dossier has what is named, or leaves the question open, but does not say this. */
export function silent(engine: Engine, question: Question, candidates: readonly Candidate[], gap: Entry<'gap'> | null): AnswerOf<'silent'> {
  const about = namedIds(question).flatMap((id): Nameable[] => {
    const entity = entryOf(engine.base, 'entity', id)
    return entity ? [entity] : []
  })
  return { kind: 'silent', about, gap, unknownWords: unknownWords(question), nearest: nearestTo(engine, question, candidates), lang: question.lang }
}

/** Nothing is found; where somebody or something is named, or a stranger in whose place the dossier has something, it is silent on that. */
export function nothing(engine: Engine, question: Question, candidates: readonly Candidate[]): Answer {
  const isNamed = namedIds(question).length > 0
  if (isNamed || question.words.some((word) => namesStranger(engine.thesaurus, word))) {
    const answer = silent(engine, question, candidates, null)
    if (isNamed || answer.nearest.length > 0) return answer
  }
  const nearest = candidates.slice(0, MEANT_WITHIN).flatMap(({ record, features }): Nameable[] => (features.own < OWN_OF_NEAREST ? [] : record.entry.kind === 'event' || record.entry.kind === 'source' ? [record.entry] : []))
  return { kind: 'notFound', unknownWords: unknownWords(question), nearest: nearest.slice(0, MAX_MEANT), lang: question.lang }
}
