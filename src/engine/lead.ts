import type { Entry, FactBase } from '../facts/fact-base.ts'
import { entryOf } from '../facts/fact-base.ts'
import type { EntityKind, NonEmpty, RecordId } from '../facts/record.ts'
import { ENTITY_KINDS } from '../facts/record.ts'
import type { Lead } from './answer.ts'
import type { Catalogue } from './catalogue.ts'
import type { Focus } from './find-focus.ts'
import { focusOfConcept, isStatusWord } from './find-focus.ts'
import { tokenise } from './normalise.ts'
import type { Question } from './parse-question.ts'
import { namedIds } from './parse-question.ts'
import { asksForOrigin, isElsewhere, KINDS_OF_THINGS } from './slots.ts'
import { isYesNo, subjectOf } from './yes-no.ts'
import { OR } from './words.ts'

/** Whether there is any. */
export const isNonEmpty = <T>(items: readonly T[]): items is NonEmpty<T> => items.length > 0

/** Whether entities of a kind are asked for. */
export const isKind = (focus: Focus): focus is EntityKind => (ENTITY_KINDS as readonly (string | null)[]).includes(focus)

/** The entities of a kind that a fact is about, in its own order. */
function entitiesIn(base: FactBase, { record }: Entry<'fact'>, kind: EntityKind): Entry<'entity'>[] {
  const spoken = record.attribution.flatMap((hop) => hop.who)
  const involved = record.about.flatMap((id) => {
    const event = entryOf(base, 'event', id)
    return event ? [...event.record.where, ...event.record.who] : []
  })
  return [...new Set([...record.about, ...spoken, ...involved])].flatMap((id) => {
    const entity = entryOf(base, 'entity', id)
    return entity?.record.kind === kind ? [entity] : []
  })
}

function countOf(base: FactBase, { record }: Entry<'fact'>): Lead | undefined {
  for (const { of, property, is } of record.values) {
    const entity = entryOf(base, 'entity', of)
    if (property !== 'count' || !entity) continue
    if (typeof is === 'number') return { kind: 'count', of: entity, is }
    if (typeof is === 'object' && ('gt' in is || 'lt' in is)) return { kind: 'count', of: entity, is }
  }
  return undefined
}

/** Whether its source doubts it, rather than not knowing: that something else is not known is no verdict. */
const isDoubted = ({ record }: Entry<'fact'>): boolean => record.certainty !== 'asserted' && record.certainty !== 'unknown'

/** Whether the sources are not as sure of each of these facts as of the others; what is said without a hedge aside. */
export const isMixed = (facts: readonly Entry<'fact'>[]): boolean => new Set(facts.flatMap(({ record }) => (record.certainty === 'asserted' ? [] : [record.certainty]))).size > 1

/** Where a fact places what it tells: its places and those of its events, but those the question names. */
function placesIn(base: FactBase, question: Question, { record }: Entry<'fact'>): Entry<'entity'>[] {
  const named = new Set(question.names.flatMap((hit) => hit.ids))
  const located = record.values.flatMap(({ of, property, is }) => (property === 'located' && named.has(of) && typeof is === 'string' ? [is] : []))
  const towns = record.about.filter((id) => /^(place|port)-/.test(id))
  const own = towns.length > 0 ? towns : record.about.filter((id) => id.startsWith('facility-'))
  const events = record.about.flatMap((id) => entryOf(base, 'event', id)?.record.where ?? [])
  const ids = located.length > 0 ? located : own.some((id) => !named.has(id)) ? own : events
  return [...new Set(ids)].filter((id) => !named.has(id)).flatMap((id) => entryOf(base, 'entity', id) ?? [])
}

/** All places of these facts, each once, and those of the facts that add any. */
export function placesOf(base: FactBase, question: Question, facts: readonly Entry<'fact'>[]): { readonly items: readonly Entry<'entity'>[]; readonly facts: readonly Entry<'fact'>[] } {
  const items = new Set<Entry<'entity'>>()
  const placing = facts.filter((fact) => {
    const before = items.size
    for (const item of placesIn(base, question, fact)) items.add(item)
    return items.size > before
  })
  return { items: [...items], facts: placing }
}

/** The kind of entity that a counting question counts: the first word that carries matter, if it names one. */
export function countedKind(question: Question): EntityKind | undefined {
  const counted = question.words.find((word) => word.weight === 1 && !word.terms.some((term) => term.startsWith('e:')))
  return ENTITY_KINDS.find((kind) => counted?.terms.includes(`c:${kind}`))
}

const CHOOSING = /^(which|one|welche[nrs]?|eine[rs]?|eins)$/
const OF_THE = /^(of|from|von|unter|the|these|those|de[nr]|diese[nr])$/

/** Whether the number tells how many there are to choose from, not how many are wanted: "which of the three". */
function isToChooseFrom({ tokens }: Question, at: number): boolean {
  let before = at - 1
  while (OF_THE.test(tokens[before]?.folded ?? '')) before--
  return before < at - 1 && CHOOSING.test(tokens[before]?.folded ?? '')
}

/** "Which of the three": the kind of which there are so many, where that is one alone. */
export function kindToChooseFrom({ entities }: Catalogue, question: Question): EntityKind | undefined {
  const [kind, ...others] = question.numbers.flatMap(({ value, at }) => (isToChooseFrom(question, at) ? KINDS_OF_THINGS.filter((one) => entities[one].length === value) : []))
  return others.length === 0 ? kind : undefined
}

