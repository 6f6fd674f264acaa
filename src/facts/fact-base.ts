import type { DossierInfo, DossierRecord, RecordId, RecordKind, RecordOf } from './record.ts'
import { formatRef } from './record.ts'
import type { Look } from './version-map.ts'
import { withValue } from './version-map.ts'

/** A record as the base holds it: which kind, which version, and whether it was taken back. */
export type Entry<K extends RecordKind = RecordKind> = {
  [Kind in K]: {
    readonly kind: Kind
    readonly version: number
    readonly record: RecordOf[Kind]
    readonly retracted?: { readonly reason: string }
  }
}[K]

/** All records of a dossier at one moment. Never changed; a revision makes a new one. */
export type FactBase = {
  readonly info: DossierInfo
  readonly entries: Look<Entry>
  /** From a record's id to the ids of the records that refer to it. */
  readonly referrers: Look<readonly RecordId[]>
}

export const refOf = (entry: Entry): string => formatRef(entry.record.id, entry.version)

const targetsOf = (entry: Entry): Set<RecordId> => new Set(referencesOf(entry).map((reference) => reference.id))

/** The base that holds these entries; of several with one id the last counts. */
export function factBase(info: DossierInfo, all: Iterable<Entry>): FactBase {
  const entries = new Map<RecordId, Entry>()
  for (const entry of all) entries.set(entry.record.id, entry)
  const referrers = new Map<RecordId, RecordId[]>()
  for (const entry of entries.values()) {
    for (const id of targetsOf(entry)) {
      const known = referrers.get(id)
      if (known) known.push(entry.record.id)
      else referrers.set(id, [entry.record.id])
    }
  }
  return { info, entries, referrers }
}

/** The base with one entry new or in the place of the one with its id; what is not touched is shared. */
export function withEntry(base: FactBase, entry: Entry): FactBase {
  const { id } = entry.record
  const before = base.entries.get(id)
  const [old, now] = [before ? targetsOf(before) : new Set<RecordId>(), targetsOf(entry)]
  let { referrers } = base
  for (const target of old.difference(now)) referrers = withValue(referrers, target, (referrers.get(target) ?? []).filter((one) => one !== id))
  for (const target of now.difference(old)) referrers = withValue(referrers, target, [...(referrers.get(target) ?? []), id])
  return { info: base.info, entries: withValue(base.entries, id, entry), referrers }
}

/** A first version of each record, as the data files hold them. */
export const firstVersion = <K extends RecordKind>(kind: K, record: RecordOf[K]): Entry =>
  ({ kind, version: 1, record }) as unknown as Entry

/** The entry of that kind and id, retracted or not; undefined where there is none. */
export function entryOf<K extends RecordKind>(base: FactBase, kind: K, id: RecordId): Entry<K> | undefined {
  const entry = base.entries.get(id)
  return entry?.kind === kind ? (entry as Entry<K>) : undefined
}

/** The live entries of one kind, in the order in which the dossier gives them. */
export function entriesOf<K extends RecordKind>(base: FactBase, kind: K): Entry<K>[] {
  const found: Entry<K>[] = []
  for (const entry of base.entries.values()) {
    if (entry.kind === kind && !entry.retracted) found.push(entry as Entry<K>)
  }
  return found
}

/** The live entries of one kind that refer to a record. */
export function referringTo<K extends RecordKind>(base: FactBase, kind: K, id: RecordId): Entry<K>[] {
  const found: Entry<K>[] = []
  for (const referrer of base.referrers.get(id) ?? []) {
    const entry = entryOf(base, kind, referrer)
    if (entry && !entry.retracted) found.push(entry)
  }
  return found
}

/** The live entries of any kind that refer to a record. */
export const referrersOf = (base: FactBase, id: RecordId): Entry[] =>
  (base.referrers.get(id) ?? []).flatMap((referrer) => {
    const entry = base.entries.get(referrer)
    return entry && !entry.retracted ? [entry] : []
  })

/** One mention of another record: in which field, and which kinds may stand there (none named: any). */
export type Reference = { readonly field: string; readonly id: RecordId; readonly kinds?: readonly RecordKind[] }

/** Every mention of another record in this one. */
export function referencesOf(entry: Pick<Entry, 'kind' | 'record'>): Reference[] {
  const refer = (field: string, ids: readonly string[], ...kinds: RecordKind[]): Reference[] =>
    ids.map((id, at) => ({ field: `${field}[${at}]`, id, ...(kinds.length > 0 && { kinds }) }))
  const cited = (record: DossierRecord) =>
    'citations' in record ? refer('citations', record.citations.map((citation) => citation.source), 'source') : []
  const { kind, record } = entry as Entry
  switch (kind) {
    case 'source':
      return [...refer('by', record.by, 'entity'), ...refer('via', record.via, 'source')]
    case 'entity':
      return record.within === undefined ? [] : [{ field: 'within', id: record.within, kinds: ['entity'] }]
    case 'event':
      return [...refer('where', record.where, 'entity'), ...refer('who', record.who, 'entity'), ...refer('by', record.by, 'entity')]
    case 'fact':
      return [
        ...refer('about', record.about, 'source', 'entity', 'event'),
        ...cited(record),
        ...record.attribution.flatMap((hop, at) => [
          ...refer(`attribution[${at}].who`, hop.who, 'entity'),
          ...(hop.in === undefined ? [] : [{ field: `attribution[${at}].in`, id: hop.in, kinds: ['source'] as const }]),
        ]),
        ...refer('values.of', record.values.map((value) => value.of), 'source', 'entity', 'event'),
      ]
    case 'gap':
      return [
        ...refer('about', record.about),
        ...cited(record),
        ...('answeredBy' in record ? refer('answeredBy', record.answeredBy, 'fact') : []),
      ]
    case 'note':
      return [...refer('about', record.about), ...cited(record), ...refer('see', record.see, 'source')]
  }
}
