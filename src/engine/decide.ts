import type { Entry, FactBase } from '../facts/fact-base.ts'
import { entryOf, referringTo } from '../facts/fact-base.ts'
import type { RecordId } from '../facts/record.ts'
import type { Answer, AnswerOf, Lacking, Lead, Nameable } from './answer.ts'
import type { Engine } from './ask.ts'
import { compareSides } from './compare.ts'
import { correctionOf } from './correct.ts'
import { doubtOf, ENOUGH, missingIn, OWN_FOR_YES, speakersIn } from './doubt.ts'
import { asksWhoAppears } from './find-focus.ts'
import { asksForRest, GAP_MARGIN, GAP_NEAR, gapLead, gapOf, withoutOtherUnknowns } from './gap-or-fact.ts'
import { introduced, introductionOf } from './introduce.ts'
import { isKind, isNonEmpty, isYesNo, leadOf, listOf } from './lead.ts'
import type { Question, QuestionWord } from './parse-question.ts'
import { LIGHT, namedIds } from './parse-question.ts'
import { orderOf } from './order.ts'
import { profileOf } from './profile.ts'
import type { Candidate } from './rank.ts'
import type { Term } from './terms.ts'
import { tellingFacts, timelineOf } from './timeline.ts'
import { countryOf, placesOfOne } from './whereabouts.ts'
import { SPEECH_WORDS } from './words.ts'

/** Share of a question that a record must have of itself for an unknown that a source states. */
const OWN_FOR_UNKNOWN = 0.3
/** The same for a fact that tells of it, where it is not asked for in nearly those words. */
const OWN_FOR_IGNORANCE = 0.8
/** A fact so near to the best is taken instead where it alone has the date or number that is asked for. */
const WITH_SLOT = 0.75
/** The same of one that lies in the time that is asked for. */
const WITH_DATE = 0.75
/** Facts that come this near to the best support it; nearer kin with less. */
const SUPPORT = 0.68
const KIN_SUPPORT = 0.45
const MAX_FACTS = 4
/** A gap leads a fact by no more than that: both are told. */
const TELL_BOTH = 0.25
/** How much more the share counts that a fact has of itself, where it is asked whether something is so. */
const OWN_OF_YES = 0.5
/** Share of the question that an event must have of itself for its date to be told first. */
const OWN_OF_EVENT = 0.3
/** Share of the question that such a fact must have of itself. */
const OWN_BESIDE = 0.3
/** A gap comes that near to a fact: it is told of after the fact. */
const TELL_OPEN = 0.3

/** The answer, and in a few words why it and no other. */
export type Decision = { readonly answer: Answer; readonly because: string }

/** What to answer, from the question and the ranked records: the first of these that fits. */
export function decide(engine: Engine, question: Question, candidates: readonly Candidate[]): Decision {
  const { lang } = question
  const { base } = engine
  if (question.manner !== 'question') return { answer: { kind: 'help', reason: question.manner, lang }, because: `no question: ${question.manner}` }
  const matter = question.words.filter((word) => word.weight > LIGHT && !isNameOrItsKind(word, question))
  return (
    whichName(base, question, matter) ??
    overview(engine, question, matter) ??
    inTime(engine, question, candidates, matter) ??
    whereabouts(base, question, matter) ??
    whoIs(base, question, matter) ??
    whatKind(base, question) ??
    speech(base, question, matter) ??
    presumesWrong(engine, question, candidates) ??
    comparison(base, question) ??
    inOrder(base, question, candidates) ??
    everything(engine, question, matter) ??
    best(engine, question, candidates)
  )
}

function whichName(base: FactBase, question: Question, matter: readonly QuestionWord[]): Decision | undefined {
  const ambiguous = question.names.find((hit) => hit.ids.length > 1)
  const options = ambiguous && matter.length === 0 ? ambiguous.ids.flatMap((id) => entryOf(base, 'entity', id) ?? []) : []
  return isNonEmpty(options) ? { answer: { kind: 'choose', options, lang: question.lang }, because: 'one name, several entities' } : undefined
}

