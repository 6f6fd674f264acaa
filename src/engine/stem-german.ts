import { type Region, regionFrom, without } from './stem-parts.ts'

const CASE = /(?:(?:(?<=nis)s)?e[ns]?|e[mr]|ern|(?<=[bdfghklmnrt])s)$/
const DEGREE = /(?:e[nr]|est|(?<=...[bdfghklmnt])st)$/s
const DERIVED = /(?:end|ung|(?<!e)(?:ig|ik|isch)|lich|heit|keit)$/
/** The stem of a folded German word, by Snowball's rules for German. */
export function stemGerman(folded: string): string {
  // Between vowels these are consonants, which capitals tell apart.
  const word = folded.replaceAll(/([aeiouy])([uy])(?=[aeiouy])/g, (_, vowel: string, letter: string) => vowel + letter.toUpperCase())
  if (word.length < 3) return folded
  const start = regionFrom(word, 0)
  const [first, second] = [Math.max(3, start), regionFrom(word, start)]
  return withoutDerived(without(without(word, CASE, first), DEGREE, first), first, second).toLowerCase()
}

function withoutDerived(word: string, first: Region, second: Region): string {
  const stem = without(word, DERIVED, second)
  const ending = word.slice(stem.length)
  // What may stand before goes, too.
  if (ending === 'end' || ending === 'ung') return without(stem, /(?<!e)ig$/, second)
  if (ending === 'lich' || ending === 'heit') return without(stem, /e[nr]$/, first)
  return ending === 'keit' ? without(stem, /(?:lich|ig)$/, second) : stem
}
