import type { Entry, FactBase } from '../facts/fact-base.ts'
import { entryOf, referringTo } from '../facts/fact-base.ts'
import type { RecordId } from '../facts/record.ts'
import type { Answer } from './answer.ts'
import type { Engine } from './ask.ts'
import { bestAnswer } from './best-answer.ts'
import { byCertainty } from './by-certainty.ts'
import { compareReports, compareSides, restOf } from './compare.ts'
import { correctionOf } from './correct.ts'
import { eachOf } from './each.ts'
import { listOf } from './everything.ts'
import { asksWhoAppears } from './find-focus.ts'
import { introductionOf } from './introduce.ts'
import { isKind, isNonEmpty, kindToChooseFrom } from './lead.ts'
import { silent } from './no-answer.ts'
import { editorsNotes, headlineOf } from './noted.ts'
import { notesOn } from './notes-on.ts'
import { otherDateOf } from './other-date.ts'
import type { Question } from './parse-question.ts'
import { namedIds, tellsMatter } from './parse-question.ts'
import { openQuestions } from './open-questions.ts'
import { orderOf } from './order.ts'
import { profileOf } from './profile.ts'
import type { Candidate } from './rank.ts'
import type { QuestionWord } from './read-word.ts'
import { LIGHT } from './read-word.ts'
import type { Term } from './terms.ts'
import { timelineOf } from './timeline.ts'
import { countryOf, placesOfOne } from './whereabouts.ts'
import { AND, FIRST_PERSON, SPEECH_WORDS } from './words.ts'

/** The answer, and in a few words why it and no other. */
export type Decision = { readonly answer: Answer; readonly because: string }

/** What to answer, from the question and the ranked records: the first of these that fits. */
export function decide(engine: Engine, question: Question, candidates: readonly Candidate[]): Decision {
  const { lang } = question
  const { base } = engine
  if (question.manner !== 'question') return { answer: { kind: 'help', reason: question.manner, lang }, because: `no question: ${question.manner}` }
  if (pointsBack(question)) return { answer: { kind: 'help', reason: 'empty', lang }, because: 'it asks of what was said before' }
  const matter = question.words.filter((word) => word.weight > LIGHT && !isNameOrItsKind(word, question))
  return (
    whichName(base, question, matter) ??
    certainties(base, question) ??
    unknowns(engine, question) ??
    noted(engine, question) ??
    headline(engine, question) ??
    overview(engine, question, matter) ??
    inTime(engine, question, candidates, matter) ??
    whereabouts(base, question, matter) ??
    happenings(engine, question, matter) ??
    whoIs(base, question, matter) ??
    whatKind(base, question) ??
    speech(base, question, matter) ??
    presumesWrong(engine, question, candidates) ??
    oneByOne(engine, question) ??
    comparison(engine, question) ??
    inOrder(base, question, candidates) ??
    everything(engine, question, matter) ??
    bestAnswer(engine, question, candidates, () => overviewOf(engine, question))
  )
}

/** "Who says so?": nothing is named or told apart. */
const pointsBack = ({ focus, words, names, dates, numbers }: Question): boolean =>
  focus === 'who' && names.length + dates.length + numbers.length === 0 && words.length > 0 && words.every(({ weight, terms }) => weight <= LIGHT && terms.includes('c:say'))

function whichName(base: FactBase, question: Question, matter: readonly QuestionWord[]): Decision | undefined {
  const ambiguous = question.names.find((hit) => hit.ids.length > 1)
  const options = ambiguous && matter.length === 0 ? ambiguous.ids.flatMap((id) => entryOf(base, 'entity', id) ?? []) : []
  return isNonEmpty(options) ? { answer: { kind: 'choose', options, lang: question.lang }, because: 'one name, several entities' } : undefined
}

function certainties(base: FactBase, question: Question): Decision | undefined {
  const found = byCertainty(base, question)
  return found && { answer: { ...found, lang: question.lang }, because: 'what is said with a hedge, or without, was asked' }
}

