const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** A text as it stands in HTML, between tags or in an attribute's quotation marks. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"]/gu, (letter) => ENTITIES[letter] ?? letter)

/** A round picture of one letter, as an address that needs no file. */
export function avatar(letter: string, colour: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><circle cx="20" cy="20" r="20" fill="${colour}"/><text x="20" y="27" text-anchor="middle" font-family="Noto Sans, Arial, sans-serif" font-size="19" font-weight="600" fill="#fff">${escapeHtml(letter)}</text></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
