import { z } from 'zod'
import { shortened } from '../src/command/check-arguments.ts'
import { readerCommand } from '../src/command/command.ts'
import type { Dossier } from '../src/dossier.ts'
import type { Entry } from '../src/facts/fact-base.ts'
import { referringTo } from '../src/facts/fact-base.ts'
import type { RecordId } from '../src/facts/record.ts'
import { EXPORT_FORMATS, exportPage } from '../src/reply/export-page.ts'

const isFact = (entry: Entry): entry is Entry<'fact'> => entry.kind === 'fact'

export const exportFacts = readerCommand({
  name: { en: 'export', de: 'export' },
  description: { en: 'Facts as a file for a spreadsheet or program: those of a search, on a record, or all', de: 'Fakten als Datei für Tabelle oder Programm: einer Suche, zu einem Eintrag oder alle' },
  options: {
    words: {
      name: { en: 'words', de: 'wörter' },
      description: { en: 'Words to look for, or an id; without them all facts', de: 'Gesuchte Wörter oder eine Kennung; ohne sie alle Fakten' },
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
    const id = base.entries.get(words?.toLowerCase() ?? '')?.record.id
    const query = words === undefined ? undefined : { words, shown: shortened(words), isRanked: id === undefined }
    return exportPage(base, factsFor(dossier, words, id), { format, query, lang })
  },
})

/** The facts on a record, else those that share the words. All facts are all: also those that were taken back, each with its mark. */
function factsFor(dossier: Dossier, words: string | undefined, id: RecordId | undefined): Entry<'fact'>[] {
  const base = dossier.base()
  if (id !== undefined) return referringTo(base, 'fact', id)
  return [...(words === undefined ? base.entries.values() : dossier.search(words, Number.POSITIVE_INFINITY))].filter(isFact)
}
