import type { Engine } from './engine/ask.ts'
import { revisedEngine } from './engine/ask.ts'
import type { DeskState } from './facts/desk-state.ts'
import { isRecordRevision, withRevisions } from './facts/desk-state.ts'
import type { NonEmpty } from './facts/record.ts'
import type { Draft, Revision } from './facts/revision.ts'
import { evolve } from './facts/revision.ts'
import type { Appended, Ledger } from './store/ledger.ts'

/** What the ledger comes to at this moment, in memory: readers need nothing else, and are answered while it is away. */
export type Live = {
  readonly engine: () => Engine
  readonly desk: () => DeskState
  /** The last revision that is in it. */
  readonly seq: () => number
  /** Appends, and takes in what was appended before the next question is answered. */
  readonly append: (drafts: NonEmpty<Draft>, request?: string) => Promise<Appended>
  /** Takes in whatever the ledger has beyond; false where it could not be read. */
  readonly catchUp: () => Promise<boolean>
  /** Calls back with every revision that is taken in, from here or from another process; returns how to stop. */
  readonly watch: (seen: (revisions: readonly Revision[]) => void) => () => void
  readonly close: () => Promise<void>
}

/** Follows a ledger from the state that was read from it. */
export function follow(ledger: Ledger, from: { readonly engine: Engine; readonly desk: DeskState; readonly seq: number }): Live {
  let { engine, desk, seq } = from
  const watchers = new Set<(revisions: readonly Revision[]) => void>()
  const takeIn = (revisions: readonly Revision[]): void => {
    const fresh = revisions.filter((revision) => revision.seq > seq)
    for (const revision of fresh) {
      if (isRecordRevision(revision)) engine = revisedEngine(engine, evolve(revision))
      seq = revision.seq
    }
    desk = withRevisions(desk, fresh)
    if (fresh.length > 0) for (const seen of watchers) seen(fresh)
  }
  const readOn = async (): Promise<boolean> => {
    while (true) {
      const read = await ledger.since(seq)
      if (read.outcome === 'failed') return false
      if (read.value.length === 0) return true
      takeIn(read.value)
    }
  }
  // One reading after the other: each takes in what is new when its turn comes.
  let reading: Promise<boolean> = Promise.resolve(true)
  const catchUp = (): Promise<boolean> => (reading = reading.then(readOn, readOn))
  const stopWatching = ledger.watch(() => void catchUp())
  return {
    engine: () => engine,
    desk: () => desk,
    seq: () => seq,
    append: async (drafts, request) => {
      const appended = await ledger.append(drafts, request)
      // What others appended in between comes first.
      if (appended.outcome === 'appended' && appended.revisions[0].seq === seq + 1) takeIn(appended.revisions)
      else if (appended.outcome !== 'failed') await catchUp()
      return appended
    },
    catchUp,
    watch: (seen) => {
      watchers.add(seen)
      return () => watchers.delete(seen)
    },
    close: async () => {
      stopWatching()
      await reading
      await ledger.close()
    },
  }
}
