import type { NameHit } from './find-names.ts'
import type { Token } from './normalise.ts'
import type { DateHit } from './parse-dates.ts'
import { AND, GREETINGS, isAskingWord, isFunctionWord, isGeneralWord, OCCASIONS, OVERVIEW_WORDS, ABUSE, SMALL_TALK, SPEECH_WORDS, THANKS, WISHES } from './words.ts'

/** What somebody does who writes to the bot. */
export type Manner = 'question' | 'greeting' | 'thanks' | 'empty'

/** The words that begin a question, folded. */
export const QUESTION_WORDS = ['which', 'what', 'when', 'where', 'who', 'whose', 'how', 'wann', 'welche', 'welcher', 'welches', 'wer', 'was', 'wie', 'wieso', 'warum', 'wo', 'wohin', 'woher', 'wessen']

/** Whether a token carries grammar alone, in either language. */
export const isAny = (token: Token): boolean => isFunctionWord(token.folded, 'de') || isFunctionWord(token.folded, 'en')

/** Words that speak of or to the bot itself. */
const SELF = new Set(['du', 'dich', 'dir', 'bist', 'you', 'your', 'yourself', 'bot'])

/** What one asks whether it speaks. */
const LANGUAGES = new Set(['deutsch', 'englisch', 'english', 'german', 'speak', 'sprichst', 'sprechen', 'verstehst', 'understand'])

const TAG = /<\/?[a-z][a-z0-9]*[\s>/]/iu

/** Whether at least half of what is not blank are letters or digits, and nothing is a tag: code and line noise are no question. */
export function isLanguage(text: string): boolean {
  if (TAG.test(text)) return false
  const marks = text.replace(/\s/gu, '').length
  return (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) * 2 >= marks
}

/** The tokens without a greeting that a mark parts from what follows: "Good day, who is …". */
export function withoutGreeting(text: string, tokens: readonly Token[]): readonly Token[] {
  const length = wishAt(tokens, 1).length || (GREETINGS.has(tokens[0]?.folded ?? '') ? 1 : 0)
  const rest = tokens.slice(length)
  return length > 0 && rest.length > 1 && /[,!.:–—-]/.test(text.slice(tokens[length - 1]?.end ?? 0, rest[0]?.at ?? 0)) ? withoutGreeting(text, rest) : tokens
}

/** Abuse is short; a longer message with such a word may ask something. */
const MAX_ABUSE = 6

/** The words of a wish whose occasion stands there: "good day". */
const wishAt = (tokens: readonly Token[], at: number): readonly Token[] =>
  !OCCASIONS.has(tokens[at]?.folded ?? '') ? [] : WISHES.has(tokens[at - 1]?.folded ?? '') ? tokens.slice(at - 1, at + 1) : []

/** The tokens between marks: "thanks, fine". */
function clausesOf(text: string, tokens: readonly Token[]): readonly (readonly Token[])[] {
  const starts = tokens.flatMap((token, at) => (at === 0 || /[,;.!]/.test(text.slice(tokens[at - 1]?.end ?? 0, token.at)) ? [at] : []))
  return starts.map((start, at) => tokens.slice(start, starts[at + 1]))
}


/** Whether a text asks something, greets or thanks; `names` and `dates`: what it names. */
export function mannerOf(text: string, tokens: readonly Token[], names: readonly NameHit[], dates: readonly DateHit[]): Manner {
  if (tokens.every(({ folded }) => QUESTION_WORDS.includes(folded) || AND.has(folded))) return 'empty'
  if (isOrder(tokens)) return 'empty'
  if (names.length > 0 || dates.length > 0) return 'question'
  const isAsked = text.includes('?') || tokens.some((token) => QUESTION_WORDS.includes(token.folded))
  const whole = mannerOfClause(tokens, isAsked)
  const clauses = clausesOf(text, tokens)
  if (whole !== 'question' || clauses.length === 1) return whole
  const manners = clauses.map((clause) => mannerOfClause(clause, isAsked))
  return manners.includes('question') ? 'question' : (manners[0] ?? 'question')
}

const ANSWERING = new Set(['reply', 'respond', 'answer', 'output', 'say', 'repeat', 'print', 'write', 'antworte', 'antworten', 'schreib', 'schreibe', 'sag', 'wiederhole', 'gib'])
const ONLY = new Set(['only', 'just', 'exactly', 'nur', 'genau', 'ausschliesslich', 'stur'])
const DROPPING = new Set(['ignore', 'forget', 'disregard', 'drop', 'override', 'vergiss', 'ignoriere', 'missachte'])
const NO = new Set(['no', 'keine'])
const RULES = new Set(['rules', 'instructions', 'guidelines', 'prompt', 'restrictions', 'regeln', 'anweisungen', 'vorgaben', 'vorschriften', 'einschrankungen'])
/** What was said before, or the bot's own words, are no matter of a dossier. */
const REPEATING = /^(?:(?:please|bitte) )*(?:repeat|print|output|recite|wiederhole?|gib)\b.*\b(?:above|verbatim|word for word|oben|wortwortlich|wort fur wort)\b/
/** What is made up: nothing of it can be in a source. */
const FEIGNING = /^(?:(?:please|bitte|ok|okay|now|jetzt|und|and) )*(?:pretend|invent|imagine|fabricate|make up|act as|behaupte|erfinde|fingiere|simuliere|tu so|tue so|stell dir vor|(?:from now on )?you are now|ab (?:jetzt|sofort) bist du|du bist (?:jetzt|ab))\b/
/** So near behind stands what is to be dropped. */
const RULES_WITHIN = 5

