import type { Entry, FactBase } from '../facts/fact-base.ts'
import { referringTo } from '../facts/fact-base.ts'
import type { EntityKind, RecordId } from '../facts/record.ts'
import type { AnswerOf, Lead } from './answer.ts'
import type { Engine } from './ask.ts'
import type { Catalogue } from './catalogue.ts'
import { isSite } from './entities.ts'
import { asksWhoAppears, focusOfConcept } from './find-focus.ts'
import { countedKind, isKind, isNonEmpty } from './lead.ts'
import { isWeekday } from './other-date.ts'
import { QUESTION_WORDS } from './manner.ts'
import type { Question } from './parse-question.ts'
import type { QuestionWord } from './read-word.ts'
import type { Term } from './terms.ts'
import { AND, OR } from './words.ts'
import { isYesNo } from './yes-no.ts'

/** So many of a kind are listed by name; the rest is counted. */
const MAX_LISTED = 40

type ListFound = Omit<AnswerOf<'found'>, 'lang'>

/** Everything of one kind, where that is asked for without any further condition; undefined otherwise. */
export function listOf({ base, catalogue }: Engine, question: Question, matter: readonly QuestionWord[]): ListFound | undefined {
  const { focus } = question
  const isOfKind = (term: Term) => question.wantsAll && focusOfConcept(term) === focus
  const condition = matter.filter((word) => !word.terms.some((term) => LISTED.has(term) || isOfKind(term)))
  if ((isYesNo(question) && !question.wantsAll) || question.dates.length > 0) return undefined
  if (condition.length > 0 || question.names.length > 0 || question.numbers.some(({ value }) => !isKind(focus) || value !== catalogue.entities[focus].length)) return undefined
  if (question.words.some((word) => word.terms.includes('c:language'))) return languageOf(catalogue)
  const kinds = kindsListed(question, matter)
  if (kinds.length > 0) {
    const all = kinds.flatMap((kind) => catalogue.entities[kind])
    const items = all.slice(0, MAX_LISTED).filter(({ record }) => mentioned(base, record.id) !== undefined)
    const more = Math.max(0, all.length - MAX_LISTED)
    return isNonEmpty(items) ? listed(base, { kind: 'names', items, counted: kinds.length === 1 && (question.wantsAll || focus === 'howMany'), more }, items.map(({ record }) => record.id)) : undefined
  }
  if (focus === 'when' && (question.wantsAll || !asksOfArticle(question, matter))) {
    const dated = catalogue.dated.slice(0, MAX_LISTED).flatMap(({ event }) => (mentioned(base, event.record.id) ? [event] : []))
    const said = catalogue.undated.filter(({ record }) => record.when.said !== undefined && isWeekday(record.when.said)).slice(0, MAX_LISTED)
    const byDay = (question.words.some(({ token }) => WEEKDAY.has(token.folded)) ? said : [...dated, ...said])
    const items = byDay.toSorted((a, b) => Number(a.record.when.basis !== 'stated') - Number(b.record.when.basis !== 'stated'))
    return isNonEmpty(items) ? listed(base, { kind: 'dates', items }, items.map(({ record }) => record.id)) : undefined
  }
  const has = (term: Term) => question.words.some(({ terms }) => terms.includes(term))
  if (focus === 'source' || (focus === 'howMany' && has('c:source'))) {
    // What an article cites is not the article; what the dossier rests on is what it holds.
    const isOfArticle = has('c:article') && (has('c:source') || has('c:quotation'))
    const isOfDossier = question.tokens.some(({ folded }) => folded === 'dossier') && (has('c:basis') || focus === 'howMany')
    const isMeant = ({ record }: Entry<'source'>) => (isOfDossier ? record.access === 'held' : record.access !== 'external' && !(isOfArticle && record.access === 'held'))
    const items = catalogue.sources.filter(isMeant).slice(0, MAX_LISTED)
    if (!isNonEmpty(items)) return undefined
    const lead: Lead = { kind: 'names', items, counted: question.wantsAll || focus === 'howMany' }
    const [first] = catalogue.first
    return listed(base, lead, items.map(({ record }) => record.id)) ?? (first && { kind: 'found', lead, facts: [first], notes: [] })
  }
  return undefined
}

