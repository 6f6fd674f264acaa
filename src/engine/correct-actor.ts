import type { Entry, FactBase } from '../facts/fact-base.ts'
import { entryOf, referringTo } from '../facts/fact-base.ts'
import type { NonEmpty, RecordId } from '../facts/record.ts'
import { ACTS } from './acts.ts'
import type { Engine } from './ask.ts'
import type { Corrected } from './corrected.ts'
import { corrected, MAX_NAMES, singleId } from './corrected.ts'
import { isOfOne, SPEAKER } from './entities.ts'
import { isKind, isNonEmpty } from './lead.ts'
import type { Question } from './parse-question.ts'
import type { Candidate } from './rank.ts'
import { tellsAll } from './rank.ts'
import type { Term } from './terms.ts'
import { entityIdsIn, entityTerm, isNamed } from './terms.ts'
import type { QuestionWord } from './read-word.ts'
import type { IndexedRecord } from './weigh-record.ts'
import { PASSIVE, RECEIVING } from './words.ts'
import { BY, isYesNo, subjectOf } from './yes-no.ts'

/** Who takes part in an event instead of the one that the question presumes. */
export const actorOtherwise = (engine: Engine, question: Question, candidates: readonly Candidate[]): Corrected | undefined =>
  wrongPart(engine, question) ?? wrongAuthor(engine, question, candidates) ?? wrongActor(engine, question, candidates)

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
      if (!together && asked && isNonEmpty(named)) return otherPart(base, event, asked, named, false)
    }
  }
  return undefined
}

/** Whether somebody says what a fact tells, or takes part in the event. */
const isBy = (base: FactBase, { record: { entry } }: Candidate, events: readonly Entry<'event'>[], id: RecordId): boolean =>
  entry.kind === 'fact' &&
  [...entry.record.attribution.flatMap((hop) => hop.who), ...events.flatMap((event) => (entry.record.about.includes(event.record.id) ? doersOf(event) : []))].some((one) => isOfOne(base, one, id))

const GIVING = new Set('give gives gave giving send sends sent pass passed submit submitted gab gaben gegeben gibt geben schickt schickte schickten geschickt'.split(' '))
const DOING: ReadonlySet<Term> = new Set(['c:hand-over', 'c:deploy', 'c:fire', 'c:use', 'c:deliver', 'c:supply'])

/** Whether the subject is said to do something to others, and not to have it done to it, or but to see or have what they did. */
const saysWhoDid = ({ tokens, words, wantsSpeech }: Question): boolean =>
  !wantsSpeech && (tokens.some(({ folded }) => GIVING.has(folded)) || words.some(({ terms }) => terms.some((term) => DOING.has(term)))) && !tokens.some(({ folded }) => RECEIVING.has(folded)) && (tokens.some(({ folded }) => BY.has(folded)) || !tokens.some(({ folded }) => PASSIVE.has(folded)))

/** Of these there are many: that one has its own says nothing of another's. */
const MANY: ReadonlySet<string> = new Set(['publication', 'study', 'remark'])
const OF_ANY: ReadonlySet<Term> = new Set(['c:report', 'c:article', 'c:begin'])

/** Whether it is asked of what is done in the event, and of many such, of this one. */
const isOfAct = ({ tokens, words }: Question, { record: { kind } }: Entry<'event'>, subject: QuestionWord | undefined): boolean =>
  (!MANY.has(kind) || words.some((word) => word.weight === 1 && word !== subject && word.terms.some(isNamed) && !word.terms.some((term) => ACTS[kind].includes(term) || OF_ANY.has(term)))) &&
  ((kind === 'disclosure' && tokens.some(({ folded }) => GIVING.has(folded))) || words.some(({ terms }) => terms.some((term) => ACTS[kind].includes(term))))

/** Who did it, or where the event does not tell that, who took part. */
const doersOf = ({ record }: Entry<'event'>): readonly RecordId[] => (record.by.length > 0 ? record.by : record.who)

/** Who of those that can speak is the subject. */
const speakerOf = (base: FactBase, subject: QuestionWord | undefined): Entry<'entity'> | undefined =>
  subject?.terms.flatMap((term) => (SPEAKER.test(term) ? entryOf(base, 'entity', term.slice(2)) ?? [] : []))[0]

