import { fork, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Measured } from './scale-one.ts'

const USAGE = `npm run bench:scale -- [--sizes 1000,10000,100000,1000000] [--json FILE]

Measures the whole path from question to rendered answer on generated dossiers of so many facts, beside
MiniSearch (fuzzy) and fuse.js over the same facts in the same run.`

const { values } = parseArgs({ options: { sizes: { type: 'string', default: '1000,10000,100000,1000000' }, json: { type: 'string' }, help: { type: 'boolean' } } })

/** Each size in a process of its own, so that memory is told apart; with the young generation that `npm start` gives it. */
const measure = (size: number): Promise<Measured> =>
  new Promise((resolve, reject) => {
    const child = fork(new URL('scale-one.ts', import.meta.url), [String(size)], { execArgv: ['--expose-gc', '--max-old-space-size=16000', '--max-semi-space-size=64'] })
    child.once('message', (measured) => resolve(measured as Measured))
    child.once('exit', (code) => reject(new Error(`Cannot measure ${size} facts: exit code ${code}`)))
  })

if (values.help) console.log(USAGE)
else {
  const all: Measured[] = []
  for (const size of values.sizes.split(',').map(Number)) {
    console.error(`measuring ${size} facts …`)
    all.push(await measure(size))
  }
  const rows: readonly (readonly [string, (measured: Measured) => string])[] = [
    ['facts', (m) => m.facts.toLocaleString('en')],
    ['index build, s', (m) => (m.build / 1000).toFixed(2)],
    ['index memory, MB', (m) => m.memory.toFixed(0)],
    ['question to answer, ms p50', (m) => m.ours.p50.toFixed(2)],
    ['question to answer, ms p99', (m) => m.ours.p99.toFixed(2)],
    ['slowest question, ms', (m) => m.ours.worst.toFixed(2)],
    ['hostile questions, cold, ms', (m) => m.hostileCold.toFixed(1)],
    ['hostile questions, slowest, ms', (m) => m.hostile.toFixed(1)],
    ['revision visible, ms p50', (m) => m.revise.p50.toFixed(2)],
    ['revision visible, ms worst', (m) => m.revise.worst.toFixed(2)],
    ['name completion, ms p99', (m) => m.complete.p99.toFixed(2)],
    ['MiniSearch fuzzy, questions', (m) => m.miniSearch?.runs.toString() ?? '–'],
    ['MiniSearch fuzzy, ms p50', (m) => m.miniSearch?.p50.toFixed(2) ?? '–'],
    ['MiniSearch fuzzy, ms p99', (m) => m.miniSearch?.p99.toFixed(2) ?? '–'],
    ['fuse.js, ms p50', (m) => m.fuse?.p50.toFixed(1) ?? '–'],
  ]
  for (const [name, show] of rows) console.log(name.padEnd(32) + all.map((measured) => show(measured).padStart(12)).join(''))
  spawnSync(process.execPath, ['--max-semi-space-size=64', join(import.meta.dirname, 'open.ts')], { stdio: ['ignore', 'inherit', 'inherit'] })
  if (values.json) writeFileSync(values.json, `${JSON.stringify(all, null, 2)}\n`)
  else console.log(`\n${JSON.stringify(all)}`)
}