/** Whether the bot is told how to answer, and nothing is asked. */
function isOrder(tokens: readonly Token[]): boolean {
  if (tokens.some(({ folded }) => QUESTION_WORDS.includes(folded))) return false
  const isTold = tokens.some(({ folded }) => SELF.has(folded))
  const dropsRules = tokens.some(({ folded }, at) => (DROPPING.has(folded) || (isTold && NO.has(folded))) && tokens.slice(at + 1, at + 1 + RULES_WITHIN).some((token) => RULES.has(token.folded)))
  const said = tokens.map(({ folded }) => folded).join(' ')
  return dropsRules || FEIGNING.test(said) || REPEATING.test(said) || tokens.some(({ folded }, at) => ANSWERING.has(folded) && (ONLY.has(tokens[at + 1]?.folded ?? '') || ONLY.has(tokens[at - 1]?.folded ?? '')))
}

/** How one asks after somebody, at the end of what is said: "na du, alles fit bei dir". */
const ASKING_AFTER = /\b(?:how (?:are|r) (?:you|ya|u)(?: doing| feeling)?|hows it going|how is it going|whats up|you (?:ok|okay|good|alright)|wie gehts?(?: es)?(?: dir| euch| ihnen)?|alles (?:klar|fit|gut|ok|okay|roger|paletti|frisch)(?: bei (?:dir|euch|ihnen))?|was geht(?: ab)?)(?: (?:today|heute|so|bot|buddy|mate|man|bro|dude|alter|digga|there|denn))*$/
/** So many words stand before that. */
const MAX_BEFORE = 4

/** Whether one but asks after the bot. */
function isAskedAfter(said: string): boolean {
  const found = ASKING_AFTER.exec(said)
  const before = found ? said.slice(0, found.index).split(' ').filter(Boolean) : []
  return found !== null && before.length <= MAX_BEFORE && !before.some((word) => QUESTION_WORDS.includes(word))
}

/** Whom one greets. */
const GREETED = new Set(['mitenand', 'miteinander', 'zusammen', 'allerseits', 'zame', 'together', 'folks', 'team', 'guys', 'everyone', 'everybody', 'leute', 'freunde', 'community', 'mates', 'chat'])

function mannerOfClause(tokens: readonly Token[], isAsked: boolean): Manner {
  const said = tokens.map(({ folded }) => folded).join(' ')
  if (SMALL_TALK.has(said) || isAskedAfter(said)) return 'greeting'
  const wishes = new Set(tokens.length === 1 && OCCASIONS.has(tokens[0]?.folded ?? '') ? tokens : tokens.flatMap((_, at) => wishAt(tokens, at)))
  if (tokens.every((token) => GREETINGS.has(token.folded) || GREETED.has(token.folded) || isAny(token) || isAskingWord(token.folded) || THANKS.has(token.folded) || wishes.has(token))) {
    if (tokens.some((token) => THANKS.has(token.folded))) return 'thanks'
    if (tokens.some((token) => GREETINGS.has(token.folded)) || wishes.size > 0) return 'greeting'
  }
  if (tokens.some((token) => SELF.has(token.folded)) && tokens.every((token) => isAny(token) || isAskingWord(token.folded) || SELF.has(token.folded) || isGeneralWord(token.folded) || LANGUAGES.has(token.folded)) && !tokens.some((token) => SPEECH_WORDS.has(token.folded) || OVERVIEW_WORDS.has(token.folded))) return 'greeting'
  if (tokens.length <= MAX_ABUSE && tokens.some((token) => ABUSE.has(token.folded)) && !isAsked) return 'greeting'
  // A greeting with a word or two of small talk.
  const small = tokens.filter((token) => !GREETINGS.has(token.folded) && !isAny(token) && !isAskingWord(token.folded))
  if (THANKS.has(tokens[0]?.folded ?? '') && small.length <= 3 && tokens.length - small.length > 2 && !isAsked) return 'thanks'
  if (GREETINGS.has(tokens[0]?.folded ?? '') && small.length <= 1 && tokens.length - small.length > 2 && !tokens.some((token) => QUESTION_WORDS.includes(token.folded))) return 'greeting'
  return 'question'
}
