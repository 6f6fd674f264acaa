import type { Entry, FactBase } from '../facts/fact-base.ts'
import { entryOf, referringTo } from '../facts/fact-base.ts'
import type { NonEmpty, RecordId } from '../facts/record.ts'
import { ENTITY_KINDS } from '../facts/record.ts'
import type { Engine } from './ask.ts'
import type { Corrected } from './corrected.ts'
import { corrected, MAX_NAMES, singleId } from './corrected.ts'
import { asideOfDoubt } from './doubt.ts'
import { countryOf, isOfOne, isSite, isWithin } from './entities.ts'
import { isNonEmpty } from './lead.ts'
import type { Focus } from './find-focus.ts'
import type { NameHit } from './find-names.ts'
import { fold } from './normalise.ts'
import type { Question } from './parse-question.ts'
import type { Candidate } from './rank.ts'
import { tellsAll } from './rank.ts'
import type { QuestionWord } from './read-word.ts'
import { isYesNo } from './yes-no.ts'
import { OR } from './words.ts'

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

const GOAL = new Set(['to', 'nach', 'into', 'in', 'at'])
const NATIONALITY = new Set(['nationality', 'flag'])
/** Whose a ship is said to be tells nothing of the flag that it flies. */
const FLAG = new Set(['flag'])

/** "Why does the Angara fly the flag of North Korea?", "the North Korean freighter Angara", "Ukrainian ships": another country than any source gives it. */
function wrongFlag({ base, catalogue }: Engine, question: Question): Corrected | undefined {
  const isOfShip = (at: number) => question.words.some(({ token, terms }) => token === question.tokens[at] && (terms.includes('c:ship') || terms.some((term) => term.startsWith('e:ship-'))))
  // "Is the Angara North Korean?" asks for it as well.
  const isOfCountry = isYesNo(question) && question.words.every(({ weight, terms }) => weight < 1 || terms.some((term) => /^e:(ship|country)-/.test(term)))
  const asksForFlag = question.words.some((word) => word.terms.includes('c:flag'))
  // "North Korea ships weapons": what a country itself does.
  const isGoal = (at: number) => GOAL.has(question.tokens[at - 1]?.folded ?? '')
  const isNamed = (at: number) => question.names.some(({ from, to }) => at >= from && at < to)
  const countries = question.tokens.flatMap((_, at) => {
    const country = countryAt(question, at)
    return country !== undefined && ((isOfCountry && !isGoal(at)) || asksForFlag || (isOfShip(at + 1) && !isNamed(at))) ? [country] : []
  })
  const told = (ship: Entry<'entity'>) => flagOf(base, ship, asksForFlag ? FLAG : NATIONALITY)
  const otherThan = ({ given }: Told) => countries.find((country) => !given.includes(country))
  const named = question.names.slice(0, MAX_NAMES).flatMap((hit) => singleId(hit) ?? [])
  const ships = named.filter((id) => id.startsWith('ship-')).flatMap((id) => entryOf(base, 'entity', id) ?? [])
  if (ships.length > 0) {
    const wrong = ships.map(told).find((one) => one.given.length > 0 && otherThan(one) !== undefined)
    return wrong && otherFlag(base, [wrong.ship], wrong, otherThan(wrong))
  }
  // Where none is named, all are meant.
  const all = catalogue.entities.ship.slice(0, MAX_NAMES + 1).map(told)
  const [first] = all
  const isOfAll = !asksForFlag && all.length <= MAX_NAMES && !question.tokens.some(({ folded }) => OR.has(folded)) && all.every((one) => otherThan(one) !== undefined && one.given[0] === first?.given[0])
  const everyShip = all.map(({ ship }) => ship)
  const flagged = asksForFlag ? all.filter(({ given }) => given.length > 0) : []
  const [flag] = flagged
  const withFlag = flagged.map(({ ship }) => ship)
  if (flag && isNonEmpty(withFlag) && flagged.every((one) => otherThan(one) !== undefined && one.given[0] === flag.given[0])) return otherFlag(base, withFlag, flag, otherThan(flag))
  return first && isOfAll && isNonEmpty(everyShip) ? otherFlag(base, everyShip, first, otherThan(first)) : undefined
}

/** A ship with the countries that it is given, and the facts that give it one, its flag before anything else. */
type Told = { readonly ship: Entry<'entity'>; readonly given: readonly unknown[]; readonly facts: readonly Entry<'fact'>[] }

function flagOf(base: FactBase, ship: Entry<'entity'>, telling: ReadonlySet<string>): Told {
  const { id } = ship.record
  const valuesIn = ({ record }: Entry<'fact'>) => record.values.filter(({ of, property }) => of === id && telling.has(property))
  const hasFlag = (fact: Entry<'fact'>) => valuesIn(fact).some(({ property }) => property === 'flag')
  const facts = referringTo(base, 'fact', id).filter((fact) => valuesIn(fact).length > 0)
  return { ship, given: facts.flatMap(valuesIn).map(({ is }) => is), facts: facts.toSorted((a, b) => Number(hasFlag(b)) - Number(hasFlag(a))) }
}

function otherFlag(base: FactBase, of: NonEmpty<Entry<'entity'>>, { given, facts }: Told, asked: RecordId | undefined): Corrected | undefined {
  const [is, other] = [given[0], asked].map((country) => (typeof country === 'string' ? entryOf(base, 'entity', country) : undefined))
  return is && other ? corrected(base, { kind: 'flag', of, asked: other, is }, facts) : undefined
}

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

