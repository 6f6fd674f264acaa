import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Checked } from '../facts/check-index.ts'
import { readRecord } from '../facts/read-record.ts'
import type { RecordId, RecordKind } from '../facts/record.ts'
import { RECORD_KINDS } from '../facts/record.ts'
import type { Revision } from '../facts/revision.ts'
import { DATA_FILES, readDataFiles } from './data-files.ts'
import type { Failure, Ledger } from './ledger.ts'
import { readText } from './read-yaml.ts'
import { recordsYaml } from './write-data.ts'

export type Exported =
  /** `changed`: the files that were written, for the others said the same already; `records`: how many there are in all. */
  | { readonly outcome: 'exported'; readonly changed: readonly string[]; readonly records: number }
  | { readonly outcome: 'failed'; readonly why: Failure }
  /** What the ledger holds under this id is no record of its kind; nothing was written. */
  | { readonly outcome: 'unreadable'; readonly id: RecordId }
  | { readonly outcome: 'unwritable'; readonly file: string; readonly code: string }

/**
 * Writes the live records of the ledger as data files into a folder, which is made where there is none. Records keep
 * the order in which the folder's files have them; new ones follow in the order in which they were appended.
 */
export async function exportData(ledger: Ledger, dir: string): Promise<Exported> {
  const latest = await ledger.latest()
  if (latest.outcome === 'failed') return latest
  const records: Checked[] = []
  for (const revision of latest.value) {
    const { kind } = revision
    if (!isRecordKind(kind) || revision.change.do === 'retracted') continue
    const read = readRecord(kind, revision.record)
    if (read.outcome === 'rejected') return { outcome: 'unreadable', id: revision.id }
    records.push({ kind, record: read.record })
  }
  const sorted = await inOrderOf(dir, records)
  const changed: string[] = []
  for (const kind of RECORD_KINDS) {
    const file = join(dir, DATA_FILES[kind])
    const written = await writeIfChanged(dir, file, yamlOf(kind, sorted))
    if (written.outcome === 'unwritable') return written
    if (written.outcome === 'written') changed.push(file)
  }
  return { outcome: 'exported', changed, records: records.length }
}

const isRecordKind = (kind: Revision['kind']): kind is RecordKind => RECORD_KINDS.some((known) => known === kind)

// The kind and the records go together, which the compiler cannot see across a union.
const yamlOf = (kind: RecordKind, records: readonly Checked[]): string =>
  recordsYaml(kind, records.filter((one) => one.kind === kind).map(({ record }) => record) as never)

async function inOrderOf(dir: string, records: readonly Checked[]): Promise<readonly Checked[]> {
  const present = await readDataFiles(dir)
  const places = new Map(present.records.map(({ record }, at) => [record.id, at]))
  const placeOf = ({ record }: Checked): number => places.get(record.id) ?? places.size
  return records.toSorted((a, b) => placeOf(a) - placeOf(b))
}

type Written = { readonly outcome: 'same' | 'written' } | Extract<Exported, { outcome: 'unwritable' }>

/** Writes beside the file and then puts it in its place, so that it is never there half. */
async function writeIfChanged(dir: string, file: string, text: string): Promise<Written> {
  const present = await readText(file)
  if (present.outcome === 'read' && present.text === text) return { outcome: 'same' }
  const temporary = `${file}.${randomUUID()}.tmp`
  try {
    await mkdir(dir, { recursive: true })
    await writeFile(temporary, text, { flush: true })
    await rename(temporary, file)
    return { outcome: 'written' }
  } catch (error) {
    await rm(temporary, { force: true })
    return { outcome: 'unwritable', file, code: (error as NodeJS.ErrnoException).code ?? 'unknown' }
  }
}
