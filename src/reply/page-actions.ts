import type { Entry, FactBase } from '../facts/fact-base.ts'
import { referringTo, refOf } from '../facts/fact-base.ts'
import type { Lang } from '../facts/record.ts'
import { actionStrings } from './action-strings.ts'
import type { Block, Choice } from './message.ts'
import { gaps, lineFor, sources, timelineOf } from './next-actions.ts'

/** The facts that a record's page left out, as records again and, where these are more than a button holds, as a file. */
type Hidden = readonly Entry<'fact'>[]

/** What may be wanted next after the page of a record: the facts that it left out, sources, open questions, the timeline, a correction of it. */
export function pageActions(base: FactBase, entry: Entry, hidden: Hidden, shown: readonly Block[], lang: Lang): Block[] {
  const correction = entry.retracted ? [] : [{ label: actionStrings[lang].suggest, send: `/suggest ${refOf(entry)}` }]
  return actionsBlock([...further(base, entry, hidden, lang), ...waysOn(base, entry, shown, lang), ...correction])
}

/** What may be wanted next after a list of records: the sources cited or, of sources, each by itself. */
export function listActions(entries: readonly Entry[], shown: readonly Block[], lang: Lang): Block[] {
  const own = entries.every(({ kind }) => kind === 'source') ? entries.map(({ record: { id } }) => ({ label: id, send: `/source ${id}` })) : []
  const allGaps = entries.some(({ kind }) => kind === 'gap') ? [{ label: actionStrings[lang].allGaps, send: '/gaps' }] : []
  return actionsBlock([...own, ...sources(shown, lang), ...allGaps])
}

const actionsBlock = (items: readonly Choice[]): Block[] => (items.length > 0 ? [{ kind: 'actions', items }] : [])

function further(base: FactBase, { record: { id } }: Entry, hidden: Hidden, lang: Lang): Choice[] {
  const say = actionStrings[lang]
  if (hidden.length === 0) return []
  const { send, count } = lineFor('/fact', hidden.map(refOf))
  const file = { label: say.file(referringTo(base, 'fact', id).length), send: `/export ${id}` }
  return [{ label: say.more(count), send }, ...(count < hidden.length ? [file] : [])]
}

function waysOn(base: FactBase, entry: Entry, shown: readonly Block[], lang: Lang): Choice[] {
  const say = actionStrings[lang]
  const { kind, record } = entry
  switch (kind) {
    case 'source':
      return gaps(base, [entry], lang)
    case 'fact':
      return [...sources(shown, lang), ...gaps(base, [entry], lang), timelineOf(base, record.about, lang)]
    case 'entity':
    case 'event':
      return [...sources(shown, lang), ...gaps(base, [entry], lang), timelineOf(base, [record.id], lang)]
    case 'gap': {
      const { send, count } = lineFor('/fact', 'answeredBy' in record ? record.answeredBy : [])
      return [...(count > 0 ? [{ label: say.answers(count), send }] : []), ...sources(shown, lang), { label: say.allGaps, send: '/gaps' }]
    }
    case 'note':
      return sources(shown, lang)
  }
}
