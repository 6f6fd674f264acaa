import type { Dossier } from '../dossier.ts'
import type { Entry, FactBase } from '../facts/fact-base.ts'
import { entriesOf, entryOf } from '../facts/fact-base.ts'

/** What a source may be called by: its titles, its address, and the names of whoever made it. */
export function namesOfSource(base: FactBase, { record: { title, url, by } }: Entry<'source'>): string[] {
  const makers = by.flatMap((id) => entryOf(base, 'entity', id) ?? []).flatMap(({ record }) => [record.name.de, record.name.en, ...record.aliases.map(({ text }) => text)])
  return [title.de, title.en, ...(url === undefined ? [] : [url]), ...makers]
}

/** The source of that id, with or without what it begins with, or that is called so, or that comes nearest; undefined where none does. */
export function sourceNamed(dossier: Dossier, text: string): Entry<'source'> | undefined {
  const base = dossier.base()
  const wanted = text.toLowerCase()
  const exact = entryOf(base, 'source', wanted) ?? entryOf(base, 'source', `s-${wanted}`) ?? entryOf(base, 'source', `x-${wanted}`)
  const called = () => entriesOf(base, 'source').find((source) => namesOfSource(base, source).some((name) => name.toLowerCase().includes(wanted)))
  return exact ?? called() ?? dossier.search(text, 10).find((entry) => entry.kind === 'source')
}
