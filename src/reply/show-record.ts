import type { Entry, FactBase } from '../facts/fact-base.ts'
import { referringTo, refOf } from '../facts/fact-base.ts'
import type { Lang, Note, Source } from '../facts/record.ts'
import { factBlock, noteBlock, shownCitations, sourcesBlock } from './fact-block.ts'
import { formatWhenInBrackets } from './format-when.ts'
import type { Block, Message, ShownCitation } from './message.ts'
import { listActions, pageActions } from './page-actions.ts'
import { pageStrings } from './page-strings.ts'
import { recordDetails } from './record-details.ts'
import { capitalised, strings } from './strings.ts'

/** What a record says in one line, for lists; nothing but that, for completion. */
export function headline({ kind, record }: Entry, lang: Lang): string {
  switch (kind) {
    case 'fact':
    case 'note':
      return record.text[lang]
    case 'gap':
      return record.question[lang]
    case 'entity':
      return capitalised(record.name[lang])
    case 'event':
    case 'source':
      return record.title[lang]
  }
}

/** The same with when an event was, and what a source is. */
function listLine(entry: Entry, lang: Lang): string {
  const own = headline(entry, lang)
  if (entry.kind === 'event') return `${own} (${formatWhenInBrackets(entry.record.when, lang)})`
  return entry.kind === 'source' ? `${own} – ${sourceLine(entry.record, lang)}` : own
}

/** What a source is and how it is held: "Artikel, liegt vor". */
const sourceLine = ({ kind, access }: Source, lang: Lang): string => `${pageStrings[lang].sourceKinds[kind]}, ${pageStrings[lang].access[access]}`

/** A record as a line of a list; a fact keeps its attribution and certainty. */
export function recordLine(base: FactBase, entry: Entry, lang: Lang): { text: string; ref: string; citations?: readonly ShownCitation[] } {
  const { record } = entry
  const cited = 'citations' in record && record.citations.length > 0 ? { citations: shownCitations(record.id, record.citations) } : {}
  if (entry.kind !== 'fact') return { text: `${entry.retracted ? `(${strings[lang].retracted(entry.retracted.reason)}) ` : ''}${listLine(entry, lang)}`, ref: refOf(entry), ...cited }
  const { text, attribution, certaintyText, mark } = factBlock(base, entry, lang)
  return { text: `${mark ? `(${mark}) ` : ''}${text} (${attribution}; ${certaintyText})`, ref: refOf(entry), ...cited }
}

/** So many facts stand on a record's page, and on that of a source, on which many rest; the others are offered. */
const FACTS_SHOWN = 8
const FACTS_OF_SOURCE = 3

/** Notes on how texts are taken over and on names are for whoever maintains the dossier. */
const FOR_MAINTAINERS: readonly Note['kind'][] = ['extraction', 'name']

/** Whether a note tells readers something about what the dossier says. */
export const isForReaders = ({ record }: Entry<'note'>): boolean => !FOR_MAINTAINERS.includes(record.kind)

/** A record by itself: what it holds, the notes and open questions on it, the first facts that rest on it, its history, and ways to go on. */
export function recordPage(base: FactBase, entry: Entry, lang: Lang): Message {
  const words = pageStrings[lang]
  const { id } = entry.record
  const own: Block[] = entry.kind === 'fact' ? [factBlock(base, entry, lang)] : [...opening(entry, lang), ...recordDetails(base, entry, lang)]
  const notes = referringTo(base, 'note', id).filter((note) => isForReaders(note) && (note.record.about.includes(id) || note.record.see.includes(id)))
  const gaps = entry.kind === 'gap' ? [] : referringTo(base, 'gap', id).filter(({ record }) => record.about.includes(id))
  const facts = restingOn(base, entry)
  const shown = facts.slice(0, entry.kind === 'source' ? FACTS_OF_SOURCE : FACTS_SHOWN)
  const resting = entry.kind === 'source' ? words.restingOnSource(shown.length, facts.length) : words.resting(shown.length, facts.length)
  const blocks: Block[] = [
    { kind: 'heading', text: headingOf(entry, lang) },
    ...own,
    ...notes.map((note) => noteBlock(note, lang)),
    ...(gaps.length > 0 ? [{ kind: 'list', items: gaps.map((gap) => recordLine(base, gap, lang)) } as const] : []),
    ...(facts.length > 0 ? [{ kind: 'text', text: resting } as const, ...shown.map((fact) => factBlock(base, fact, lang))] : []),
    { kind: 'text', text: words.history(entry.version) },
  ]
  return { kind: 'page', lang, blocks: [...blocks, ...sourcesBlock(base, blocks, lang), ...pageActions(base, entry, facts.slice(shown.length), blocks, lang)] }
}

