import type { Entry, FactBase } from '../facts/fact-base.ts'
import { entryOf } from '../facts/fact-base.ts'
import type { RecordId } from '../facts/record.ts'
import { ANY_ACT } from './acts.ts'
import type { Lacking } from './answer.ts'
import type { Engine } from './ask.ts'
import { GOING } from './direction.ts'
import { isWithin, SPEAKER } from './entities.ts'
import type { Focus } from './find-focus.ts'
import { isStatusWord } from './find-focus.ts'
import type { FactIndex } from './index-facts.ts'
import { namesStranger } from './no-answer.ts'
import { tokenise } from './normalise.ts'
import type { Question } from './parse-question.ts'
import type { Candidate } from './rank.ts'
import { wordWeight } from './rank.ts'
import type { QuestionWord } from './read-word.ts'
import { LIGHT } from './read-word.ts'
import type { Slot } from './slots.ts'
import { missingSlot } from './slots.ts'
import type { Term } from './terms.ts'
import { entityTerm, isNamed } from './terms.ts'
import type { IndexedRecord } from './weigh-record.ts'
import { OR, SPEECH_WORDS } from './words.ts'
import { isYesNo, subjectOf } from './yes-no.ts'

/** A fact or gap answers from here on. */
export const ENOUGH = 0.42
/** Where nothing tells what is asked for, and nobody is named. */
const ENOUGH_UNASKED = 0.6
/** Share of the question that the best record must have, unless it is asked for in nearly these words. */
const ENOUGH_COVERAGE = 0.36
const ENOUGH_ASKED = 0.68
/** That share and the likeness to a wording together. */
const ENOUGH_OF_BOTH = 0.65
/** The same where it asks for something that no record has. */
const FOREIGN_COVERAGE = 0.48
/** The same where that is a thing of known meaning: no other word for what a record has. */
const LACKING_COVERAGE = 0.55
/** A long question has words enough for its setting: a smaller share of it is as much matter. */
const LONG = 4
const EASE = 0.85
/** A record that is asked for in so nearly these words is shown, whether it affirms or denies. */
const ENOUGH_FOR_YES = 0.65
/** Share of a question that asks whether something is so that a record must have of itself. */
export const OWN_FOR_YES = 0.25
/** Share of what is asked to be sure that a record must have. */
const MATTER_FOR_STATUS = 0.4

/** Why the best candidate must not answer. */
export type Doubt = {
  readonly because: string
  /** What alone it lacks of what is asked, where nothing else speaks against it. */
  readonly lacks: Lacking | null
  /** Whether but too little of the question is met: it may be asked in words that are not understood. */
  readonly isVague?: boolean
}

/** Why the best candidate must not answer; null where it may. */
export function doubtOf(engine: Engine, question: Question, top: Candidate): Doubt | null {
  const other = otherDoubt(engine, question, top)
  const missing = missingIn(engine, question, top.record)
  if (missing === null) return other
  // Only of what a fact tells it may be said that the reason alone is lacking.
  const lacking = missing === 'reason' && unsaidIn(question, top.record) ? 'words' : missing
  return { because: `the best fact has no ${missing}`, lacks: other?.lacks !== null && isAsked(question) && isLacking(lacking) ? lacking : null }
}

/** Where one thing is asked for, others that are told of the named are none that comes near. */
const ASKS_ONE_THING: ReadonlySet<Focus> = new Set<Focus>(['when', 'where', 'who', 'howMany', 'why'])

const isLacking = (slot: Slot | Lacking): slot is Lacking => !/^(ship|port|person|country)$/.test(slot)

/** What a question asks of a record and it does not have: a slot, or words of those who are asked about; null where it has all. */
export function missingIn(engine: Engine, question: Question, record: IndexedRecord): Slot | Lacking | null {
  if (question.wantsSpeech && record.entry.kind === 'fact' && isSilentOn(engine.base, question, record.entry)) return 'quotation'
  if (question.wantsSpeech && isOfOtherTopic(question, record)) return 'quotation'
  if (isUnconfirmedBy(engine.base, question, record.entry)) return 'quotation'
  if (question.focus === 'who' && question.words.some(({ terms }) => terms.some((term) => CONFIRMING.has(term)))) return 'confirmation'
  return missingSlot(engine, question, record)
}

