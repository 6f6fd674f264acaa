import type { Entry, FactBase } from '../facts/fact-base.ts'
import { entryOf, referringTo } from '../facts/fact-base.ts'
import type { EntityKind, NonEmpty, RecordId } from '../facts/record.ts'
import { ENTITY_KINDS } from '../facts/record.ts'
import type { AnswerOf, Correction } from './answer.ts'
import type { Engine } from './ask.ts'
import { reverseOf } from './direction.ts'
import { countryOf, isWithin, SPEAKER } from './entities.ts'
import { notesOn } from './notes-on.ts'
import type { NameHit } from './find-names.ts'
import { isNonEmpty } from './lead.ts'
import type { Question } from './parse-question.ts'
import type { Candidate } from './rank.ts'
import { tellsAll } from './rank.ts'
import type { QuestionWord } from './read-word.ts'
import { entityTerm } from './terms.ts'
import { isYesNo, subjectOf } from './yes-no.ts'

type Corrected = Omit<AnswerOf<'corrected'>, 'lang'>

/** What the question presumes and the dossier has otherwise: a number, a country, a flag, a part in an event, a direction. */
export function correctionOf(engine: Engine, question: Question, candidates: readonly Candidate[]): Corrected | undefined {
  return wrongNumber(engine, question, candidates) ?? wrongCountry(engine, question) ?? wrongFlag(engine, question) ?? wrongSetting(engine, question, candidates) ?? wrongPart(engine, question) ?? wrongActor(engine, question, candidates) ?? wrongDirection(engine, question, candidates)
}

function corrected(base: FactBase, correction: Correction, facts: readonly Entry<'fact'>[]): Corrected | undefined {
  const [first, ...rest] = facts.filter(({ record }) => record.rank !== 'deprecated')
  return first && { kind: 'corrected', correction, facts: [first, ...rest.slice(0, 1)], notes: notesOn(base, [first]) }
}

/** So many names of one question are checked for what it presumes. */
const MAX_NAMES = 8

/** How far behind a number its noun may stand. */
const NOUN_WITHIN = 3

