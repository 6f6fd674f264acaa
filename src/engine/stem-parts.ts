/** A region of a word: an ending may go only where it begins at this letter or later. */
export type Region = number

/** The region after the first consonant that follows a vowel, looked for from a letter on. */
export function regionFrom(word: string, from: number): Region {
  const border = /[aeiouy][^aeiouy]/g
  border.lastIndex = from
  return border.test(word) ? border.lastIndex : word.length
}

/** The word without what the pattern finds at its end, or with something in its place, where that lies in the region. */
export function without(word: string, ending: RegExp, region: Region, instead: (ending: string) => string = () => ''): string {
  const found = ending.exec(word)
  return found && found.index >= region ? word.slice(0, found.index) + instead(found[0]) : word
}
