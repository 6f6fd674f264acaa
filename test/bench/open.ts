import { join } from 'node:path'
import { openDossier } from '../../src/dossier.ts'

const RUNS = 40
const dir = join(import.meta.dirname, '../../data')

/** How long it takes to read, check and index the dossier of today. */
async function timeToOpen(): Promise<number> {
  const start = performance.now()
  const { outcome } = await openDossier({ dir })
  if (outcome !== 'opened') throw new Error(`Cannot open ${dir}`)
  return performance.now() - start
}

const first = await timeToOpen()
const times: number[] = []
for (let run = 0; run < RUNS; run++) times.push(await timeToOpen())
times.sort((a, b) => a - b)
const show = (time: number | undefined): string => `${(time ?? 0).toFixed(0).padStart(5)} ms`
console.log(`dossier of today: open and index   first in its process ${show(first)}   then median ${show(times[RUNS / 2])}   fastest ${show(times[0])}`)
