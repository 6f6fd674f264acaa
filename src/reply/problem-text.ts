import type { Problem } from '../facts/problem.ts'
import type { Lang, RecordKind, Text } from '../facts/record.ts'
import { kindOfId, RECORD_KINDS } from '../facts/record.ts'
import { ALIAS_KINDS, ALIAS_ORIGINS, choiceWords, FIELD_WORDS, recordKindWords, WHEN_WORDS } from './form-strings.ts'

/** A problem as it is told to people who write in forms: where its rule names a field of the files, with what the form calls it. */
export const problemText = (problem: Problem): Text => (problem.code === 'held-without-fingerprint' ? ONLY_IN_FILES : inFormWords(problem))

const ONLY_IN_FILES: Text = {
  de: 'Eine Quelle, deren Text vorliegt, lässt sich nur in den Dateien anlegen, mit der Prüfsumme des Textes. Bitte hier einen anderen Zugang wählen.',
  en: 'A source whose text is held can only be added in the files, with the checksum of its text. Choose another access here.',
}

const inFormWords = (problem: Problem): Text => ({
  de: problem.message.de.replace(/„([\w[\].: -]+)“/gu, (quoted, name: string) => wrapped('„', wordFor(problem, name, 'de'), '“') ?? quoted),
  en: problem.message.en.replace(/"([\w[\].: -]+)"/gu, (quoted, name: string) => wrapped('"', wordFor(problem, name, 'en'), '"') ?? quoted),
})

const wrapped = (before: string, text: string | undefined, after: string): string | undefined => text && before + text + after

/** The words for what a rule quotes: "attribution[0].who[0]", "kind: weak", the kind of a record; undefined for what is none of these. */
function wordFor({ code, record }: Problem, quoted: string, lang: Lang): string | undefined {
  if (code === 'reference-kind' && isRecordKind(quoted)) return recordKindWords(quoted)[lang]
  const [, path = '', value] = /^([\w[\].]+)(?:: (\S+))?$/u.exec(quoted) ?? []
  const label = labelOf(path)
  const kind = record === null ? undefined : kindOfId(record)
  return label && (value === undefined ? label[lang] : `${label[lang]}: ${(kind && choiceFor(kind, path, value)?.[lang]) ?? value}`)
}

const isRecordKind = (word: string): word is RecordKind => (RECORD_KINDS as readonly string[]).includes(word)

function labelOf(path: string): Text | undefined {
  const [name = '', part = ''] = path.split(/[.[]/u)
  if (name === 'when') return WHEN_WORDS[part in WHEN_WORDS ? (part as keyof typeof WHEN_WORDS) : 'edtf'].label
  return name in FIELD_WORDS ? FIELD_WORDS[name as keyof typeof FIELD_WORDS].label : undefined
}

const choiceFor = (kind: RecordKind, path: string, value: string): Text | undefined =>
  ({ ...ALIAS_KINDS, ...ALIAS_ORIGINS, ...choiceWords(kind, path) } as Readonly<Record<string, Text>>)[value]
