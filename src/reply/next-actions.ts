import type { Answer, AnswerOf } from '../engine/answer.ts'
import type { Entry, FactBase } from '../facts/fact-base.ts'
import { entryOf, referringTo, refOf } from '../facts/fact-base.ts'
import type { Lang, RecordId } from '../facts/record.ts'
import { actionStrings } from './action-strings.ts'
import type { Block, Choice } from './message.ts'
import { refOfLine } from './ref.ts'
import { capitalised } from './strings.ts'

/** What may be wanted next after an answer, given what is shown of it: more facts, sources, open questions, the timeline, a correction. */
export function nextActions(base: FactBase, answer: Answer, shown: readonly Block[]): Block[] {
  const items = actionsOf(base, answer, shown)
  return items.length > 0 ? [{ kind: 'actions', items }] : []
}

function actionsOf(base: FactBase, answer: Answer, shown: readonly Block[]): Choice[] {
  const { lang } = answer
  const say = actionStrings[lang]
  switch (answer.kind) {
    case 'found':
    case 'corrected':
      return [...moreFacts(base, answer.facts, shown, lang), ...sources(shown, lang), ...gaps(base, answer.facts, lang), timelineOf(base, answer.facts[0].record.about, lang), ...suggest(shown, lang)]
    case 'profile': {
      const isWhole = hiddenOf(answer.facts, shown).length === 0
      const whole = isWhole ? [] : [{ label: say.whole, send: `/fact ${answer.of.record.id}` }]
      return [...whole, ...sources(shown, lang), ...gaps(base, [answer.of, ...answer.facts], lang), timelineOf(base, [answer.of.record.id], lang), ...suggest(shown, lang)]
    }
    case 'unknown':
      return [...moreFacts(base, answer.facts, shown, lang), ...sources(shown, lang), { label: say.allGaps, send: '/gaps' }, { label: say.suggest, send: `/suggest ${refOf(answer.gap)}` }]
    case 'timeline':
      return [...hiddenFacts(answer, shown, lang), ...sources(shown, lang), { label: say.allGaps, send: '/gaps' }, ...suggest(shown, lang)]
    case 'silent':
    case 'notFound':
      return [{ label: say.allGaps, send: '/gaps' }, { label: say.allSources, send: '/source' }]
    case 'help':
      return [{ label: say.timeline(), send: '/timeline' }, { label: say.allGaps, send: '/gaps' }, { label: say.allSources, send: '/source' }]
    case 'choose':
      return []
  }
}

const refsIn = (shown: readonly Block[]): Set<string> => new Set(shown.flatMap((block) => (block.kind === 'fact' ? [block.ref] : [])))

function hiddenOf(facts: readonly Entry<'fact'>[], shown: readonly Block[]): Entry<'fact'>[] {
  const refs = refsIn(shown)
  return facts.filter((fact) => !refs.has(refOf(fact)))
}

/** A line that shows these records, or as many of the first as a button can hold. */
export function lineFor(command: string, refs: readonly string[]): { readonly send: string; readonly count: number } {
  const lineOf = (count: number): string => [command, ...refs.slice(0, count)].join(' ')
  let count = Math.min(1, refs.length)
  while (count < refs.length && refOfLine(lineOf(count + 1)) !== undefined) count++
  return { send: lineOf(count), count }
}

/** The facts of the answer that did not fit; else others on what the first one is about, `on` which they are. */
export function furtherFacts(base: FactBase, facts: readonly Entry<'fact'>[], shown: readonly Block[]): { readonly further: readonly Entry<'fact'>[]; readonly on?: Entry<'entity'> | Entry<'event'> } {
  const hidden = hiddenOf(facts, shown)
  const on = facts[0]?.record.about.flatMap((id) => entryOf(base, 'entity', id) ?? entryOf(base, 'event', id) ?? [])[0]
  if (hidden.length > 0 || !on) return { further: hidden }
  return { further: hiddenOf(referringTo(base, 'fact', on.record.id), shown).filter(({ record }) => record.rank !== 'deprecated'), on }
}

/** The facts on the events of a timeline that are not the first on their event. */
export const furtherOnEvents = ({ items, undated }: AnswerOf<'timeline'>, shown: readonly Block[]): Entry<'fact'>[] =>
  hiddenOf([...new Set([...items, ...undated].flatMap(({ facts }) => facts))], shown)

function hiddenFacts(answer: AnswerOf<'timeline'>, shown: readonly Block[], lang: Lang): Choice[] {
  const { send, count } = lineFor('/fact', furtherOnEvents(answer, shown).map(refOf))
  return count === 0 ? [] : [{ label: actionStrings[lang].more(count), send }]
}

function moreFacts(base: FactBase, facts: readonly Entry<'fact'>[], shown: readonly Block[], lang: Lang): Choice[] {
  const { send, count } = lineFor('/fact', furtherFacts(base, facts, shown).further.map(refOf))
  return count === 0 ? [] : [{ label: actionStrings[lang].more(count), send }]
}

/** The sources that are cited. */
export function sources(shown: readonly Block[], lang: Lang): Choice[] {
  const ids = shown.flatMap((block) => ('citations' in block ? (block.citations ?? []) : [])).map(({ source }) => source)
  const { send, count } = lineFor('/source', [...new Set(ids)])
  return count === 0 ? [] : [{ label: actionStrings[lang].sources(count), send }]
}

/** The open questions on these records, and on what the first fact is about; those first that concern most of them. */
export function gaps(base: FactBase, concerned: readonly Entry[], lang: Lang): Choice[] {
  const first = concerned.find((entry) => entry.kind === 'fact')
  const ids = [...concerned.map(({ record }) => record.id), ...(first?.kind === 'fact' ? first.record.about : [])]
  const times = new Map<Entry<'gap'>, number>()
  for (const gap of ids.flatMap((id) => referringTo(base, 'gap', id))) if (gap.record.status === 'open') times.set(gap, (times.get(gap) ?? 0) + 1)
  const open = [...times].toSorted((a, b) => b[1] - a[1]).map(([gap]) => refOf(gap))
  const { send, count } = lineFor('/fact', open)
  return count === 0 ? [] : [{ label: actionStrings[lang].gaps(count), send }]
}

/** The timeline of the one of these that takes part in events; the whole one where none does, or several do. */
export function timelineOf(base: FactBase, ids: readonly RecordId[], lang: Lang): Choice {
  const say = actionStrings[lang]
  const [entity, ...others] = ids.flatMap((id) => entryOf(base, 'entity', id) ?? []).filter(({ record }) => referringTo(base, 'event', record.id).length > 1)
  return entity && others.length === 0 ? { label: say.timeline(capitalised(entity.record.name[lang])), send: `/timeline about ${entity.record.id}` } : { label: say.timeline(), send: '/timeline' }
}

/** A correction of the first fact; which one that is, where several are shown. */
function suggest(shown: readonly Block[], lang: Lang): Choice[] {
  const say = actionStrings[lang]
  const [first, ...others] = refsIn(shown)
  return first === undefined ? [] : [{ label: others.length > 0 ? say.suggestOn(first.replace(/@.*$/u, '')) : say.suggest, send: `/suggest ${first}` }]
}
