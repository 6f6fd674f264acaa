import { readerCommand } from '../src/command/command.ts'
import { suggestRecordLists } from '../src/command/suggestions.ts'
import type { FactBase } from '../src/facts/fact-base.ts'
import type { Lang, RecordRef } from '../src/facts/record.ts'
import { parseRefs } from '../src/facts/record.ts'
import type { Message } from '../src/reply/message.ts'
import { pageStrings } from '../src/reply/page-strings.ts'
import { recordPage, recordsPage } from '../src/reply/show-record.ts'
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
  run: ({ dossier, lang }, { id: refs }) => {
    const base = dossier.base()
    const known = refs.flatMap(({ id }) => base.entries.get(id) ?? [])
    const [only] = known
    if (!only) return { kind: 'notFound', lang, blocks: refs.map(({ id }) => ({ kind: 'lead', text: pageStrings[lang].noSuchRecord(id) })) }
    const notices = refs.flatMap((ref) => noticeOf(base, ref, lang))
    // A version that there never was is a mistake, not one that has become another.
    const isFuture = refs.length === 1 && (refs[0]?.version ?? 0) > only.version
    if (isFuture) return { kind: 'notFound', lang, blocks: notices.map((text) => ({ kind: 'lead', text })) }
    const page = refs.length === 1 ? recordPage(base, only, lang) : recordsPage(base, known, lang)
    return { ...page, blocks: [...notices.map((text) => ({ kind: 'text', text }) as const), ...page.blocks] } satisfies Message
  },
})

/** That there is no such record, or that it is another version now than the one asked for. */
function noticeOf(base: FactBase, { id, version }: RecordRef, lang: Lang): string[] {
  const words = pageStrings[lang]
  const now = base.entries.get(id)?.version
  if (now === undefined) return [words.noSuchRecord(id)]
  if (version === undefined || version === now) return []
  return [version > now ? words.noSuchVersion(id, version, now) : words.otherVersion(id, version, now)]
}