/** "Did the UN confirm it?": whether it is asked if somebody named is sure, and nothing of the fact is by that one. */
function isUnconfirmedBy(base: FactBase, question: Question, entry: Candidate['record']['entry']): boolean {
  const [first] = question.tokens
  if (entry.kind !== 'fact' || question.focus !== 'status' || !HAVING.has(first?.folded ?? '')) return false
  const ids = subjectOf(question)?.terms.flatMap((term) => (SPEAKER.test(term) ? [term.slice(2)] : [])) ?? []
  const said = entry.record.attribution.flatMap((hop) => hop.who)
  return ids.length > 0 && !ids.some((id) => said.some((one) => one === id || isWithin(base, one, id)))
}
const HAVING = new Set(['has', 'have', 'had', 'did', 'do', 'does', 'hat', 'haben', 'hatte'])

/** Whether it is asked what one says about somebody or something named that the record does not tell of. */
function isOfOtherTopic({ names, tokens }: Question, { entities }: IndexedRecord): boolean {
  const topics = names.filter((hit) => ABOUT.has(wordBefore(tokens, hit.from))).flatMap((hit) => hit.ids)
  return topics.length > 0 && !topics.some((id) => entities.has(id))
}

/** A doubt that no single lack makes. */
const only = (because: string): Doubt => ({ because, lacks: null })
const vaguely = (because: string): Doubt => ({ because, lacks: null, isVague: true })

/** What speaks against the candidate, but for a thing that it lacks. */
function otherDoubt(engine: Engine, question: Question, top: Candidate): Doubt | null {
  const { index, thesaurus } = engine
  const { features, record } = top
  if (question.focus === null && question.names.length + question.dates.length === 0 && question.words.every((word) => word.weight <= LIGHT)) return only('no word of it carries matter')
  const ease = question.words.length >= LONG && isAsked(question) ? EASE : 1
  const enough = ease * (question.focus === null && question.names.length === 0 ? ENOUGH_UNASKED : ENOUGH)
  if (top.score < enough) return vaguely(`best score ${top.score.toFixed(2)} is under ${enough}`)
  if (question.dates.length > 0 && features.dates === 0) return only('nothing of it is placed in that time')
  const isAskedSo = features.asked >= ENOUGH_FOR_YES || (record.entry.kind === 'gap' && record.entry.record.kind === 'stated-unknown')
  if (isYesNo(question) && question.focus !== 'status' && features.own < OWN_FOR_YES && !isAskedSo) return vaguely(`asked whether, and of itself the best record has but ${features.own.toFixed(2)} of it`)
  if (question.focus === 'status' && features.asked < ENOUGH_ASKED && isOfSomethingElse(index, question, top)) return vaguely('asked how sure something is that the best record does not tell')
  if (isYesNo(question) && hasOtherSubject(question, record) && !isUnconfirmedBy(engine.base, question, record.entry)) return only('asked whether one does it of whom it tells nothing')
  if (isElsewhere(question, top)) return only('nothing tells of that person there')
  if (isGuess(question)) return only('what is known of it is a guess')
  const isForeign = (word: QuestionWord) => word.terms.length === 0 && ((question.spoken === 'en' && isNameLike(word)) || namesStranger(thesaurus, word))
  // That a gap tells what is not known of a stranger makes it none of a fact.
  const isOfGap = (word: QuestionWord) => record.entry.kind === 'fact' && namesStranger(thesaurus, word) && !word.terms.some((term) => record.weights.has(term))
  const stranger = question.words.find((word) => word.weight === 1 && (isForeign(word) || isOfGap(word)))
  if (stranger) return only(`unknown to the dossier: ${stranger.token.raw}`)
  const isWhether = isYesNo(question) && !isChoice(question)
  if (isWhether && lacksNamed(question, record)) return { because: 'asked whether, and it has not all that is named', lacks: 'words' }
  if (isWhether && question.numbers.some(({ value, ordinal }) => !ordinal && !countsSo(engine, record, value))) return { because: 'asked whether there are so many, and it counts none', lacks: 'words' }
  const unread = isWhether && question.focus === null ? question.words.find((word) => !word.meant && isTelling(word)) : undefined
  if (unread) return { because: `asked whether, and nothing tells what this means: ${unread.token.raw}`, lacks: 'words' }
  if (features.asked >= ENOUGH_ASKED) return null
  if (isNamesAlone(question, top)) return { because: 'it has the names, and nothing of what is asked of them', lacks: isAsked(question) && !ASKS_ONE_THING.has(question.focus) ? 'words' : null }
  const foreign = question.words.filter((word) => word.terms.length === 0 && word.weight === 1)
  if (foreign.some((word) => word.meant) && features.coverage < LACKING_COVERAGE) return only(`the dossier lacks: ${foreign.map((word) => word.token.raw).join(', ')}`)
  if (foreign.length > 0 && features.coverage < FOREIGN_COVERAGE) {
    return vaguely(`unknown to the dossier: ${foreign.map((word) => word.token.raw).join(', ')}`)
  }
  if (features.coverage < ENOUGH_COVERAGE * ease || features.coverage + features.asked < ENOUGH_OF_BOTH * ease) {
    const missed = question.words.filter((word) => !word.terms.some((term) => record.weights.has(term)) && wordWeight(word, index) > 0)
    return vaguely(`not covered: ${missed.map((word) => word.token.raw).join(', ')}`)
  }
  const open = isWhether ? unmetIn(question, record) : []
  return open.length > 0 ? { because: `asked whether, and it does not have: ${open.map((word) => word.token.raw).join(', ')}`, lacks: question.focus === 'status' ? 'confirmation' : 'words' } : null
}

