import type { Entry, FactBase } from '../facts/fact-base.ts'
import { entryOf, referringTo, refOf } from '../facts/fact-base.ts'
import type { Lang, RecordId } from '../facts/record.ts'
import { factBlock, noteBlock, shownCitations, sourcesBlock } from './fact-block.ts'
import { formatWhen } from './format-when.ts'
import type { Block, Message, ShownCitation } from './message.ts'
import { pageStrings } from './page-strings.ts'
import { capitalised, listed, strings } from './strings.ts'

/** What a record says in one line, for lists. */
function headline({ kind, record }: Entry, lang: Lang): string {
  switch (kind) {
    case 'fact':
    case 'note':
      return record.text[lang]
    case 'gap':
      return record.question[lang]
    case 'entity':
      return capitalised(record.name[lang])
    case 'event':
      return `${record.title[lang]} (${formatWhen(record.when, lang)})`
    case 'source':
      return `${record.id}: ${record.title[lang]} (${pageStrings[lang].sourceKinds[record.kind]}, ${pageStrings[lang].access[record.access]})`
  }
}

/** A record as a line of a list; a fact keeps its attribution and certainty. */
export function recordLine(base: FactBase, entry: Entry, lang: Lang): { text: string; ref: string; citations?: readonly ShownCitation[] } {
  const { record } = entry
  const cited = 'citations' in record && record.citations.length > 0 ? { citations: shownCitations(record.id, record.citations) } : {}
  if (entry.kind !== 'fact') return { text: `${entry.retracted ? `(${strings[lang].retracted(entry.retracted.reason)}) ` : ''}${headline(entry, lang)}`, ref: refOf(entry), ...cited }
  const { text, attribution, certaintyText, mark } = factBlock(base, entry, lang)
  return { text: `${mark ? `(${mark}) ` : ''}${text} (${attribution}; ${certaintyText})`, ref: refOf(entry), ...cited }
}

/** A record whole: everything that it holds, the notes on it, what rests on it, and its history. */
export function recordPage(base: FactBase, entry: Entry, lang: Lang): Message {
  const words = pageStrings[lang]
  const own: Block[] = entry.kind === 'fact' ? [factBlock(base, entry, lang)] : [opening(entry, lang), ...details(base, entry, lang)]
  const notes = referringTo(base, 'note', entry.record.id).map((note) => noteBlock(note, lang))
  const gaps = entry.kind === 'gap' ? [] : referringTo(base, 'gap', entry.record.id).map((gap) => recordLine(base, gap, lang))
  const facts = entry.kind === 'fact' ? [] : restingOn(base, entry).map((fact) => factBlock(base, fact, lang))
  const blocks: Block[] = [
    { kind: 'heading', text: `${words.recordKinds[entry.kind]} ${refOf(entry)}` },
    ...own,
    ...notes,
    ...(gaps.length > 0 ? [{ kind: 'list', items: gaps } as const] : []),
    ...(facts.length > 0 ? [{ kind: 'text', text: words.resting } as const, ...facts] : []),
    { kind: 'text', text: words.history(entry.version) },
  ]
  return { kind: 'page', lang, blocks: [...blocks, ...sourcesBlock(base, blocks, lang)] }
}

/** Several records, each as short as it can honestly be shown. */
export function recordsPage(base: FactBase, entries: readonly Entry[], lang: Lang): Message {
  const blocks = entries.map((entry): Block => (entry.kind === 'fact' ? factBlock(base, entry, lang) : { kind: 'text', ...recordLine(base, entry, lang) }))
  return { kind: 'page', lang, blocks: [...blocks, ...sourcesBlock(base, blocks, lang)] }
}

function opening(entry: Entry, lang: Lang): Block {
  const { record } = entry
  const citations = 'citations' in record ? shownCitations(record.id, record.citations) : []
  const mark = entry.retracted ? `(${strings[lang].retracted(entry.retracted.reason)}) ` : ''
  return { kind: 'text', text: mark + headline(entry, lang), ref: refOf(entry), citations }
}

/** The facts that are about a record, and those that a source says or shows. */
function restingOn(base: FactBase, { kind, record: { id } }: Entry): Entry<'fact'>[] {
  if (kind === 'note' || kind === 'gap') return []
  return referringTo(base, 'fact', id)
}

function details(base: FactBase, { kind, record }: Entry, lang: Lang): Block[] {
  const words = pageStrings[lang]
  const names = (ids: readonly RecordId[]) => listed(ids.map((id) => entryOf(base, 'entity', id)?.record.name[lang] ?? id), lang)
  const line = (text: string | undefined): Block[] => (text === undefined ? [] : [{ kind: 'text', text }])
  const some = (ids: readonly RecordId[], say: (names: string) => string): Block[] => line(ids.length > 0 ? say(names(ids)) : undefined)
  switch (kind) {
    case 'fact':
      return []
    case 'source':
      return [
        ...some(record.by, words.by),
        ...line(record.via.length > 0 ? words.via(record.via.join(', ')) : undefined),
        ...line(words.dated(formatWhen(record.when, lang))),
        ...line(record.lang === undefined ? undefined : words.language(strings[lang].languages[record.lang] ?? record.lang)),
        ...line(record.url).map((block) => ({ ...block, isAddress: true }) as const),
        ...line(record.note?.[lang]),
      ]
    case 'entity':
      return [
        ...line(record.aliases.length > 0 ? words.alsoCalled(record.aliases.map((alias) => alias.text).join(', ')) : undefined),
        ...(record.within === undefined ? [] : some([record.within], words.liesIn)),
      ]
    case 'event':
      return [...some(record.where, words.places), ...some(record.who, words.parties)]
    case 'gap':
      return [
        ...line(record.hint && strings[lang].hint(record.hint[lang])),
        ...line('answeredBy' in record ? words.answeredBy(record.answeredBy.join(', ')) : undefined),
      ]
    case 'note':
      return line(record.see.length > 0 ? words.via(record.see.join(', ')) : undefined)
  }
}
