import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { problem } from '../facts/problem.ts'
import { readInfo, readRecord } from '../facts/read-record.ts'
import { type DossierInfo, kindOfId, RECORD_KINDS } from '../facts/record.ts'
import type { RecordId, RecordKind, RecordOf, Text } from '../facts/record.ts'
import { type LocatedProblem, readText, readYaml } from './read-yaml.ts'

export type { LocatedProblem }

/** The file of each record kind, and that of the dossier itself. */
export const DATA_FILES = {
  source: 'sources.yaml',
  entity: 'entities.yaml',
  event: 'events.yaml',
  fact: 'facts.yaml',
  gap: 'gaps.yaml',
  note: 'notes.yaml',
} as const satisfies Record<RecordKind, string>
export const INFO_FILE = 'dossier.yaml'

/** A record, and where it was read. */
export type LocatedRecord = {
  [K in RecordKind]: { readonly kind: K; readonly record: RecordOf[K]; readonly file: string; readonly line: number }
}[RecordKind]

/** What the files of a folder hold. `info` is null where the problems say why it could not be read. */
export type DataFiles = {
  readonly info: DossierInfo | null
  readonly records: readonly LocatedRecord[]
  readonly problems: readonly LocatedProblem[]
}

/** Reads every data file of a folder. Whatever is wrong with them comes back as problems, all at once. */
export async function readDataFiles(dir: string): Promise<DataFiles> {
  const [info, ...lists] = await Promise.all([
    readInfoFile(join(dir, INFO_FILE)),
    ...RECORD_KINDS.map((kind) => readRecordFile(kind, join(dir, DATA_FILES[kind]))),
  ])
  return {
    info: info.info,
    records: lists.flatMap((list) => list.records),
    problems: [info, ...lists].flatMap((read) => read.problems),
  }
}

async function readInfoFile(file: string): Promise<Pick<DataFiles, 'info' | 'problems'>> {
  const yaml = await readYaml(file)
  if (yaml.outcome === 'unread') return { info: null, problems: yaml.problems }
  const result = readInfo(yaml.value)
  return result.outcome === 'record'
    ? { info: result.record, problems: [] }
    : { info: null, problems: result.problems.map((found) => ({ ...found, file, line: 1 })) }
}

async function readRecordFile(kind: RecordKind, file: string): Promise<Omit<DataFiles, 'info'>> {
  const yaml = await readYaml(file)
  if (yaml.outcome === 'unread') return { records: [], problems: yaml.problems }
  if (!Array.isArray(yaml.value)) return { records: [], problems: [noList(file)] }
  const records: LocatedRecord[] = []
  const problems: LocatedProblem[] = []
  for (const [at, value] of yaml.value.entries()) {
    const line = yaml.itemLines[at] ?? 1
    const result = readRecord(kind, value)
    // The kind and the record go together, which the compiler cannot see across a union.
    if (result.outcome === 'record') records.push({ kind, record: result.record, file, line } as LocatedRecord)
    else problems.push(...result.problems.map((found) => ({ ...found, file, line })))
  }
  return { records, problems }
}

const noList = (file: string): LocatedProblem => ({
  ...problem('file-shape', null, '', {
    de: `${file} enthält keine Liste. Bitte jeden Eintrag mit „- id: …“ am Zeilenanfang beginnen; eine leere Liste ist „[]“.`,
    en: `${file} holds no list. Begin each record with "- id: …" at the start of a line; an empty list is "[]".`,
  }),
  file,
  line: 1,
})

/** Source texts by source id. They stay with the operator; nothing here writes them anywhere. */
export type ReadTexts = { readonly texts: ReadonlyMap<RecordId, string>; readonly problems: readonly LocatedProblem[] }

/** Reads a folder of source texts: "<source-id>.txt" each; "article.txt" counts as that of s-article. */
export async function readTexts(path: string): Promise<ReadTexts> {
  const names = await readdir(path).catch(() => undefined)
  if (!names) return { texts: new Map(), problems: [textMissing(path, NO_FOLDER)] }
  const texts = new Map<RecordId, string>()
  const problems: LocatedProblem[] = []
  // In this order s-article.txt comes after article.txt, and counts where both are there.
  for (const name of names.toSorted()) {
    const id = name === 'article.txt' ? 's-article' : name.replace(/\.txt$/u, '')
    if (!name.endsWith('.txt') || kindOfId(id) !== 'source') continue
    const read = await readText(join(path, name))
    if (read.outcome === 'read') texts.set(id, read.text)
    else problems.push(...read.problems)
  }
  if (texts.size === 0 && problems.length === 0) problems.push(textMissing(path, NO_TEXT))
  return { texts, problems }
}

const NO_FOLDER: Text = {
  de: 'gibt es nicht als lesbaren Ordner. Bitte den Pfad der Quelltexte prüfen.',
  en: 'is no folder that can be read. Check the path of the source texts.',
}
const NO_TEXT: Text = {
  de: 'enthält keinen Quelltext. Bitte jeden als <Kennung der Quelle>.txt dort ablegen, etwa s-article.txt.',
  en: 'holds no source text. Put each there as <source id>.txt, such as s-article.txt.',
}
const textMissing = (path: string, { de, en }: Text): LocatedProblem => ({
  ...problem('text-missing', null, '', { de: `${path} ${de}`, en: `${path} ${en}` }),
  file: path,
})
