import { join } from 'node:path'
import type { Dossier } from '../src/dossier.ts'
import { openDossier } from '../src/dossier.ts'
import type { Thesaurus } from '../src/engine/thesaurus.ts'
import { makeThesaurus } from '../src/engine/thesaurus.ts'
import { readThesaurus } from '../src/store/thesaurus-file.ts'

const DATA = join(import.meta.dirname, '../data')

/** Runs a function at the first call alone, and keeps what it gave. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}

/** The dossier in the data folder, opened once for all tests of a file. */
export const realDossier = once(async (): Promise<Dossier> => {
  const opened = await openDossier({ dir: DATA })
  if (opened.outcome === 'opened') return opened.dossier
  throw new Error(`Cannot open ${DATA}: ${opened.problems[0].message.en}`)
})

/** The thesaurus in the data folder. */
export const realThesaurus = once(async (): Promise<Thesaurus> => {
  const { concepts } = await readThesaurus(join(DATA, 'thesaurus.json'))
  return makeThesaurus(concepts)
})
