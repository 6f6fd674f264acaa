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

/**
 * The words that tell of the asker's own setting and not of the matter: "my thesis", what stands before a
 * colon ("Source criticism: …"), and what something is needed for ("For the map I need …").
 */
export function settingOf(text: string, tokens: readonly Token[]): ReadonlySet<Token> {
  const own = tokens.flatMap((token, at) => runAfter(text, tokens, at, OWN.get(token.folded) ?? 0))
  return new Set([...own, ...tokens.slice(0, openingEnd(text, tokens))])
}

/** So many tokens after this one as nothing but a blank sets apart. */
function runAfter(text: string, tokens: readonly Token[], from: number, count: number): readonly Token[] {
  let end = from + 1
  while (end <= from + count && end < tokens.length && /^[\s-]+$/.test(text.slice(tokens[end - 1]?.end ?? 0, tokens[end]?.at ?? 0))) end++
  return tokens.slice(from + 1, end)
}

/** How many tokens stand before the question itself. */
function openingEnd(text: string, tokens: readonly Token[]): number {
  const first = tokens.slice(0, MAX_OPENING + 1)
  const beforeColon = first.findIndex((token, at) => at > 0 && text.slice(first[at - 1]?.end ?? 0, token.at).startsWith(': '))
  if (beforeColon > 0) return beforeColon
  if (!FOR.has(first[0]?.folded ?? '')) return 0
  const asking = first.findIndex(({ folded }) => FIRST_PERSON.has(folded) || ASKING_FOR.has(folded))
  return Math.max(0, asking)
}
