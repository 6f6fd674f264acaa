import type { Node } from 'yaml'
import { Document, isMap, isScalar, isSeq } from 'yaml'
import type { RecordKind, RecordOf } from '../facts/record.ts'
import { RECORD_SCHEMAS } from '../facts/record.ts'

/**
 * Records as the text of their data file, always the same for the same records: fields in the order of the schema,
 * without those that only say the default. Throws where a record is not one of that kind.
 */
export function recordsYaml<K extends RecordKind>(kind: K, records: readonly RecordOf[K][]): string {
  // Reading a record puts its fields in order.
  const document = new Document(records.map((record) => withoutDefaults(RECORD_SCHEMAS[kind].parse(record))))
  if (isSeq<Node>(document.contents)) document.contents.items.forEach(layOutRecord)
  return document.toString({ lineWidth: 0, flowCollectionPadding: false })
}

/** Fields without a value mean the default: an empty list, or the normal rank. */
const withoutDefaults = (record: object): object =>
  Object.fromEntries(
    Object.entries(record).flatMap(([field, value]: [string, unknown]) => {
      if (isEmptyList(value) || (field === 'rank' && value === 'normal')) return []
      return [[field, field === 'asks' ? withoutDefaults(value as object) : value]]
    }),
  )

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0

/** Each field takes one line, but for lists of maps and wordings: these take one line for each of their parts. */
function layOutRecord(record: Node): void {
  if (!isMap<Node, Node>(record)) return
  for (const { key, value } of record.items) {
    if (isSeq<Node>(value) && value.items.some(isMap)) value.items.forEach(layOutOnLine)
    else if (isMap<Node, Node>(value) && isScalar(key) && key.value === 'asks') value.items.forEach((part) => layOutOnLine(part.value))
    else layOutOnLine(value)
  }
}

function layOutOnLine(node: unknown): void {
  if (isMap(node) || isSeq(node)) node.flow = true
}
