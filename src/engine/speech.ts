import type { TermedToken } from './terms.ts'
import { SPEECH_WORDS } from './words.ts'

const TEXT = new Set('text article story piece dossier headline report artikel bericht beitrag uberschrift'.split(' '))
const THE = new Set(['the', 'this', 'die', 'diese'])
const CLAIMS = new Set(['claim', 'claims', 'statement', 'aussage', 'behauptung'])
const PASSIVE = new Set(['said', 'thought', 'claimed', 'stated'])
const BY = new Set(['of', 'by', 'from', 'von', 'der', 'des', 'aus'])

/** Whether it is asked what somebody says or thinks, and not what the text says or how a claim stands. */
export function asksForSpeech(termed: readonly TermedToken[]): boolean {
  const words = termed.map(({ token }) => token.folded)
  const said = termed.flatMap(({ token, terms }, at) => (SPEECH_WORDS.has(token.folded) && !terms.includes('c:think-tank') ? [at] : []))
  return said.some((at) => !isClaim(words, at) && !isNoun(words, at) && !ANYBODY.has(words[at - 1] ?? '')) && !said.some((at) => isToldByText(words, at))
}

/** "The British state": no verb. */
const isNoun = (words: readonly string[], at: number): boolean => words[at] === 'state' && !words.slice(0, at).some((word) => DOING.has(word))
const DOING = new Set(['do', 'does', 'did', 'to'])
const ANYBODY = new Set(['anybody', 'anyone', 'people', 'one', 'man'])

/** "Does the text say", "behauptet der Artikel". */
const isToldByText = (words: readonly string[], at: number): boolean => TEXT.has(words[at - 1] ?? '') || TEXT.has(words[at + 2] ?? '')

/** "The claim that", "is thought to": whose it is, is not asked. */
const isClaim = (words: readonly string[], at: number): boolean =>
  (THE.has(words[at - 1] ?? '') && CLAIMS.has(words[at] ?? '') && !BY.has(words[at + 1] ?? '')) || (PASSIVE.has(words[at] ?? '') && words[at + 1] === 'to')
