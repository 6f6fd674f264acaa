import type { Entry, FactBase } from '../facts/fact-base.ts'
import { entryOf, referringTo } from '../facts/fact-base.ts'
import type { Engine } from './ask.ts'
import type { Focus } from './find-focus.ts'
import { fociOf } from './find-focus.ts'
import { isKind } from './lead.ts'
import type { Token } from './normalise.ts'
import { tokenise } from './normalise.ts'
import type { Question } from './parse-question.ts'
import { isOfNamesAlone } from './parse-question.ts'
import type { Candidate } from './rank.ts'
import type { Term } from './terms.ts'
import type { Thesaurus } from './thesaurus.ts'

/** By how much a gap must beat the best fact: what is known comes first. */
export const GAP_MARGIN = 0.06
/** A gap that is asked for in nearly its own words needs no margin. */
const GAP_ASKED = 0.7
/** A gap that is asked for so nearly is told of, where no fact may answer. */
export const GAP_NEAR = 0.45
/** Bare words ask for what is known: one, or a few that a fact has as well. */
const BARE_MARGIN = 0.3
const BARE_WORDS = 3
/** How much more the words of the records themselves, and their likeness by BM25, count between a gap and a fact. */
const GAP_OWN = 0.05
const GAP_BM25 = 0.3
/** What it is worth for a gap that the question asks for others than those that it names. */
const GAP_OF_REST = 0.15
/** What it is worth that the gap is of what is asked for, and what it costs that it is of something else. */
const GAP_FITS = 0.03
/** By how much more a gap must beat a fact that is asked for as nearly, and has as much of the question. */
const GAP_KNOWN = 0.12
const GAP_MISSES = 0.3

/** The gap that a statement of ignorance belongs to. */
export const gapOf = (base: FactBase, { kind, record }: Candidate['record']['entry']): Entry<'gap'> | undefined =>
  kind === 'fact' && record.kind === 'ignorance' ? referringTo(base, 'gap', record.id)[0] : undefined

/** Those that remain where an unknown thing is of another kind than what is asked: that the contents are not known says nothing of when. */
export function withoutOtherUnknowns({ base, thesaurus }: Engine, question: Question, candidates: readonly Candidate[]): readonly Candidate[] {
  if (!ASKS_ELSE.has(question.focus) && !isKind(question.focus)) return candidates
  const isOther = ({ record }: Candidate): boolean => {
    const gap = record.entry.kind === 'gap' ? record.entry : gapOf(base, record.entry)
    return gap !== undefined && gap.record.kind !== 'not-stated' && gapFit(thesaurus, question, gap) < 0
  }
  return candidates.filter((one) => !isOther(one))
}

const ASKS_ELSE: ReadonlySet<Focus> = new Set<Focus>(['when', 'where', 'who', 'howMany'])

/** By how much the gap is what was asked rather than the fact; below 0, the fact is: what is known comes first. */
export function gapLead({ base, thesaurus }: Engine, question: Question, gap: Candidate, fact: Candidate): number {
  const isBare = question.focus === null && !question.text.includes('?') && question.words.length <= (fact.features.coverage >= gap.features.coverage ? BARE_WORDS : 1)
  // Names alone ask for what is known of them.
  if (isOfNamesAlone(question)) return -Infinity
  if (isOfArticle(base, question, gap)) return Infinity
  const isNearer = gap.features.asked >= GAP_ASKED && gap.features.asked > fact.features.asked + GAP_MARGIN
  const fit = isBare || gap.record.entry.kind !== 'gap' ? 0 : gapFit(thesaurus, question, gap.record.entry)
  const margin = (isBare ? BARE_MARGIN : isNearer ? Math.min(0, -fit) : GAP_MARGIN - fit) - (gap.features.asked >= GAP_NEAR && asksForRest(question) ? GAP_OF_REST : 0)
  // Where both are asked for alike, what is known comes first.
  const known = hasAllOf(question, fact, gap) && fact.features.asked >= gap.features.asked ? GAP_KNOWN : 0
  const strength = ({ score, features }: Candidate) => score + GAP_OWN * features.own + GAP_BM25 * features.bm25
  return strength(gap) - strength(fact) - margin - known
}

const OF_ARTICLE: ReadonlySet<Term> = new Set(['c:article', 'c:write', 'c:publish'])

/** Whether it is asked of the article itself who wrote it or when it appeared, and the gap is about that source. */
const isOfArticle = (base: FactBase, { words, names }: Question, { record: { entry } }: Candidate): boolean =>
  entry.kind === 'gap' && names.length === 0 && words.some(({ terms }) => terms.includes('c:article')) && words.some(({ terms }) => terms.includes('c:write') || terms.includes('c:publish')) &&
  words.every(({ weight, terms }) => weight < 1 || terms.some((term) => OF_ARTICLE.has(term))) && entry.record.about.some((id) => entryOf(base, 'source', id)?.record.access === 'held')

/** Whether the one has every word of matter that the other has: words of asking alone set none apart. */
export const hasAllOf = ({ words }: Question, fact: Candidate, gap: Candidate): boolean =>
  words.every(({ terms, weight }) => weight < 1 || !terms.some((term) => gap.record.weights.has(term)) || terms.some((term) => fact.record.weights.has(term)))

export const EXCEPT = new Set(['ausser', 'besides', 'except', 'apart', 'neben', 'excluding', 'abgesehen'])

/** "Which further ones besides these": not what is named, but the rest. */
export const asksForRest = ({ tokens, words }: Question): boolean => tokens.some(({ folded }) => EXCEPT.has(folded)) && words.some(({ terms }) => terms.includes('c:other'))

const WHO: ReadonlySet<Focus> = new Set<Focus>(['who', 'person', 'org', 'country'])
const WHERE: ReadonlySet<Focus> = new Set<Focus>(['where', 'port', 'place'])

const isOther = (thesaurus: Thesaurus, tokens: readonly Token[]): boolean => tokens.some(({ folded }) => thesaurus.conceptsOf(folded).includes('other'))

/** What speaks for a gap or against it: whether it is of the kind of thing that is asked for, and of the rest only where that is asked. */
function gapFit(thesaurus: Thesaurus, { focus, tokens }: Question, { record }: Entry<'gap'>): number {
  const asked = tokenise(`${record.question.de} ${record.question.en}`)
  if ((focus === 'who' || isKind(focus)) && isOther(thesaurus, asked) && !isOther(thesaurus, tokens)) return -GAP_MISSES
  if (focus === null || focus === 'what' || focus === 'status' || focus === 'source') return 0
  const foci = fociOf(asked, thesaurus)
  const alike = WHO.has(focus) ? WHO : WHERE.has(focus) ? WHERE : new Set([focus])
  if (![...foci].some((one) => alike.has(one))) return -GAP_MISSES
  // Facts, too, have things of every kind.
  return isKind(focus) ? 0 : GAP_FITS
}