function unknowns({ base, catalogue }: Engine, question: Question): Decision | undefined {
  const open = openQuestions(base, catalogue, question)
  return open && { answer: { ...open, lang: question.lang }, because: 'what is not known was asked' }
}

function noted(engine: Engine, question: Question): Decision | undefined {
  const found = editorsNotes(engine, question)
  return found && { answer: { ...found, lang: question.lang }, because: 'what the editors noted was asked' }
}

function headline(engine: Engine, question: Question): Decision | undefined {
  const found = headlineOf(engine, question)
  return found && { answer: { ...found, lang: question.lang }, because: 'the headline was asked' }
}

/** What the whole is about: an article says that first. */
function overview(engine: Engine, question: Question, matter: readonly QuestionWord[]): Decision | undefined {
  const asksForNothingElse = matter.length === 0 && !question.words.some(({ terms }) => terms.includes('c:caption')) && question.names.length + question.dates.length + (question.wantsSummary ? 0 : question.numbers.length) === 0
  if (asksWhoAppears(question.tokens) || !asksForNothingElse || !(question.wantsOverview || (question.focus === 'what' && question.words.every((word) => word.terms.length > 0)))) return undefined
  return overviewOf(engine, question)
}

function overviewOf({ base, catalogue }: Engine, question: Question): Decision | undefined {
  const isInShort = (question.wantsSummary || question.wantsOverview) && catalogue.preferred.length > 0
  const facts = isInShort ? catalogue.preferred : catalogue.first
  return isNonEmpty(facts) ? { answer: { kind: 'found', lead: { kind: 'fact' }, facts, notes: notesOn(base, facts.slice(0, 1)), lang: question.lang }, because: 'the whole was asked' } : undefined
}

function inTime(engine: Engine, question: Question, candidates: readonly Candidate[], matter: readonly QuestionWord[]): Decision | undefined {
  const isOfOrder = question.tokens.some(({ folded }) => TIMELINE.has(folded)) && !question.tokens.some(({ folded }) => FIRST_PERSON.has(folded))
  if ((question.dates.length === 0 && !isOfOrder) || !matter.every(({ token }) => TIMELINE.has(token.folded) || HAPPENING.has(token.folded))) return undefined
  const timeline = timelineOf(engine.base, engine.catalogue, question.dates.map((date) => date.span), namedIds(question))
  if (timeline) return { answer: { ...timeline, lang: question.lang }, because: 'a date alone was asked' }
  const otherDate = namedIds(question).length > 0 ? otherDateOf(engine.base, question, candidates) : undefined
  if (otherDate) return { answer: { ...otherDate, lang: question.lang }, because: 'it is dated otherwise' }
  return { answer: silent(engine, question, candidates, null), because: 'nothing in that time' }
}

/** What happened when, one after the other. */
const TIMELINE = new Set(['timeline', 'chronology', 'zeitleiste', 'zeitstrahl', 'chronologie', 'zeitachse', 'ereignisse', 'events'])

const HAPPENING = new Set(['passiert', 'passierte', 'geschah', 'geschehen', 'los', 'vorgefallen', 'ereignet', 'happen', 'happened', 'happening', 'occurred'])

/** What happened at a place, or with somebody. */
function happenings({ base, catalogue }: Engine, question: Question, matter: readonly QuestionWord[]): Decision | undefined {
  const named = namedIds(question)
  if (question.focus !== 'what' || matter.length > 0 || named.length !== 1 || !question.tokens.some(({ folded }) => HAPPENING.has(folded))) return undefined
  const timeline = timelineOf(base, catalogue, [], named)
  return timeline && { answer: { ...timeline, lang: question.lang }, because: 'what happened there was asked' }
}

