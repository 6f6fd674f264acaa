import { once } from 'node:events'
import type { Draft } from '../../../src/facts/revision.ts'
import { openSqliteLedger } from '../../../src/store/sqlite-ledger.ts'

// Appends until the disk takes no more, prints what it came to, waits for room, and appends again.
const [file = ''] = process.argv.slice(2)
const opened = await openSqliteLedger({ file })
if (opened.outcome === 'failed') throw new Error(opened.why)
const { ledger } = opened

const draft = (id: string): Draft => {
  const record = { id, text: 'x'.repeat(10_000) }
  return { kind: 'fact', id, version: 1, change: { do: 'added' }, record, actor: 'terminal:ada', time: '2031-06-01T12:00:00.000Z' }
}
let appended = 0
const append = async () => {
  const done = await ledger.append([draft(`f${appended}-1`), draft(`f${appended}-2`)])
  if (done.outcome === 'appended') appended += 2
  return done
}

let done = await append()
while (done.outcome === 'appended') done = await append()
const again = await append()
const latest = await ledger.latest()
const readable = latest.outcome === 'read' ? latest.value.length : latest.why
console.log(JSON.stringify({ appended, done, again, readable }))

await once(process.stdin, 'data')
console.log(JSON.stringify(await append()))
await ledger.close()
process.exit()
