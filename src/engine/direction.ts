import type { Entry } from '../facts/fact-base.ts'
import { entryOf } from '../facts/fact-base.ts'
import type { Lang, RecordId } from '../facts/record.ts'
import type { Engine } from './ask.ts'
import { countryOf } from './entities.ts'
import type { Token } from './normalise.ts'
import { tokenise } from './normalise.ts'
import type { Question } from './parse-question.ts'
import type { Candidate } from './rank.ts'
import type { Term } from './terms.ts'
import { entityIdsIn, entityTerm, withTerms } from './terms.ts'
import type { IndexedRecord } from './weigh-record.ts'
import { OR, PASSIVE, RECEIVING } from './words.ts'
import { isYesNo } from './yes-no.ts'

type Role = 'from' | 'to'

/** From which country to which something goes. */
type Direction = Readonly<Record<Role, RecordId>>

const PREPOSITIONS = new Map<string, Role>([['from', 'from'], ['aus', 'from'], ['von', 'from'], ['to', 'to'], ['into', 'to'], ['nach', 'to'], ['an', 'to']])
/** Persons and offices of a country go nowhere when something goes there. */
const PLACE = /^(country|place|port|facility)-/
/** So near behind its preposition a name stands: "to the Russian port of Dunai". */
const NAME_WITHIN = 3

function prepositionAt(tokens: readonly Token[], at: number): string | undefined {
  return tokens.slice(Math.max(0, at - NAME_WITHIN), at).findLast(({ folded }) => PREPOSITIONS.has(folded))?.folded
}

/** A country that is named, with its preposition and what that makes of it. */
type Named = { readonly country: RecordId; readonly isName: boolean; readonly preposition: string | undefined; readonly role: Role | null }

/** The countries that tokens name, by adjectives, towns and harbours too, each with what its preposition makes of it. */
function countriesIn({ base, names, thesaurus }: Engine, tokens: readonly Token[], langs: readonly Lang[]): Named[] {
  const hits = names.find(tokens, () => false)
  return withTerms(tokens, langs, thesaurus).flatMap(({ terms }, at) => {
    const named = [...hits.flatMap((hit) => (hit.from === at ? hit.ids : [])), ...entityIdsIn(terms)]
    const country = named.flatMap((id) => (PLACE.test(id) ? countryOf(base, id) ?? [] : []))[0]
    const preposition = prepositionAt(tokens, at)
    const isName = hits.some((hit) => hit.from === at)
    return country === undefined ? [] : [{ country, isName, preposition, role: PREPOSITIONS.get(preposition ?? '') ?? null }]
  })
}

/** The direction that the prepositions give; where one is missing, the only other country takes its place. */
function directionIn(engine: Engine, tokens: readonly Token[], langs: readonly Lang[]): Direction | undefined {
  const named = countriesIn(engine, tokens, langs)
  // "Von" alone is of: "welche Ecke von Russland".
  const isOf = ({ preposition }: Named) => preposition === 'von' && !named.some(({ role }) => role === 'to')
  const countries = named.map((one) => (isOf(one) ? { ...one, role: null } : one))
  const other = (than: RecordId | undefined): RecordId | undefined => {
    const [only, ...more] = new Set(countries.flatMap(({ country }) => (country === than ? [] : [country])))
    return than === undefined || more.length > 0 ? undefined : only
  }
  const [origin, goal] = (['from', 'to'] as const).map((role) => countries.find((one) => one.role === role)?.country)
  const [from, to] = [origin ?? other(goal), goal ?? other(origin)]
  return from !== undefined && to !== undefined && from !== to ? { from, to } : undefined
}

