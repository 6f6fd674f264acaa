import type { Entry, FactBase } from '../facts/fact-base.ts'
import { entryOf, referringTo } from '../facts/fact-base.ts'
import type { RecordId } from '../facts/record.ts'
import type { Answer, AnswerOf, Lacking, Lead } from './answer.ts'
import type { Engine } from './ask.ts'
import type { Choice } from './choose-record.ts'
import { chooseRecord } from './choose-record.ts'
import type { Decision } from './decide.ts'
import type { Doubt } from './doubt.ts'
import { asideOfDoubt, doubtOf, ENOUGH, isAsked, speakersIn } from './doubt.ts'
import { SPEAKER } from './entities.ts'
import { GAP_MARGIN, GAP_NEAR, gapOf, withoutOtherUnknowns } from './gap-or-fact.ts'
import type { Focus } from './find-focus.ts'
import { fociOf, isStatusWord } from './find-focus.ts'
import { introduced } from './introduce.ts'
import { isMixed, isNonEmpty, leadOf } from './lead.ts'
import type { Token } from './normalise.ts'
import { tokenise } from './normalise.ts'
import { nearestFacts, nothing, silent, unknownWords } from './no-answer.ts'
import { notesOn } from './notes-on.ts'
import { otherDateOf } from './other-date.ts'
import type { Question } from './parse-question.ts'
import { namedIds } from './parse-question.ts'
import type { Candidate } from './rank.ts'
import { tellsAll } from './rank.ts'
import { MAX_FACTS, supporting } from './supporting.ts'
import { entityIdsIn } from './terms.ts'
import { tellingFacts } from './timeline.ts'
import { isYesNo, subjectOf } from './yes-no.ts'

/** Share of a question that a record must have of itself for an unknown that a source states. */
const OWN_FOR_UNKNOWN = 0.3
/** The same for a fact that tells of it, where it is not asked for in nearly those words. */
const OWN_FOR_IGNORANCE = 0.8
/** The same for an open question that is shown where nothing answers. */
const OWN_TO_SHOW = 0.3
/** From such a score on a fact may be what was asked in words that are not understood; so many are told. */
const AKIN = 0.6
const MAX_AKIN = 2
/** Share of the question that an event must have of itself for its date to be told first. */
const OWN_OF_EVENT = 0.3

/** What the best record answers, or that none may; `whole` tells what the dossier is about, for who asks for that in short. */
export function bestAnswer(engine: Engine, question: Question, all: readonly Candidate[], whole: () => Decision | undefined): Decision {
  const candidates = withoutOtherUnknowns(engine, question, all)
  const choice = chooseRecord(engine, question, candidates)
  const { top } = choice
  if (!top) return { answer: nothing(engine, question, candidates), because: 'no record shares a word' }
  const otherDate = otherDateOf(engine.base, question, candidates)
  if (otherDate) return { answer: { ...otherDate, lang: question.lang }, because: 'it is dated otherwise' }
  const event = eventOf(engine, question, candidates, top)
  if (event) return event
  const doubt = doubtOf(engine, question, top)
  const summary = question.wantsSummary && namedIds(question).length === 0 && (doubt || top.record.entry.kind === 'gap') ? whole() : undefined
  if (summary) return summary
  return doubt ? doubtful(engine, question, candidates, choice, top, doubt) : certain(engine, question, candidates, choice, top)
}

