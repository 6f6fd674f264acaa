import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { NonEmpty } from '../../src/facts/record.ts'
import type { Draft } from '../../src/facts/revision.ts'
import type { Appended } from '../../src/store/ledger.ts'
import { draft, everyRevision, got, said, wholeChain } from './drafts.ts'
import type { Start } from './ledger-contract.ts'

/** A draft to try: of which record, and how far from the version that would be right. */
const tried = fc.record({
  id: fc.constantFrom('a', 'b', 'c'),
  off: fc.constantFrom(0, 0, 0, 0, 0, 1, -1),
  // As JSON has it: -0 is 0 there.
  record: fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown),
  note: fc.option(fc.string({ unit: 'binary' }), { nil: undefined }),
})
const step = fc.record({
  connection: fc.constantFrom(0, 1),
  request: fc.option(fc.constantFrom('r1', 'r2', 'r3'), { nil: undefined }),
  drafts: fc.array(tried, { minLength: 1, maxLength: 4 }),
})

const versionIn = (drafts: readonly Draft[], id: string): number => drafts.findLast((one) => one.id === id)?.version ?? 0

/** What a ledger must do, at its simplest: a list of what was appended, and of what each request appended. */
function modelLedger() {
  const all: Draft[] = []
  const requests = new Map<string, readonly Draft[]>()
  const append = (drafts: readonly Draft[], request: string | undefined) => {
    const before = request === undefined ? undefined : requests.get(request)
    if (before) return { outcome: 'repeated', revisions: before }
    for (const [i, one] of drafts.entries()) {
      if (one.version !== versionIn([...all, ...drafts.slice(0, i)], one.id) + 1) return { outcome: 'conflict', id: one.id, version: versionIn(all, one.id) }
    }
    all.push(...drafts)
    if (request !== undefined) requests.set(request, drafts)
    return { outcome: 'appended', revisions: drafts }
  }
  return { all, append }
}

const unchained = (done: Appended) => ('revisions' in done ? { ...done, revisions: done.revisions.map(said) } : done)

/** Whatever is appended in whatever order, a ledger does what the model does. */
export function modelContract(name: string, start: Start): void {
  test(`${name}: any sequence of appends does what a simple model of it does`, async () => {
    const ledgers = await start.two()
    let run = 0
    const sequence = fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      // Each run has records and requests of its own in the one ledger.
      run++
      const before = (await got(ledgers[0].status())).revisions
      const model = modelLedger()
      for (const { connection, request, drafts } of steps) {
        const own: Draft[] = []
        for (const { id, off, record, note } of drafts) {
          const version = versionIn([...model.all, ...own], `${id}${run}`) + 1 + off
          own.push(draft(`${id}${run}`, version, { record, ...(note !== undefined && { note }) }))
        }
        const ownRequest = request && `${request} of ${run}`
        const done = await ledgers[connection].append(own as unknown as NonEmpty<Draft>, ownRequest)
        expect(unchained(done)).toEqual(model.append(own, ownRequest))
      }
      expect((await everyRevision(ledgers[1], before)).map(said)).toEqual(model.all)
    })
    await fc.assert(sequence, { numRuns: 60 })
    await wholeChain(ledgers[0])
  })
}
