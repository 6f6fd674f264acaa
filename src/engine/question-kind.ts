import { isFunctionWord } from './words.ts'

/** What kind of thing a question asks for. */
export type AnswerType = 'date' | 'number' | 'person' | 'place' | 'reason' | 'thing'

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

const FIRST: readonly (readonly [AnswerType, ReadonlySet<string>])[] = [
  ['date', set('when wann')],
  ['person', set('who whom whose wer wem wen wessen')],
  ['place', set('where wo wohin woher')],
  ['reason', set('why warum weshalb wieso weswegen')],
]
const HOW = set('how wie')
const KIND_FOLLOWS = set('what which welche welcher welches welchem welchen')
const WHICH = KIND_FOLLOWS.union(set('was'))
const MEASURES = set('many much long far old tall high large big deep fast wide often heavy viel viele vielen lange hoch alt gross weit tief schnell breit oft schwer haufig')
const NOUNS: readonly (readonly [AnswerType, ReadonlySet<string>])[] = [
  ['date', set('year years date day month century decade time jahr jahren jahres datum tag tages monat jahrhundert jahrzehnt')],
  ['number', set('percentage percent number amount population size rate speed cost prozent prozentsatz anzahl zahl anteil menge einwohnerzahl grosse preis temperatur temperature')],
  ['person', set('person man woman king president player author scientist mann frau konig prasident spieler autor wissenschaftler')],
  ['place', set('city country state place region town river location continent county stadt land staat ort fluss kontinent bundesstaat landern')],
  ['reason', set('reason cause grund ursache grunden')],
]

/** What the question asks for, by its folded words; null where they do not tell. */
export function answerTypeOf(words: readonly string[]): AnswerType | null {
  for (const [at, word] of words.entries()) {
    const first = FIRST.find(([, list]) => list.has(word))
    if (first) return first[0]
    if (HOW.has(word) && (MEASURES.has(words[at + 1] ?? ''))) return 'number'
    if (!WHICH.has(word)) continue
    for (const next of words.slice(at + 1, at + 4)) {
      const noun = NOUNS.find(([, list]) => list.has(next))
      if (noun) return noun[0]
      if (!isFunctionWord(next, 'de') && !isFunctionWord(next, 'en')) break
    }
    return 'thing'
  }
  return null
}

/** Where the folded word stands that names the kind of thing asked for, right after the word that asks: "which city"; -1 where none does. */
export function kindWordAt(words: readonly string[]): number {
  const at = words.findIndex((word) => KIND_FOLLOWS.has(word))
  return at >= 0 && at + 1 < words.length ? at + 1 : -1
}

/** Words that give a reason. */
export const REASON_WORDS: ReadonlySet<string> = set('because due since cause caused causes causing reason therefore thus so result resulted owing weil da denn deshalb daher aufgrund wegen grund ursache ursachen fuhrte fuhrten verursacht dadurch damit um')

/** Words that point back; at the beginning of a sentence they lean on the one before. */
export const ANAPHORS: ReadonlySet<string> = set(`
  he she it they this these that those his her its their such
  er sie es dies diese dieser dieses ihr ihre sein seine dabei dazu damit davon darin dort daraus ersterer letztere letzterer dessen deren
`)