/** What may not answer: told with what alone it lacks, or not told. */
function doubtful(engine: Engine, question: Question, candidates: readonly Candidate[], choice: Choice, top: Candidate, { because, lacks, isVague = false }: Doubt): Decision {
  const facts = factsOf(engine, question, candidates, top)
  if (lacks && isNonEmpty(facts)) {
    return { answer: { kind: 'found', lead: lackOf(engine, question, lacks), facts, notes: [], ...openBeside(choice), lang: question.lang }, because }
  }
  const { gap } = choice
  const open = gap && gap.score >= ENOUGH && gap.features.asked >= GAP_NEAR ? gap : top
  const entry = open.record.entry
  if (entry.kind === 'gap' && top.score >= ENOUGH && open.features.own >= OWN_TO_SHOW) return { answer: silent(engine, question, candidates, entry), because }
  const akin = isVague && isAsked(question) && unknownWords(question).length === 0 ? nearestFacts(candidates.filter(({ score }) => score >= AKIN), MAX_AKIN) : []
  if (isNonEmpty(akin)) return { answer: { kind: 'found', lead: { kind: 'lacks', what: question.focus === 'status' ? 'confirmation' : 'words', of: [] }, facts: akin, notes: [], lang: question.lang }, because }
  return { answer: nothing(engine, question, candidates), because }
}

function certain(engine: Engine, question: Question, candidates: readonly Candidate[], choice: Choice, top: Candidate): Decision {
  const { base } = engine
  const { entry } = top.record
  if (entry.kind === 'gap' && entry.record.kind !== 'not-stated' && top.features.own < OWN_FOR_UNKNOWN) return { answer: nothing(engine, question, candidates), because: 'a known unknown that is but akin' }
  const near = nearTo(candidates, top)
  if ((isYesNo(question) || question.tokens.some(({ folded }) => isStatusWord(folded))) && isMixed(near) && isNonEmpty(near)) return { answer: { kind: 'found', lead: { kind: 'strengths' }, facts: near, notes: notesOn(base, near.slice(0, 1)), lang: question.lang }, because: 'it is asked whether, and sources are not as sure of each' }
  const known = entry.kind === 'gap' ? entry : top.features.asked >= GAP_NEAR || top.features.own >= OWN_FOR_IGNORANCE ? gapOf(base, entry) : undefined
  if (known) return { answer: gapAnswer(engine, question, candidates, known, choice, near), because: 'a known unknown' }
  const facts = factsOf(engine, question, candidates, top)
  if (!isNonEmpty(facts)) return { answer: nothing(engine, question, candidates), because: 'no fact' }
  const foci = fociOf(question.tokens, engine.thesaurus)
  const lead = leadOf(base, question, facts, { isWhole: tellsAll(asideOfDoubt(question), top), events: eventsMet(candidates), near, foci })
  const year = openYear(engine, question, lead)
  if (year) return { answer: gapAnswer(engine, question, candidates, year, choice, near), because: 'the year that is asked for is but inferred' }
  return { answer: { kind: 'found', lead, facts, notes: notesOn(base, facts.slice(0, 1)), ...openBesideOrAsWell(engine, question, choice, facts[0], foci), lang: question.lang }, because: 'enough of the question is covered' }
}

/** The open question on an event's year, where that is asked for and no source gives it. */
function openYear({ base, thesaurus }: Engine, question: Question, lead: Lead): Entry<'gap'> | undefined {
  const [event] = lead.kind === 'dates' ? lead.items : []
  const isOfYear = (tokens: readonly Token[]) => tokens.some(({ folded }) => thesaurus.conceptsOf(folded).includes('year'))
  if (event?.record.when.basis !== 'inferred' || !isOfYear(question.tokens)) return undefined
  return referringTo(base, 'gap', event.record.id).find(({ record }) => isOfYear(tokenise(record.question.en)))
}

/** Share of the best one's score, and of what it has of itself, with which a fact tells of the same matter. */
const NEAR = 0.85
const NEAR_OWN = 0.45

const nearTo = (candidates: readonly Candidate[], top: Candidate): readonly Entry<'fact'>[] =>
  candidates.flatMap(({ record: { entry }, score, features }) => (entry.kind === 'fact' && entry.record.rank !== 'deprecated' && score >= NEAR * top.score && features.own >= NEAR_OWN * top.features.own ? [entry] : [])).slice(0, MAX_FACTS)

const factsOf = ({ base }: Engine, question: Question, candidates: readonly Candidate[], top: Candidate): readonly Entry<'fact'>[] =>
  introduced(base, question, supporting(base, candidates, top), MAX_FACTS)