/** Several records, each once and as short as it can honestly be shown, under a heading that counts them. */
export function recordsPage(base: FactBase, wanted: readonly Entry[], lang: Lang): Message {
  const entries = [...new Set(wanted)]
  const blocks = entries.flatMap((entry) => shortBlocks(base, entry, lang))
  const heading = { kind: 'heading', text: countText(entries, lang) } as const
  return { kind: 'page', lang, blocks: [heading, ...blocks, ...sourcesBlock(base, blocks, lang), ...listActions(entries, blocks, lang)] }
}

/** What a record says, and for an open question why it is open, with the hint at its answer. */
function shortBlocks(base: FactBase, entry: Entry, lang: Lang): Block[] {
  if (entry.kind === 'fact') return [factBlock(base, entry, lang)]
  const line = recordLine(base, entry, lang)
  if (entry.kind !== 'gap' || entry.record.status !== 'open') return [{ kind: 'text', ...line }]
  const { unknown, hint } = strings[lang]
  const hints: Block[] = entry.record.hint ? [{ kind: 'text', text: hint(entry.record.hint[lang]) }] : []
  return [{ kind: 'text', ...line, text: `${line.text} ${unknown[entry.record.kind]}` }, ...hints]
}

function countText(entries: readonly Entry[], lang: Lang): string {
  const words = pageStrings[lang]
  const all = (kind: Entry['kind']): boolean => entries.every((entry) => entry.kind === kind)
  if (all('fact')) return words.facts(entries.length)
  if (all('source')) return words.sources(entries.length)
  return entries.every((entry) => entry.kind === 'gap' && entry.record.status === 'open') ? words.gaps(entries.length) : words.records(entries.length)
}

/** "Fakt f16@1"; whoever and whatever has a name, by what it is and its name: "Schiff: Maia (ship-maia@1)". */
function headingOf(entry: Entry, lang: Lang): string {
  if (entry.kind !== 'entity') return `${pageStrings[lang].recordKinds[entry.kind]} ${refOf(entry)}`
  return `${capitalised(strings[lang].kinds[entry.record.kind][0])}: ${headline(entry, lang)} (${refOf(entry)})`
}

/** What the record says; of a name, which the heading tells, only that it was taken back. */
function opening(entry: Entry, lang: Lang): Block[] {
  const { record, retracted } = entry
  if (entry.kind === 'entity') return retracted ? [{ kind: 'text', text: strings[lang].retracted(retracted.reason), ref: refOf(entry) }] : []
  const citations = 'citations' in record ? shownCitations(record.id, record.citations) : []
  const mark = retracted ? `(${strings[lang].retracted(retracted.reason)}) ` : ''
  return [{ kind: 'text', text: mark + headline(entry, lang), ref: refOf(entry), citations }]
}

/** The facts that are about a record, and those that a source says or shows. */
const restingOn = (base: FactBase, { kind, record: { id } }: Entry): Entry<'fact'>[] => (kind === 'source' || kind === 'entity' || kind === 'event' ? referringTo(base, 'fact', id) : [])
