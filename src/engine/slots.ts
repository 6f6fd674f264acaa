import type { Entry, FactBase } from '../facts/fact-base.ts'
import { entryOf } from '../facts/fact-base.ts'
import type { EntityKind, RecordId, When } from '../facts/record.ts'
import type { Engine } from './ask.ts'
import { countryOf, isSite } from './entities.ts'
import type { Focus } from './find-focus.ts'
import { focusOfConcept } from './find-focus.ts'
import type { NameHit } from './find-names.ts'
import { tokenise } from './normalise.ts'
import type { Question } from './parse-question.ts'
import { isOfNamesAlone, namedIds } from './parse-question.ts'
import type { QuestionWord } from './read-word.ts'
import { LIGHT } from './read-word.ts'
import type { Term } from './terms.ts'
import { entityTerm, termsOfWord } from './terms.ts'
import type { IndexedRecord } from './weigh-record.ts'

type Fact = Entry<'fact'>

/** The kinds of things that one asks for by their kind: "which ship". */
export const KINDS_OF_THINGS = ['ship', 'port', 'person'] as const

/** What a question may ask of a fact. */
export type Slot = (typeof KINDS_OF_THINGS)[number] | 'country' | 'agent' | 'date' | 'number' | 'place' | 'reason' | 'measure'

/** What a question asks of a fact and the fact does not have: a ship, a port, a person, the country, a date, a number, a place, a reason, a measure; null where it has all. */
export function missingSlot(engine: Engine, question: Question, record: IndexedRecord): Slot | null {
  const { entry } = record
  if (entry.kind === 'event' && question.focus === 'when' && isUndated(question, '', [entry.record.when])) return 'date'
  if (entry.kind !== 'fact') return null
  const kind = KINDS_OF_THINGS.find((one) => one === question.focus)
  if (kind && !hasOther(engine.base, question, record, kind)) return kind
  if (isOfOtherCountry(question, record)) return 'country'
  if (question.focus === 'who' && lacksAgent(engine.base, question, entry)) return 'agent'
  if (question.focus === 'when' && lacksDate(engine.base, question, entry)) return 'date'
  if ((question.focus === 'howMany' || asksHowMany(question)) && lacksCount(engine, question, record, entry)) return 'number'
  if (question.focus === 'where' && isOfTown(question) && ![...record.entities].some((id) => /^(port|place)-/.test(id))) return 'place'
  if (question.focus === 'where' && !asksForOrigin(question) && (lacksPlace(engine.base, record, entry) || isFromThere(question, record))) return 'place'
  // Why somebody is named is told by what is told of them.
  if (question.focus === 'why' && !isOfNamesAlone(question) && !givesReason(question, record)) return 'reason'
  return question.words.some((word) => isMeasure(question, word) && !tellsOf(question, record, word)) ? 'measure' : null
}

function lacksDate(base: FactBase, question: Question, { record }: Fact): boolean {
  const text = `${record.text.de} ${record.text.en}`
  const whens = record.about.flatMap((id) => entryOf(base, 'event', id) ?? entryOf(base, 'source', id) ?? []).map((entry) => entry.record.when)
  return isUndated(question, text, whens)
}

/** Whether nothing dates it, or not to the day where that is asked. */
const isUndated = (question: Question, text: string, whens: readonly When[]): boolean =>
  lacksDay(question, text, whens) || (!/\d/.test(text) && !whens.some((when) => when.edtf !== null || when.said !== undefined))

/** Words for what a source itself does: who tells a fact is its agent as well. */
const TELLING: ReadonlySet<Term> = new Set(['c:say', 'c:warn', 'c:name', 'c:publish', 'c:reveal', 'c:report', 'c:observe', 'c:find-out', 'c:assess', 'c:accuse', 'c:write', 'c:source', 'c:show', 'c:conclude', 'c:investigation', 'c:researcher', 'c:obtain'])

/** Whether a fact tells of nobody who could have done it; its source may be asked for as well. */
function lacksAgent(base: FactBase, question: Question, { record }: Fact): boolean {
  const { words, wantsSpeech } = question
  if (wantsSpeech || words.some(({ terms }) => terms.some((term) => TELLING.has(term)))) return false
  const involved = record.about.flatMap((id) => [id, ...(entryOf(base, 'event', id)?.record.who ?? []), ...(entryOf(base, 'source', id)?.record.by ?? [])])
  return !involved.some((id) => /^(person|org|country)-/.test(id))
}

