import { z } from 'zod'
import { shortened } from '../src/command/check-arguments.ts'
import { readerCommand } from '../src/command/command.ts'
import type { Entry } from '../src/facts/fact-base.ts'
import { EXPORT_FORMATS, exportPage } from '../src/reply/export-page.ts'

const isFact = (entry: Entry): entry is Entry<'fact'> => entry.kind === 'fact'

export const exportFacts = readerCommand({
  name: { en: 'export', de: 'export' },
  description: { en: 'Facts as a file for a spreadsheet or program: those of a search, or all', de: 'Fakten als Datei für Tabelle oder Programm: die einer Suche oder alle' },
  options: {
    words: {
      name: { en: 'words', de: 'wörter' },
      description: { en: 'Words to look for; without them all facts', de: 'Gesuchte Wörter; ohne sie alle Fakten' },
      example: { en: 'angara', de: 'angara' },
      schema: z.string().trim().min(1),
      required: false,
    },
    format: {
      name: { en: 'format', de: 'format' },
      description: { en: 'Format of the file; otherwise CSV', de: 'Format der Datei, sonst CSV' },
      example: { en: 'json', de: 'json' },
      leadIn: { en: 'format', de: 'format' },
      schema: z.enum(EXPORT_FORMATS),
      required: false,
      choices: [
        { name: { en: 'csv', de: 'csv' }, value: 'csv' },
        { name: { en: 'json', de: 'json' }, value: 'json' },
      ],
    },
  },
  run: ({ dossier, lang }, { words, format = 'csv' }) => {
    const base = dossier.base()
    // All facts are all: also those that were taken back, each with its mark.
    const found: Iterable<Entry> = words === undefined ? base.entries.values() : dossier.search(words, Number.POSITIVE_INFINITY)
    return exportPage(base, [...found].filter(isFact), { format, query: words === undefined ? undefined : { words, shown: shortened(words) }, lang })
  },
})
