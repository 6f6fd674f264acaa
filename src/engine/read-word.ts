import type { Lang } from '../facts/record.ts'
import type { NameFinder } from './find-names.ts'
import { isAny } from './manner.ts'
import type { Token } from './normalise.ts'
import type { Term } from './terms.ts'
import { conceptTerm, isNamed, splitCompound, termsOfWord, withTerms } from './terms.ts'
import type { Thesaurus } from './thesaurus.ts'
import { isAskingWord, isFunctionWord, isGeneralWord } from './words.ts'

/** What parsing needs to know of the base and its index. */
export type Lexicon = {
  readonly thesaurus: Thesaurus
  readonly names: NameFinder
  /** Whether any record uses the term. */
  readonly hasTerm: (term: Term) => boolean
  /** Whether any record uses the folded word in that language. */
  readonly hasWord: (folded: string, lang: Lang) => boolean
  /** Words of the records that are a typo away, nearest first. */
  readonly alike: (folded: string) => readonly string[]
  readonly mainYear: number
}

/** A word of the question that carries matter. */
export type QuestionWord = {
  readonly token: Token
  /** Alternatives: the word is covered by a record that has any of them. Empty: the dossier never uses it. */
  readonly terms: readonly Term[]
  /** 1 for the word itself, less where it was guessed from a typo or a part of it. */
  readonly trust: number
  /** Whether the word's meaning is known, though no record may use it. */
  readonly meant: boolean
  /** Below 1 for words that belong to the asking as much as to the matter ("say", "show"). */
  readonly weight: number
}

/** How much a word counts that people use for asking as much as for the matter. */
export const LIGHT = 0.3

/** How much a word counts whose meaning nothing tells: it may be another word for what a record has. */
const VAGUE = 0.2

/** How much a word of asking counts that no record has. */
const LIGHT_UNKNOWN = 0.2

/** A capital, or a digit: a name, or a German noun. */
const looksLikeName = ({ raw, at }: Token): boolean => at > 0 && (/\d/.test(raw) || (/^\p{Lu}/u.test(raw) && raw !== raw.toUpperCase()))

/** What the asker's own setting is told by ("my wife says"), and what is asked of others: "Kim's wife", "the Guardian's editor". */
const OF_OTHERS: ReadonlySet<Term> = new Set(['c:family', 'c:publisher'])

/** Whether a word of known meaning belongs to asking or grammar as much as to matter. */
const isLight = (token: Token, terms: readonly Term[]): boolean =>
  !terms.some((term) => OF_OTHERS.has(term)) && (isAskingWord(token.folded, terms.some(isNamed)) || isGeneralWord(token.folded, terms.some(isNamed)) || terms.includes('c:article') || terms.includes('c:hear') || (isAny(token) && !terms.some((term) => term.startsWith('e:'))))

/** The terms of the parts of a German compound, if records use all of them. */
function termsOfParts(folded: string, langs: readonly Lang[], { thesaurus, hasTerm, hasWord }: Lexicon): readonly Term[] {
  if (!langs.includes('de')) return []
  const parts = splitCompound(folded, (part) => thesaurus.words.has(part) || hasWord(part, 'de'))
  const each = parts.map((part) => termsOfWord(part, thesaurus.conceptsOf(part), ['de']).filter(hasTerm))
  return each.every((terms) => terms.length > 0) ? each.flat() : []
}

const PREFIX = /^(?:ab|an|auf|aus|bei|ein|fort|her|hin|los|mit|nach|rein|raus|ruber|runter|um|vor|weg|weiter|zu|zuruck)(?:an|auf|aus|ein|ab|uber|unter)?(?=[a-z]{5})/

/** The terms of a German verb without what it is put together with: "rüberschicken", "weggebracht". */
function withoutPrefix(folded: string, langs: readonly Lang[], { thesaurus, hasTerm }: Lexicon): readonly Term[] {
  const verb = langs.includes('de') ? folded.replace(PREFIX, '') : folded
  return verb === folded ? [] : thesaurus.conceptsOf(verb).map(conceptTerm).filter(hasTerm)
}

/** The matter of one word: its own terms where records use them, else the parts of a compound, else a typo's. */
export function readWord(token: Token, terms: readonly Term[], langs: readonly Lang[], lexicon: Lexicon): QuestionWord {
  const known = terms.filter(lexicon.hasTerm)
  const folded = token.folded
  if (known.length > 0 || terms.some(isNamed)) {
    // A compound that records use, but the thesaurus lacks: others say the same by its parts.
    const parts = terms.some(isNamed) ? [] : termsOfParts(folded, langs, lexicon)
    return { token, terms: [...known, ...parts], trust: 1, meant: true, weight: isLight(token, terms) ? LIGHT : 1 }
  }
  if (isGeneralWord(folded)) return { token, terms: [], trust: 1, meant: true, weight: LIGHT_UNKNOWN }
  const respelled = folded.replaceAll(/ae|oe|ue/g, (pair) => pair.slice(0, 1))
  if (respelled !== folded) {
    if (isGeneralWord(respelled) || isAskingWord(respelled)) return { token, terms: [], trust: 1, meant: true, weight: LIGHT_UNKNOWN }
    const again = withTerms([{ ...token, folded: respelled }], langs, lexicon.thesaurus)[0]?.terms.filter(lexicon.hasTerm) ?? []
    if (again.length > 0) return { token, terms: again, trust: 1, meant: true, weight: 1 }
  }
  const parts = termsOfParts(folded, langs, lexicon)
  if (parts.length > 0) return { token, terms: parts, trust: 0.8, meant: true, weight: 1 }
  const verb = withoutPrefix(folded, langs, lexicon)
  if (verb.length > 0) return { token, terms: verb, trust: 0.8, meant: true, weight: 1 }
  const near = /\d/.test(folded) ? [] : lexicon.alike(folded)
  const isAsking = (word: string) => isAskingWord(word) || isFunctionWord(word, 'de') || isFunctionWord(word, 'en')
  const mayAsk = near.some(isAsking)
  if (mayAsk && (near.every(isAsking) || folded.length < MIN_MATTER)) return { token, terms: [], trust: 1, meant: true, weight: LIGHT_UNKNOWN }
  const guessed = near.flatMap((word) => withTerms([{ ...token, folded: word }], langs, lexicon.thesaurus)[0]?.terms ?? []).filter(lexicon.hasTerm)
  return { token, terms: [...new Set(guessed)], trust: guessed.length > 0 ? 0.8 : 1, meant: guessed.length > 0, weight: mayAsk ? LIGHT : guessed.length > 0 || looksLikeName(token) ? 1 : VAGUE }
}

/** A shorter word that may be mistyped asking is that. */
const MIN_MATTER = 4
