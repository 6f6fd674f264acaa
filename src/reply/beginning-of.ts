/** A text on one line: whole, or its first words within so many letters. */
export function beginningOf(text: string, length: number): string {
  const letters = Array.from(text.replace(/\s+/gu, ' ').trim())
  if (letters.length <= length) return letters.join('')
  const first = letters.slice(0, length).join('')
  return `${/^(.+)\s\S*$/u.exec(first)?.[1] ?? first}…`
}

/** A text cut to so many letters, the last of them a sign that it was. */
export function cutToLetters(text: string, length: number): string {
  const letters = Array.from(text)
  return letters.length > length ? `${letters.slice(0, length - 1).join('')}…` : text
}
