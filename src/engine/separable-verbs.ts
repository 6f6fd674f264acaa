import type { Token } from './normalise.ts'
import type { Thesaurus } from './thesaurus.ts'

/** What stands at the end of a German clause and belongs to its verb. */
const PREFIXES = new Set(['ab', 'an', 'auf', 'aus', 'ein', 'fest', 'fort', 'her', 'hin', 'los', 'nach', 'statt', 'um', 'unter', 'vor', 'weg', 'zu', 'zuruck', 'zusammen'])
const ENDING = /(?:e?te[nt]?|e?st|en|[et])$/

/** The verb as it stands with its prefix, as the thesaurus has it. */
function joined(prefix: string, verb: string, thesaurus: Thesaurus): string | undefined {
  return [`${prefix}${verb}`, `${prefix}${verb.replace(ENDING, '')}en`].find((word) => thesaurus.hasWord(word, 'de'))
}

/** The tokens, with "legte … vor" read as "vorlegen": by itself the verb means something else, or nothing. */
export function withJoinedVerbs(text: string, tokens: readonly Token[], thesaurus: Thesaurus): readonly Token[] {
  const ends = tokens.filter((token, at) => PREFIXES.has(token.folded) && (at === tokens.length - 1 || /^\s*[?!.,;:]/.test(text.slice(token.end))))
  const verbs = new Map<Token, string>()
  for (const end of ends) {
    const before = tokens.slice(0, tokens.indexOf(end)).filter(({ raw }) => raw === raw.toLowerCase() && raw.length > 2)
    for (const token of before) {
      const verb = joined(end.folded, token.folded, thesaurus)
      if (verb !== undefined) verbs.set(token, verb)
    }
  }
  return verbs.size === 0 ? tokens : tokens.map((token) => ({ ...token, folded: verbs.get(token) ?? token.folded }))
}
