import type { Entry } from './fact-base.ts'
import type { Problem } from './problem.ts'
import type { Citation, RecordId, RecordKind, RecordOf, Source } from './record.ts'

/** A record and its kind: what the rules look at. */
export type Checked = Pick<Entry, 'kind' | 'record'>

/** The records under check, in the ways the rules look them up. Of several with one id the last counts. */
export type CheckIndex = {
  readonly all: readonly Checked[]
  readonly byId: ReadonlyMap<RecordId, Checked>
  readonly of: <K extends RecordKind>(kind: K) => readonly RecordOf[K][]
  readonly source: (id: RecordId) => Source | undefined
}

/** One rule: the records to what is wrong with them. */
export type Rule = (index: CheckIndex) => Problem[]

/** The paragraphs, in normal form, of each held source whose text is at hand. */
export type SourceTexts = ReadonlyMap<RecordId, readonly string[]>

/** One rule between the records and the texts of their sources. */
export type TextRule = (index: CheckIndex, texts: SourceTexts) => Problem[]

/** Makes the look-ups that the rules share. */
export function checkIndex(all: readonly Checked[]): CheckIndex {
  const byId = new Map(all.map((entry) => [entry.record.id, entry]))
  const byKind = Map.groupBy(all, (entry) => entry.kind)
  return {
    all,
    byId,
    of: <K extends RecordKind>(kind: K) => (byKind.get(kind) ?? []).map((entry) => entry.record as RecordOf[K]),
    source: (id) => {
      const entry = byId.get(id)
      return entry?.kind === 'source' ? (entry.record as Source) : undefined
    },
  }
}

/** The sources whose text we hold. */
export const heldSources = (index: CheckIndex): Source[] =>
  index.of('source').filter(({ access }) => access === 'held')

/** The held sources through which a source is known: those its `via` leads to; a held one, through itself. */
export function heldSourcesBehind(index: CheckIndex, id: RecordId, seen: ReadonlySet<RecordId> = new Set()): Source[] {
  const source = index.source(id)
  if (!source || seen.has(id)) return []
  if (source.access === 'held') return [source]
  const further = new Set([...seen, id])
  return [...new Set(source.via.flatMap((next) => heldSourcesBehind(index, next, further)))]
}

/** Every citation, with the record and the field that hold it. */
export const citationsOf = (index: CheckIndex): { id: RecordId; field: string; citation: Citation }[] =>
  index.all.flatMap(({ record }) =>
    ('citations' in record ? record.citations : []).map((citation, at) => ({
      id: record.id,
      field: `citations[${at}]`,
      citation,
    })),
  )

/** Every date in a source's own words, with the held sources one of which must say it. */
export const timesSaid = (index: CheckIndex): { id: RecordId; said: string; sources: Source[] }[] => {
  const held = heldSources(index)
  return [
    ...index.of('event').map(({ id, when }) => ({ id, said: when.said, sources: held })),
    ...index.of('source').map(({ id, when }) => ({ id, said: when.said, sources: heldSourcesBehind(index, id) })),
  ].flatMap(({ id, said, sources }) => (said === undefined ? [] : [{ id, said, sources }]))
}
