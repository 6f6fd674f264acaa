import { z } from 'zod'
import { readerCommand } from '../src/command/command.ts'
import { suggestRecordLists } from '../src/command/suggestions.ts'
import type { RecordRef } from '../src/facts/record.ts'
import { ENTITY_KINDS, parseRefs } from '../src/facts/record.ts'
import { CITATION_FORMATS, citationPage } from '../src/reply/citation-page.ts'
import { compose } from '../src/reply/compose.ts'

const FORMATS = [
  { name: { en: 'plain', de: 'text' }, value: 'plain' },
  { name: { en: 'markdown', de: 'markdown' }, value: 'markdown' },
  { name: { en: 'csl', de: 'csl' }, value: 'csl' },
] as const

/** What is to be cited: records by their ids or something by its name, and in which form, where a word at the end says so. */
type Sought = { readonly refs: readonly RecordRef[] | undefined; readonly name: string; readonly format: (typeof FORMATS)[number]['value'] | undefined }

/** Reads "f18, f20 and f22 csl", or "Angara". */
function readSought(typed: string): Sought {
  const words = typed.trim().split(/[\s,;]+/u)
  const last = words.length > 1 ? words.at(-1)?.toLowerCase() : undefined
  const format = FORMATS.find(({ name }) => name.en === last || name.de === last)?.value
  const own = format ? words.slice(0, -1) : words
  return { refs: parseRefs(own.filter((word) => !/^(?:und|and|&)$/iu.test(word)).join(' ')), name: own.join(' '), format }
}

export const cite = readerCommand({
  name: { en: 'cite', de: 'zitieren' },
  description: { en: 'Facts as citations to print, with source, version and date', de: 'Fakten als druckfertige Nachweise, mit Quelle, Fassung und Stand' },
  options: {
    ids: {
      name: { en: 'ids', de: 'kennungen' },
      description: { en: 'Ids of one or several records, with or without version, or a name', de: 'Kennungen eines oder mehrerer Einträge, mit oder ohne Fassung, oder ein Name' },
      example: { en: 'f18 f20', de: 'f18 f20' },
      schema: z.string().trim().min(1).transform(readSought),
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
      choices: FORMATS,
    },
  },
  run: ({ dossier, lang }, { ids: { refs, name, format: said }, format = said }) => {
    const cited = refs ?? dossier.named(name, ENTITY_KINDS).map(({ record }) => ({ id: record.id }))
    if (cited.length > 0) return citationPage(dossier.base(), cited, lang, format)
    return compose(dossier.base(), { kind: 'notFound', unknownWords: [name], nearest: dossier.suggest(name, ENTITY_KINDS, 3), lang })
  },
})
