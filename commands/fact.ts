import { readerCommand } from '../src/command/command.ts'
import { recordsMessage } from '../src/command/records-message.ts'
import { suggestRecordLists } from '../src/command/suggestions.ts'
import { parseRefs } from '../src/facts/record.ts'
import { readBy } from './mod/options.ts'

export const fact = readerCommand({
  name: { en: 'fact', de: 'fakt' },
  description: { en: 'One record by its id, whole, or several', de: 'Ein Eintrag nach seiner Kennung, ganz, oder mehrere' },
  options: {
    id: {
      name: { en: 'id', de: 'kennung' },
      description: { en: 'Id of the record, with or without version', de: 'Kennung des Eintrags, mit oder ohne Fassung' },
      example: { en: 'f16', de: 'f16' },
      schema: readBy(parseRefs),
      required: true,
      suggest: suggestRecordLists,
    },
  },
  run: ({ dossier, lang }, { id: refs }) => recordsMessage(dossier.base(), refs, lang),
})