const IN = new Set(['in', 'im'])

/** Whether the question places what it asks for in a country of which the record has nothing. */
function isOfOtherCountry({ tokens, names }: Question, { entities }: IndexedRecord): boolean {
  const isIn = (at: number) => IN.has(tokens[at - 1]?.folded ?? '')
  const countries = names.filter((hit) => isIn(hit.from)).flatMap((hit) => hit.ids.filter((id) => id.startsWith('country-')))
  return countries.length > 0 && !countries.some((id) => entities.has(id))
}

const NO_PLACE = new Set(['from', 'her', 'woher', 'whence', 'work', 'works', 'arbeitet', 'arbeiten', 'tatig', 'angestellt', 'employed'])
/** Whether it is asked where something comes from or somebody works: that may be a source or an organisation. */
export const asksForOrigin = ({ tokens }: Question): boolean => tokens.some(({ folded }) => NO_PLACE.has(folded))

/** "Where to after Najin": whether a fact has but the place from which it goes on. */
function isFromThere({ tokens, names }: Question, { entities }: IndexedRecord): boolean {
  const from = names.filter((hit) => AFTER.has(tokens[hit.from - 1]?.folded ?? '')).flatMap((hit) => hit.ids)
  return from.length > 0 && ![...entities].some((id) => isSite(id) && !from.includes(id))
}
const AFTER = new Set(['after', 'nach', 'from', 'von', 'aus'])

/** Whether a fact tells of no place, not even by its events. */
const lacksPlace = (base: FactBase, { entities }: IndexedRecord, { record }: Fact): boolean =>
  ![...entities].some(isSite) && !record.about.some((id) => entryOf(base, 'event', id)?.record.where.length) && !record.values.some(({ property }) => property === 'located')

/** Whether the record has a thing of the kind, and another than the one that the question names; a place may have ports. */
function hasOther(base: FactBase, question: Question, { entities }: IndexedRecord, kind: EntityKind): boolean {
  const isOfKind = (id: RecordId) => id.startsWith(`${kind}-`) || (kind === 'port' && id.startsWith('place-'))
  const isSoCalled = ({ from }: NameHit) => [question.tokens[from - 1], question.tokens[from - 2]].some((token) => question.words.some((word) => word.token === token && word.terms.includes(`c:${kind}`)))
  const named = question.names.some(isSoCalled) ? [] : namedIds(question).filter(isOfKind)
  return [...entities].some((id) => isOfKind(id) && !(named.length === 1 && named[0] === id) && !isElsewhere(base, question, id))
}

/** Whether a thing belongs to another country than any that is named. */
export function isElsewhere(base: FactBase, { words }: Question, id: RecordId): boolean {
  const country = countryOf(base, id)
  const countries = words.flatMap(({ terms }) => terms.filter((term) => term.startsWith('e:country-')))
  return country !== undefined && country !== id && countries.length > 0 && !countries.includes(entityTerm(country))
}

/** Whether a town is asked for: a country alone is no answer. */
const isOfTown = ({ words }: Question): boolean => words.some(({ terms }) => terms.includes('c:town'))

const DAY_WORDS = new Set(['tag', 'kalendertag', 'day'])

/** Whether a date is asked to the day, and nothing of it is dated so. */
const lacksDay = (question: Question, text: string, whens: readonly When[]): boolean =>
  question.tokens.some((token) => DAY_WORDS.has(token.folded)) && !/\d\.|\d{4}-\d\d-\d\d/.test(text) && !whens.some(({ edtf, said }) => (edtf === null ? said !== undefined : /^\d{4}-\d\d-\d\d$/.test(edtf)))

const NAMES = /^e:(?!object-)/
const NUMBER = /^(\d+|zwei|drei|vier|funf|beide|two|three|four|five|both|hundert|hundred)$/
const HOW_MANY = new Set(['many', 'much', 'viele', 'viel', 'wieviele', 'wieviel'])
/** "What kind of trains, how many wagons?": a number besides what is asked first. */
const asksHowMany = ({ tokens }: Question): boolean => tokens.some(({ folded }, at) => at > 1 && /^(?:many|viele)$/.test(folded) && HOW.has(tokens[at - 1]?.folded ?? ''))

/** How far behind a number in a fact its noun may stand. */
const NOUN_WITHIN = 3

