import { editDistance } from '../facts/edit-distance.ts'
import type { Lang, RecordId } from '../facts/record.ts'
import { detectLang } from './detect-lang.ts'
import type { Focus } from './find-focus.ts'
import { asksForAll, contrastOf, focusOf, publishingVerb } from './find-focus.ts'
import type { NameHit } from './find-names.ts'
import type { Token } from './normalise.ts'
import { cleanText, fold, tokenise } from './normalise.ts'
import type { DateHit } from './parse-dates.ts'
import { parseDates } from './parse-dates.ts'
import { entityTerm, isNamed, withTerms } from './terms.ts'
import type { Thesaurus } from './thesaurus.ts'
import { isAny, isLanguage, mannerOf, QUESTION_WORDS, withoutGreeting } from './manner.ts'
import type { Manner } from './manner.ts'
import type { Lexicon, QuestionWord } from './read-word.ts'
import { LIGHT, readWord } from './read-word.ts'
import { withJoinedVerbs } from './separable-verbs.ts'
import { settingOf } from './setting.ts'
import { asksForSpeech } from './speech.ts'
import { OVERVIEW_WORDS, TAGS, SUMMARY_WORDS, isAskingWord, isFunctionWord, isGeneralWord, isOtherFunctionWord } from './words.ts'

export type Question = {
  readonly text: string
  readonly lang: Lang
  /** The language that it is taken to be in. */
  readonly spoken: Lang
  /** Which languages its words may be in: one, or both where that stays open. */
  readonly langs: readonly Lang[]
  readonly tokens: readonly Token[]
  readonly words: readonly QuestionWord[]
  readonly names: readonly NameHit[]
  readonly dates: readonly DateHit[]
  readonly numbers: readonly { readonly value: number; readonly ordinal: boolean; readonly at: number }[]
  readonly focus: Focus
  /** Whether everything of a kind is asked for: "all persons". */
  readonly wantsAll: boolean
  /** Whether the words ask what the whole is about. */
  readonly wantsOverview: boolean
  /** Whether the whole is asked for in short. */
  readonly wantsSummary: boolean
  /** Whether two are compared: what both have, or one alone. */
  readonly contrast: 'both' | 'difference' | null
  /** Whether it is asked what somebody says or thinks. */
  readonly wantsSpeech: boolean
  readonly manner: Manner
}

const ORDINALS = new Map<string, number>(
  ['first erste ersten erster erstes', 'second zweite zweiten zweiter zweites', 'third dritte dritten dritter drittes', 'fourth vierte vierten vierter viertes', 'fifth funfte funften funfter funftes', 'sixth sechste sechsten', 'seventh siebte siebten', 'eighth achte achten', 'ninth neunte neunten', 'tenth zehnte zehnten'].flatMap(
    (row, at) => row.split(' ').map((word) => [word, at + 1] as const),
  ),
)

/** A Korean word without its particles: the longest beginning that is a name or has a meaning. */
function withoutParticles(token: Token, { names, thesaurus }: Lexicon): Token {
  if (!/^\p{Script=Hangul}+$/u.test(token.raw)) return token
  for (let end = token.raw.length; end > 0; end--) {
    const part = { ...token, folded: fold(token.raw.slice(0, end)) }
    if (thesaurus.conceptsOf(part.folded).length > 0 || names.find([part], () => false).length > 0) return part
  }
  return token
}

function readNumbers(tokens: readonly Token[], dates: readonly DateHit[], thesaurus: Thesaurus): Question['numbers'] {
  return tokens.flatMap((token, at): Question['numbers'][number][] => {
    if (dates.some((date) => at >= date.from && at < date.to)) return []
    const ordinal = ORDINALS.get(token.folded) ?? Number(/^(\d{1,3})(?:st|nd|rd|th)$/.exec(token.folded)?.[1] ?? 0)
    if (ordinal) return [{ value: ordinal, ordinal: true, at }]
    if (/^\d{1,9}$/.test(token.folded)) return [{ value: Number(token.folded), ordinal: false, at }]
    const word = thesaurus.conceptsOf(token.folded).find((id) => id.startsWith('num-'))
    return word && word !== 'num-1' ? [{ value: Number(word.slice(4)), ordinal: false, at }] : []
  })
}