const isChoice = ({ tokens }: Question): boolean => tokens.some(({ folded }) => OR.has(folded))

/** Whether a record has that number, in its words or as what it counts; what is no fact is not read for it. */
function countsSo({ thesaurus }: Engine, { entry }: IndexedRecord, value: number): boolean {
  if (entry.kind !== 'fact') return true
  const isCount = entry.record.values.some(({ property }) => property === 'count')
  return isCount || [entry.record.text.de, entry.record.text.en].some((text) => tokenise(text).some(({ folded }) => folded === String(value) || thesaurus.conceptsOf(folded).includes(`num-${value}`)))
}

/** Whether it has some of the things and places that are named, and not another: of that one, a wording by which it is asked for tells nothing. */
function lacksNamed({ names }: Question, { entities }: IndexedRecord): boolean {
  const things = names.flatMap(({ ids }) => ids.filter((id) => ids.length === 1 && !SPEAKER.test(entityTerm(id))))
  return things.some((id) => entities.has(id)) && things.some((id) => !entities.has(id))
}

/** From so many letters on, a word that nobody knows is none of grammar. */
const LONG_WORD = 6
const isTelling = ({ weight, trust, meant, terms, token }: QuestionWord): boolean => (meant ? weight * trust === 1 : terms.length === 0 && token.folded.length >= LONG_WORD)

/** What is asked, unknown words among it, doubt and going aside, and the record does not have of itself: the wordings by which it is asked for may name what it denies. */
const unmetIn = ({ words }: Question, { own }: IndexedRecord): readonly QuestionWord[] =>
  words.filter((word) => isTelling(word) && !isOfDoubt(word) && !word.terms.some((term) => GOING.has(term)) && !meaningOf(word.terms).some((term) => own.has(term)))

/** Whether the record has nothing of some of what is asked, or does not tell itself what is said to be done; the asking aside. */
const unsaidIn = ({ words }: Question, { weights, own }: IndexedRecord): boolean =>
  words.some(({ weight, trust, terms }) => {
    if (weight * trust < 1 || terms.includes('c:purpose')) return false
    const meaning = meaningOf(terms)
    return !meaning.some((term) => weights.has(term)) || (meaning.some((term) => ANY_ACT.has(term)) && !meaning.some((term) => own.has(term)))
  })

/** The concepts of a word, where it has any: "tanks" are no "think tank". */
const meaningOf = (terms: readonly Term[]): readonly Term[] => (terms.some(isNamed) ? terms.filter(isNamed) : terms)

/** Whether a word asks how sure something is. */
const isOfDoubt = ({ token, terms }: QuestionWord): boolean => isStatusWord(token.folded) || terms.some((term) => DOUBTING.has(term))
/** The question without its words of doubt: no record need have these to be what is doubted. */
export const asideOfDoubt = (question: Question): Question => ({ ...question, words: question.words.filter((word) => !isOfDoubt(word)) })
const CONFIRMING: ReadonlySet<Term> = new Set(['c:confirm', 'c:confirmed'])
const DOUBTING = CONFIRMING.union(new Set(['c:evidence']))

/** Whether it is asked how sure something is, and of that, the words of doubt aside, the record has little. */
function isOfSomethingElse(index: FactIndex, question: Question, { record }: Candidate): boolean {
  const matter = question.words.filter((word) => word.weight === 1 && !isOfDoubt(word))
  const weightOf = (words: readonly QuestionWord[]) => words.reduce((sum, word) => sum + wordWeight(word, index), 0)
  const met = matter.filter(({ terms }) => terms.some((term) => record.weights.has(term)))
  return matter.length > 0 && weightOf(met) < MATTER_FOR_STATUS * weightOf(matter)
}

