import type { Lang } from '../facts/record.ts'
import type { Token } from './normalise.ts'
import { isOtherScript } from './normalise.ts'
import type { Thesaurus } from './thesaurus.ts'
import { GERMAN_GREETINGS, isAskingIn, isFunctionWord, isOtherFunctionWord } from './words.ts'

/** The language to answer in, where the question shows one; `foreign`: it is in neither, so that English serves. */
export type Detected = { readonly lang: Lang | undefined; readonly foreign: boolean }

type Known = { readonly thesaurus: Thesaurus; readonly hasWord: (folded: string, lang: Lang) => boolean }

const GERMAN_QUESTION_WORDS = new Set(['wer', 'wem', 'wen', 'wo', 'wann', 'wie', 'warum', 'wieso', 'welche', 'welcher', 'welches', 'wohin', 'woher', 'wieviel', 'wieviele'])

/** German or English, by function words, umlauts and the words of the dossier; any other language is foreign. */
export function detectLang(text: string, tokens: readonly Token[], { hasWord, thesaurus }: Known): Detected {
  if (isOtherScript(text)) return { lang: 'en', foreign: true }
  let german = /[äöüß]/i.test(text) ? 1 : 0
  let english = 0
  let foreign = /[àâçéèêëîïôùûœñ¿¡áíóúąćęłńśźż]/i.test(text) ? 1 : 0
  // "Was is Dunai": no English begins so.
  if (tokens[0]?.folded === 'was' && tokens[1]?.folded === 'is') german += 2
  if (GERMAN_QUESTION_WORDS.has(tokens[0]?.folded ?? '')) german += 0.5
  for (const { folded } of tokens) {
    const [inGerman, inEnglish] = [isFunctionWord(folded, 'de'), isFunctionWord(folded, 'en')]
    const other = isOtherFunctionWord(folded) || (!inGerman && !inEnglish && thesaurus.conceptsOf(folded).some((id) => id.startsWith('q-')))
    if (isAskingIn(folded, 'de') && !isAskingIn(folded, 'en')) german += 0.4
    if (isAskingIn(folded, 'en') && !isAskingIn(folded, 'de')) english += 0.4
    if (GERMAN_GREETINGS.has(folded)) german += 1
    else if (inGerman !== inEnglish) {
      if (inGerman) german += 1
      else english += 1
    } else if (other && !inGerman) foreign += 1
    else if (!inGerman) {
      const [usedInGerman, usedInEnglish] = (['de', 'en'] as const).map((lang) => hasWord(folded, lang) || thesaurus.hasWord(folded, lang))
      if (usedInGerman && !usedInEnglish) german += 0.6
      if (usedInEnglish && !usedInGerman) english += 0.6
    }
  }
  if (foreign > 1 && foreign > german && foreign > english) return { lang: 'en', foreign: true }
  return { lang: german > english ? 'de' : english > german ? 'en' : undefined, foreign: false }
}
