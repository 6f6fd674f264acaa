import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import type { Draft } from '../../../src/facts/revision.ts'
import { openPostgresLedger } from '../../../src/store/postgres-ledger.ts'

// Writes when it sees which revision. Told to, it appends versions of a record and writes when it began to.
const [url = '', id = '', count = ''] = process.argv.slice(2)
const opened = await openPostgresLedger({ url })
if (opened.outcome === 'failed') throw new Error(opened.why)
const { ledger } = opened
const now = (): number => performance.timeOrigin + performance.now()
const say = (line: Readonly<Record<string, unknown>>): void => console.log(JSON.stringify(line))

let last = 0
let seeing = Promise.resolve()
async function see(): Promise<void> {
  const read = await ledger.since(last)
  if (read.outcome === 'failed') throw new Error(read.why)
  for (const { seq } of read.value) {
    say({ seen: seq, at: now() })
    last = seq
  }
}
ledger.watch(() => void (seeing = seeing.then(see)))
say({ ready: process.pid })
const orders = createInterface(process.stdin)[Symbol.asyncIterator]()
await orders.next()
for (let version = 1; version <= Number(count); version++) {
  const began = now()
  const draft: Draft = { kind: 'fact', id, version, change: { do: 'edited' }, record: { id, version }, actor: 'terminal:ada', time: '2031-06-01T12:00:00.000Z' }
  const done = await ledger.append([draft])
  if (done.outcome !== 'appended') throw new Error(done.outcome)
  say({ appended: done.revisions[0].seq, at: began })
  await wait(5)
}
await orders.next()
await ledger.close()
