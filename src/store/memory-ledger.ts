import type { NonEmpty, RecordId } from '../facts/record.ts'
import type { Revision } from '../facts/revision.ts'
import { GENESIS } from './hash-revision.ts'
import type { Appended, Failure, Ledger, LogQuery, Read, Unanswered } from './ledger.ts'
import { assertIdentifier, placeDrafts } from './place-drafts.ts'
import { revisionOf, rowOf, SINCE_LIMIT } from './revision-rows.ts'
import { KEPT_QUESTIONS, keptQuestion } from './unanswered.ts'

/** A ledger that lasts as long as the process: for tests. After `close`, everything is unreachable. */
export function memoryLedger(): Ledger {
  const all: Revision[] = []
  const byRecord = new Map<RecordId, Revision[]>()
  const byRequest = new Map<string, NonEmpty<Revision>>()
  const questions: Unanswered[] = []
  const watchers = new Set<{ readonly changed: () => void }>()
  let isOpen = true

  const read = <T>(value: () => T): Promise<Read<T>> => Promise.resolve(isOpen ? { outcome: 'read', value: value() } : UNREACHABLE)

  const append: Ledger['append'] = async (drafts, request): Promise<Appended> => {
    if (!isOpen) return UNREACHABLE
    if (request !== undefined) assertIdentifier('request', request)
    const before = request === undefined ? undefined : byRequest.get(request)
    if (before) return { outcome: 'repeated', revisions: before }
    const placed = placeDrafts(drafts, all.at(-1) ?? { seq: 0, hash: GENESIS }, (id) => byRecord.get(id)?.length ?? 0)
    if (placed.outcome === 'conflict') return placed
    // As rows and back: what is kept is what a database would give, and nobody else's object.
    const revisions = placed.revisions.map((revision) => revisionOf(rowOf(revision))) as unknown as NonEmpty<Revision>
    for (const revision of revisions) {
      all.push(revision)
      const history = byRecord.get(revision.id)
      if (history) history.push(revision)
      else byRecord.set(revision.id, [revision])
    }
    if (request !== undefined) byRequest.set(request, revisions)
    for (const { changed } of watchers) queueMicrotask(changed)
    return { outcome: 'appended', revisions }
  }

  return {
    kind: 'memory',
    append,
    latest: () => read(() => [...byRecord.values()].flatMap((revisions) => revisions.slice(-1))),
    since: (seq) => read(() => all.slice(seq, seq + SINCE_LIMIT)),
    history: (id) => read(() => [...(byRecord.get(id) ?? [])]),
    log: (query) => read(() => logOf(all, query)),
    watch: (changed) => {
      const watcher = { changed }
      watchers.add(watcher)
      return () => void watchers.delete(watcher)
    },
    noteUnanswered: (question) => read(() => void questions.splice(0, questions.push(keptQuestion(question)) - KEPT_QUESTIONS)),
    unanswered: (limit) => read(() => questions.toReversed().slice(0, limit)),
    status: () => read(() => ({ revisions: all.length, processes: 1 })),
    close: async () => {
      isOpen = false
      watchers.clear()
    },
  }
}

const UNREACHABLE = { outcome: 'failed', why: 'unreachable' satisfies Failure } as const

const logOf = (all: readonly Revision[], { limit, before = Infinity, actor, day }: LogQuery): readonly Revision[] =>
  all
    .filter((revision) => revision.seq < before && (actor === undefined || revision.actor === actor) && (day === undefined || revision.time.slice(0, 10) === day))
    .toReversed()
    .slice(0, limit)