/** Whether but some of the kind are asked for: newspapers among organisations. */
const isOfSubkind = ({ words }: Question, kind: EntityKind): boolean =>
  words.some(({ terms }) => terms.some((term) => focusOfConcept(term) === kind)) && !words.some(({ terms }) => terms.includes(kind === 'org' ? 'c:organisation' : `c:${kind}`))

/** Whether the best fact has of itself all that is asked, which events are asked for, which facts tell of the matter about as well, and everything that is asked for: "when and where". */
type Fit = { readonly isWhole: boolean; readonly events: ReadonlySet<RecordId>; readonly near: readonly Entry<'fact'>[]; readonly foci: ReadonlySet<Focus> }

/** What to say first: the number, date or names that were asked for, where the best fact holds them. */
export function leadOf(base: FactBase, question: Question, facts: NonEmpty<Entry<'fact'>>, { isWhole, events, near, foci }: Fit): Lead {
  const [best] = facts
  const { focus } = question
  if (focus === 'howMany') {
    const kind = countedKind(question)
    const items = kind ? firstWith(facts, (fact) => entitiesIn(base, fact, kind)) : []
    if (isNonEmpty(items)) return { kind: 'names', items, counted: true }
    return (isWhole ? countOf(base, best) : undefined) ?? { kind: 'fact' }
  }
  if (focus === 'when') {
    const dated = best.record.about.flatMap((id) => (events.has(id) ? entryOf(base, 'event', id) ?? [] : []))
    const places = foci.has('where') ? dated.flatMap(({ record }) => record.where.flatMap((id) => entryOf(base, 'entity', id) ?? [])) : []
    if (dated.length === 1 && isNonEmpty(dated)) return { kind: 'dates', items: dated, ...(places.length > 0 && { places }) }
  }
  if (isKind(focus) && !isYesNo(question)) {
    const wanted = Math.max(1, ...question.numbers.filter((number) => !isToChooseFrom(question, number.at)).map((number) => number.value))
    const named = namedIds(question)
    const items = upTo(wanted, wanted > 1 ? facts : facts.slice(0, 1), (fact) => entitiesIn(base, fact, focus).filter(({ record }) => !named.includes(record.id) && !isElsewhere(base, question, record.id)))
    // Nearly every fact has countries, whoever does it.
    if (isNonEmpty(items) && (items.length === 1 || (!isOfSubkind(question, focus) && focus !== 'country'))) return { kind: 'names', items, counted: false }
  }
  const count = question.numbers.length > 0 ? countOf(base, best) : undefined
  if (count) return count
  if (focus === 'where' && !asksForGoal(question) && !asksForOrigin(question) && best.record.rank !== 'deprecated') {
    const items = placesIn(base, question, best)
    if (isNonEmpty(items)) return { kind: 'names', items, counted: false }
  }
  // Of what is asked as not so, the strength of what is so would say the opposite.
  if (isNegated(question)) return { kind: 'fact' }
  // How sure somebody is of what they say does not make it doubtful that they say it.
  const speakers = best.record.attribution.flatMap((hop) => hop.who)
  if (focus !== 'status' && subjectOf(question)?.terms.some((term) => speakers.includes(term.slice(2)))) return { kind: 'fact' }
  // Nor is one sure of what is asked who says that something is not so.
  if (best.record.kind === 'framing' && best.record.certainty === 'asserted' && tokenise(best.record.text.en).some(({ folded }) => NOT.has(folded))) return { kind: 'fact' }
  // How sure a reading is that is taken for wrong is told by its mark.
  if (best.record.rank === 'deprecated') return { kind: 'fact' }
  const asksStatus = focus === 'status' || (isYesNo(question) && question.tokens.some(({ folded }) => isStatusWord(folded)))
  if ((asksStatus && (isDoubted(best) || isWhole)) || (isYesNo(question) && best.record.certainty !== 'asserted' && isWhole)) return isMixed(near) ? { kind: 'strengths' } : { kind: 'status', of: best }
  return { kind: 'fact' }
}

const NOT = new Set('kein keine keinen keinem keiner keines nicht nie niemals not no never none'.split(' '))

/** Whether it is asked if something is not so; "or not" asks as it is. */
export const isNegated = ({ tokens }: Question): boolean => tokens.some(({ folded }, at) => (NOT.has(folded) || folded.endsWith("n't")) && !OR.has(tokens[at - 1]?.folded ?? ''))

const GOAL = new Set(['wohin', 'whither'])
const WHERE = new Set(['where', 'wo'])
const GOING = new Set('go goes went gone going head headed heading sail sailed sailing travel travelled traveled bound to hin'.split(' '))

/** Whether it is asked where something went: a fact's places are not told apart by where it began and ended. */
const asksForGoal = ({ tokens }: Question): boolean => tokens.some(({ folded }) => GOAL.has(folded)) || (tokens.some(({ folded }) => WHERE.has(folded)) && tokens.some(({ folded }) => GOING.has(folded)))

/** What the facts have, taken one after the other until there are as many as asked for. */
function upTo<T>(wanted: number, facts: readonly Entry<'fact'>[], find: (fact: Entry<'fact'>) => readonly T[]): readonly T[] {
  const items = new Set<T>()
  for (const fact of facts) {
    if (items.size >= wanted) break
    for (const item of find(fact)) items.add(item)
  }
  return [...items]
}

/** What the first fact that has any has. */
const firstWith = <T>(facts: readonly Entry<'fact'>[], find: (fact: Entry<'fact'>) => readonly T[]): readonly T[] =>
  facts.map(find).find((items) => items.length > 0) ?? []
