import type { Lang } from '../facts/record.ts'
import type { NameHit } from './find-names.ts'
import { QUESTION_WORDS } from './manner.ts'
import type { Token } from './normalise.ts'
import type { Question } from './parse-question.ts'
import type { QuestionWord } from './read-word.ts'
import { OR, TAGS } from './words.ts'

const YES_NO = {
  de: new Set('ist sind war waren hat haben hatte kann konnte wird werden wurde wurden soll sollen gibt gab stimmt stimmts darf'.split(' ')),
  en: new Set('is are was were do does did has have had can could will would should doesn doesnt don dont didn didnt isn isnt aren arent wasn wasnt weren werent hasn hasnt haven havent'.split(' ')),
}

/** Whether it is asked if something is so. */
export function isYesNo({ spoken, tokens, text, names, words, focus, wantsAll }: Question): boolean {
  // "Is it known who": that is asked.
  if (tokens.slice(0, KNOWN_WITHIN).some(({ folded }) => KNOWN.has(folded)) && tokens.some(({ folded }) => QUESTION_WORDS.includes(folded))) return false
  const first = tokens.find(({ folded }) => !OPENERS.has(folded))
  if (YES_NO[spoken].has(first?.folded ?? '') || (tokens.length > 2 && TAGS.has(tokens.at(-1)?.folded ?? ''))) return true
  // Of these verbs the first place alone makes a question.
  if (spoken === 'de' && VERBS.de.has(first?.folded ?? '') && beginsWithVerb(tokens, names) && !tokens.some(({ folded }) => QUESTION_WORDS.includes(folded) || OR.has(folded))) return true
  if (!text.trimEnd().endsWith('?') || tokens.some(({ folded }) => folded === 'oder' || QUESTION_WORDS.includes(folded))) return false
  return (spoken === 'de' && beginsWithVerb(tokens, names)) || ((focus === null || focus === 'status' || wantsAll) && (isStatement(tokens, spoken) || tellsOfOne(tokens, words, names, spoken)))
}

/** "NK News published the report?", "Briten fordern Sanktionen?": behind the one named at its beginning, what may be its verb, and more. */
function tellsOfOne(tokens: readonly Token[], words: readonly QuestionWord[], names: readonly NameHit[], spoken: Lang): boolean {
  const first = ARTICLES.has(tokens[0]?.folded ?? '') || THE.has(tokens[0]?.folded ?? '') ? 1 : 0
  const isNamed = words.some(({ token, terms }) => token === tokens[first] && terms.some((term) => SUBJECT.test(term)))
  const verb = isNamed ? tokens[names.find(({ from }) => from === first)?.to ?? first + 1] : undefined
  return verb !== undefined && verb !== tokens.at(-1) && !/^\p{Lu}/u.test(verb.raw) && VERB_ENDING[spoken].test(verb.folded)
}
const VERB_ENDING = { de: /(?:[^aeiou]t|te|ten|en|e[lr]n)$/, en: /(?:ed|[^s]s)$/ }

/** "Enthalten die Container …?", "Liefert Russland …?": in German any verb may begin such a question. */
const beginsWithVerb = ([first, second]: readonly Token[], names: readonly NameHit[]): boolean =>
  first !== undefined && second !== undefined && /(?:t|te|en)$/.test(first.folded) && !NO_VERB.test(first.folded) && (ARTICLES.has(second.folded) || /^\p{Lu}/u.test(second.raw) || names.some(({ from }) => from === 1)) && !/^\p{Lu}/u.test(first.raw.slice(1))

/** Verbs that make a statement of what stands around them, besides those that begin a question. */
const VERBS = {
  de: new Set('brachte brachten bringt bringen fuhr fuhren fahrt fahren lud luden ladt laden sah sahen lieferte lieferten liefert kam kamen kommt kommen ging gingen gehort gehorte gehoren liegt lag liegen zeigt zeigte zeigen zeigten sagt sagte sagten sagen stammt stammte stammen stammten nennt nannte nennen nannten heisst hiess bekam bekamen erhielt erhielten traf trafen schickte schickten schickt besuchte besuchten besucht baute bauten feuerte feuerten verkaufte verkauften kaufte kauften schrieb schrieben besitzt besitzen ubergab ubergaben warnte warnten bestritt lagerte lagerten flog flogen steht stehen stand standen'.split(' ')),
  en: new Set('went goes came comes brought brings sailed sails carried carries delivered delivers shipped ships supplied supplies sent sends said says lies belongs belonged got gets met meets showed shows took takes gave gives called calls confirmed confirms visited visits built builds fired fires launched sold sells bought buys made wrote owns owned handed warned denied signed loaded stored flew'.split(' ')),
}

/** "Die Maia fährt unter …?": in the order of a statement, the verb behind the one of whom it is said. */
function isStatement(tokens: readonly Token[], spoken: Lang): boolean {
  const verb = tokens.findIndex(({ folded }) => YES_NO[spoken].has(folded) || VERBS[spoken].has(folded))
  return verb > 0 && verb < tokens.length - 1
}
const NO_VERB = /^(?:w(?:ann|as|elche[mnrs]?|em|en|er|essen|ie|ieso|arum|o|ohin|oher)|gute[nr]?|heute|gestern|bitte|letzte[nrs]?|erste[nrs]?)$/
const ARTICLES = new Set(['der', 'die', 'das', 'ein', 'eine', 'es', 'sie', 'er', 'man', 'sich', 'wir', 'ihr', 'auch', 'schon'])
const KNOWN = new Set(['known', 'know', 'bekannt', 'weiss', 'clear', 'klar'])
const KNOWN_WITHIN = 4
const OPENERS = new Set(['yo', 'hey', 'bro', 'dude', 'so', 'and', 'but', 'also', 'und', 'aber', 'ok', 'okay', 'wait', 'sag', 'mal', 'hm', 'ah', 'oh', 'digga', 'alter', 'eh'])

const SUBJECT = /^e:(person|org|country|ship)-/
/** So early in such a question stands who does it. */
const SUBJECT_WITHIN = 4

/** Behind these stands who does it. */
export const BY: ReadonlySet<string> = new Set(['by', 'von', 'durch'])
const THE = new Set(['the', 'den', 'der', 'dem'])

/** Who or what it is asked of: by whom something was done, or who stands early in the question. */
export function subjectOf({ words, tokens }: Question): QuestionWord | undefined {
  const actors = words.filter(({ terms }) => terms.some((term) => SUBJECT.test(term)))
  const before = ({ token }: QuestionWord) => tokens.slice(0, tokens.indexOf(token)).findLast(({ folded }) => !THE.has(folded))?.folded ?? ''
  return actors.find((word) => BY.has(before(word))) ?? actors.find(({ token }) => tokens.indexOf(token) < SUBJECT_WITHIN)
}
