import { openSqliteLedger } from '../../../src/store/sqlite-ledger.ts'

// Appends so many versions of one record while others do the same; prints which it got, and how often it came too late.
const [file = '', actor = '', count = ''] = process.argv.slice(2)
const opened = await openSqliteLedger({ file })
if (opened.outcome === 'failed') throw new Error(opened.why)

const got: number[] = []
let late = 0
let version = 1
while (got.length < Number(count)) {
  const record = { id: 'f01', by: actor }
  const done = await opened.ledger.append([{ kind: 'fact', id: 'f01', version, change: { do: 'edited' }, record, actor, time: '2031-06-01T12:00:00.000Z' }])
  if (done.outcome === 'appended') got.push(version++)
  else if (done.outcome === 'conflict') {
    late++
    version = done.version + 1
  } else throw new Error(JSON.stringify(done))
}
await opened.ledger.close()
console.log(JSON.stringify({ got, late }))