/** What the whole is about: an article says that first. */
function overview(engine: Engine, question: Question, matter: readonly QuestionWord[]): Decision | undefined {
  const asksForNothingElse = matter.length === 0 && question.names.length + question.dates.length + question.numbers.length === 0
  if (asksWhoAppears(question.tokens) || !asksForNothingElse || !(question.wantsOverview || (question.focus === 'what' && question.words.every((word) => word.terms.length > 0)))) return undefined
  return overviewOf(engine, question)
}

function overviewOf({ base, catalogue }: Engine, question: Question): Decision | undefined {
  const facts = catalogue.first
  return isNonEmpty(facts) ? { answer: { kind: 'found', lead: { kind: 'fact' }, facts, notes: notesOn(base, facts.slice(0, 1)), lang: question.lang }, because: 'the whole was asked' } : undefined
}

function inTime(engine: Engine, question: Question, candidates: readonly Candidate[], matter: readonly QuestionWord[]): Decision | undefined {
  if (question.dates.length === 0 || matter.length > 0) return undefined
  const timeline = timelineOf(engine.base, engine.catalogue, question.dates.map((date) => date.span), namedIds(question))
  if (timeline) return { answer: { ...timeline, lang: question.lang }, because: 'a date alone was asked' }
  return { answer: silent(engine, question, candidates, null), because: 'nothing in that time' }
}

function whoIs(base: FactBase, question: Question, matter: readonly QuestionWord[]): Decision | undefined {
  const [only, ...others] = namedIds(question)
  if (matter.length > 0 || !only || others.length > 0 || question.wantsSpeech) return undefined
  if (question.focus !== null && question.focus !== 'what' && question.focus !== 'who') return undefined
  // In a language that is read word by word, an unread word may be what was asked.
  if (question.focus === 'who' && question.words.some((word) => word.terms.length === 0)) return undefined
  const profile = profileOf(base, only)
  return profile && { answer: { ...profile, lang: question.lang }, because: 'a name alone was asked' }
}

function whatKind(base: FactBase, question: Question): Decision | undefined {
  const introduction = introductionOf(base, question)
  return introduction && { answer: { ...introduction, lang: question.lang }, because: 'what kind of thing one is, was asked' }
}

function whereabouts(base: FactBase, question: Question, matter: readonly QuestionWord[]): Decision | undefined {
  const placed = countryOf(base, question, matter) ?? placesOfOne(base, question, matter)
  return placed && { answer: { ...placed, lang: question.lang }, because: 'where one is, was asked' }
}

/** What somebody named says, where nothing else is asked. */
function speech(base: FactBase, question: Question, matter: readonly QuestionWord[]): Decision | undefined {
  const [only, ...others] = namedIds(question)
  const onlySpeech = matter.every((word) => SPEECH_WORDS.has(word.token.folded))
  if (!question.wantsSpeech || !onlySpeech || !only || others.length > 0 || question.dates.length > 0) return undefined
  const speakers = [only, ...referringTo(base, 'entity', only).map(({ record }) => record.id)]
  const said = [...new Set(speakers.flatMap((id) => referringTo(base, 'fact', id)))].filter(({ record }) => record.attribution.some((hop) => hop.who.some((id) => speakers.includes(id))))
  const facts = said.filter(({ record }) => record.rank !== 'deprecated')
  return isNonEmpty(facts) ? { answer: { kind: 'found', lead: { kind: 'fact' }, facts, notes: [], lang: question.lang }, because: 'what one says was asked' } : undefined
}

function presumesWrong(engine: Engine, question: Question, candidates: readonly Candidate[]): Decision | undefined {
  const corrected = correctionOf(engine, question, candidates)
  return corrected && { answer: { ...corrected, lang: question.lang }, because: 'the question presumes what the dossier has otherwise' }
}

