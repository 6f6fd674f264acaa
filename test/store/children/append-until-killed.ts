import { writeSync } from 'node:fs'
import type { NonEmpty } from '../../../src/facts/record.ts'
import type { Draft } from '../../../src/facts/revision.ts'
import { openSqliteLedger } from '../../../src/store/sqlite-ledger.ts'

// Appends batches of one to three as fast as it can, and prints the last number of each that was acknowledged.
const [file = '', round = ''] = process.argv.slice(2)
const opened = await openSqliteLedger({ file })
if (opened.outcome === 'failed') throw new Error(opened.why)

for (let batch = 1; ; batch++) {
  const of = (batch % 3) + 1
  const drafts = Array.from({ length: of }, (_, part): Draft => {
    const id = `${round}-${batch}-${part}`
    return { kind: 'fact', id, version: 1, change: { do: 'added' }, record: { id, of, text: 'x'.repeat(300) }, actor: 'terminal:ada', time: '2031-06-01T12:00:00.000Z' }
  })
  const done = await opened.ledger.append(drafts as unknown as NonEmpty<Draft>, `${round}-${batch}`)
  if (done.outcome !== 'appended') throw new Error(JSON.stringify(done))
  writeSync(1, `${done.revisions.at(-1)?.seq}\n`)
}
