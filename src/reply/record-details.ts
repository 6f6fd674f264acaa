import type { Entry, FactBase } from '../facts/fact-base.ts'
import { entryOf } from '../facts/fact-base.ts'
import type { Lang, RecordId, Source } from '../facts/record.ts'
import { formatWhen } from './format-when.ts'
import type { Block } from './message.ts'
import { pageStrings } from './page-strings.ts'
import { capitalised, listed, strings } from './strings.ts'

const line = (text: string | undefined): Block[] => (text === undefined ? [] : [{ kind: 'text', text }])

/** What else a record holds, a line each; nothing for a fact, whose own block holds everything. */
export function recordDetails(base: FactBase, { kind, record }: Entry, lang: Lang): Block[] {
  const words = pageStrings[lang]
  const some = (ids: readonly RecordId[], say: (names: string) => string): Block[] => line(ids.length > 0 ? say(namesOf(base, ids, lang)) : undefined)
  switch (kind) {
    case 'fact':
      return []
    case 'source':
      return sourceDetails(base, record, lang)
    case 'entity':
      return [
        ...line(record.aliases.length > 0 ? words.alsoCalled(record.aliases.map((alias) => alias.text).join(', ')) : undefined),
        ...(record.within === undefined ? [] : some([record.within], words.liesIn)),
      ]
    case 'event':
      return [...line(words.dated(formatWhen(record.when, lang))), ...some(record.where, words.places), ...some(record.who, words.parties), ...some(record.by, words.by)]
    case 'gap':
      return [
        ...line(record.hint && strings[lang].hint(record.hint[lang])),
        ...line('answeredBy' in record ? words.answeredBy(record.answeredBy.join(', ')) : undefined),
      ]
    case 'note':
      return line(record.see.length > 0 ? words.via(record.see.join(', ')) : undefined)
  }
}

const namesOf = (base: FactBase, ids: readonly RecordId[], lang: Lang): string => listed(ids.map((id) => entryOf(base, 'entity', id)?.record.name[lang] ?? id), lang)

function sourceDetails(base: FactBase, { kind, access, by, via, when, lang: written, url, fingerprint, note }: Source, lang: Lang): Block[] {
  const words = pageStrings[lang]
  return [
    ...line(`${capitalised(words.sourceKinds[kind])}; ${words.access[access]}`),
    ...line(by.length > 0 ? words.by(namesOf(base, by, lang)) : undefined),
    ...line(via.length > 0 ? words.via(via.join(', ')) : undefined),
    ...line(words.dated(formatWhen(when, lang))),
    ...line(written === undefined ? undefined : words.language(strings[lang].languages[written] ?? written)),
    // The first paragraph is the title.
    ...line(fingerprint && words.paragraphs(fingerprint.paragraphs.length - 1)),
    ...line(url).map((block) => ({ ...block, isAddress: true }) as const),
    ...line(note?.[lang]),
  ]
}