/** How far into a question a mistyped question word is looked for. */
const OPENING = 3

/** A word at the beginning that no one uses as the question word that it is a typo of: "wich", "wan". */
function asAsking(token: Token, at: number, all: readonly Token[], { thesaurus, hasWord, alike }: Lexicon): Token {
  const isUsed = isAny(token) || thesaurus.conceptsOf(token.folded).length > 0 || hasWord(token.folded, 'de') || hasWord(token.folded, 'en')
  if (at === 0 && token.folded === 'y' && all.length > 2) return { ...token, folded: 'why' }
  if (at >= OPENING || all.length < 2 || token.folded.length < 3 || isUsed) return token
  const meant = QUESTION_WORDS.find((word) => word.length >= 3 && editDistance(word, token.folded, 1) === 1)
  return meant === undefined || (at > 0 && alike(token.folded).some((word) => !QUESTION_WORDS.includes(word) && !isAny({ ...token, folded: word }))) ? token : { ...token, folded: meant }
}

/** Which language to answer in: the one chosen, where there is one; else that for a question that shows none, or is in a third one. */
type Languages = { readonly fallback: Lang; readonly lang?: Lang; readonly foreign?: Lang }

/** Takes a question apart: language, names, dates, numbers, what is asked for, and the words that carry matter. */
export function parseQuestion(typed: string, lexicon: Lexicon, { fallback, lang: chosen, foreign: forForeign = 'en' }: Languages): Question {
  const { thesaurus } = lexicon
  const text = cleanText(typed)
  const plain = withoutGreeting(text, tokenise(text).slice(0, MAX_TOKENS)).map((token) => withoutParticles(token, lexicon)).map((token, at, all) => asAsking(token, at, all, lexicon))
  const tokens = withJoinedVerbs(text, plain, thesaurus)
  const { lang: detected, foreign } = detectLang(text, tokens, lexicon)
  const lang = chosen ?? (foreign ? forForeign : detected) ?? fallback
  const spoken = detected ?? fallback
  const langs: readonly Lang[] = detected === 'en' ? ['en', 'de'] : ['de', 'en']
  const dates = parseDates(text, tokens, lexicon.mainYear, thesaurus, MAX_DATES)
  const inDate = (at: number) => dates.some((date) => at >= date.from && at < date.to)
  const isOrdinary = (token: Token) =>
    isAny(token) || isAskingWord(token.folded) || isGeneralWord(token.folded) || thesaurus.conceptsOf(token.folded).length > 0 || langs.some((one) => lexicon.hasWord(token.folded, one))
  const names = lexicon.names.find(tokens, (token) => !isOrdinary(token)).filter((hit) => !inDate(hit.from))
  const numbers = readNumbers(tokens, dates, thesaurus)
  const toPublish = publishingVerb(tokens)
  const termed = withTerms(tokens, langs, thesaurus)
  // Each word once, however often it is said, and no more than count: a look-up of an unknown one is dear.
  const taken = new Set<string>()
  const inShort = asksToSummarise(tokens)
  const read = termed.entries().filter(([, { token }]) => !taken.has(token.folded)).flatMap(([at, { token, terms }]): QuestionWord[] => {
    const name = names.find((hit) => at >= hit.from && at < hit.to)
    if (name) return at > name.from ? [] : [{ token, terms: name.ids.map(entityTerm), trust: name.by === 'typo' ? 0.8 : 1, meant: true, weight: 1 }]
    if (inDate(at) || numbers.some((number) => number.at === at) || OVERVIEW_WORDS.has(token.folded) || (inShort && SUMMING_UP.has(token.folded))) return []
    const isTag = at === tokens.length - 1 && at > 1 && TAGS.has(token.folded)
    const asks = token === toPublish || isTag || terms.some((term) => term.startsWith('c:q-') || term.startsWith('c:num-'))
    const isConcept = terms.some((term) => term.startsWith('c:') || (isNamed(term) && token.folded.length > 2))
    if (asks || (isFunctionWord(token.folded, spoken) && !isConcept) || (isAskingWord(token.folded) && !isConcept)) return []
    if ((detected === undefined && isAny(token)) || (foreign && isOtherFunctionWord(token.folded) && !terms.some((term) => term.startsWith('e:')))) return []
    const word = readWord(token, terms, langs, lexicon)
    // The thesaurus knows few words of other languages: one that it lacks tells little.
    return [foreign && word.terms.length === 0 && !isConcept ? { ...word, weight: LIGHT } : word]
  })
  const own = asideOfSetting(settingOf(text, tokens), read.filter(({ token }) => taken.add(token.folded)).take(MAX_WORDS).toArray())
  const words = inAskingSentence(text, tokens, withoutOtherChoice(tokens, own))
  const focus = focusOf(tokens, thesaurus, words.filter((word) => word.weight === 1).map((word) => (word.trust === 1 || asksForAll(tokens) ? word.terms : [])), new Map(words.flatMap(({ token, terms, trust }) => (trust < 1 ? [[token, terms]] : []))))
  return {
    text,
    lang,
    spoken,
    langs,
    tokens,
    words: withoutAskedKind(tokens, focus, words),
    names,
    dates,
    numbers,
    focus,
    contrast: contrastOf(tokens),
    wantsAll: asksForAll(tokens),
    wantsSummary: inShort || tokens.some((token) => SUMMARY_WORDS.has(token.folded)),
    wantsOverview: inShort || tokens.some((token) => OVERVIEW_WORDS.has(token.folded)),
    wantsSpeech: toPublish === undefined && asksForSpeech(termed),
    manner: isLanguage(text) || names.length + dates.length > 0 ? mannerOf(text, tokens, names, dates) : 'empty',
  }
}

