import type { Entry, FactBase } from '../facts/fact-base.ts'
import { entryOf } from '../facts/fact-base.ts'
import type { When } from '../facts/record.ts'
import type { AnswerOf } from './answer.ts'
import { fold } from './normalise.ts'
import type { Question } from './parse-question.ts'
import type { Candidate } from './rank.ts'
import { MAY_BE, tellsAll } from './rank.ts'

const WEEKDAYS = new Map(
  ['montag monday', 'dienstag tuesday', 'mittwoch wednesday', 'donnerstag thursday', 'freitag friday', 'samstag sonnabend saturday', 'sonntag sunday'].flatMap((row, day) => row.split(' ').map((word) => [word, day] as const)),
)

const weekdayIn = (words: readonly string[]): number | undefined => words.map((word) => WEEKDAYS.get(word)).find((day) => day !== undefined)

/** Whether a source's words for a time name a day of the week. */
export const isWeekday = (said: string): boolean => weekdayIn(said.split(' ').map(fold)) !== undefined

/** Which came first is another question. */
const COMPARING = new Set(['after', 'before', 'nachdem', 'bevor', 'earlier', 'later', 'fruher', 'spater', 'than', 'als'])

/** Whether the question places in another time, by its date or by the day of the week, what a source dates. */
function isPlacedElsewhere(question: Question, when: When): boolean {
  if (question.dates.length > 0) return when.edtf !== null
  const [asked, said] = [weekdayIn(question.tokens.map(({ folded }) => folded)), weekdayIn((when.said ?? '').split(' ').map(fold))]
  return asked !== undefined && said !== undefined && asked !== said
}

/** So near to the best a fact tells of the same, and of no neighbour. */
const AS_NEAR = 0.75

const eventsOf = (base: FactBase, { record: { entry } }: Candidate): readonly Entry<'event'>[] =>
  entry.kind === 'fact' ? entry.record.about.flatMap((id) => entryOf(base, 'event', id) ?? []) : []

/** The date that a source gives for what the question places in another time; undefined where some fact has it in that time. */
export function otherDateOf(base: FactBase, question: Question, candidates: readonly Candidate[]): Omit<AnswerOf<'corrected'>, 'lang'> | undefined {
  if (question.tokens.some(({ folded }) => COMPARING.has(folded))) return undefined
  const [best, ...others] = candidates.filter((one) => eventsOf(base, one).length > 0 && tellsAll(question, one))
  const telling = best ? [best, ...others.filter(({ score }) => score >= AS_NEAR * best.score)] : []
  const entry = best?.record.entry
  if (entry?.kind !== 'fact' || telling.some(({ features }) => features.dates > MAY_BE)) return undefined
  const [event, ...more] = best ? eventsOf(base, best) : []
  if (!event || more.length > 0 || !isPlacedElsewhere(question, event.record.when)) return undefined
  return { kind: 'corrected', correction: { kind: 'date', of: event }, facts: [entry], notes: [] }
}
