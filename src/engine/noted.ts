import { entriesOf, entryOf, referringTo } from '../facts/fact-base.ts'
import type { AnswerOf } from './answer.ts'
import type { Engine } from './ask.ts'
import { isNonEmpty } from './lead.ts'
import type { Question } from './parse-question.ts'
import { namedIds } from './parse-question.ts'

/** So many notes are told. */
const MAX_TOLD = 4
/** So many facts that they are about are shown. */
const MAX_SHOWN = 3

const SELF = new Set(['sich', 'selbst', 'itself', 'themselves', 'other'])

/** Whether contradictions are asked for: by that name, or "does the article contradict itself". */
function asksForContradictions({ thesaurus }: Engine, { tokens }: Question): boolean {
  const concepts = new Set(tokens.flatMap(({ folded }) => thesaurus.conceptsOf(folded)))
  return concepts.has('inconsistency') || (concepts.has('deny') && tokens.some(({ folded }) => SELF.has(folded)) && ['article', 'source', 'report', 'headline', 'page'].some((id) => concepts.has(id)))
}

/** What the editors have noted as contradictory, of what is named or of all; undefined where that is not asked, or nothing is noted. */
export function contradictions(engine: Engine, question: Question): Omit<AnswerOf<'found'>, 'lang'> | undefined {
  if (!asksForContradictions(engine, question)) return undefined
  const { base } = engine
  const named = namedIds(question)
  const near = named.length > 0 ? named.flatMap((id) => [...referringTo(base, 'note', id), ...referringTo(base, 'fact', id).flatMap((fact) => referringTo(base, 'note', fact.record.id))]) : [...entriesOf(base, 'note')]
  const notes = [...new Set(near)].filter(({ record }) => record.kind === 'inconsistency').slice(0, MAX_TOLD)
  const facts = new Set(notes.flatMap(({ record }) => record.about.flatMap((id) => entryOf(base, 'fact', id) ?? [])))
  const shown = [...facts].slice(0, MAX_SHOWN)
  return isNonEmpty(notes) && isNonEmpty(shown) ? { kind: 'found', lead: { kind: 'noted', notes }, facts: shown, notes: [] } : undefined
}
