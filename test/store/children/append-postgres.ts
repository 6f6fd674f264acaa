import { writeSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { Draft } from '../../../src/facts/revision.ts'
import { openPostgresLedger } from '../../../src/store/postgres-ledger.ts'

// Appends one version of a record after the other until it is killed, or whoever started it has ended. Writes the number and hash of each that was
// acknowledged, and what must not be: a conflict, since nobody else writes this record.
process.stdin.on('end', () => process.exit()).resume()
const [url = '', id = ''] = process.argv.slice(2)
const opened = await openPostgresLedger({ url })
if (opened.outcome === 'failed') throw new Error(opened.why)
for (let version = 1; ; ) {
  const draft: Draft = { kind: 'fact', id, version, change: { do: 'edited' }, record: { id, version }, actor: 'terminal:ada', time: '2031-06-01T12:00:00.000Z' }
  const done = await opened.ledger.append([draft])
  if (done.outcome === 'appended') {
    version++
    writeSync(1, `${done.revisions[0].seq} ${done.revisions[0].hash}\n`)
  } else if (done.outcome === 'failed') await wait(10)
  else writeSync(1, `${done.outcome} of ${id}@${version}\n`)
}
