import type { Entry, FactBase } from '../facts/fact-base.ts'
import { entryOf, referencesOf } from '../facts/fact-base.ts'
import type { DossierRecord, Lang, RecordId, Text } from '../facts/record.ts'
import { LANGS } from '../facts/record.ts'
import type { Span } from '../facts/when.ts'
import { spanOf } from '../facts/when.ts'
import type { Shared } from './segment.ts'
import type { Target, Targets } from './targets.ts'

/** Records that can be an answer or lead to one. */
export type Answerable = Entry<'fact'> | Entry<'gap'> | Entry<'source'> | Entry<'event'>

export const FIELD_WEIGHT = { body: 1, asks: 0.7, names: 0.8, context: 0.5 } as const
type Field = keyof typeof FIELD_WEIGHT

/** A text by which a record is found; `shared` where others may be found by it, too. */
export type FieldText = { readonly field: Field; readonly text: string; readonly lang: Lang; readonly shared?: Shared }

/** A text of another record in both languages. */
export const both = (field: Field, text: Text): FieldText[] => LANGS.map((lang) => ({ field, text: text[lang], lang, shared: { words: undefined } }))

const ownTexts = (text: Text): FieldText[] => LANGS.map((lang) => ({ field: 'body', text: text[lang], lang }))

/** The wordings by which a record is asked for. */
export const asksOf = (record: DossierRecord): { readonly text: string; readonly lang: Lang }[] =>
  LANGS.flatMap((lang) => (record.asks?.[lang] ?? []).map((text) => ({ text, lang })))

/** So many referrers of one entity are read for what it is: of a much-named one, more would tell nothing new. */
const MAX_REFERRERS = 50

/** What a record refers to. */
export type References = {
  /** Its entities, each once: named by it, taking part in its events, speaking, and what those lie within. */
  readonly entities: readonly Target[]
  readonly about: readonly Target[]
}

/** Looks up what a record refers to. */
export function referencesIn(base: FactBase, { kind, record }: Answerable, targets: Targets): References {
  // They are a handful: to look through them is faster than to make a set of them.
  const entities: Target[] = []
  const add = (target: Target): void => {
    for (const entity of target.entities) if (!entities.includes(entity)) entities.push(entity)
  }
  const about = 'about' in record ? record.about.map(targets) : []
  for (const target of about) {
    const fact = kind === 'gap' ? entryOf(base, 'fact', target.id) : undefined
    if (fact) for (const id of fact.record.about) add(targets(id))
    else add(target)
  }
  if (kind === 'event') for (const id of [...record.where, ...record.who]) add(targets(id))
  if (kind === 'source') for (const id of record.by) add(targets(id))
  if (kind === 'fact') {
    for (const hop of record.attribution) for (const id of hop.who) add(targets(id))
    for (const value of record.values) if (typeof value.is === 'string') add(targets(value.is))
  }
  return { entities, about }
}

const ROLE = new Set(['role', 'type'])

/** What an entity is, as any fact gives it: whoever asks for "the president" means the person. */
const rolesOf = (base: FactBase, id: RecordId): readonly FieldText[] =>
  (base.referrers.get(id) ?? []).slice(0, MAX_REFERRERS).flatMap((from) => {
    const values = entryOf(base, 'fact', from)?.record.values ?? []
    return values.flatMap(({ of, property, is }) => (of === id && ROLE.has(property) && typeof is === 'string' ? [{ field: 'names' as const, text: is, lang: 'en' as const }] : []))
  })

/** Tells what an entity is. */
export type Roles = (id: RecordId) => readonly FieldText[]
/** What entities are, as far as it was looked up; `told` has every one of which some fact may tell it. */
export type KnownRoles = { readonly told: Set<RecordId>; readonly roles: Map<RecordId, readonly FieldText[]> }

const toldBy = (entry: Entry): readonly RecordId[] =>
  entry.kind === 'fact' ? entry.record.values.flatMap(({ of, property }) => (ROLE.has(property) ? [of] : [])) : []

/** What is known of roles before any is looked up. */
export function newRoles(base: FactBase): KnownRoles {
  const told = new Set<RecordId>()
  for (const entry of base.entries.values()) for (const id of toldBy(entry)) told.add(id)
  return { told, roles: new Map() }
}

/** Tells what an entity is, each looked up once: few are told to be anything. */
export const rolesIn = (base: FactBase, { told, roles }: KnownRoles): Roles => (id) => {
  if (!told.has(id)) return []
  const known = roles.get(id) ?? rolesOf(base, id)
  roles.set(id, known)
  return known
}

const targetsOf = (entry: Entry): ReadonlySet<RecordId> => new Set(referencesOf(entry).map(({ id }) => id))

/** What is known of roles after one entry is new or changed: all of it, unless it or a reference bears on roles. */
export function revisedRoles(known: KnownRoles, before: Entry | undefined, now: Entry): KnownRoles {
  const told = toldBy(now)
  const isSame = before && told.length === 0 && toldBy(before).length === 0 && targetsOf(before).symmetricDifference(targetsOf(now)).size === 0
  // Those told of in other versions, too, may be looked up in vain.
  for (const id of told) known.told.add(id)
  return isSame ? known : { told: known.told, roles: new Map() }
}

/** Every text by which a record is found: its own, its names, what it is asked by, and its events and sources. */
export function textsOf(entry: Answerable, { entities, about }: References, targets: Targets): FieldText[] {
  const texts: FieldText[] = []
  for (const entity of entities) if (about.includes(entity)) texts.push(...entity.names)
  for (const ask of asksOf(entry.record)) texts.push({ field: 'asks', ...ask })
  for (const { titles } of about) texts.push(...titles)
  switch (entry.kind) {
    case 'fact':
      for (const hop of entry.record.attribution) if (hop.in !== undefined) texts.push(...targets(hop.in).titles)
      return [...texts, ...ownTexts(entry.record.text)]
    case 'gap':
      return [...texts, ...ownTexts(entry.record.question)]
    case 'source':
    case 'event':
      return [...texts, ...ownTexts(entry.record.title)]
  }
}

/** The times of a record: its own, and those of its events and sources. */
export function spansOf(base: FactBase, entry: Answerable): Span[] {
  const whens = entry.kind === 'event' || entry.kind === 'source' ? [entry.record.when] : []
  if ('about' in entry.record) {
    for (const id of entry.record.about) {
      const target = base.entries.get(id)
      if (target?.kind === 'event' || target?.kind === 'source') whens.push(target.record.when)
    }
  }
  return whens.flatMap((when) => spanOf(when) ?? [])
}

/** Whether a record can be found: live, and not a source that only notes rest on. */
export const isAnswerable = (entry: Entry): entry is Answerable =>
  !entry.retracted && (entry.kind === 'fact' || entry.kind === 'gap' || entry.kind === 'event' || (entry.kind === 'source' && entry.record.access !== 'external'))