/** "Fass das mal zusammen", "sum it up": a verb in two parts. */
const asksToSummarise = (tokens: readonly Token[]): boolean =>
  tokens.some(({ folded }, at) => SUMMING_UP.get(folded) !== undefined && tokens.slice(at + 1).some((token) => token.folded === SUMMING_UP.get(folded)))
const SUMMING_UP = new Map([['fass', 'zusammen'], ['fasse', 'zusammen'], ['fasst', 'zusammen'], ['fassen', 'zusammen'], ['sum', 'up']])

/** So much of a question is read: more than anyone asks in earnest, and a bound on the work. */
const MAX_TOKENS = 150
const MAX_DATES = 4
const MAX_WORDS = 40

/** The words, those of the asker's own setting lighter, where enough is left to ask for. */
function asideOfSetting({ own, heading }: ReturnType<typeof settingOf>, words: readonly QuestionWord[]): readonly QuestionWord[] {
  const isAside = ({ token, terms }: QuestionWord) => (own.has(token) && !terms.some((term) => term.startsWith('e:'))) || (heading.has(token) && terms.length === 0)
  const asks = words.filter((word) => !isAside(word) && word.weight === 1 && word.terms.length > 0)
  return asks.length === 0 ? words : words.map((word) => (isAside(word) ? { ...word, weight: word.weight * LIGHT } : word))
}

const TIME_WORDS = new Set(['datum', 'date', 'zeitpunkt', 'termin', 'monat', 'month', 'jahr', 'year'])

/** The words; "date" in "on what date" but asks, as "when" does. */
function withoutAskedKind(tokens: readonly Token[], focus: Focus, words: readonly QuestionWord[]): readonly QuestionWord[] {
  const asks = ({ token }: QuestionWord) => TIME_WORDS.has(token.folded) && WHICH.test(tokens[tokens.indexOf(token) - 1]?.folded ?? '')
  return focus !== 'when' || words.length === 1 ? words : words.map((word) => (asks(word) ? { ...word, weight: word.weight * ASKED_KIND } : word))
}
const ASKED_KIND = 0.5
const WHICH = /^(?:welche[mnrs]?|what|which)$/