/** "Does Russia supply North Korea?": without a preposition, who supplies stands before whom. */
function directionByOrder(engine: Engine, { tokens, langs, words }: Question): Direction | undefined {
  const isSupplied = words.some(({ terms }) => terms.some((term) => term === 'c:supply' || term === 'c:deliver'))
  if (!isSupplied || tokens.some(({ folded }) => TURNING.has(folded))) return undefined
  const named = countriesIn(engine, tokens, langs)
  const [from, to, ...more] = new Set(named.flatMap(({ country, isName }) => (isName ? [country] : [])))
  return named.every(({ preposition }) => preposition === undefined) && from !== undefined && to !== undefined && more.length === 0 ? { from, to } : undefined
}
/** With these it is the other way round, or may be. */
const TURNING = new Set([...RECEIVING, ...PASSIVE, ...OR, 'und', 'and', 'by', 'durch'])

/** Whether a fact tells of what is asked, and of its origin alone: the other end of that way. */
function comesFrom(engine: Engine, { record: { entry, own } }: Candidate, asked: Direction): boolean {
  if (entry.kind !== 'fact' || !own.has(entityTerm(asked.from))) return false
  return (['de', 'en'] as const).some((lang) => {
    const named = countriesIn(engine, tokenise(entry.record.text[lang]), [lang])
    return named.some(({ country, role }) => role === 'from' && country === asked.to) && !named.some(({ role }) => role === 'to')
  })
}

/** Whoever has something go from one to the other. */
export const GOING: ReadonlySet<Term> = new Set(['supply', 'deliver', 'obtain', 'travel', 'transport', 'transship'].map((id) => `c:${id}`))

/** Whether a word tells but that something goes; ships are what goes as well. */
const isGoing = (terms: readonly Term[]): boolean => terms.some((term) => GOING.has(term)) && terms.every((term) => GOING.has(term) || !term.startsWith('c:'))

/** Share of what goes, ships and goods, that a fact must have to tell of it, wherever it goes. */
const OWN_OF_GOODS = 0.5

/** Whether a fact tells of what goes. */
function tellsOf({ words }: Question, { own }: IndexedRecord): boolean {
  const goods = words.filter(({ weight, terms }) => weight === 1 && !terms.some((term) => term.startsWith('e:')) && !isGoing(terms))
  const told = goods.filter(({ terms }) => terms.some((term) => own.has(term)))
  return (told.length > 0 || words.some(({ terms }) => isGoing(terms))) && told.length >= OWN_OF_GOODS * goods.length
}

/** The facts that tell of what is asked, but going the other way, with that way; undefined where one has it as it is asked. */
export function reverseOf(engine: Engine, question: Question, candidates: readonly Candidate[]): { readonly from: Entry<'entity'>; readonly to: Entry<'entity'>; readonly facts: readonly Entry<'fact'>[] } | undefined {
  // Unless it is asked whether, what is said to go must be told: a trace may lead back as well.
  const asked = isYesNo(question) || question.words.some(({ terms }) => isGoing(terms)) ? (directionIn(engine, question.tokens, question.langs) ?? directionByOrder(engine, question)) : undefined
  if (!asked) return undefined
  const given = candidates.flatMap((one) => {
    const { entry } = one.record
    if (entry.kind !== 'fact' || !tellsOf(question, one.record)) return []
    return (['de', 'en'] as const).flatMap((lang) => directionIn(engine, tokenise(entry.record.text[lang]), [lang]) ?? []).map((direction) => ({ fact: entry, direction }))
  })
  const [from, to] = [asked.to, asked.from].map((id) => entryOf(engine.base, 'entity', id))
  const isSo = given.some(({ direction }) => direction.from === asked.from && direction.to === asked.to)
  const reversed = given.flatMap(({ fact, direction }) => (direction.from === asked.to && direction.to === asked.from ? [fact] : []))
  const coming = candidates.flatMap((one) => (one.record.entry.kind === 'fact' && tellsOf(question, one.record) && comesFrom(engine, one, asked) ? [one.record.entry] : []))
  const told = [...reversed, ...coming]
  if (!from || !to || isSo || told.length === 0) return undefined
  // What a headline says for sure comes after what is told with its hedge.
  const facts = [...new Set(told)]
  return { from, to, facts: facts.toSorted((a, b) => Number(a.record.certainty === 'asserted') - Number(b.record.certainty === 'asserted')) }
}
