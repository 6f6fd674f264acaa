import type { Entry, FactBase } from '../facts/fact-base.ts'
import { entriesOf } from '../facts/fact-base.ts'
import type { AnswerOf } from './answer.ts'
import type { Catalogue } from './catalogue.ts'
import { isNonEmpty } from './lead.ts'
import type { Question } from './parse-question.ts'

/** So many open questions are told; the rest is counted. */
const MAX_TOLD = 6

/** The open questions, where they are asked for and nothing else; undefined otherwise, or where none is on record. */
export function openQuestions(base: FactBase, { first }: Catalogue, question: Question): Omit<AnswerOf<'found'>, 'lang'> | undefined {
  if (!asksForUnknowns(question)) return undefined
  const open = entriesOf(base, 'gap').filter(({ record }) => record.status === 'open')
  const gaps = [...open].slice(0, MAX_TOLD)
  const unknown: readonly Entry<'fact'>[] = entriesOf(base, 'fact').filter(({ record }) => record.kind === 'ignorance' && record.rank !== 'deprecated')
  const facts = [...unknown, ...first].slice(0, 1)
  return isNonEmpty(gaps) && isNonEmpty(facts) ? { kind: 'found', lead: { kind: 'open', gaps, more: open.length - gaps.length }, facts, notes: [] } : undefined
}

const OPEN = new Set('open offen offene offenen unresolved'.split(' '))
const QUESTIONS = new Set('frage fragen question questions'.split(' '))
const NOT = new Set(['nicht', 'nich', 'net', 'ned', 'not'])
const KNOWING = new Set(['weiss', 'weis', 'wissen', 'bekannt', 'know', 'known', 'tell', 'tells', 'mention', 'verrat', 'erwahnt'])

/** "What remains unknown?", "open questions", "what does the dossier not say?" */
function asksForUnknowns({ focus, names, dates, numbers, tokens, words }: Question): boolean {
  if ((focus !== 'what' && focus !== null) || names.length + dates.length + numbers.length > 0) return false
  const has = (folded: ReadonlySet<string>) => tokens.some((token) => folded.has(token.folded))
  const means = (term: string) => words.some(({ terms }) => terms.includes(term))
  const isNamed = means('c:unknown') || (has(OPEN) && has(QUESTIONS)) || (has(NOT) && (means('c:say') || has(KNOWING)))
  return isNamed && words.every(({ token, terms, weight }) => weight < 1 || terms.includes('c:unknown') || OPEN.has(token.folded) || QUESTIONS.has(token.folded))
}