/** Whether the record has but the names of the question, and nothing of what is asked of them, though that is known words. */
function isNamesAlone({ words }: Question, { record }: Candidate): boolean {
  const isName = ({ terms }: QuestionWord) => terms.some((term) => term.startsWith('e:'))
  const matter = words.filter((word) => word.weight === 1 && !isName(word))
  return matter.length > 0 && words.some(isName) && matter.every(({ meant, terms }) => meant && !terms.some((term) => record.weights.has(term)))
}

/** Whether it is asked if somebody, a country or a ship does something, and the record has nothing of that one. */
function hasOtherSubject(question: Question, { own }: IndexedRecord): boolean {
  const subject = subjectOf(question)
  return subject !== undefined && !subject.terms.some((term) => own.has(term))
}

/** Whether the question has a person at a place, on a ship or the like, and the record has but one of both. */
function isElsewhere({ names }: Question, { record }: Candidate): boolean {
  const ids = names.flatMap((hit) => (hit.ids.length === 1 ? hit.ids : []))
  const [persons, places] = [ids.filter((id) => id.startsWith('person-')), ids.filter((id) => /^(port|place|ship|facility)-/.test(id))]
  return persons.length > 0 && places.length > 0 && [...persons, ...places].some((id) => !record.entities.has(id))
}

/** Whether a text asks for something, and does not but tell or order. */
export const isAsked = (question: Question): boolean => (question.focus !== null && question.focus !== 'status') || question.text.includes('?') || isYesNo(question)

/** A capital within an English sentence: a name. */
const isNameLike = ({ token }: QuestionWord): boolean => token.at > 0 && /^\p{Lu}\p{Ll}/u.test(token.raw)

/** Whether a typo had to be read into every word that is known, and others that may be names stay unknown. */
const isGuess = ({ words }: Question): boolean => words.some((word) => word.terms.length === 0 && word.weight === 1) && words.every((word) => word.trust < 1 || word.terms.length === 0)

/** Who is named so near to a word of saying that it may be theirs. */
export const speakersIn = ({ words, tokens }: Question): RecordId[] =>
  words.flatMap(({ token, terms }) => {
    const at = tokens.indexOf(token)
    const before = wordBefore(tokens, at)
    if (ABOUT.has(before) || BESIDE.has(before)) return []
    // In German, what was said stands at the end.
    const isNear = [...tokens.slice(Math.max(0, at - SPEECH_WITHIN), at + SPEECH_WITHIN), ...tokens.slice(-1)].some(({ folded }) => SPEECH_WORDS.has(folded))
    return isNear ? terms.filter((term) => SPEAKER.test(term)).map((term) => term.slice(2)) : []
  })
/** Behind these stands what is spoken about. */
const ABOUT = new Set(['about', 'on', 'regarding', 'concerning', 'zu', 'uber', 'zum', 'zur', 'that', 'dass'])
const SPEECH_WITHIN = 4
/** Behind these stands neither who speaks nor what is spoken about. */
const BESIDE = new Set(['in', 'im', 'aus', 'from', 'nach', 'to', 'for', 'fur', 'gegen', 'against'])
const THE = new Set(['the', 'der', 'die', 'das', 'den', 'dem', 'port', 'hafen'])

/** The folded word before the one at that place, articles aside. */
const wordBefore = (tokens: Question['tokens'], at: number): string => tokens.slice(0, Math.max(0, at)).findLast(({ folded }) => !THE.has(folded))?.folded ?? ''

const SPOKEN = new Set(['disclosure', 'publication', 'remark'])
/** Who speaks in the events of saying that a fact is about. */
const speakingIn = (base: FactBase, about: readonly RecordId[]): readonly RecordId[] =>
  about.flatMap((id) => {
    const event = entryOf(base, 'event', id)?.record
    return event && SPOKEN.has(event.kind) ? (event.by.length > 0 ? event.by : event.who) : []
  })

/** Whether the question asks what a named one says, and the fact is not by any of them. */
function isSilentOn(base: FactBase, question: Question, { record }: Entry<'fact'>): boolean {
  const speakers = speakersIn(question)
  if (speakers.length === 0 || question.focus === 'who') return false
  const said = new Set([...record.attribution.flatMap((hop) => hop.who), ...speakingIn(base, record.about)])
  return !speakers.some((id) => said.has(id) || [...said].some((one) => isWithin(base, one, id)))
}
