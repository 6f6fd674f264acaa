import type { Entry, FactBase } from '../facts/fact-base.ts'
import { entriesOf, entryOf, referringTo } from '../facts/fact-base.ts'
import type { EntityKind, NonEmpty, RecordId } from '../facts/record.ts'
import { ENTITY_KINDS } from '../facts/record.ts'
import type { AnswerOf } from './answer.ts'
import { isWithin, SPEAKER } from './entities.ts'
import { EXCEPT } from './gap-or-fact.ts'
import { isNonEmpty } from './lead.ts'
import type { Question } from './parse-question.ts'
import { namedIds } from './parse-question.ts'
import { entityIdsIn } from './terms.ts'

type Found = Omit<AnswerOf<'found'>, 'lang'>
export type Side = { readonly speaker: RecordId; readonly facts: readonly Entry<'fact'>[]; readonly named: ReadonlySet<RecordId> }

const isFirsthand = (base: FactBase, { record }: Entry<'fact'>, speaker: RecordId): boolean =>
  (record.attribution[0]?.who ?? []).some((id) => id === speaker || isWithin(base, id, speaker))

/** What one says first-hand, in the dossier's order. */
function saidBy(base: FactBase, speaker: RecordId): readonly Entry<'fact'>[] {
  const speakers = [speaker, ...referringTo(base, 'entity', speaker).map(({ record }) => record.id)]
  const all = new Set(speakers.flatMap((id) => referringTo(base, 'fact', id)))
  return [...all].filter((fact) => isFirsthand(base, fact, speaker))
}

function sideOf(base: FactBase, speaker: RecordId, kind: EntityKind): Side {
  const facts = saidBy(base, speaker).filter((fact) => fact.record.about.some((id) => entryOf(base, 'entity', id)?.record.kind === kind))
  return { speaker, facts, named: new Set(facts.flatMap(({ record }) => record.about.filter((id) => entryOf(base, 'entity', id)?.record.kind === kind))) }
}

const OTHERS = new Set(['other', 'another', 'andere', 'anderen', 'anderem', 'anderer', 'anderes', 'zweite', 'zweiten', 'second', 'versus', 'vs'])

/** Whether two are set against each other: both named, or the one and the other. */
const isOfTwo = (question: Question): boolean =>
  question.tokens.some((token) => OTHERS.has(token.folded)) || question.words.filter((word) => word.terms.some((term) => SPEAKING.has(term) || SPEAKER.test(term))).length > 1
const SPEAKING = new Set(['c:report', 'c:intelligence', 'c:think-tank', 'c:newspaper', 'c:researcher', 'c:article'])

/** In a bigger base, "the one report and the other" may be any. */
const MAX_UNNAMED = 5000

const originsOf = (base: FactBase): RecordId[] => [...new Set(entriesOf(base, 'fact').flatMap(({ record }) => record.attribution[0]?.who ?? []))]

export const speakersNamed = ({ words }: Question): RecordId[] => [...new Set(words.flatMap(({ terms }) => entityIdsIn(terms.filter((term) => SPEAKER.test(term)))))]

/** Those who speak of things of a kind: the ones that are named, or else all there are. */
export function sidesOf(base: FactBase, question: Question, kind: EntityKind): Side[] {
  const named = speakersNamed(question)
  const speakers = named.length > 0 || base.entries.size > MAX_UNNAMED ? named : originsOf(base)
  return speakers.map((speaker) => sideOf(base, speaker, kind)).filter((side) => side.named.size > 0)
}

/**
 * Which things of a kind two speakers both name, or one names and the other does not. Undefined where
 * the question compares nothing, or not just two speak of such things.
 */
