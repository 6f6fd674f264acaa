import { z } from 'zod'
import { shortened } from '../src/command/check-arguments.ts'
import { readerCommand } from '../src/command/command.ts'
import { sourceNamed } from '../src/command/find-source.ts'
import { suggestRecords } from '../src/command/suggestions.ts'
import { entriesOf, entryOf } from '../src/facts/fact-base.ts'
import { recordLine, recordPage, recordsPage } from '../src/reply/show-record.ts'
import { pageStrings } from '../src/reply/page-strings.ts'

export const source = readerCommand({
  name: { en: 'source', de: 'quelle' },
  description: { en: 'All sources, or one with what rests on it', de: 'Alle Quellen, oder eine mit dem, was auf ihr beruht' },
  options: {
    id: {
      name: { en: 'id', de: 'kennung' },
      description: { en: 'Id of the source, or words of its title', de: 'Kennung der Quelle oder Wörter aus ihrem Titel' },
      example: { en: 's-rusi', de: 's-rusi' },
      schema: z.string().trim().min(1),
      required: false,
      suggest: suggestRecords(({ record }) => record.id, ['source']),
    },
  },
  run: ({ dossier, lang }, { id }) => {
    const base = dossier.base()
    if (id === undefined) {
      const all = entriesOf(base, 'source')
      return { kind: 'page', lang, blocks: [{ kind: 'heading', text: pageStrings[lang].sources(all.length) }, { kind: 'list', items: all.map((entry) => recordLine(base, entry, lang)) }] }
    }
    const several = id.split(/[\s,;]+/u).flatMap((one) => entryOf(base, 'source', one.toLowerCase()) ?? [])
    if (several.length > 1) return recordsPage(base, several, lang)
    const found = sourceNamed(dossier, id)
    return found ? recordPage(base, found, lang) : { kind: 'notFound', lang, blocks: [{ kind: 'lead', text: pageStrings[lang].noSuchSource(shortened(id)) }] }
  },
})