/** How much the one of two to choose from counts that no record has: it stays matter, so that a name beside it is not all that is asked. */
const OTHER_CHOICE = 0.4
const OR = new Set(['or', 'oder', 'ou', 'ili', 'abo', 'albo', 'lub'])
/** "MI6 or what": but a guess. */
const ELSE = new Set(['what', 'who', 'something', 'else', 'was', 'wer', 'sowas', 'so', 'wie'])
/** So near to the "or" stand the two that it parts. */
const CHOICE_WITHIN = 3

/** The words; of two to choose from, one that no record has counts little beside one that they have. */
function withoutOtherChoice(tokens: readonly Token[], words: readonly QuestionWord[]): readonly QuestionWord[] {
  const others = tokens.flatMap((token, at): QuestionWord[] => {
    if (!OR.has(token.folded)) return []
    const near = (from: number) => words.filter((word) => word.weight === 1 && tokens.slice(Math.max(0, from), from + CHOICE_WITHIN).includes(word.token))
    const [before, after] = [near(at - CHOICE_WITHIN).at(-1), near(at + 1)[0]]
    if (before?.terms.length === 0 && ELSE.has(tokens[at + 1]?.folded ?? '')) return [before]
    if (!before || !after || (before.terms.length === 0) === (after.terms.length === 0)) return []
    return [before.terms.length === 0 ? before : after]
  })
  return others.length === 0 ? words : words.map((word) => (others.includes(word) ? { ...word, weight: OTHER_CHOICE } : word))
}

/** From so many words on, what comes before or after the sentence that asks is but its setting. */
const RAMBLING = 6

/** Words that point back to what was said before. */
const BACK = new Set(['dort', 'dabei', 'deren', 'dessen', 'ihm', 'ihn', 'there', 'they', 'them', 'he', 'him', 'she', 'her'])

/** The words, those outside the last sentence that asks lighter; a sentence without a word that any record has does not ask. */
function inAskingSentence(text: string, tokens: readonly Token[], words: readonly QuestionWord[]): readonly QuestionWord[] {
  if (words.length < RAMBLING) return words
  const ends = [...text.matchAll(/[.!?…:](?=\s)|\s[–—-]\s/g)].map((match) => match.index + match[0].length)
  const starts = [0, ...ends]
  const inSentence = (at: number) => words.filter(({ token }) => token.at >= (starts[at] ?? 0) && token.at < (starts[at + 1] ?? Infinity))
  const asks = (at: number) => inSentence(at).filter((word) => word.weight === 1 && word.terms.length > 0).length >= 2
  const sentences = starts.map((_, at) => at).filter(asks)
  const endsInQuestion = (at: number) => text.slice(starts[at], starts[at + 1] ?? text.length).includes('?')
  const asking = sentences.findLast(endsInQuestion) ?? sentences.at(-1)
  if (asking === undefined || starts.length === 1) return words
  const inAsking = tokens.filter(({ at }) => at >= (starts[asking] ?? 0) && at < (starts[asking + 1] ?? Infinity))
  if (inAsking.some(({ folded }) => BACK.has(folded))) return words
  const own = new Set(inSentence(asking))
  return words.map((word) => (own.has(word) ? word : { ...word, weight: word.weight * LIGHT }))
}

/** Every entity that the question names without doubt. */
export const namedIds = (question: Question): RecordId[] => [
  ...new Set(question.names.filter((hit) => hit.ids.length === 1).flatMap((hit) => hit.ids)),
]

const isName = ({ terms }: QuestionWord): boolean => terms.some((term) => term.startsWith('e:'))

/** Whether all that carries matter in the question are names. */
export const isOfNamesAlone = ({ words }: Question): boolean => words.some(isName) && words.every((word) => (word.weight < 1 && !tellsMatter(word)) || isName(word))

/** Whether a word that often but asks has a meaning of its own: "What did Vaddi warn about?" */
export const tellsMatter = ({ weight, terms }: QuestionWord): boolean => weight === LIGHT && terms.some((term) => term.startsWith('c:') && !ASKING.has(term))
const ASKING: ReadonlySet<string> = new Set(['c:say', 'c:article', 'c:hear', 'c:explain', 'c:show', 'c:role'])
