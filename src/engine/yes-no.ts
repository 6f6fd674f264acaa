import { QUESTION_WORDS } from './manner.ts'
import type { Token } from './normalise.ts'
import type { Question } from './parse-question.ts'
import type { QuestionWord } from './read-word.ts'
import { TAGS } from './words.ts'

const YES_NO = {
  de: new Set('ist sind war waren hat haben hatte kann konnte wird werden wurde wurden soll sollen gibt gab stimmt stimmts darf'.split(' ')),
  en: new Set('is are was were do does did has have had can could will would should doesn doesnt don dont didn didnt isn isnt aren arent wasn wasnt weren werent hasn hasnt haven havent'.split(' ')),
}

/** Whether it is asked if something is so. */
export function isYesNo({ spoken, tokens, text }: Question): boolean {
  // "Is it known who": that is asked.
  if (tokens.slice(0, KNOWN_WITHIN).some(({ folded }) => KNOWN.has(folded)) && tokens.some(({ folded }) => QUESTION_WORDS.includes(folded))) return false
  const first = tokens.find(({ folded }) => !OPENERS.has(folded))
  return YES_NO[spoken].has(first?.folded ?? '') || (tokens.length > 2 && TAGS.has(tokens.at(-1)?.folded ?? '')) || (spoken === 'de' && text.includes('?') && beginsWithVerb(tokens) && !tokens.some(({ folded }) => folded === 'oder'))
}

/** "Enthalten die Container …?", "Liefert Russland …?": in German any verb may begin such a question. */
const beginsWithVerb = ([first, second]: readonly Token[]): boolean =>
  first !== undefined && second !== undefined && /(?:t|te|en)$/.test(first.folded) && !NO_VERB.test(first.folded) && (ARTICLES.has(second.folded) || /^\p{Lu}/u.test(second.raw)) && !/^\p{Lu}/u.test(first.raw.slice(1))
const NO_VERB = /^(?:w(?:ann|as|elche[mnrs]?|em|en|er|essen|ie|ieso|arum|o|ohin|oher)|gute[nr]?|heute|gestern|bitte|letzte[nrs]?|erste[nrs]?)$/
const ARTICLES = new Set(['der', 'die', 'das', 'ein', 'eine', 'es', 'sie', 'er', 'man', 'sich', 'wir', 'ihr', 'auch', 'schon'])
const KNOWN = new Set(['known', 'know', 'bekannt', 'weiss', 'clear', 'klar'])
const KNOWN_WITHIN = 4
const OPENERS = new Set(['yo', 'hey', 'bro', 'dude', 'so', 'and', 'but', 'also', 'und', 'aber', 'ok', 'okay', 'wait', 'sag', 'mal', 'hm', 'ah', 'oh', 'digga', 'alter', 'eh'])

const SUBJECT = /^e:(person|org|country|ship)-/
/** So early in such a question stands who does it. */
const SUBJECT_WITHIN = 4

const BY = new Set(['by', 'von', 'durch'])
const THE = new Set(['the', 'den', 'der', 'dem'])

/** Who or what it is asked of: by whom something was done, or who stands early in the question. */
export function subjectOf({ words, tokens }: Question): QuestionWord | undefined {
  const actors = words.filter(({ terms }) => terms.some((term) => SUBJECT.test(term)))
  const before = ({ token }: QuestionWord) => tokens.slice(0, tokens.indexOf(token)).findLast(({ folded }) => !THE.has(folded))?.folded ?? ''
  return actors.find((word) => BY.has(before(word))) ?? actors.find(({ token }) => tokens.indexOf(token) < SUBJECT_WITHIN)
}