function comparison(base: FactBase, question: Question): Decision | undefined {
  const compared = isKind(question.focus) ? compareSides(base, question, question.focus) : undefined
  return compared && { answer: { ...compared, lang: question.lang }, because: 'what two speakers name was compared' }
}

function inOrder(base: FactBase, question: Question, candidates: readonly Candidate[]): Decision | undefined {
  const ordered = orderOf(base, question, candidates)
  return ordered && { answer: { ...ordered, lang: question.lang }, because: 'which came first was asked' }
}

function everything(engine: Engine, question: Question, matter: readonly QuestionWord[]): Decision | undefined {
  const list = listOf(engine, question, matter)
  return list && { answer: { ...list, lang: question.lang }, because: 'everything of a kind was asked' }
}

function best(engine: Engine, question: Question, all: readonly Candidate[]): Decision {
  const { base } = engine
  const candidates = withoutOtherUnknowns(engine, question, all)
  // What a wording by which a fact is asked for asks whether, the fact may deny.
  const ownFirst = ({ score, features }: Candidate) => score + (isYesNo(question) || question.focus === 'status' ? OWN_OF_YES * features.own : 0)
  const facts = candidates.filter(({ record }) => record.entry.kind === 'fact').toSorted((a, b) => ownFirst(b) - ownFirst(a))
  const [first] = facts
  const inTime = first?.features.dates === 0 && question.dates.length > 0 ? facts.find(({ features, score }) => features.dates > 0 && score >= first.score * WITH_DATE) : undefined
  const most = Math.max(0, ...facts.flatMap(({ record, features }) => (isIgnorance(record) ? [] : [features.own])))
  const isFit = ({ record, features }: Candidate) => !missingIn(engine, question, record) && (!isYesNo(question) || (features.own >= OWN_FOR_YES && !(isIgnorance(record) && most >= features.own)))
  const fact = inTime ?? facts.find((one) => one.score >= (first?.score ?? 0) * WITH_SLOT && one.features.own * 2 >= (first?.features.own ?? 0) && isFit(one)) ?? first
  const otherDate = question.dates.length > 0 && fact?.features.dates === 0 ? otherDateOf(base, question, fact) : undefined
  if (otherDate) return { answer: { ...otherDate, lang: question.lang }, because: 'it is dated otherwise' }
  const gap = candidates.find(({ record }) => record.entry.kind === 'gap')
  const lead = gap && fact ? gapLead(engine, question, gap, fact) : gap ? Infinity : -Infinity
  const isBothTold = lead > 0 && lead < TELL_BOTH && fact !== undefined && fact.features.own >= OWN_BESIDE && !asksForRest(question) && !doubtOf(engine, question, fact)
  const top = lead > 0 && !(isBothTold && isNotStated(gap)) ? gap : fact
  if (!top) return { answer: nothing(engine, question, candidates), because: 'no record shares a word' }
  const told = eventOf(engine, question, candidates, top)
  if (told) return told
  const { entry } = top.record
  const doubt = doubtOf(engine, question, top)
  const whole = question.wantsSummary && namedIds(question).length === 0 && (doubt || entry.kind === 'gap') ? overviewOf(engine, question) : undefined
  if (whole) return whole
  const found = introduced(base, question, supporting(base, candidates, top), MAX_FACTS)
  const open = gap?.record.entry.kind === 'gap' && (isBothTold || (lead > -TELL_OPEN && gap.features.asked >= GAP_NEAR)) ? gap.record.entry : undefined
  if (doubt?.lacks && isNonEmpty(found)) {
    return { answer: { kind: 'found', lead: lackOf(engine, question, doubt.lacks), facts: found, notes: [], ...(open && { open }), lang: question.lang }, because: doubt.because }
  }
  if (doubt) {
    const open = gap && gap.score >= ENOUGH && gap.features.asked >= GAP_NEAR ? gap.record.entry : entry
    const answer = open.kind === 'gap' && top.score >= ENOUGH ? silent(engine, question, candidates, open) : nothing(engine, question, candidates)
    return { answer, because: doubt.because }
  }
  if (entry.kind === 'gap' && entry.record.kind !== 'not-stated' && top.features.own < OWN_FOR_UNKNOWN) return { answer: nothing(engine, question, candidates), because: 'a known unknown that is but akin' }
  const known = entry.kind === 'gap' ? entry : top.features.asked >= GAP_NEAR || top.features.own >= OWN_FOR_IGNORANCE ? gapOf(base, entry) : undefined
  if (known) return { answer: gapAnswer(engine, question, candidates, known, isBothTold ? [fact] : []), because: 'a known unknown' }
  if (!isNonEmpty(found)) return { answer: nothing(engine, question, candidates), because: 'no fact' }
  return {
    answer: { kind: 'found', lead: leadOf(base, question, found, { isWhole: tellsAll(question, top), events: eventsMet(candidates) }), facts: found, notes: notesOn(base, found.slice(0, 1)), ...(open && { open }), lang: question.lang },
    because: 'enough of the question is covered',
  }
}