export function compareSides(base: FactBase, question: Question, kind: EntityKind): Found | undefined {
  const missing = missingWith(base, question, kind)
  if (missing) return missing
  if (question.contrast === null || (question.contrast === 'difference' && !isOfTwo(question))) return undefined
  const [one, other, ...more] = sidesOf(base, question, kind)
  if (!one || !other || more.length > 0) return undefined
  const both = [...one.named].filter((id) => other.named.has(id))
  const onlyOne = [...one.named].filter((id) => !other.named.has(id))
  const onlyOther = [...other.named].filter((id) => !one.named.has(id))
  const ids = question.contrast === 'both' ? both : onlyOne.length > 0 ? onlyOne : onlyOther
  const items = ids.flatMap((id) => entryOf(base, 'entity', id) ?? [])
  const facts = [one, other].flatMap((side) => {
    const most = side.facts.toSorted((a, b) => count(b, side.named) - count(a, side.named))[0]
    return most ? [most] : []
  })
  const [first, ...rest] = facts
  if (!first || items.length === 0) return undefined
  return { kind: 'found', lead: { kind: 'names', items: items as unknown as NonEmpty<Entry<'entity'>>, counted: false }, facts: [first, ...rest], notes: [] }
}

const NOT = new Set(['nicht', 'garnicht', 'not', 'never', 'nie', 'kein', 'keine', 'keinem', 'isnt', 'doesnt', 'missing', 'fehlt', 'absent'])

/** Whether nothing but a kind of thing and one who speaks of it is named: "which ship is not in RUSI's report". */
function isOfOneSpeaker(question: Question, kind: EntityKind): boolean {
  const matter = question.words.filter(({ token, weight, terms }) => weight === 1 && !terms.includes(`c:${kind}`) && !NOT.has(token.folded))
  const speakers = new Set(matter.flatMap(({ terms }) => terms.filter((term) => SPEAKER.test(term))))
  return !SPEAKER.test(`e:${kind}-`) && speakers.size === 1 && matter.every(({ terms }) => terms.some((term) => SPEAKER.test(term) || SPEAKING.has(term)))
}

/** What the facts on a place that is named have of a kind. */
const placesOf = (base: FactBase, question: Question, kind: EntityKind): Side[] =>
  namedIds(question).filter((id) => /^(port|place)-/.test(id)).map((id) => {
    const ofKind = (fact: Entry<'fact'>) => fact.record.about.filter((one) => entryOf(base, 'entity', one)?.record.kind === kind)
    const facts = referringTo(base, 'fact', id).filter((fact) => ofKind(fact).length > 0)
    return { speaker: id, facts, named: new Set(facts.flatMap(ofKind)) }
  }).filter(({ named }) => named.size > 0)

/** The names, with a fact on each and others after these. */
function namesOf(base: FactBase, items: readonly Entry<'entity'>[], others: readonly Entry<'fact'>[]): Found | undefined {
  const [first, ...rest] = items.flatMap(({ record }) => referringTo(base, 'fact', record.id).filter((fact) => fact.record.rank !== 'deprecated').slice(0, 1))
  return first && isNonEmpty(items) ? { kind: 'found', lead: { kind: 'names', items, counted: false }, facts: [first, ...rest, ...others], notes: [] } : undefined
}

/** "Which of the three is not in the one report?": of so many as there are, those that one speaker does not name. */
function missingWith(base: FactBase, question: Question, kind: EntityKind): Found | undefined {
  if (!question.tokens.some((token) => NOT.has(token.folded))) return undefined
  const all = entriesOf(base, 'entity').filter(({ record }) => record.kind === kind)
  if (!question.numbers.some(({ value, ordinal }) => !ordinal && value === all.length) && !isOfOneSpeaker(question, kind)) return undefined
  const [side, ...more] = [...sidesOf(base, question, kind), ...placesOf(base, question, kind)].filter(({ named }) => named.size < all.length)
  const items = all.filter(({ record }) => side?.named.has(record.id) === false)
  return side && more.length === 0 ? namesOf(base, items, side.facts.slice(0, 1)) : undefined
}

