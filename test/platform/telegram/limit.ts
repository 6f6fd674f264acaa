import type { Problem } from './shapes.ts'

/** A limit that is not kept, and how Telegram says so. */
export const limit = (where: string, what: string, says: string): Problem => ({ rule: 'limit', where, what, says })

/** The problem of a text that is too long or too short, if it is, counted in UTF-16 units. */
export const lengthProblems = (where: string, text: string | undefined, max: number, says: string, min = 0): Problem[] => {
  const { length } = text ?? ''
  return length > max || length < min ? [limit(where, `has ${length} characters, not ${min} to ${max}`, says)] : []
}

/** The same, counted in bytes. */
export const byteProblems = (where: string, text: string | undefined, max: number, says: string, min = 0): Problem[] => {
  const length = Buffer.byteLength(text ?? '')
  return length > max || length < min ? [limit(where, `has ${length} bytes, not ${min} to ${max}`, says)] : []
}
export const countProblems = (where: string, { length }: { readonly length: number }, max: number, says: string): Problem[] => (length > max ? [limit(where, `has ${length} items, not up to ${max}`, says)] : [])

const SCHEMES = new Set(['http:', 'https:', 'tg:'])
const START = /^[A-Za-z0-9_-]{1,64}$/

/** What is wrong with an address that can be opened: its form, and the parameter with which it starts a bot. */
export function urlProblems(where: string, url: string, says: string): Problem[] {
  const parsed = URL.parse(url)
  if (!parsed || !SCHEMES.has(parsed.protocol) || url.length > 2048) return [limit(where, `is no address that Telegram opens: ${url.slice(0, 80)}`, says)]
  if (parsed.protocol !== 'tg:' && !parsed.hostname.includes('.')) return [limit(where, `has no full host: ${url}`, says)]
  const start = parsed.hostname === 't.me' ? (parsed.searchParams.get('start') ?? parsed.searchParams.get('startgroup')) : null
  return start === null ? [] : startProblems(`${where}?start`, start, says)
}

/** What is wrong with a parameter that starts a bot. */
export const startProblems = (where: string, start: string, says: string): Problem[] => (START.test(start) ? [] : [limit(where, `is no start parameter: ${JSON.stringify(start)}`, says)])
