import type { Entry, FactBase } from '../facts/fact-base.ts'
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

type NoteKind = Entry<'note'>['record']['kind']

const SELF = new Set(['sich', 'selbst', 'itself', 'themselves', 'other'])
const OF_SOURCES = ['article', 'source', 'report', 'headline', 'page']

/** The kinds of notes that are asked for: on contradictions, by that name or as "does the article contradict itself", or on how the text was translated. */
function kindsAskedFor({ thesaurus }: Engine, { tokens, focus }: Question): readonly NoteKind[] {
  const concepts = new Set(tokens.flatMap(({ folded }) => thesaurus.conceptsOf(folded)))
  const isOfSources = OF_SOURCES.some((id) => concepts.has(id))
  if (concepts.has('inconsistency') || (concepts.has('deny') && isOfSources && (concepts.has('headline') || tokens.some(({ folded }) => SELF.has(folded))))) return ['inconsistency']
  return concepts.has('translate') && focus !== 'who' ? ['translation', 'name'] : []
}

/** The notes on what is named and on the facts about it; where nothing is, all. */
function notesNear(base: FactBase, named: readonly string[]): readonly Entry<'note'>[] {
  if (named.length === 0) return [...entriesOf(base, 'note')]
  return named.flatMap((id) => [...referringTo(base, 'note', id), ...referringTo(base, 'fact', id).flatMap((fact) => referringTo(base, 'note', fact.record.id))])
}

/** What the editors have noted, of what is named or of all, where that is asked for; undefined otherwise, or where nothing is. */
export function editorsNotes(engine: Engine, question: Question): Omit<AnswerOf<'found'>, 'lang'> | undefined {
  const kinds = kindsAskedFor(engine, question)
  if (kinds.length === 0) return undefined
  const { base, catalogue } = engine
  // How the whole was translated is noted of the source itself, and comes before what it did to a word.
  const isOfWhole = ({ record }: Entry<'note'>) => record.about.some((id) => entryOf(base, 'source', id)?.record.access === 'held')
  const near = [...new Set(notesNear(base, namedIds(question)))].filter(({ record }) => kinds.includes(record.kind))
  const notes = near.toSorted((a, b) => Number(isOfWhole(b)) - Number(isOfWhole(a))).slice(0, MAX_TOLD)
  const about = [...new Set(notes.flatMap(({ record }) => record.about.flatMap((id) => entryOf(base, 'fact', id) ?? [])))]
  const facts = [...about, ...catalogue.first].slice(0, about.length > 0 ? MAX_SHOWN : 1)
  return isNonEmpty(notes) && isNonEmpty(facts) ? { kind: 'found', lead: { kind: 'noted', notes }, facts, notes: [] } : undefined
}
