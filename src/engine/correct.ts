import type { Entry } from '../facts/fact-base.ts'
import { entryOf } from '../facts/fact-base.ts'
import type { EntityKind, NonEmpty } from '../facts/record.ts'
import { ENTITY_KINDS } from '../facts/record.ts'
import type { Engine } from './ask.ts'
import { actorOtherwise } from './correct-actor.ts'
import { placeOtherwise } from './correct-place.ts'
import type { Corrected } from './corrected.ts'
import { corrected } from './corrected.ts'
import { reverseOf } from './direction.ts'
import { isSite } from './entities.ts'
import type { Question } from './parse-question.ts'
import { namedIds } from './parse-question.ts'
import type { Candidate } from './rank.ts'

/** What the question presumes and the dossier has otherwise: a number, a country, a flag, a part in an event, a direction. */
export const correctionOf = (engine: Engine, question: Question, candidates: readonly Candidate[]): Corrected | undefined =>
  wrongNumber(engine, question, candidates) ?? placeOtherwise(engine, question, candidates) ?? actorOtherwise(engine, question, candidates) ?? wrongDirection(engine, question, candidates)

/** How far behind a number its noun may stand. */
const NOUN_WITHIN = 3

/** "The fourth ship", "the ten pits": more than the dossier has, or another number than it gives. */
function wrongNumber({ base, catalogue }: Engine, question: Question, candidates: readonly Candidate[]): Corrected | undefined {
  const places = namedIds(question).filter(isSite)
  for (const number of question.numbers) {
    const nouns = question.words.filter(({ token }) => {
      const at = question.tokens.indexOf(token)
      return at > number.at && at <= number.at + NOUN_WITHIN
    })
    const terms = new Set(nouns.flatMap((word) => word.terms))
    const kind = ENTITY_KINDS.find((one): one is EntityKind => terms.has(`c:${one}`))
    if (kind === 'ship' || kind === 'port') {
      const items = catalogue.entities[kind]
      const facts = candidates.flatMap(({ record }) => (record.entry.kind === 'fact' && items.every(({ record: { id } }) => record.entry.kind === 'fact' && record.entry.record.about.includes(id)) ? [record.entry] : []))
      if (number.value > items.length && items.length > 0) return corrected(base, { kind: 'count', asked: number.value, items: items as unknown as NonEmpty<Entry<'entity'>> }, facts)
      continue
    }
    for (const { record } of candidates) {
      // Of what is elsewhere, to correct the number alone would affirm the place.
      if (record.entry.kind !== 'fact' || !places.every((id) => record.entities.has(id))) continue
      const value = record.entry.record.values.find((one) => one.property === 'count')
      const of = value && entryOf(base, 'entity', value.of)
      if (!value || !of || nouns.length === 0 || !nouns.some((word) => word.terms.some((term) => NOUN_TERMS(of, record.weights).has(term)))) continue
      const { is } = value
      if (typeof is === 'number' && is !== number.value) return corrected(base, { kind: 'value', asked: number.value, of, is }, [record.entry])
      if (typeof is === 'object' && 'gt' in is && (number.value !== is.gt || isExact(question, number.at))) return corrected(base, { kind: 'value', asked: number.value, of, is }, [record.entry])
      if (typeof is === 'object' && 'lt' in is && number.value > is.lt) return corrected(base, { kind: 'value', asked: number.value, of, is }, [record.entry])
    }
  }
  return undefined
}

const EXACT = new Set(['exactly', 'precisely', 'just', 'only', 'genau', 'exakt', 'nur', 'bloss'])
const isExact = ({ tokens }: Question, at: number): boolean => tokens.slice(Math.max(0, at - 2), at).some(({ folded }) => EXACT.has(folded))

/** The terms by which a counted thing is named: those of its id's own word. */
const NOUN_TERMS = (of: Entry<'entity'>, weights: ReadonlyMap<string, number>): ReadonlySet<string> => {
  const noun = of.record.id.split('-').at(-1)?.replace(/s$/, '') ?? ''
  return new Set([...weights.keys()].filter((term) => term === `c:${noun}`))
}

/** "Did Russia supply North Korea?": the other way round. */
function wrongDirection(engine: Engine, question: Question, candidates: readonly Candidate[]): Corrected | undefined {
  const reverse = reverseOf(engine, question, candidates)
  return reverse && corrected(engine.base, { kind: 'direction', from: reverse.from, to: reverse.to }, reverse.facts)
}
