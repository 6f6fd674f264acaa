import { expect } from 'vitest'
import type { NonEmpty, RecordId } from '../../src/facts/record.ts'
import type { Draft, Revision } from '../../src/facts/revision.ts'
import { brokenLink } from '../../src/store/hash-revision.ts'
import type { Ledger, Read } from '../../src/store/ledger.ts'

/** A draft of a version of a record, with what else a test wants of it. */
export const draft = (id: RecordId, version: number, more: Partial<Draft> = {}): Draft => ({
  kind: 'fact',
  id,
  version,
  change: version === 1 ? { do: 'added' } : { do: 'edited' },
  record: { id, says: `${id} as it was in version ${version}` },
  actor: 'terminal:ada',
  time: '2031-06-01T12:00:00.000Z',
  ...more,
})

/** What was read; the test fails where it could not be. */
export async function got<T>(read: Promise<Read<T>>): Promise<T> {
  const done = await read
  expect(done).toMatchObject({ outcome: 'read' })
  return (done as Extract<Read<T>, { outcome: 'read' }>).value
}

/** Appends what must be appended, and gives the revisions. */
export async function appended(ledger: Ledger, ...drafts: NonEmpty<Draft>): Promise<NonEmpty<Revision>> {
  const done = await ledger.append(drafts)
  expect(done).toMatchObject({ outcome: 'appended' })
  return (done as Extract<typeof done, { outcome: 'appended' }>).revisions
}

/** Every revision of a ledger after one of its numbers. */
export async function everyRevision(ledger: Ledger, after = 0): Promise<readonly Revision[]> {
  const all: Revision[] = []
  for (;;) {
    const more = await got(ledger.since(all.at(-1)?.seq ?? after))
    if (more.length === 0) return all
    all.push(...more)
  }
}

/** Every revision, after seeing that they hold together from the first to the last. */
export async function wholeChain(ledger: Ledger): Promise<readonly Revision[]> {
  const all = await everyRevision(ledger)
  expect(brokenLink(all)).toBeUndefined()
  return all
}

/** What a revision says, without its place in the chain. */
export const said = ({ seq: _seq, previous: _previous, hash: _hash, ...saying }: Revision): Draft => saying
