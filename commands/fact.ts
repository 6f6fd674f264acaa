import { readerCommand } from '../src/command/command.ts'
import { suggestRecords } from '../src/command/suggest-records.ts'
import { parseRef } from '../src/facts/record.ts'
import { recordPage } from '../src/reply/show-record.ts'
import { pageStrings } from '../src/reply/page-strings.ts'
import { readBy } from './mod/options.ts'

export const fact = readerCommand({
  name: { en: 'fact', de: 'fakt' },
  description: { en: 'One record by its id, whole, with its history', de: 'Ein Eintrag nach seiner Kennung, ganz und mit Verlauf' },
  options: {
    id: {
      name: { en: 'id', de: 'kennung' },
      description: { en: 'Id of the record, with or without version', de: 'Kennung des Eintrags, mit oder ohne Fassung' },
      example: { en: 'f16', de: 'f16' },
      schema: readBy(parseRef),
      required: true,
      suggest: (dossier, typed, lang) => suggestRecords(dossier, typed, lang),
    },
  },
  run: ({ dossier, lang }, { id: ref }) => {
    const base = dossier.base()
    const entry = base.entries.get(ref.id)
    if (!entry) return { kind: 'notFound', lang, blocks: [{ kind: 'lead', text: pageStrings[lang].noSuchRecord(ref.id) }] }
    if (ref.version !== undefined && ref.version > entry.version) {
      return { kind: 'notFound', lang, blocks: [{ kind: 'lead', text: pageStrings[lang].noSuchVersion(ref.id, ref.version, entry.version) }] }
    }
    const page = recordPage(base, entry, lang)
    if (ref.version === undefined || ref.version === entry.version) return page
    return { ...page, blocks: [{ kind: 'text', text: pageStrings[lang].otherVersion(ref.id, ref.version, entry.version) }, ...page.blocks] }
  },
})
