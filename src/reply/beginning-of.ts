/** A text on one line: whole, or its first words within so many letters. */
export function beginningOf(text: string, length: number): string {
  const letters = Array.from(text.replace(/\s+/gu, ' ').trim())
  if (letters.length <= length) return letters.join('')
  const first = letters.slice(0, length).join('')
  return `${/^(.+)\s\S*$/u.exec(first)?.[1] ?? first}…`
}
