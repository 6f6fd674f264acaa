import type { Token } from './normalise.ts'
import { FIRST_PERSON } from './words.ts'

/** Words for what is the asker's own, and how many words the noun after it may have: "our fact box". */
const OWN = new Map<string, number>([
  ...['my', 'our'].map((word) => [word, 2] as const),
  ...'mein meine meinem meinen meiner meines unser unsere unserem unseren unserer unseres'.split(' ').map((word) => [word, 1] as const),
])
const FOR = new Set(['for', 'fur', 'fuer'])
const ASKING_FOR = new Set(['need', 'brauche', 'brauchen', 'suche', 'suchen', 'bitte', 'please'])

/** So long an opening may be: more is the question itself. */
const MAX_OPENING = 8

/** The words of a question that may tell of the asker's own setting and not of the matter. */
type Setting = {
  /** "My thesis", and what something is needed for: "For the map I need …". */
  readonly own: ReadonlySet<Token>
  /** What stands before a colon: "Source criticism: …". It may be the matter as well. */
  readonly heading: ReadonlySet<Token>
}

/** The asker's own setting in a question. */
export function settingOf(text: string, tokens: readonly Token[]): Setting {
  const own = tokens.flatMap((token, at) => runAfter(text, tokens, at, OWN.get(token.folded) ?? 0))
  const first = tokens.slice(0, MAX_OPENING + 1)
  const heading = first.slice(0, Math.max(0, first.findIndex((token, at) => at > 0 && text.slice(first[at - 1]?.end ?? 0, token.at).startsWith(': '))))
  if (!FOR.has(first[0]?.folded ?? '')) return { own: new Set(own), heading: new Set(heading) }
  const asking = heading.length > 0 ? heading.length : first.findIndex(({ folded }) => FIRST_PERSON.has(folded) || ASKING_FOR.has(folded))
  return { own: new Set([...own, ...first.slice(0, Math.max(0, asking))]), heading: new Set() }
}

/** So many tokens after this one as nothing but a blank sets apart. */
function runAfter(text: string, tokens: readonly Token[], from: number, count: number): readonly Token[] {
  let end = from + 1
  while (end <= from + count && end < tokens.length && /^[\s-]+$/.test(text.slice(tokens[end - 1]?.end ?? 0, tokens[end]?.at ?? 0))) end++
  return tokens.slice(from + 1, end)
}