/** "The third ship besides Angara and Maria": those that are left of so many as there are. */
export function restOf(base: FactBase, question: Question): Found | undefined {
  if (!question.tokens.some(({ folded }) => EXCEPT.has(folded))) return undefined
  const counted = question.numbers.flatMap(({ at }) => question.words.find(({ token }) => token === question.tokens[at + 1])?.terms ?? [])
  const kind = ENTITY_KINDS.find((one) => counted.includes(`c:${one}`))
  if (!kind) return undefined
  const all = entriesOf(base, 'entity').filter(({ record }) => record.kind === kind)
  const named = namedIds(question)
  const items = all.filter(({ record }) => !named.includes(record.id))
  const isCounted = question.numbers.some(({ value, ordinal }) => value === all.length || (!ordinal && value === items.length))
  return isCounted && items.length < all.length ? namesOf(base, items, []) : undefined
}

const SETTING_AGAINST = new Set('unterscheidet unterscheiden unterscheide unterschied unterschiede vergleich vergleiche vergleichen vergleicht gegenuberstellung ubereinstimmen uberein ubereinstimmung widersprechen widerspricht differ differs differed difference differences diff compare compares compared comparison versus vs agree agrees agreed contradict contradicts match matches'.split(' '))
/** So many facts of each side are set against each other. */
const MAX_OF_SIDE = 2

/** The same, but readings that are taken for wrong. */
const factsBy = (base: FactBase, speaker: RecordId): readonly Entry<'fact'>[] => saidBy(base, speaker).filter(({ record }) => record.rank !== 'deprecated')

/** "What's the difference between the British report and RUSI's?": what the editors noted of both, and what either says; undefined where no two are set against each other. */
export function compareReports(base: FactBase, question: Question): Found | undefined {
  if (!question.tokens.some(({ folded }) => SETTING_AGAINST.has(folded))) return undefined
  const speakers = speakersNamed(question)
  const reports = question.tokens.filter((token) => question.words.some((word) => word.token.folded === token.folded && word.terms.some((term) => SPEAKING.has(term))))
  const sides = (speakers.length === 1 && reports.length > 1 ? [...speakers, ...otherThan(base, speakers[0] ?? '')] : speakers).map((speaker) => factsBy(base, speaker)).filter((facts) => facts.length > 0)
  const [one, other, ...more] = sides.map((facts, at) => facts.filter((fact) => !sides.some((them, which) => which !== at && them.includes(fact))))
  if (!one?.length || !other?.length || more.length > 0) return undefined
  const isOn = (note: Entry<'note'>, facts: readonly Entry<'fact'>[]) => facts.some(({ record }) => note.record.about.includes(record.id) || record.about.some((id) => note.record.about.includes(id)))
  const notes = [...new Set(one.flatMap(({ record }) => referringTo(base, 'note', record.id)))].filter((note) => note.record.kind === 'inconsistency' && isOn(note, other))
  const telling = ({ record }: Entry<'fact'>) => (notes.some((note) => note.record.about.includes(record.id)) ? 2 : record.kind === 'observation' ? 1 : 0)
  const [ours, theirs] = [one, other].map((facts) => facts.toSorted((a, b) => telling(b) - telling(a)).slice(0, MAX_OF_SIDE))
  const [first, ...rest] = (ours ?? []).flatMap((fact, at) => [fact, ...(theirs?.slice(at, at + 1) ?? [])])
  return first && { kind: 'found', lead: isNonEmpty(notes) ? { kind: 'noted', notes } : { kind: 'fact' }, facts: [first, ...rest], notes: [] }
}

/** The one other who says most first-hand, where just one is named. */
function otherThan(base: FactBase, speaker: RecordId): readonly RecordId[] {
  if (base.entries.size > MAX_UNNAMED) return []
  const others = originsOf(base).filter((id) => id !== speaker && !isWithin(base, id, speaker) && !isWithin(base, speaker, id))
  return others.toSorted((a, b) => factsBy(base, b).length - factsBy(base, a).length).slice(0, 1)
}

const count = ({ record }: Entry<'fact'>, ids: ReadonlySet<RecordId>): number => record.about.filter((id) => ids.has(id)).length
