import type { Engine } from './ask.ts'
import type { Doubt } from './doubt.ts'
import { asideOfDoubt, doubtOf, missingIn, OWN_FOR_YES } from './doubt.ts'
import { asksForRest, GAP_NEAR, gapLead, hasAllOf } from './gap-or-fact.ts'
import type { Question } from './parse-question.ts'
import type { Candidate } from './rank.ts'
import { tellsAll } from './rank.ts'
import { isYesNo } from './yes-no.ts'

/** A fact so near to the best is taken instead where it alone has what is asked for. */
const WITH_SLOT = 0.75
/** The same of one that lies in the time that is asked for. */
const WITH_DATE = 0.75
/** Such a fact must have so much of itself of what the best one has; the date of a neighbour is soon taken for that of the matter. */
const OWN_OF_OTHER = 0.5
const OWN_OF_DATED = 0.9
/** How much more the share counts that a fact has of itself, where it is asked whether something is so. */
const OWN_OF_YES = 0.5
/** A gap leads a fact by no more than that: both are told. */
const TELL_BOTH = 0.25
/** Share of the question that such a fact must have of itself. */
const OWN_BESIDE = 0.3
/** A date is soon taken for that of the matter: where one is asked for, the fact must have so much of what the gap has of the question. */
const COVERAGE_BESIDE = 0.9
/** A gap comes that near to a fact: it is told of after the fact. */
const TELL_OPEN = 0.3

/** The fact that may answer, the gap that may be what is asked, and which of both is told first. */
export type Choice = {
  readonly top: Candidate | undefined
  readonly fact: Candidate | undefined
  readonly gap: Candidate | undefined
  /** Whether the one that is not told first comes so near that it is told as well. */
  readonly besides: 'fact' | 'gap' | null
}

/** Chooses between the best fact and the best gap. */
export function chooseRecord(engine: Engine, question: Question, candidates: readonly Candidate[]): Choice {
  const fact = factFor(engine, question, candidates)
  const gap = candidates.find(({ record }) => record.entry.kind === 'gap')
  if (!fact || !gap) return { top: fact ?? gap, fact, gap, besides: null }
  const lead = gapLead(engine, question, gap, fact)
  const isOfOther = question.focus === 'when' && (['coverage', 'own'] as const).some((share) => fact.features[share] < COVERAGE_BESIDE * gap.features[share])
  const isNear = lead > 0 && ((lead < TELL_BOTH && !isOfOther) || (isYesNo(question) && asksForRest(question) && isNotStated(gap) && fact.features.own >= gap.features.own)) && fact.features.own >= OWN_BESIDE && (isYesNo(question) || !asksForRest(question)) && mayBeside(question, doubtOf(engine, question, fact))
  if (lead > 0 && !(isNear && isNotStated(gap))) return { top: gap, fact, gap, besides: isNear ? 'fact' : null }
  const hasMore = hasAllOf(question, gap, fact) && !hasAllOf(question, fact, gap)
  return { top: fact, fact, gap, besides: isNear || (lead > -TELL_OPEN && (gap.features.asked >= GAP_NEAR || hasMore)) ? 'gap' : null }
}

/** Whether a fact may stand beside a gap; where others are asked for, one that tells but of some may. */
const mayBeside = (question: Question, doubt: Doubt | null): boolean => doubt === null || (doubt.lacks === 'words' && asksForRest(question))

/** The best fact, or one near it that alone has what is asked for. */
function factFor(engine: Engine, question: Question, candidates: readonly Candidate[]): Candidate | undefined {
  const asksWhether = isYesNo(question)
  // What a wording by which a fact is asked for asks whether, the fact may deny.
  const strength = ({ score, features }: Candidate) => score + (asksWhether || question.focus === 'status' ? OWN_OF_YES * features.own : 0)
  const facts = candidates.filter((one) => mayBeTold(question, one, candidates)).toSorted((a, b) => strength(b) - strength(a))
  const [first] = facts
  if (!first) return undefined
  const isNear = ({ score }: Candidate, share: number) => score >= first.score * share
  if (first.features.dates < 1 && question.dates.length > 0) {
    const inTime = facts.find((one) => one.features.dates > first.features.dates && isNear(one, WITH_DATE))
    if (inTime) return inTime
  }
  if (question.focus === 'status') {
    // A hedge speaks for a fact only where that is all that tells it from others.
    const telling = facts.filter((one) => isNear(one, WITH_SLOT) && tellsAll(asideOfDoubt(question), one))
    const [nearest] = telling.toSorted((a, b) => b.features.asked - a.features.asked)
    if (nearest) return nearest
  }
  // The date of something else is none of the event that has more of what is asked.
  const event = question.focus === 'when' ? candidates.find(({ record }) => record.entry.kind === 'event') : undefined
  const isOfEvent = (one: Candidate) => !event || isAbout(one, event)
  const onEvent = event && event.features.own > first.features.own && !isOfEvent(first) ? facts.find((one) => isOfEvent(one) && isNear(one, WITH_SLOT)) : undefined
  if (onEvent) return onEvent
  const most = Math.max(0, ...facts.flatMap((one) => (isIgnorance(one) ? [] : [one.features.own])))
  const mayAffirm = (one: Candidate) => one.features.own >= OWN_FOR_YES && !(isIgnorance(one) && most >= one.features.own)
  const isFit = (one: Candidate) => !missingIn(engine, question, one.record) && (!asksWhether || mayAffirm(one))
  return facts.find((one) => isNear(one, WITH_SLOT) && (isOfEvent(one) || !isOfEvent(first)) && one.features.own >= first.features.own * (question.focus === 'when' ? OWN_OF_DATED : OWN_OF_OTHER) && isFit(one)) ?? first
}

const isAbout = ({ record: { entry } }: Candidate, event: Candidate): boolean => entry.kind === 'fact' && entry.record.about.includes(event.record.entry.record.id)

/** A reading that is taken for wrong is asked for in nearly its wording, or has of itself nearly all that is asked and leads by so much. */
const WRONG_WORDED = 0.76
const WRONG_OWN = 0.75
const WRONG_LEAD = 0.3

/** Whether it is a fact; a reading that is taken for wrong only where it alone is asked for, in more than a word. */
function mayBeTold({ words }: Question, { record: { entry }, features, score }: Candidate, all: readonly Candidate[]): boolean {
  if (entry.kind !== 'fact' || entry.record.rank !== 'deprecated') return entry.kind === 'fact'
  if (features.asked >= WRONG_WORDED) return true
  const isMore = words.filter(({ weight, terms }) => weight === 1 && terms.length > 0).length > 1
  const live = all.find(({ record: { entry: other } }) => other.kind === 'fact' && other.record.rank !== 'deprecated')
  return isMore && features.own >= WRONG_OWN && score >= (live?.score ?? 0) + WRONG_LEAD
}

/** Whether a fact but tells that something is not known. */
const isIgnorance = ({ record: { entry } }: Candidate): boolean => entry.kind === 'fact' && entry.record.kind === 'ignorance'

const isNotStated = ({ record: { entry } }: Candidate): boolean => entry.kind === 'gap' && entry.record.kind === 'not-stated'