/** "The fourth ship", "the ten pits": more than the dossier has, or another number than it gives. */
function wrongNumber({ base, catalogue }: Engine, question: Question, candidates: readonly Candidate[]): Corrected | undefined {
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
      if (record.entry.kind !== 'fact') continue
      const value = record.entry.record.values.find((one) => one.property === 'count')
      const of = value && entryOf(base, 'entity', value.of)
      if (!value || !of || nouns.length === 0 || !nouns.some((word) => word.terms.some((term) => NOUN_TERMS(of, record.weights).has(term)))) continue
      const { is } = value
      if (typeof is === 'number' && is !== number.value) return corrected(base, { kind: 'value', asked: number.value, of, is }, [record.entry])
      if (typeof is === 'object' && 'gt' in is && (number.value < is.gt || (number.value === is.gt && isExact(question, number.at)))) return corrected(base, { kind: 'value', asked: number.value, of, is }, [record.entry])
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

const singleId = (hit: NameHit): RecordId | undefined => (hit.ids.length === 1 ? hit.ids[0] : undefined)
const OF = new Set(['of', 'in', 'im', 'von', 'at', 'en', 'de', 'w', 'v', 'na', 'au'])
/** What may stand between a place and where it is said to be. */
const LIES = new Set(['is', 'was', 'lies', 'located', 'situated', 'liegt', 'ist', 'gelegen', 'nahoditsya', 'nakhoditsya', 'znahodytsya', 'znakhodytsya', 'gehort', 'ghort', 'belong', 'belongs', 'lezy', 'znajduje', 'sie', 'se', 'trouve', 'situe', 'esta', 'queda', 'doch', 'ja'])
const KIND_WORDS = new Set(['port', 'hafen', 'harbour', 'harbor', 'town', 'city', 'stadt', 'ort', 'seaport', 'cosmodrome', 'kosmodrom', 'spaceport', 'the', 'der', 'dem', 'den', 'die', 'das'])

/** The country that the token names. */
function countryAt(question: Question, at: number): RecordId | undefined {
  const hit = question.names.find((name) => at >= name.from && at < name.to)
  const token = question.tokens[hit?.from ?? at]
  const terms = question.words.find((word) => word.token === token)?.terms ?? []
  return terms.find((term) => term.startsWith('e:country-'))?.slice(2)
}

/** "Why does the Angara fly the flag of North Korea?", "the North Korean freighter Angara": another country than any source gives it. */
function wrongFlag({ base }: Engine, question: Question): Corrected | undefined {
  const isOfShip = (at: number) => question.words.some(({ token, terms }) => token === question.tokens[at] && (terms.includes('c:ship') || terms.some((term) => term.startsWith('e:ship-'))))
  // "Is the Angara North Korean?" asks for it as well.
  const isOfCountry = isYesNo(question) && question.words.every(({ weight, terms }) => weight < 1 || terms.some((term) => /^e:(ship|country)-/.test(term)))
  const asksForFlag = isOfCountry || question.words.some((word) => word.terms.includes('c:flag'))
  const countries = question.tokens.flatMap((_, at) => {
    const country = countryAt(question, at)
    return country !== undefined && (asksForFlag || isOfShip(at + 1)) ? [country] : []
  })
  for (const id of question.names.slice(0, MAX_NAMES).flatMap((hit) => singleId(hit) ?? [])) {
    const facts = referringTo(base, 'fact', id).filter(({ record }) => record.values.some(({ of, property }) => of === id && FLAG.has(property)))
    const given = new Set(facts.flatMap(({ record }) => record.values.flatMap(({ of, property, is }) => (of === id && FLAG.has(property) ? [is] : []))))
    const [asked, of] = [countries.find((country) => !given.has(country)), entryOf(base, 'entity', id)]
    const [is] = given
    const [askedEntry, flag] = [asked, is].map((country) => (typeof country === 'string' ? entryOf(base, 'entity', country) : undefined))
    const byFlag = (fact: Entry<'fact'>) => Number(!fact.record.values.some(({ of: one, property }) => one === id && property === 'flag'))
    if (of && askedEntry && flag) return corrected(base, { kind: 'flag', of, asked: askedEntry, is: flag }, facts.toSorted((a, b) => byFlag(a) - byFlag(b)))
  }
  return undefined
}
const FLAG = new Set(['nationality', 'flag'])

/** "The North Korean port of Dunai", "Dunai in North Korea": a country beside a place that lies elsewhere. */
function wrongCountry({ base }: Engine, question: Question): Corrected | undefined {
  const located = (id: RecordId) =>
    referringTo(base, 'fact', id).find(({ record }) => record.values.some((value) => value.of === id && value.property === 'located'))
  for (const hit of question.names.slice(0, MAX_NAMES)) {
    const id = singleId(hit)
    const fact = id === undefined ? undefined : located(id)
    const value = fact?.record.values.find((one) => one.of === id && one.property === 'located')
    const of = id === undefined ? undefined : entryOf(base, 'entity', id)
    if (!fact || !of || typeof value?.is !== 'string') continue
    let before = hit.from - 1
    while (before >= 0 && (OF.has(question.tokens[before]?.folded ?? '') || KIND_WORDS.has(question.tokens[before]?.folded ?? ''))) before--
    let after = hit.to
    while (LIES.has(question.tokens[after]?.folded ?? '')) after++
    const isIn = OF.has(question.tokens[after]?.folded ?? '') || question.tokens[after]?.folded === 'zu'
    if (isIn) after++
    const asked = countryAt(question, before) ?? (isIn ? countryAt(question, after) : undefined) ?? onlyCountry(question)
    const askedEntry = asked === undefined ? undefined : entryOf(base, 'entity', asked)
    const where = entryOf(base, 'entity', value.is)
    if (!askedEntry || where?.record.kind !== 'country' || where === askedEntry || isChoice(question, asked, located)) continue
    return corrected(base, { kind: 'place', of, asked: askedEntry, located: where }, [fact])
  }
  return undefined
}

/** "Is Najin a Russian port?": the country, where nothing else is asked of a place. */
function onlyCountry(question: Question): RecordId | undefined {
  const isOfPlace = ({ weight, terms }: QuestionWord) => weight < 1 || terms.some((term) => /^(e:(port|place|country)-|c:(port|place|town)$)/.test(term))
  const countries = question.words.flatMap(({ terms }) => terms.filter((term) => term.startsWith('e:country-')))
  return isYesNo(question) && question.words.every(isOfPlace) ? countries[0]?.slice(2) : undefined
}

/** "Did Putin visit Kim in North Korea?": in another country than the events that are told with all else. */
function wrongSetting({ base }: Engine, question: Question, candidates: readonly Candidate[]): Corrected | undefined {
  if (!isYesNo(question)) return undefined
  const at = question.tokens.findIndex((_, place) => OF_COUNTRY.has(question.tokens[place - 1]?.folded ?? '') && countryAt(question, place) !== undefined)
  const asked = at < 0 ? undefined : countryAt(question, at)
  const askedEntry = asked === undefined ? undefined : entryOf(base, 'entity', asked)
  if (!askedEntry) return undefined
  const others = { ...question, words: question.words.filter(({ token }) => token !== question.tokens[at]) }
  const told = candidates.flatMap((one) => {
    const { entry } = one.record
    const events = entry.kind === 'fact' && tellsAll(others, one) ? entry.record.about.flatMap((id) => entryOf(base, 'event', id) ?? []) : []
    return entry.kind === 'fact' ? events.map((event) => ({ fact: entry, event })) : []
  })
  const countriesOf = (event: Entry<'event'>) => event.record.where.flatMap((id) => countryOf(base, id) ?? [])
  const [first] = told
  const [country] = first ? countriesOf(first.event) : []
  const located = country === undefined ? undefined : entryOf(base, 'entity', country)
  if (!first || !located || told.some(({ event }) => countriesOf(event).length === 0 || countriesOf(event).includes(askedEntry.record.id))) return undefined
  return corrected(base, { kind: 'place', of: first.event, asked: askedEntry, located }, [first.fact])
}
const OF_COUNTRY = new Set(['in', 'im'])

/** "Najin or Dunai": whether one of several that are named does lie there. */
const isChoice = ({ tokens, names }: Question, country: RecordId | undefined, located: (id: RecordId) => Entry<'fact'> | undefined): boolean =>
  tokens.some(({ folded }) => folded === 'or' || folded === 'oder') && names.slice(0, MAX_NAMES).some(({ ids }) => ids.some((id) => located(id)?.record.values.some((value) => value.of === id && value.is === country)))

/** "What did the Maia do at Dunai?": a ship or person at a place whose events name others, and nowhere it. */
function wrongPart({ base }: Engine, question: Question): Corrected | undefined {
  const ids = [...new Set(question.names.flatMap((hit) => singleId(hit) ?? []))].slice(0, MAX_NAMES)
  const actors = ids.filter((id) => id.startsWith('ship-') || id.startsWith('person-'))
  for (const place of ids.filter((id) => id.startsWith('port-') || id.startsWith('place-'))) {
    const events = referringTo(base, 'event', place).filter(({ record }) => record.where.includes(place) && record.who.length > 0)
    for (const actor of actors) {
      const prefix = actor.split('-', 1)[0] ?? ''
      const event = events.find(({ record }) => record.who.some((id) => id.startsWith(`${prefix}-`)))
      if (!event || events.some(({ record }) => record.who.includes(actor))) continue
      const together = referringTo(base, 'fact', actor).some(({ record }) => record.about.includes(place))
      const asked = entryOf(base, 'entity', actor)
      const named = event.record.who.flatMap((id) => entryOf(base, 'entity', id) ?? [])
      const facts = referringTo(base, 'fact', event.record.id).toSorted((a, b) => naming(b, named) - naming(a, named))
      if (!together && asked && named.length > 0) return corrected(base, { kind: 'part', event, asked, named: named as unknown as NonEmpty<Entry<'entity'>> }, facts)
    }
  }
  return undefined
}

/** Whether somebody says what a fact tells, or takes part in the event. */
const isBy = (base: FactBase, { record: { entry } }: Candidate, events: readonly Entry<'event'>[], id: RecordId): boolean =>
  entry.kind === 'fact' &&
  [...entry.record.attribution.flatMap((hop) => hop.who), ...events.flatMap(({ record }) => (entry.record.about.includes(record.id) ? record.who : []))].some((one) => one === id || isWithin(base, one, id) || isWithin(base, id, one))

/** "Did the US hand over the images?": of an event that is told with all else that is asked, another takes part. */
function wrongActor({ base }: Engine, question: Question, candidates: readonly Candidate[]): Corrected | undefined {
  const subject = isYesNo(question) ? subjectOf(question) : undefined
  const asked = subject?.terms.flatMap((term) => (SPEAKER.test(term) ? entryOf(base, 'entity', term.slice(2)) ?? [] : []))[0]
  const others = question.words.filter((word) => word.weight === 1 && word !== subject)
  const matter = others.filter(({ terms }) => !terms.some((term) => term.startsWith('e:')))
  // The event itself must be what is asked: a fact may tell of other things beside it.
  const events = candidates.flatMap(({ record: { entry, own } }) => (entry.kind === 'event' && matter.some(({ terms }) => terms.some((term) => own.has(term))) ? [entry] : []))
  if (!asked || candidates.some((one) => tellsAll(question, one) && isBy(base, one, events, asked.record.id))) return undefined
  const named = [asked.record.id, ...question.words.flatMap(({ terms }) => terms.flatMap((term) => (term.startsWith('e:') ? [term.slice(2)] : [])))]
  const isOfNamed = (id: RecordId) => named.some((one) => one === id || isWithin(base, id, one) || isWithin(base, one, id))
  for (const { record } of candidates) {
    if (record.entry.kind !== 'fact' || record.entities.has(asked.record.id) || !others.every(({ terms }) => terms.some((term) => record.own.has(term)))) continue
    const { about } = record.entry.record
    const event = events.find((one) => one.record.id === about.find((id) => id.startsWith('ev-')))
    const actors = event?.record.who.filter((id) => SPEAKER.test(entityTerm(id)) && !isOfNamed(id)).flatMap((id) => entryOf(base, 'entity', id) ?? []) ?? []
    if (!event || !isNonEmpty(actors)) continue
    const telling = referringTo(base, 'fact', event.record.id).toSorted((a, b) => naming(b, actors) - naming(a, actors))
    return corrected(base, { kind: 'part', event, asked, named: actors }, telling)
  }
  return undefined
}

/** "Did Russia supply North Korea?": the other way round. */
function wrongDirection(engine: Engine, question: Question, candidates: readonly Candidate[]): Corrected | undefined {
  const reverse = reverseOf(engine, question, candidates)
  return reverse && corrected(engine.base, { kind: 'direction', from: reverse.from, to: reverse.to }, reverse.facts)
}

const naming = ({ record }: Entry<'fact'>, named: readonly Entry<'entity'>[]): number =>
  named.filter((entity) => record.about.includes(entity.record.id)).length