/** "Did the US hand over the images?": of an event that is told with all else that is asked, another takes part. */
function wrongActor({ base }: Engine, question: Question, candidates: readonly Candidate[]): Corrected | undefined {
  const subject = question.focus === 'who' || isKind(question.focus) ? undefined : subjectOf(question)
  const asked = speakerOf(base, subject)
  const others = question.words.filter((word) => word.weight === 1 && word !== subject)
  const matter = others.filter(({ terms }) => !terms.some((term) => term.startsWith('e:')))
  // The event itself must be what is asked: a fact may tell of other things beside it.
  const isTold = (words: readonly QuestionWord[], own: IndexedRecord['own']) => words.length > 0 && words[isYesNo(question) ? 'some' : 'every'](({ terms }) => terms.some((term) => own.has(term)))
  const events = candidates.flatMap(({ record: { entry, own } }) => (entry.kind === 'event' && isTold(matter, own) && isOfAct(question, entry, subject) ? [entry] : []))
  if (!asked || candidates.some((one) => tellsAll(question, one) && isBy(base, one, events, asked.record.id))) return undefined
  const named = [asked.record.id, ...question.words.flatMap(({ terms }) => entityIdsIn(terms))]
  const isOfNamed = (id: RecordId) => named.some((one) => isOfOne(base, one, id))
  for (const { record } of candidates) {
    if (record.entry.kind !== 'fact' || !others.every(({ terms }) => terms.some((term) => record.own.has(term)))) continue
    const { about } = record.entry.record
    const event = events.find((one) => one.record.id === about.find((id) => id.startsWith('ev-')))
    if (!event) continue
    const did = event.record.by.length > 0 && saysWhoDid(question)
    // Of those who but take part, the one that is asked for may do it as well.
    if (!did && record.entities.has(asked.record.id)) continue
    const actors = (did ? event.record.by : event.record.who).filter((id) => SPEAKER.test(entityTerm(id)) && (did ? !isOfOne(base, id, asked.record.id) : !isOfNamed(id))).flatMap((id) => entryOf(base, 'entity', id) ?? [])
    if (isNonEmpty(actors)) return otherPart(base, event, asked, actors, did)
  }
  return undefined
}

/** "Did RUSI write the secret report?": a source of which a fact tells all else, and that is by another. */
function wrongAuthor({ base }: Engine, question: Question, candidates: readonly Candidate[]): Corrected | undefined {
  const subject = isYesNo(question) ? subjectOf(question) : undefined
  const asked = speakerOf(base, subject)
  if (!asked || !question.words.some(({ terms }) => terms.some((term) => WRITING.has(term)))) return undefined
  // Who wrote it need not have published it.
  const others = { ...question, words: question.words.filter((word) => word !== subject && !word.terms.includes('c:write')) }
  if (!others.words.some(({ weight, terms }) => weight === 1 && terms.some((term) => isNamed(term) && !WRITING.has(term)))) return undefined
  for (const one of candidates) {
    const { entry } = one.record
    if (entry.kind !== 'fact' || !tellsAll(others, one)) continue
    const source = entry.record.about.flatMap((id) => entryOf(base, 'source', id) ?? [])[0]
    const authors = source?.record.by.flatMap((id) => entryOf(base, 'entity', id) ?? []) ?? []
    if (!source || !isNonEmpty(authors)) continue
    return authors.some(({ record }) => isOfOne(base, record.id, asked.record.id)) ? undefined : corrected(base, { kind: 'part', did: true, event: source, asked, named: authors }, [entry])
  }
  return undefined
}
const WRITING: ReadonlySet<Term> = new Set(['c:write', 'c:publish', 'c:report'])

/** That these take part in the event, with the facts on it, those first that name most of them. */
function otherPart(base: FactBase, event: Entry<'event'>, asked: Entry<'entity'>, named: NonEmpty<Entry<'entity'>>, did: boolean): Corrected | undefined {
  const facts = referringTo(base, 'fact', event.record.id).toSorted((a, b) => naming(b, named) - naming(a, named))
  return corrected(base, { kind: 'part', did, event, asked, named }, facts)
}

const naming = ({ record }: Entry<'fact'>, named: readonly Entry<'entity'>[]): number =>
  named.filter((entity) => record.about.includes(entity.record.id)).length
