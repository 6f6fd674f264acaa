import { z } from 'zod'
import { readerCommand } from '../src/command/command.ts'
import { suggestRecordLists } from '../src/command/suggestions.ts'
import { parseRefs } from '../src/facts/record.ts'
import { CITATION_FORMATS, citationPage } from '../src/reply/citation-page.ts'
import { readBy } from './mod/options.ts'

export const cite = readerCommand({
  name: { en: 'cite', de: 'zitieren' },
  description: { en: 'Facts as citations to print, with source, version and date', de: 'Fakten als druckfertige Nachweise, mit Quelle, Fassung und Stand' },
  options: {
    ids: {
      name: { en: 'ids', de: 'kennungen' },
      description: { en: 'Ids of one or several records, with or without version', de: 'Kennungen eines oder mehrerer Einträge, mit oder ohne Fassung' },
      example: { en: 'f18 f20', de: 'f18 f20' },
      schema: readBy(parseRefs),
      required: true,
      suggest: suggestRecordLists,
    },
    format: {
      name: { en: 'format', de: 'format' },
      description: { en: 'In one form alone; otherwise in all', de: 'Nur in einer Form, sonst in allen' },
      example: { en: 'markdown', de: 'markdown' },
      leadIn: { en: 'format', de: 'format' },
      schema: z.enum(CITATION_FORMATS),
      required: false,
      choices: [
        { name: { en: 'plain', de: 'text' }, value: 'plain' },
        { name: { en: 'markdown', de: 'markdown' }, value: 'markdown' },
        { name: { en: 'csl', de: 'csl' }, value: 'csl' },
      ],
    },
  },
  run: ({ dossier, lang }, { ids, format }) => citationPage(dossier.base(), ids, lang, format),
})
