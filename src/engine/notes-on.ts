import type { Entry, FactBase } from '../facts/fact-base.ts'
import { referringTo } from '../facts/fact-base.ts'

/** Notes on traps in these facts, each once. */
export function notesOn(base: FactBase, facts: readonly Entry<'fact'>[]): Entry<'note'>[] {
  const notes = facts.flatMap(({ record }) => referringTo(base, 'note', record.id))
  return [...new Set(notes)].filter(({ record }) => record.kind !== 'extraction')
}
