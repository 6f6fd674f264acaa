import type { FactBase } from '../facts/fact-base.ts'
import { entryOf, referringTo } from '../facts/fact-base.ts'
import type { AnswerOf } from './answer.ts'
import { notesOn } from './notes-on.ts'
import type { Focus } from './find-focus.ts'
import { isNonEmpty, placesOf } from './lead.ts'
import type { Question } from './parse-question.ts'
import { namedIds } from './parse-question.ts'
import type { QuestionWord } from './read-word.ts'
import { OR } from './words.ts'

type Placed = Omit<AnswerOf<'found'>, 'lang'>

/** So many facts on one are looked at for places. */
const MAX_PLACED = 40

/** Everywhere that a ship or person is placed, where but its whereabouts are asked; undefined otherwise. */
export function placesOfOne(base: FactBase, question: Question, matter: readonly QuestionWord[]): Placed | undefined {
  const [only, ...others] = namedIds(question)
  if (question.focus !== 'where' || matter.length > 0 || !only || others.length > 0 || !/^(ship|person)-/.test(only)) return undefined
  const facts = referringTo(base, 'fact', only).filter(({ record }) => record.about.includes(only) && record.rank !== 'deprecated')
  const placed = placesOf(base, question, facts.slice(0, MAX_PLACED))
  if (!isNonEmpty(placed.items) || !isNonEmpty(placed.facts)) return undefined
  return { kind: 'found', lead: { kind: 'names', items: placed.items, counted: false }, facts: placed.facts, notes: notesOn(base, placed.facts.slice(0, 1)) }
}

/** The country that a place lies in, where that is asked or countries are given to choose from; undefined otherwise. */
export function countryOf(base: FactBase, question: Question, matter: readonly QuestionWord[]): Placed | undefined {
  const named = namedIds(question).filter((id) => !id.startsWith('country-'))
  const [place] = named
  const countries = new Set(question.words.flatMap(({ terms }) => terms.filter((term) => term.startsWith('e:country-'))))
  const isChoice = countries.size > 1 && question.tokens.some(({ folded }) => OR.has(folded))
  const isAsked = question.focus === 'country' || question.words.some(({ terms }) => terms.includes('c:country'))
  if (!FOCI.has(question.focus) || !(isChoice || isAsked) || named.length !== 1 || !place || !/^(port|place)-/.test(place) || !matter.every(isOfPlace)) return undefined
  const fact = referringTo(base, 'fact', place).find(({ record }) => record.rank !== 'deprecated' && record.values.some(({ of, property }) => of === place && property === 'located'))
  const located = fact?.record.values.find(({ of, property }) => of === place && property === 'located')?.is
  const country = typeof located === 'string' ? entryOf(base, 'entity', located) : undefined
  if (!fact || country?.record.kind !== 'country') return undefined
  return { kind: 'found', lead: { kind: 'names', items: [country], counted: false }, facts: [fact], notes: notesOn(base, [fact]) }
}

const FOCI: ReadonlySet<Focus> = new Set<Focus>(['where', 'country', 'what', null])

/** Whether a word but tells of a place or a country. */
const isOfPlace = ({ terms }: QuestionWord): boolean => terms.some((term) => term.startsWith('e:country-') || PLACE_WORDS.has(term))
const PLACE_WORDS = new Set(['country', 'place', 'town', 'port', 'region', 'map'].map((id) => `c:${id}`))
