import type { Entry } from '../facts/fact-base.ts'
import { entryOf, referringTo } from '../facts/fact-base.ts'
import type { RecordId } from '../facts/record.ts'
import type { Engine } from './ask.ts'
import type { Corrected } from './corrected.ts'
import { corrected, MAX_NAMES, singleId } from './corrected.ts'
import { countryOf } from './entities.ts'
import type { Question } from './parse-question.ts'
import type { Candidate } from './rank.ts'
import { tellsAll } from './rank.ts'
import type { QuestionWord } from './read-word.ts'
import { isYesNo } from './yes-no.ts'

/** The country, flag or setting that the question presumes and the dossier has otherwise. */
export const placeOtherwise = (engine: Engine, question: Question, candidates: readonly Candidate[]): Corrected | undefined =>
  wrongCountry(engine, question) ?? wrongFlag(engine, question) ?? wrongSetting(engine, question, candidates)

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
  // Whose a ship is said to be tells nothing of the flag that it flies.
  const telling = question.words.some((word) => word.terms.includes('c:flag')) ? new Set(['flag']) : FLAG
  for (const id of question.names.slice(0, MAX_NAMES).flatMap((hit) => singleId(hit) ?? [])) {
    const facts = referringTo(base, 'fact', id).filter(({ record }) => record.values.some(({ of, property }) => of === id && telling.has(property)))
    const given = new Set(facts.flatMap(({ record }) => record.values.flatMap(({ of, property, is }) => (of === id && telling.has(property) ? [is] : []))))
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
