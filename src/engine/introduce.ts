import type { Entry, FactBase } from '../facts/fact-base.ts'
import { referringTo } from '../facts/fact-base.ts'
import type { RecordId } from '../facts/record.ts'
import type { AnswerOf } from './answer.ts'
import type { Focus } from './find-focus.ts'
import { OFFICES } from './find-focus.ts'
import type { Question } from './parse-question.ts'
import { OR } from './words.ts'

/** So many facts on one are looked through for what it is. */
const MAX_READ = 100
const kindOf = (id: RecordId): string | undefined => id.split('-', 1)[0]
const INTRODUCING = new Set(['role', 'type'])

/** The facts that tell what somebody or something is, and more than what kind of record it has. */
const introductionsTo = (base: FactBase, id: RecordId): readonly Entry<'fact'>[] =>
  referringTo(base, 'fact', id)
    .slice(0, MAX_READ)
    .filter(({ record }) => record.rank !== 'deprecated' && record.values.some(({ of, property, is }) => of === id && INTRODUCING.has(property) && kindOf(id) !== is))

/** The facts, `most` of them; where it is asked who or in what office, with the one that tells what somebody is whom the first names. */
export function introduced(base: FactBase, { focus, names, words }: Question, facts: readonly Entry<'fact'>[], most: number): readonly Entry<'fact'>[] {
  const [first] = facts
  if (!first || (!ASKS_WHO.has(focus) && !words.some(({ terms }) => terms.includes('c:role')))) return facts
  const known = new Set(names.flatMap((hit) => hit.ids))
  const named = [...first.record.about, ...first.record.attribution.flatMap((hop) => hop.who)].filter((id) => /^(person|org)-/.test(id) && !known.has(id))
  const introductions = named.flatMap((id) => introductionsTo(base, id))
  const [introduction] = introductions
  return introduction && !facts.some((fact) => introductions.includes(fact)) ? [...facts.slice(0, most - 1), introduction] : facts
}
const ASKS_WHO: ReadonlySet<Focus> = new Set<Focus>(['who', 'person', 'org'])

/** "Is RUSI a university?": what the dossier tells it is, whatever was guessed; undefined where no such thing is asked or told. */
export function introductionOf(base: FactBase, { tokens, names, words, text }: Question): Omit<AnswerOf<'found'>, 'lang'> | undefined {
  const [name, ...others] = names
  const [id, ...more] = name?.ids ?? []
  if (!name || !id || others.length + more.length > 0) return undefined
  const [first, ...before] = tokens.slice(0, name.from).filter(({ folded }) => !THE.has(folded))
  // "Is RUSI a …?", or said with a question mark: "RUSI is a …?"
  const isStated = first === undefined && IS.has(tokens[name.to]?.folded ?? '') && text.includes('?')
  if (!isStated && (!IS.has(first?.folded ?? '') || before.length > 0)) return undefined
  const guessed = tokens.slice(name.to + (isStated ? 1 : 0))
  const most = guessed.some(({ folded }) => OR.has(folded)) ? MAX_CHOICE : MAX_GUESSED
  // "Vaddi is defence secretary?"
  const isOffice = isStated && words.some(({ token, terms }) => guessed.includes(token) && terms.some((term) => OFFICES.has(term.slice(2))))
  if ((!A.has(guessed[0]?.folded ?? '') && !isOffice) || guessed.length > most) return undefined
  const [fact] = introductionsTo(base, id)
  return fact && { kind: 'found', lead: { kind: 'fact' }, facts: [fact], notes: [] }
}
const IS = new Set(['is', 'was', 'ist', 'war'])
const THE = new Set(['the', 'der', 'die', 'das'])
const A = new Set(['a', 'an', 'ein', 'eine', 'einer', 'eines'])
/** "A newspaper, a channel or something on the internet". */
const MAX_CHOICE = 10
/** What is guessed is a noun, perhaps with an adjective: "a military base". */
const MAX_GUESSED = 3
