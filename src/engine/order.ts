import type { Entry, FactBase } from '../facts/fact-base.ts'
import type { RecordId } from '../facts/record.ts'
import { spanOf } from '../facts/when.ts'
import type { AnswerOf } from './answer.ts'
import { isKind } from './lead.ts'
import type { Question } from './parse-question.ts'
import type { Candidate } from './rank.ts'
import type { QuestionWord } from './read-word.ts'
import { tellingFacts } from './timeline.ts'
import { isYesNo } from './yes-no.ts'

const EARLIER = new Set('first earlier earliest sooner later latest older newer precede preceded predate predates predated zuerst erst fruher eher spater alter junger'.split(' '))
const BEFORE = new Set(['before', 'vor', 'prior', 'bevor'])
const AFTER = new Set(['after', 'nach', 'nachdem'])
const OR = new Set(['or', 'oder', 'than', 'als'])

/** "Which came first, A or B?", "is A older than B?", "before or after B?", "was A before B?" */
function asksForOrder(question: Question): boolean {
  const has = (words: ReadonlySet<string>) => question.tokens.some(({ folded }) => words.has(folded))
  if (has(BEFORE) && has(AFTER)) return true
  const isAfter = question.tokens.some(({ folded }, at) => AFTER.has(folded) && !isPlaceAt(question, at + 1))
  const isWhether = isYesNo(question) || (question.focus === null && question.text.includes('?'))
  return has(EARLIER) ? has(OR) || isWhether : isWhether && (has(BEFORE) || isAfter)
}

/** Whether a place stands there: "nach Pjöngjang" is where to. */
const isPlaceAt = ({ tokens, words }: Question, at: number): boolean =>
  words.some(({ token, terms }) => token === tokens[at] && terms.some((term) => /^e:(country|port|place)-/.test(term)))

type Dated = { readonly event: Entry<'event'>; readonly met: ReadonlySet<QuestionWord> }

/** When the two dated events took place of which the question asks which came first; undefined where it does not, or names no two. */
export function orderOf(base: FactBase, question: Question, candidates: readonly Candidate[]): Omit<AnswerOf<'found'>, 'lang'> | undefined {
  // Which of two things was once so, is no order.
  if (!asksForOrder(question) || isKind(question.focus)) return undefined
  const matter = question.words.filter(({ weight, terms }) => weight === 1 && terms.length > 0)
  const dated = candidates.flatMap(({ record }): Dated[] => {
    const { entry, own } = record
    if (entry.kind !== 'event' || entry.record.when.edtf === null) return []
    return [{ event: entry, met: new Set(matter.filter(({ terms }) => terms.some((term) => own.has(term) || record.weights.has(term)))) }]
  })
  const pair = bestPair(dated)
  if (!pair) return undefined
  const [first, second] = pair.map(({ event }) => event).toSorted((a, b) => startOf(a).localeCompare(startOf(b)))
  const facts = [first, second].flatMap((event) => (event ? factOf(base, event.record.id) : []))
  const [fact, ...rest] = facts
  return first && second && fact ? { kind: 'found', lead: { kind: 'dates', items: [first, second] }, facts: [fact, ...rest], notes: [] } : undefined
}

const startOf = ({ record }: Entry<'event'>): string => spanOf(record.when)?.earliest ?? ''
const factOf = (base: FactBase, event: RecordId): Entry<'fact'>[] => tellingFacts(base, event).slice(0, 1)

/** The two events that have most of the question between them, where each has something of it that the other lacks. */
function bestPair(dated: readonly Dated[]): readonly [Dated, Dated] | undefined {
  let best: readonly [Dated, Dated] | undefined
  let most = 0
  for (const [at, one] of dated.entries()) {
    for (const other of dated.slice(at + 1)) {
      const union = one.met.union(other.met).size
      if (union > most && union > one.met.size && union > other.met.size) [best, most] = [[one, other], union]
    }
  }
  return best
}
