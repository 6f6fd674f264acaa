import type { Compounds } from './compounds.ts'
import { sortCompounds } from './compounds.ts'
import type { Deletions } from './spelling.ts'
import { makeDeletions } from './spelling.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Look-ups of a stretch of the vocabulary. */
type WordTable = { readonly from: number; readonly compounds: Compounds; readonly deletions: Deletions }

/**
 * Words by how they are spelt and put together. Like the vocabulary they only ever grow: whether a word is in
 * use is a matter of the version.
 */
export type WordTables = {
  readonly tables: WordTable[]
  /** How many words stand in the tables; later ones are looked through one by one. */
  known: number
}

/** So many new words get a table. */
const NEW_WORDS = 256
/** A table of more words is not made anew for new ones. */
const MAX_MERGED = 4096

function tableOf(vocabulary: Vocabulary, from: number, to: number): WordTable {
  let deletions: Deletions | undefined
  return {
    from,
    compounds: sortCompounds(vocabulary, from, to),
    // Made when the first unknown word comes: most questions have none, and a start should not wait for it.
    get deletions() {
      return (deletions ??= makeDeletions(vocabulary, from, to))
    },
  }
}

/** The tables over all words of the vocabulary. */
export const makeWordTables = (vocabulary: Vocabulary): WordTables => ({ tables: [tableOf(vocabulary, 0, vocabulary.words.length)], known: vocabulary.words.length })

/** Puts new words into a table once they are many, together with as many older ones: no table is large that is made anew. */
export function growTables(wordTables: WordTables, vocabulary: Vocabulary): void {
  const { tables } = wordTables
  const to = vocabulary.words.length
  if (to - wordTables.known < NEW_WORDS) return
  let from = wordTables.known
  let end = wordTables.known
  for (let last = tables.at(-1); last && last.from > 0 && end - last.from <= to - from && to - last.from <= MAX_MERGED; last = tables.at(-1)) {
    tables.pop()
    end = from = last.from
  }
  tables.push(tableOf(vocabulary, from, to))
  wordTables.known = to
}
