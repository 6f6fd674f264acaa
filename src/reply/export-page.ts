import type { Entry, FactBase } from '../facts/fact-base.ts'
import type { Lang } from '../facts/record.ts'
import type { FactRow } from './fact-row.ts'
import { factRow } from './fact-row.ts'
import { csvHead, csvLines } from './facts-csv.ts'
import { JSON_END, jsonFact, jsonHead } from './facts-json.ts'
import type { FileBlock, Message } from './message.ts'
import { COLUMNS, newsroomStrings } from './newsroom-strings.ts'

export const EXPORT_FORMATS = ['csv', 'json'] as const
type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** Chats take files of 10 MB at least. */
const MAX_BYTES = 5_000_000

/** How a format is written: what comes first, one fact, what comes last. */
type Format = { readonly head: string; readonly fact: (row: FactRow, at: number) => string; readonly end: string; readonly mediaType: FileBlock['mediaType']; readonly says: string }

/** What was looked for, its beginning where it is long, and whether the facts come by how near they are to it. */
type Query = { readonly words: string; readonly shown: string; readonly isRanked: boolean }

type Settings = { readonly format: ExportFormat; readonly query: Query | undefined; readonly lang: Lang; readonly maxBytes?: number }

/**
 * The facts as a file, in their order, as many as fit into it; of more than fit it is said. Texts, attributions and
 * marks are in the one language of whoever asks, since they are worded to go together.
 */
export function exportPage(base: FactBase, facts: readonly Entry<'fact'>[], { format, query, lang, maxBytes = MAX_BYTES }: Settings): Message {
  const words = newsroomStrings[lang]
  if (facts.length === 0) return { kind: 'notFound', lang, blocks: [{ kind: 'lead', text: words.noFact(query?.shown ?? '') }] }
  const { head, fact, end, mediaType, says } = formatOf(format, base, query, facts.length, lang)
  const rows = factTexts(base, facts, lang, fact, maxBytes - Buffer.byteLength(head + end))
  const name = `${words.facts}.${format}`
  return {
    kind: 'page',
    lang,
    blocks: [
      { kind: 'lead', text: words.exported(rows.length, name, query) },
      ...(rows.length < facts.length ? [{ kind: 'text', text: words.notAll(rows.length, facts.length) } as const] : []),
      { kind: 'text', text: says },
      { kind: 'file', name, mediaType, text: `${head}${rows.join('')}${end}` },
    ],
  }
}

function formatOf(format: ExportFormat, base: FactBase, query: Query | undefined, found: number, lang: Lang): Format {
  const words = newsroomStrings[lang]
  switch (format) {
    case 'csv':
      return { head: csvHead(lang), fact: csvLines(lang), end: '', mediaType: 'text/csv', says: words.csvFile(COLUMNS.map((column) => words.columns[column]).join(', ')) }
    case 'json':
      return { head: jsonHead(base.info, lang, query?.words, found), fact: jsonFact, end: JSON_END, mediaType: 'application/json', says: words.jsonFile }
  }
}

function factTexts(base: FactBase, facts: readonly Entry<'fact'>[], lang: Lang, textOf: Format['fact'], room: number): string[] {
  const texts: string[] = []
  let left = room
  for (const entry of facts) {
    const text = textOf(factRow(base, entry, lang), texts.length)
    left -= Buffer.byteLength(text)
    if (left < 0) break
    texts.push(text)
  }
  return texts
}
