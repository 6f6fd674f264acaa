import type { Entry, FactBase } from '../facts/fact-base.ts'
import { entriesOf, entryOf, referringTo } from '../facts/fact-base.ts'
import type { AnswerOf } from './answer.ts'
import type { Engine } from './ask.ts'
import { isNonEmpty } from './lead.ts'
import type { Focus } from './find-focus.ts'
import type { Question } from './parse-question.ts'
import { namedIds } from './parse-question.ts'
import type { Term } from './terms.ts'
import { isYesNo } from './yes-no.ts'

/** So many notes are told. */
const MAX_TOLD = 4
/** So many facts that they are about are shown. */
const MAX_SHOWN = 3

type NoteKind = Entry<'note'>['record']['kind']

const SELF = new Set(['sich', 'selbst', 'itself', 'themselves', 'other'])
const OF_SOURCES = ['article', 'source', 'report', 'headline', 'page']

/** The kinds of notes that are asked for: on contradictions, by that name or as "does the article contradict itself", or on how the text was translated. */
function kindsAskedFor({ thesaurus }: Engine, { tokens, words, focus }: Question): readonly NoteKind[] {
  const concepts = new Set(tokens.flatMap(({ folded }) => thesaurus.conceptsOf(folded)))
  const isOfSources = OF_SOURCES.some((id) => concepts.has(id))
  if (concepts.has('inconsistency') || (isOfSources && !concepts.has('translate') && words.length <= MAX_OTHERS && words.some(({ weight, terms }) => weight === 1 && terms.includes('c:mistake'))) || (concepts.has('deny') && isOfSources && (concepts.has('headline') || tokens.some(({ folded }) => SELF.has(folded))))) return ['inconsistency']
  return concepts.has('translate') && focus !== 'who' ? ['translation', 'name'] : []
}

const OF_ARTICLE: ReadonlySet<Term> = new Set(['c:headline', 'c:article', 'c:say', 'c:write', 'c:report', 'c:call', 'c:page', 'c:name'])
const HEADING: ReadonlySet<Focus> = new Set<Focus>(['what', 'status', null])

/** What an article's headline says; how sure or fitting it is, the editors may have noted. Undefined where it is not asked for, or something else is of it. */
export function headlineOf({ base, catalogue }: Engine, question: Question): Omit<AnswerOf<'found'>, 'lang'> | undefined {
  const { words, names, dates, numbers, focus } = question
  if (!HEADING.has(focus) || !words.some(({ terms }) => terms.includes('c:headline')) || names.length + dates.length + numbers.length > 0) return undefined
  const others = words.filter(({ weight, terms }) => weight === 1 && !terms.some((term) => OF_ARTICLE.has(term)))
  const facts = catalogue.first.filter(({ record }) => record.citations.every(({ paragraph }) => paragraph === 0))
  if (!isNonEmpty(facts) || others.length > MAX_OTHERS) return undefined
  const notes = facts.flatMap(({ record }) => referringTo(base, 'note', record.id)).filter(({ record }) => record.kind === 'inconsistency')
  const isJudged = focus === 'status' || isYesNo(question) || others.length > 0
  return isJudged && isNonEmpty(notes) ? { kind: 'found', lead: { kind: 'noted', notes }, facts, notes: [] } : { kind: 'found', lead: { kind: 'fact' }, facts, notes }
}
/** Beside so many words of other matter, the headline is still what is asked for. */
const MAX_OTHERS = 3

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
