import type { Change, Revision } from '../facts/revision.ts'
import type { LogQuery } from './ledger.ts'

/** The columns of the table `revision`, in the order in which they are written; `request` and `part` follow them. */
export const REVISION_COLUMNS = ['seq', 'kind', 'id', 'version', 'change', 'record', 'actor', 'time', 'note', 'previous', 'hash'] as const

type Column = (typeof REVISION_COLUMNS)[number]

/** A revision as a row. `change`, `record` and `note` are JSON text: it holds any string, also what a text column may not. */
export type RevisionRow = Readonly<Record<Exclude<Column, 'seq' | 'version' | 'note'>, string>> & {
  readonly seq: number
  readonly version: number
  readonly note: string | null
}

/** The row of a revision. */
export const rowOf = (revision: Revision): RevisionRow => ({
  seq: revision.seq,
  kind: revision.kind,
  id: revision.id,
  version: revision.version,
  change: JSON.stringify(revision.change),
  record: JSON.stringify(revision.record),
  actor: revision.actor,
  time: revision.time,
  note: revision.note === undefined ? null : JSON.stringify(revision.note),
  previous: revision.previous,
  hash: revision.hash,
})

/** The revision of a row, as a driver gives it: numbers may come as text. */
export function revisionOf(row: Readonly<Partial<Record<string, unknown>>>): Revision {
  const { seq, kind, id, version, change, record, actor, time, note, previous, hash } = row as Readonly<Record<Exclude<Column, 'note'>, string>> & Pick<RevisionRow, 'note'>
  return {
    kind,
    id,
    version: Number(version),
    change: JSON.parse(change) as Change,
    record: JSON.parse(record) as unknown,
    actor,
    time,
    ...(note !== null && { note: JSON.parse(note) as string }),
    seq: Number(seq),
    previous,
    hash,
  }
}

/** How many revisions `since` gives at most. */
export const SINCE_LIMIT = 1000

const columns = REVISION_COLUMNS.join(', ')
const select = `SELECT ${columns} FROM revision`

/** What both databases are asked, with $1 and on for the values. */
export const SQL = {
  /** Values: `insertValues()`. */
  insert: `INSERT INTO revision (${columns}, request, part) VALUES (${Array.from({ length: REVISION_COLUMNS.length + 2 }, (_, i) => `$${i + 1}`).join(', ')})`,
  /** The last revision's `seq` and `hash`; no row where there is none. */
  head: 'SELECT seq, hash FROM revision ORDER BY seq DESC LIMIT 1',
  /** The `version` of a record; null where there is none. */
  version: 'SELECT max(version) AS version FROM revision WHERE id = $1',
  /** Goes along the index `revision_first`, over (seq, id) of first versions: to sort whole rows takes half a second more at 100,000. */
  latest: `SELECT ${REVISION_COLUMNS.map((column) => `latest.${column}`).join(', ')} FROM revision AS added CROSS JOIN revision AS latest
    WHERE added.version = 1 AND latest.seq = (SELECT seq FROM revision WHERE id = added.id ORDER BY version DESC LIMIT 1) ORDER BY added.seq`,
  since: `${select} WHERE seq > $1 ORDER BY seq LIMIT ${SINCE_LIMIT}`,
  history: `${select} WHERE id = $1 ORDER BY version`,
  /** The revisions of a request. */
  request: `${select} WHERE request = $1 ORDER BY part`,
  /** How many `revisions` there are: their numbers have no gaps. */
  count: 'SELECT coalesce(max(seq), 0) AS revisions FROM revision',
} as const

/** The values of `SQL.insert`. `part`: the revision's place in its request; the two together are unique. */
export function insertValues(revision: Revision, request: string | undefined, part: number): readonly (string | number | null)[] {
  const row = rowOf(revision)
  return [...REVISION_COLUMNS.map((column) => row[column]), request ?? null, part]
}

/** The statement for a log query, and its values. Both databases keep an index over actors and one over days. */
export function logStatement({ limit, before, actor, day }: LogQuery): { readonly sql: string; readonly values: readonly (string | number)[] } {
  const conditions = [
    { sql: 'seq < ', value: before },
    { sql: 'actor = ', value: actor },
    { sql: 'substr(time, 1, 10) = ', value: day },
  ].flatMap(({ sql, value }) => (value === undefined ? [] : [{ sql, value }]))
  const where = conditions.map(({ sql }, i) => `${sql}$${i + 2}`).join(' AND ')
  return { sql: `${select}${where && ` WHERE ${where}`} ORDER BY seq DESC LIMIT $1`, values: [limit, ...conditions.map(({ value }) => value)] }
}