/** Whether a record has of itself all that carries matter in the question. */
const tellsAll = ({ words }: Question, { record }: Candidate): boolean => words.every(({ weight, terms }) => weight < 1 || terms.length === 0 || terms.some((term) => record.own.has(term)))

/** The date that a source gives for what the question places in another time. */
function otherDateOf(base: FactBase, question: Question, top: Candidate): Omit<AnswerOf<'corrected'>, 'lang'> | undefined {
  const { entry } = top.record
  if (entry.kind !== 'fact' || !tellsAll(question, top)) return undefined
  const [event, ...more] = entry.record.about.flatMap((id) => entryOf(base, 'event', id) ?? [])
  if (!event || more.length > 0 || event.record.when.basis !== 'stated' || event.record.when.edtf === null) return undefined
  return { kind: 'corrected', correction: { kind: 'date', of: event }, facts: [entry], notes: [] }
}

/** The events that are asked for themselves, and not only a fact about them. */
const eventsMet = (candidates: readonly Candidate[]): ReadonlySet<RecordId> =>
  new Set(candidates.flatMap(({ record: { entry }, features }) => (entry.kind === 'event' && features.own >= OWN_OF_EVENT ? [entry.record.id] : [])))

/** What is told of an event that comes before every fact and gap, where that is certain enough. */
function eventOf(engine: Engine, question: Question, [first]: readonly Candidate[], top: Candidate): Decision | undefined {
  // What happened is no reason for it.
  if (question.focus === 'why') return undefined
  if (first?.record.entry.kind !== 'event' || first.score <= top.score + GAP_MARGIN || doubtOf(engine, question, first)) return undefined
  const facts = tellingFacts(engine.base, first.record.entry.record.id).slice(0, MAX_FACTS)
  if (!isNonEmpty(facts)) return undefined
  const lead = leadOf(engine.base, question, facts, { isWhole: tellsAll(question, first), events: eventsMet([first]) })
  return { answer: { kind: 'found', lead, facts, notes: notesOn(engine.base, facts.slice(0, 1)), lang: question.lang }, because: 'an event was asked for' }
}

/** The term that names the kind of an entity. */
const kindTerm = (id: RecordId): Term => (id.startsWith('org-') ? 'c:organisation' : `c:${id.split('-', 1)[0]}`)

/** Whether a word is a name, asks what it is short for, or but names the kind of what is named: "ship" beside a ship. */
function isNameOrItsKind(word: QuestionWord, question: Question): boolean {
  const ids = question.names.flatMap((hit) => hit.ids)
  return ids.some((id) => word.terms.includes(`e:${id}`) || word.terms.includes(kindTerm(id))) || (ids.length > 0 && word.terms.includes('c:abbreviation'))
}

