import type { FactBase } from '../facts/fact-base.ts'
import type { EntityKind, RecordId } from '../facts/record.ts'
import type { FieldText, Roles } from './record-texts.ts'
import { both } from './record-texts.ts'
import type { Shared } from './segment.ts'
import type { Term } from './terms.ts'
import { entityTerm } from './terms.ts'

/** A term that many documents share. */
export type SharedTerm = { readonly term: Term; readonly shared: Shared }

/** What a record that refers to another is found by on that account. */
export type Target = {
  readonly id: RecordId
  /** The entities that it leads to: itself, those of its event or source, and what they lie within. */
  readonly entities: readonly Target[]
  /** What an entity is called and what it is, unless it is found as the entity itself. */
  readonly names: readonly FieldText[]
  /** The title of an event or a source. */
  readonly titles: readonly FieldText[]
  /** The entity, and what kind of thing it is. */
  readonly term: SharedTerm
  readonly kind: SharedTerm
}

/** Tells what a reference leads to. */
export type Targets = (id: RecordId) => Target

const PROPER = new Set<EntityKind>(['ship', 'port', 'person', 'country'])
const NONE: readonly FieldText[] = []

const sharedTerm = (term: Term): SharedTerm => ({ term, shared: { words: undefined } })

function entitiesFrom(base: FactBase, first: RecordId): RecordId[] {
  const found: RecordId[] = []
  const add = (id: RecordId | undefined): void => {
    if (id === undefined || found.includes(id)) return
    const target = base.entries.get(id)
    if (target?.kind === 'entity') {
      found.push(id)
      add(target.record.within)
    } else if (target?.kind === 'event') [...target.record.where, ...target.record.who].forEach(add)
    else if (target?.kind === 'source') target.record.by.forEach(add)
  }
  add(first)
  return found
}

/** Looks up what references lead to, each once: for one document, or for all while an index is built. */
export function targetsIn(base: FactBase, roles: Roles): Targets {
  const known = new Map<RecordId, Target>()
  const kinds = new Map<string, SharedTerm>()
  const kindOf = (id: RecordId): SharedTerm => {
    const term = `c:${id.split('-', 1)[0] ?? ''}`
    const kind = kinds.get(term) ?? sharedTerm(term)
    kinds.set(term, kind)
    return kind
  }
  const namesOf = (id: RecordId): readonly FieldText[] => {
    const entry = base.entries.get(id)
    if (entry?.kind !== 'entity') return NONE
    return PROPER.has(entry.record.kind) ? roles(id) : [...both('names', entry.record.name), ...roles(id)]
  }
  const titlesOf = (id: RecordId): readonly FieldText[] => {
    const entry = base.entries.get(id)
    return entry?.kind === 'event' || entry?.kind === 'source' ? both('context', entry.record.title) : NONE
  }
  const targetOf: Targets = (id) => {
    const before = known.get(id)
    if (before) return before
    const entities: Target[] = []
    const target: Target = { id, entities, names: namesOf(id), titles: titlesOf(id), term: sharedTerm(entityTerm(id)), kind: kindOf(id) }
    // Known before its entities are looked up: it may be one of them.
    known.set(id, target)
    for (const entity of entitiesFrom(base, id)) entities.push(targetOf(entity))
    return target
  }
  return targetOf
}
