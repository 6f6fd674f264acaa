import type { Entry, FactBase } from '../facts/fact-base.ts'
import { entryOf, referringTo } from '../facts/fact-base.ts'
import type { EntityKind, RecordId } from '../facts/record.ts'
import { ENTITY_KINDS } from '../facts/record.ts'
import type { AnswerOf, Lead } from './answer.ts'
import type { Catalogue } from './catalogue.ts'
import { sidesOf, speakersNamed } from './compare.ts'
import { isSite } from './entities.ts'
import { isKind, isNegated, isNonEmpty } from './lead.ts'
import { notesOn } from './notes-on.ts'
import type { Question } from './parse-question.ts'
import { namedIds } from './parse-question.ts'
import { OR } from './words.ts'
import { isYesNo } from './yes-no.ts'

type Found = Omit<AnswerOf<'found'>, 'lang'>
type Item = Extract<Lead, { kind: 'each' }>['of'][number]

/** So many are told one by one. */
const MAX_EACH = 8

/** What each of several has: the flag of each ship, the ships of each place, what each of two speakers names. Undefined where no such thing is asked. */
export const eachOf = (base: FactBase, catalogue: Catalogue, question: Question): Found | undefined =>
  flagOfEach(base, catalogue, question) ?? shipsOfEach(base, question) ?? namedByEach(base, question) ?? placesChosen(base, question)

const found = (base: FactBase, what: 'flag' | null, of: readonly Item[], facts: readonly Entry<'fact'>[]): Found | undefined => {
  const told = [...new Set(facts)].filter(({ record }) => record.rank !== 'deprecated')
  return isNonEmpty(of) && isNonEmpty(told) ? { kind: 'found', lead: { kind: 'each', what, of }, facts: told, notes: notesOn(base, told.slice(0, 1)) } : undefined
}

const itemOf = (base: FactBase, id: RecordId, ids: readonly RecordId[]): readonly Item[] => {
  const entity = entryOf(base, 'entity', id)
  return entity ? [{ entity, items: ids.flatMap((one) => entryOf(base, 'entity', one) ?? []) }] : []
}

/** "Which flag do the ships fly?": of several ships, each with the flag that a source gives it. */
function flagOfEach(base: FactBase, { entities }: Catalogue, question: Question): Found | undefined {
  if (!question.words.some(({ terms }) => terms.includes('c:flag')) || question.focus === 'why' || question.focus === 'howMany') return undefined
  // Those of one flag are names.
  if (question.focus === 'ship' && !isYesNo(question) && !isNegated(question) && question.words.some(({ terms }) => terms.some((term) => term.startsWith('e:country-')))) return undefined
  const named = namedIds(question).filter((id) => id.startsWith('ship-'))
  const isOfAll = named.length === 0 && question.words.some(({ terms }) => terms.includes('c:ship'))
  const ships = isOfAll ? entities.ship.map(({ record }) => record.id) : named
  if (ships.length < 2 || ships.length > MAX_EACH || question.names.some(({ ids }) => ids.some(isSite))) return undefined
  const facts = ships.flatMap((id) => referringTo(base, 'fact', id))
  const hasFlag = ({ record }: Entry<'fact'>) => record.values.some(({ of, property }) => property === 'flag' && ships.includes(of))
  const isNear = ({ record }: Entry<'fact'>) => record.values.some(({ of, property }) => property === 'nationality' && ships.includes(of))
  const flags = facts.filter(hasFlag)
  if (flags.length === 0) return undefined
  const flagsOf = (id: RecordId) => [...new Set(flags.flatMap(({ record }) => record.values.flatMap(({ of, property, is }) => (of === id && property === 'flag' && typeof is === 'string' ? [is] : []))))]
  return found(base, 'flag', ships.flatMap((id) => itemOf(base, id, flagsOf(id))), [...flags, ...facts.filter(isNear)])
}

/** "Which ships were at Dunai, which at Najin?": of several places, those of a kind that take part in what happens there. */
function shipsOfEach(base: FactBase, question: Question): Found | undefined {
  const { focus } = question
  const places = namedIds(question).filter(isSite)
  if ((focus !== 'ship' && focus !== 'person') || places.length < 2 || places.length > MAX_EACH || namedIds(question).length > places.length || (question.contrast !== null && question.tokens.filter(({ folded }) => WHICH.test(folded)).length < 2)) return undefined
  const eventsAt = (place: RecordId) => referringTo(base, 'event', place).filter(({ record }) => record.where.includes(place))
  const thereAt = (place: RecordId) => [...new Set(eventsAt(place).flatMap(({ record }) => record.who.filter((id) => id.startsWith(`${focus}-`))))]
  if (places.some((place) => thereAt(place).length === 0)) return undefined
  const naming = (place: RecordId) => eventsAt(place).flatMap(({ record }) => referringTo(base, 'fact', record.id)).toSorted((a, b) => count(b, thereAt(place)) - count(a, thereAt(place))).slice(0, 1)
  return found(base, null, places.flatMap((place) => itemOf(base, place, thereAt(place))), places.flatMap(naming))
}

const WHICH = /^(?:which|welche[rs]?)$/

const count = ({ record }: Entry<'fact'>, ids: readonly RecordId[]): number => record.about.filter((id) => ids.includes(id)).length

const SAME = /^(?:same|identical|different|(?:der|die|das|den|dem)selben?|selben?|gleichen?|identischen?|verschiedenen?|unterschiedlichen?)$/

/** "Do the British and RUSI show the same port?": what either of two speakers names of a kind. */
function namedByEach(base: FactBase, question: Question): Found | undefined {
  if (!question.tokens.some(({ folded }) => SAME.test(folded))) return undefined
  const kind = isKind(question.focus) ? question.focus : ENTITY_KINDS.find((one): one is EntityKind => question.words.some(({ terms }) => terms.includes(`c:${one}`)))
  const sides = kind && speakersNamed(question).length === 2 ? sidesOf(base, question, kind) : []
  if (sides.length !== 2) return undefined
  return found(base, null, sides.flatMap(({ speaker, named }) => itemOf(base, speaker, [...named])), sides.flatMap(({ facts }) => facts.slice(0, 1)))
}

/** "Was the Maria at Najin or at Dunai?": of several places, those where one ship or person takes part in what happens. */
function placesChosen(base: FactBase, question: Question): Found | undefined {
  const named = namedIds(question)
  const places = named.filter(isSite)
  const [one, ...others] = named.filter((id) => /^(?:ship|person)-/.test(id))
  const isOfBeing = question.words.every(({ weight, terms }) => weight < 1 || terms.some((term) => term.startsWith('e:') || term === 'c:observe' || term === 'c:port'))
  if (!one || others.length > 0 || places.length < 2 || named.length > places.length + 1 || !isOfBeing || !question.tokens.some(({ folded }) => OR.has(folded))) return undefined
  const events = referringTo(base, 'event', one).filter(({ record }) => record.who.includes(one))
  const there = places.filter((place) => events.some(({ record }) => record.where.includes(place)))
  const items = there.flatMap((place) => entryOf(base, 'entity', place) ?? [])
  const facts = there.flatMap((place) => events.filter(({ record }) => record.where.includes(place)).flatMap(({ record }) => referringTo(base, 'fact', record.id)).filter(({ record }) => record.about.includes(one) && record.rank !== 'deprecated').slice(0, 1))
  return isNonEmpty(items) && isNonEmpty(facts) ? { kind: 'found', lead: { kind: 'names', items, counted: false }, facts, notes: notesOn(base, facts.slice(0, 1)) } : undefined
}