/** Whether a number is asked for, and the fact counts nothing of that kind. */
function lacksCount({ base, thesaurus }: Engine, question: Question, record: IndexedRecord, { record: fact }: Fact): boolean {
  const matter = question.words.filter(({ weight, terms }) => weight === 1 && !terms.some((term) => NAMES.test(term)))
  // "How many pits", or in a few words "pits how many".
  const asking = question.tokens.findIndex(({ folded }) => HOW_MANY.has(folded))
  const isBehind = ({ token }: QuestionWord) => question.tokens.indexOf(token) > asking
  const counted = (matter.some(isBehind) ? matter[0] : matter.at(-1))?.terms ?? []
  if (fact.values.some(({ of, property }) => property === 'count' && counted.includes(entityTerm(of)))) return false
  if (counted.length === 0) return !fact.values.some((value) => value.property === 'count') && !Object.values(fact.text).some((text) => tokenise(text).some(({ folded }) => NUMBER.test(folded)))
  const kinds = new Set(fact.about.map((id): Focus => entryOf(base, 'entity', id)?.record.kind ?? null))
  if (matter.some(({ terms }) => terms.some((term) => kinds.has(focusOfConcept(term) ?? 'what')))) return false
  const isCounted = (terms: readonly Term[]) => terms.some((term) => counted.includes(term))
  if (record.asks.some((ask) => ask.some((terms) => terms.includes('c:q-howmany')) && ask.some(isCounted))) return false
  return !(['de', 'en'] as const).some((lang) => {
    const words = tokenise(fact.text[lang])
    const near = words.flatMap(({ folded }, at) => (NUMBER.test(folded) ? words.slice(at + 1, at + 1 + NOUN_WITHIN) : []))
    return near.some(({ folded }) => isCounted(termsOfWord(folded, thesaurus.conceptsOf(folded), [lang])))
  })
}

/** So much must a wording that asks for the record's reason and the question have in common. */
const REASON_LIKENESS = 0.5

const ASKS_WHY: ReadonlySet<Term> = new Set(['c:q-why', 'c:purpose'])

/** Whether a wording that asks for the record asks for a reason, and of the same. */
function givesReason(question: Question, record: IndexedRecord): boolean {
  const isMatter = (terms: readonly Term[]) => !terms.some((term) => ASKS_WHY.has(term))
  const asked = question.words.filter(({ weight, terms }) => weight >= LIGHT && isMatter(terms))
  return record.asks.some((ask) => {
    if (ask.every(isMatter)) return false
    const own = ask.filter(isMatter)
    const met = asked.filter(({ terms }) => own.some((word) => word.some((term) => terms.includes(term))))
    const meeting = own.filter((word) => asked.some(({ terms }) => word.some((term) => terms.includes(term))))
    return met.length + meeting.length >= REASON_LIKENESS * (asked.length + own.length)
  })
}

const MEASURES: ReadonlySet<Term> = new Set(['depth', 'height', 'width', 'length', 'distance', 'speed', 'weight', 'age', 'size', 'duration', 'surface-area', 'litre', 'money', 'range'].map((id) => `c:${id}`))
const HOW = new Set(['how', 'wie'])
/** Words of measure only after "how": "how big", not "a big shipment", "heavy weapons". */
const DEGREES: ReadonlySet<Term> = new Set(['c:big', 'c:frequency'])
const ADJECTIVES = new Set('heavy schwer schwere schweren schweres old alt alte alten altes wide broad breit breite breiten tall expensive cheap teuer teure teuren billig long lang lange langen lengthy'.split(' '))

function isMeasure({ tokens }: Question, { token, terms, weight, trust }: QuestionWord): boolean {
  if (weight * trust < 1) return false
  const isDegree = HOW.has(tokens[tokens.indexOf(token) - 1]?.folded ?? '')
  return terms.some((term) => (MEASURES.has(term) && (isDegree || !ADJECTIVES.has(token.folded))) || (DEGREES.has(term) && isDegree))
}

/** Whether the record itself, or one wording by which it is asked for, has the measure together with what it is asked of. */
function tellsOf(question: Question, record: IndexedRecord, measure: QuestionWord): boolean {
  const others = question.words.filter((word) => !isMeasure(question, word) && word.weight === 1)
  const tell = (has: (term: Term) => boolean): boolean => {
    const isMet = ({ terms }: QuestionWord) => terms.some(has)
    return isMet(measure) && (others.length === 0 || others.some(isMet))
  }
  return tell((term) => record.own.has(term)) || record.asks.some((ask) => tell((term) => ask.some((word) => word.includes(term))))
}