/** Whether it is the article that is dated: "when was the article written", not the dates in it. */
const asksOfArticle = ({ words }: Question, matter: readonly QuestionWord[]): boolean => {
  const has = (...terms: readonly Term[]) => words.some((word) => word.terms.some((term) => terms.includes(term)))
  return has('c:article') && (matter.length === 0 || has('c:write', 'c:publish'))
}

/** The language of the first source that is held. */
function languageOf({ sources, first }: Catalogue): ListFound | undefined {
  const of = sources.find(({ record }) => record.access === 'held' && record.lang !== undefined)
  const fact = of && first.find(({ record }) => record.citations.some((citation) => citation.source === of.record.id))
  return of?.record.lang !== undefined && fact ? { kind: 'found', lead: { kind: 'language', of, lang: of.record.lang }, facts: [fact], notes: [] } : undefined
}

const WEEKDAY = new Set(['wochentag', 'wochentage', 'weekday', 'weekdays'])
const PLACES: readonly EntityKind[] = ['port', 'place', 'facility']

/** The kinds of which all are asked for: the one in focus, those joined to it ("towns and ports"), and of places every kind that may be one. */
function kindsListed(question: Question, matter: readonly QuestionWord[]): readonly EntityKind[] {
  const { focus, tokens, words } = question
  const whoAppears = (focus === 'who' || focus === null) && matter.length === 0 && asksWhoAppears(tokens)
  const kind = isKind(focus) ? focus : focus === 'howMany' ? countedKind(question) : whoAppears ? 'person' : undefined
  const isOfPlaces = focus === 'where' && words.some(({ terms }) => terms.some((term) => ANY_PLACE.has(term)))
  if (kind === undefined && !isOfPlaces) return []
  // "Ports and towns", not "which ports, and in which countries".
  const isJoint = (at: number) => [at - 1, at - 2].some((before) => AND.has(tokens[before]?.folded ?? '') || OR.has(tokens[before]?.folded ?? '')) && !QUESTION_WORDS.includes(tokens[at - 1]?.folded ?? '')
  const joined = tokens.flatMap(({ folded }, at) => (isJoint(at) ? (words.find(({ token }) => token.folded === folded)?.terms ?? []) : []))
  const others = joined.flatMap((term): readonly EntityKind[] => {
    const other = focusOfConcept(term)
    return isKind(other) ? [other] : ANY_PLACE.has(term) ? PLACES : []
  })
  return [...new Set([...(kind === undefined ? PLACES : [kind]), ...others])]
}
const ANY_PLACE: ReadonlySet<Term> = new Set(['c:place', 'c:town'])

const LISTED = new Set(['c:quotation', 'c:basis', 'c:language', 'c:write', 'c:article', 'c:ship', 'c:port', 'c:person', 'c:organisation', 'c:country', 'c:day', 'c:month', 'c:year', 'c:source', 'c:name', 'c:call', 'c:participation', 'c:place', 'c:town'])

/** A live fact that is about it, or about an event there. */
const mentioned = (base: FactBase, id: RecordId): Entry<'fact'> | undefined => {
  const isAbout = ({ record }: Entry<'fact'>, one: RecordId) => record.rank !== 'deprecated' && record.about.includes(one)
  const own = referringTo(base, 'fact', id).find((fact) => isAbout(fact, id))
  if (own || !isSite(id)) return own
  const [there] = referringTo(base, 'event', id).flatMap(({ record }) => (record.where.includes(id) ? referringTo(base, 'fact', record.id).find((fact) => isAbout(fact, record.id)) ?? [] : []))
  return there
}

/** Few facts that between them are about as many of the ids as possible. */
function listed(base: FactBase, lead: Lead, ids: readonly RecordId[]): ListFound | undefined {
  const open = new Set(ids)
  const facts: Entry<'fact'>[] = []
  for (const id of ids) {
    const fact = open.has(id) ? mentioned(base, id) : undefined
    if (!fact) continue
    facts.push(fact)
    for (const covered of fact.record.about) open.delete(covered)
  }
  const [first, ...rest] = facts
  return first && { kind: 'found', lead, facts: [first, ...rest], notes: [] }
}
