import type { FactBase } from '../facts/fact-base.ts'
import { entryOf } from '../facts/fact-base.ts'
import type { RecordId } from '../facts/record.ts'
import type { Question } from './parse-question.ts'
import type { Term } from './terms.ts'
import { entityTerm } from './terms.ts'

const SUPPLYING: ReadonlySet<Term> = new Set(['c:supply', 'c:deliver', 'c:transport', 'c:obtain'])

/** The country that a person stands for who belongs to it and to nothing in it: its leader. */
function countryLedBy(base: FactBase, id: RecordId): RecordId | undefined {
  const person = entryOf(base, 'entity', id)?.record
  const country = person?.kind === 'person' && person.within !== undefined ? entryOf(base, 'entity', person.within)?.record : undefined
  return country?.kind === 'country' ? country.id : undefined
}

/** "Is Kim shipping shells to Putin?": where something is supplied, leaders stand for their countries. */
export function withLeadersAsCountries(base: FactBase, question: Question): Question {
  if (!question.words.some(({ terms }) => terms.some((term) => SUPPLYING.has(term)))) return question
  const meant = (id: RecordId): RecordId => countryLedBy(base, id) ?? id
  return {
    ...question,
    names: question.names.map((hit) => ({ ...hit, ids: hit.ids.map(meant) })),
    words: question.words.map((word) => ({ ...word, terms: word.terms.map((term) => (term.startsWith('e:') ? entityTerm(meant(term.slice(2))) : term)) })),
  }
}