/** Who asks for these of a place presumes what else is said of it. */
const PRESUMING: ReadonlySet<Focus> = new Set<Focus>(['when', 'why', 'howMany', 'who'])

/** "Is Najin a Russian port?", "since when …": the country, where nothing else is asked of a place. */
function onlyCountry(question: Question): RecordId | undefined {
  const isOfPlace = ({ weight, terms }: QuestionWord) => weight < 1 || terms.some((term) => /^(e:(port|place|country)-|c:(port|place|town)$)/.test(term))
  const countries = question.words.flatMap(({ terms }) => terms.filter((term) => term.startsWith('e:country-')))
  const isPresumed = PRESUMING.has(question.focus) && new Set(countries).size === 1 && question.words.some(({ terms }) => terms.some((term) => /^c:(port|place|town)$/.test(term)))
  return (isYesNo(question) || isPresumed) && question.words.every(isOfPlace) ? countries[0]?.slice(2) : undefined
}

/** Where the question has something happen: the place of its token, and the name that but stands for a country, its capital's. */
type Setting = { readonly at: number; readonly place: Entry<'entity'>; readonly alias: string | undefined }

function settingIn(base: FactBase, question: Question): Setting | undefined {
  const found = question.tokens.flatMap((token, at): Setting[] => {
    if (!PLACED.has(question.tokens[at - 1]?.folded ?? '') && !VISITED.has(question.tokens[at + 1]?.folded ?? '')) return []
    const hit = question.names.find((name) => at === name.from)
    const site = hit && singleId(hit)
    const place = entryOf(base, 'entity', countryAt(question, at) ?? (site !== undefined && isSite(site) ? site : ''))
    return place ? [{ at, place, alias: place.record.aliases.find(({ kind, text }) => kind === 'weak' && fold(text) === token.folded)?.text }] : []
  })
  const [only] = found
  const isOther = ({ from, ids }: NameHit) => from !== only?.at && ids.some(isSite)
  return found.length === 1 && !question.names.some(isOther) ? only : undefined
}

/** "Did Putin visit Kim in North Korea?", "When did they meet in Moscow?": elsewhere than the events that are told with all else. */
function wrongSetting({ base }: Engine, question: Question, candidates: readonly Candidate[]): Corrected | undefined {
  const asked = isYesNo(question) || PRESUMING.has(question.focus) ? settingIn(base, question) : undefined
  if (!asked) return undefined
  const { id, kind } = asked.place.record
  const others = asideOfDoubt({ ...question, words: question.words.filter(({ token }) => token !== question.tokens[asked.at]) })
  if (!others.words.some(({ weight, terms }) => weight === 1 && terms.length > 0 && !terms.some((term) => KIND_TERMS.has(term)))) return undefined
  const told = candidates.flatMap((one) => {
    const { entry } = one.record
    const events = entry.kind === 'fact' && tellsAll(others, one) ? entry.record.about.flatMap((about) => entryOf(base, 'event', about) ?? []) : []
    return entry.kind === 'fact' ? events.map((event) => ({ fact: entry, event })) : []
  })
  // A fact that names the place may well have it so.
  if (kind !== 'country' && candidates.some((one) => one.record.entry.kind === 'fact' && tellsAll(asideOfDoubt(question), one))) return undefined
  // Of a country, the country tells; of a place in it, or its capital, but another place.
  const isWhole = kind === 'country' && asked.alias === undefined
  const placesOf = ({ record }: Entry<'event'>) => record.where.flatMap((where) => (isWhole ? countryOf(base, where) ?? [] : where))
  const mayBeThere = (where: RecordId) => (isWhole ? where === id : kind === 'country' ? isWithin(base, id, where) || where === id : aroundOf(base, where).some((around) => isOfOne(base, around, id)))
  const [first] = told
  const [place] = first ? placesOf(first.event) : []
  const located = place === undefined ? undefined : entryOf(base, 'entity', place)
  if (!first || !located || told.some(({ event }) => placesOf(event).length === 0 || placesOf(event).some(mayBeThere))) return undefined
  return corrected(base, { kind: 'place', of: first.event, asked: asked.place, ...(isWhole ? {} : { alias: asked.alias }), located }, [first.fact])
}
/** A kind of thing alone is no matter. */
const KIND_TERMS: ReadonlySet<string> = new Set(ENTITY_KINDS.map((kind) => `c:${kind}`))
const PLACED = new Set(['in', 'im', 'at', 'visit', 'visits', 'visited', 'visiting', 'besuchte', 'besucht', 'besuchten'])
const VISITED = new Set(['besucht', 'besuchte', 'besuchen'])

/** A place, and where a fact has it. */
const aroundOf = (base: FactBase, id: RecordId): readonly RecordId[] =>
  [id, ...referringTo(base, 'fact', id).flatMap(({ record }) => record.values.flatMap(({ of, property, is }) => (of === id && property === 'located' && typeof is === 'string' ? [is] : [])))]

/** "Najin or Dunai": whether one of several that are named does lie there. */
const isChoice = ({ tokens, names }: Question, country: RecordId | undefined, located: (id: RecordId) => Entry<'fact'> | undefined): boolean =>
  tokens.some(({ folded }) => OR.has(folded)) && names.slice(0, MAX_NAMES).some(({ ids }) => ids.some((id) => located(id)?.record.values.some((value) => value.of === id && value.is === country)))