function whoIs(base: FactBase, question: Question, matter: readonly QuestionWord[]): Decision | undefined {
  const [only, ...others] = namedIds(question)
  if (matter.length > 0 || !only || others.length > 0 || question.wantsSpeech) return undefined
  if (question.focus !== null && question.focus !== 'what' && question.focus !== 'who') return undefined
  // In a language that is read word by word, an unread word may be what was asked.
  if (question.focus === 'who' && question.words.some((word) => word.terms.length === 0)) return undefined
  if (question.words.some(tellsMatter)) return undefined
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

/** What those named say, where nothing else is asked: of several, of each in turn. */
function speech(base: FactBase, question: Question, matter: readonly QuestionWord[]): Decision | undefined {
  const named = namedIds(question)
  const onlySpeech = matter.every((word) => SPEECH_WORDS.has(word.token.folded))
  if (!question.wantsSpeech || !onlySpeech || named.length === 0 || named.length > MAX_SPEAKERS || question.dates.length > 0 || isTold(question) || asksAsWell(question)) return undefined
  const each = named.map((id) => attributedTo(base, id))
  if (each.some((said) => said.length === 0)) return undefined
  const facts = [...new Set(Array.from({ length: Math.max(...each.map(({ length }) => length)) }, (_, at) => each.flatMap((said) => said[at] ?? [])).flat())]
  return isNonEmpty(facts) ? { answer: { kind: 'found', lead: { kind: 'fact' }, facts, notes: [], lang: question.lang }, because: 'what one says was asked' } : undefined
}

const MAX_SPEAKERS = 3

/** What is attributed to one, or to those who belong to it, first-hand or not. */
function attributedTo(base: FactBase, id: RecordId): readonly Entry<'fact'>[] {
  const speakers = [id, ...referringTo(base, 'entity', id).map(({ record }) => record.id)]
  const said = [...new Set(speakers.flatMap((one) => referringTo(base, 'fact', one)))].filter(({ record }) => record.attribution.some((hop) => hop.who.some((one) => speakers.includes(one))))
  return said.filter(({ record }) => record.rank !== 'deprecated')
}

/** "What did the US say, and when?" */
const asksAsWell = ({ focus, tokens }: Question): boolean => tokens.some(({ folded }, at) => AND.has(tokens[at - 1]?.folded ?? '') && folded !== focus && WHEN_OR_WHY.has(folded))
const WHEN_OR_WHY = new Set(['when', 'why', 'wann', 'warum', 'wieso', 'weshalb'])

/** "Who told the Guardian?": the one named is told, and does not say. */
const isTold = ({ focus, tokens, names }: Question): boolean => focus === 'who' && names.some(({ from }) => tokens.slice(Math.max(0, from - 2), from).some(({ folded }) => TELLING.has(folded)))
const TELLING = new Set(['told', 'tell', 'tells', 'inform', 'informed', 'informs', 'informierte', 'erzahlte', 'erzahlt', 'sagte', 'steckte'])

function presumesWrong(engine: Engine, question: Question, candidates: readonly Candidate[]): Decision | undefined {
  const corrected = correctionOf(engine, question, candidates)
  return corrected && { answer: { ...corrected, lang: question.lang }, because: 'the question presumes what the dossier has otherwise' }
}

function oneByOne({ base, catalogue }: Engine, question: Question): Decision | undefined {
  const each = eachOf(base, catalogue, question)
  return each && { answer: { ...each, lang: question.lang }, because: 'what each of several has was asked' }
}

function comparison({ base, catalogue }: Engine, question: Question): Decision | undefined {
  const kind = isKind(question.focus) ? question.focus : kindToChooseFrom(catalogue, question)
  const compared = restOf(base, question) ?? (kind ? compareSides(base, question, kind) : compareReports(base, question))
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

/** The term that names the kind of an entity. */
const kindTerm = (id: RecordId): Term => (id.startsWith('org-') ? 'c:organisation' : `c:${id.split('-', 1)[0]}`)

/** Whether a word is a name, asks what it is short for, or but names the kind of what is named: "ship" beside a ship. */
function isNameOrItsKind(word: QuestionWord, question: Question): boolean {
  const ids = question.names.flatMap((hit) => hit.ids)
  return ids.some((id) => word.terms.includes(`e:${id}`) || word.terms.includes(kindTerm(id))) || (ids.length > 0 && word.terms.includes('c:abbreviation'))
}