/** The open question that is told of after the facts. */
function openBeside({ gap, besides }: Choice): Pick<AnswerOf<'found'>, 'open'> {
  const entry = gap?.record.entry
  return besides === 'gap' && entry?.kind === 'gap' ? { open: entry } : {}
}

/** The same, or what is asked as well ("…, and when?") and is left open of what the fact tells. */
function openBesideOrAsWell({ base, thesaurus }: Engine, question: Question, choice: Choice, fact: Entry<'fact'>, asked: ReadonlySet<Focus>): Pick<AnswerOf<'found'>, 'open'> {
  const beside = openBeside(choice)
  const foci = AS_WELL.filter((focus) => focus !== question.focus && asked.has(focus))
  if (beside.open || question.focus === null || foci.length === 0) return beside
  const isOf = ({ record }: Entry<'gap'>) => foci.some((focus) => fociOf(tokenise(record.question.en), thesaurus).has(focus))
  const gap = fact.record.about.filter((id) => id.startsWith('ev-')).flatMap((id) => (entryOf(base, 'event', id)?.record.when.edtf === null || foci.includes('why') ? referringTo(base, 'gap', id) : [])).find(isOf)
  return gap ? { open: gap } : {}
}
const AS_WELL = ['when', 'why'] as const

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
  const lead = leadOf(engine.base, question, facts, { isWhole: tellsAll(question, first), events: eventsMet([first]), near: [], foci: fociOf(question.tokens, engine.thesaurus) })
  return { answer: { kind: 'found', lead, facts, notes: notesOn(engine.base, facts.slice(0, 1)), lang: question.lang }, because: 'an event was asked for' }
}

/** What a matter lacks; of words that nobody is quoted with, whose they would be. */
function lackOf({ base }: Engine, question: Question, what: Lacking): Lead {
  if (what !== 'quotation') return { kind: 'lacks', what, of: [] }
  const speakers = speakersIn(question)
  const asked = speakers.length > 0 ? speakers : entityIdsIn((subjectOf(question)?.terms ?? []).filter((term) => SPEAKER.test(term)))
  return { kind: 'lacks', what, of: [...new Set(asked.flatMap((id) => entryOf(base, 'entity', id) ?? []))] }
}

/** What a source says of the time of the one event that a gap is about, where that is no date. */
function saidOf(base: FactBase, gap: Entry<'gap'>): Omit<AnswerOf<'found'>, 'lang'> | undefined {
  const [event, ...more] = gap.record.about.flatMap((id) => entryOf(base, 'event', id) ?? [])
  const facts = event && more.length === 0 && event.record.when.edtf === null && event.record.when.said !== undefined ? tellingFacts(base, event.record.id).slice(0, 1) : []
  return event && isNonEmpty(facts) ? { kind: 'found', lead: { kind: 'dates', items: [event] }, facts, notes: [], open: gap } : undefined
}

/** What is not known, the facts that it is about, and the one beside it that may have been asked for. */
function gapAnswer(engine: Engine, question: Question, candidates: readonly Candidate[], gap: Entry<'gap'>, { fact, besides }: Choice, told: readonly Entry<'fact'>[]): Answer {
  const said = question.focus === 'when' ? saidOf(engine.base, gap) : undefined
  if (said) return { ...said, lang: question.lang }
  if (gap.record.kind === 'not-stated') return silent(engine, question, candidates, gap)
  const facts = gap.record.about.flatMap((id) => entryOf(engine.base, 'fact', id) ?? [])
  const near = facts.length > 0 ? facts : nearestFacts(candidates, 1)
  const beside = fact && besides === 'fact' ? nearestFacts([fact], 1) : []
  return { kind: 'unknown', gap, facts: [...new Set([...near, ...beside, ...(gap.record.kind === 'stated-unknown' ? told : [])])], notes: referringTo(engine.base, 'note', gap.record.id), lang: question.lang }
}