/** The best fact, then those that come near it, or somewhat near and about the same thing. */
function supporting(base: FactBase, candidates: readonly Candidate[], top: Candidate): Entry<'fact'>[] {
  const own = topicsOf(base, top)
  const facts: Entry<'fact'>[] = []
  for (const candidate of [top, ...candidates.filter((one) => one !== top)]) {
    const { entry } = candidate.record
    if (entry.kind !== 'fact' || (entry.record.rank === 'deprecated' && candidate !== top)) continue
    const isKin = [...topicsOf(base, candidate)].some((id) => own.has(id))
    if (candidate.score < top.score * (isKin ? KIN_SUPPORT : SUPPORT)) continue
    facts.push(entry)
    if (facts.length === MAX_FACTS) break
  }
  return facts
}

/** What a fact is about, countries aside: nearly everything is about them. */
const topicsOf = (base: FactBase, { record: { entry } }: Candidate): ReadonlySet<RecordId> =>
  new Set(entry.kind === 'fact' ? entry.record.about.filter((id) => entryOf(base, 'entity', id)?.record.kind !== 'country') : [])

/** Notes on traps in these facts, each once. */
export function notesOn(base: FactBase, facts: readonly Entry<'fact'>[]): Entry<'note'>[] {
  const notes = facts.flatMap(({ record }) => referringTo(base, 'note', record.id))
  return [...new Set(notes)].filter(({ record }) => record.kind !== 'extraction')
}

/** What a matter lacks; of words that nobody is quoted with, whose they would be. */
function lackOf({ base }: Engine, question: Question, what: Lacking): Lead {
  const of = what === 'quotation' ? speakersIn(question).flatMap((id) => entryOf(base, 'entity', id) ?? []) : []
  return { kind: 'lacks', what, of: [...new Set(of)] }
}

const isIgnorance = ({ entry }: Candidate['record']): boolean => entry.kind === 'fact' && entry.record.kind === 'ignorance'

const isNotStated = (gap: Candidate | undefined): boolean => gap?.record.entry.kind === 'gap' && gap.record.entry.record.kind === 'not-stated'

/** What is not known, the facts that it is about, and those beside it that may have been asked for. */
function gapAnswer(engine: Engine, question: Question, candidates: readonly Candidate[], gap: Entry<'gap'>, beside: readonly Candidate[]): Answer {
  if (gap.record.kind === 'not-stated') return silent(engine, question, candidates, gap)
  const facts = gap.record.about.flatMap((id) => entryOf(engine.base, 'fact', id) ?? [])
  const near = facts.length > 0 ? facts : nearestFacts(candidates, 1)
  return { kind: 'unknown', gap, facts: [...new Set([...near, ...nearestFacts(beside, 1)])], notes: referringTo(engine.base, 'note', gap.record.id), lang: question.lang }
}

const nearestFacts = (candidates: readonly Candidate[], limit: number): Entry<'fact'>[] =>
  candidates.flatMap(({ record }) => (record.entry.kind === 'fact' && record.entry.record.rank !== 'deprecated' ? [record.entry] : [])).slice(0, limit)

/** What was asked for and no record has. Words without a known meaning are not told back: anyone may have put them there. */
const unknownWords = (question: Question): string[] =>
  question.words.filter((word) => word.terms.length === 0 && word.weight === 1 && word.meant).map((word) => word.token.raw)

function silent(engine: Engine, question: Question, candidates: readonly Candidate[], gap: Entry<'gap'> | null): Answer {
  const about = namedIds(question).flatMap((id): Nameable[] => {
    const entity = entryOf(engine.base, 'entity', id)
    return entity ? [entity] : []
  })
  return { kind: 'silent', about, gap, unknownWords: unknownWords(question), nearest: nearestFacts(candidates, 1), lang: question.lang }
}

function nothing(engine: Engine, question: Question, candidates: readonly Candidate[]): Answer {
  if (namedIds(question).length > 0) return silent(engine, question, candidates, null)
  const nearest = candidates.slice(0, 8).flatMap(({ record }): Nameable[] => (record.entry.kind === 'event' || record.entry.kind === 'source' ? [record.entry] : []))
  return { kind: 'notFound', unknownWords: unknownWords(question), nearest: nearest.slice(0, 3), lang: question.lang }
}
