import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openDossier } from '../../src/dossier.ts'
import { compose } from '../../src/reply/compose.ts'
import { messageToJson } from '../../src/reply/json.ts'

const here = import.meta.dirname
const BANKS = ['dev.jsonl', 'tune.jsonl', 'more.jsonl', 'held.jsonl', 'wide.jsonl', 'fresh.jsonl', 'blind.jsonl', 'blind2.jsonl', 'blind3.jsonl', 'blind4.jsonl', 'blind5.jsonl', 'blind6.jsonl', 'blind7.jsonl', 'blind8.jsonl', 'blind9.jsonl', 'blind10.jsonl', 'blind11.jsonl']

const USAGE = `npm run eval -- [BANK.jsonl …] [--show=wrong|over|all] [--strict] [--maxlen=N]

Asks the dossier every question of the banks (those beside this file, where none is named) and prints the
scorer's tables. --show lists the questions that were answered so.`

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { show: { type: 'string' }, strict: { type: 'boolean' }, maxlen: { type: 'string', default: '1200' }, help: { type: 'boolean' } },
})
if (values.help) {
  console.log(USAGE)
} else {
  const opened = await openDossier({ dir: join(here, '../../data') })
  if (opened.outcome !== 'opened') throw new Error(`Cannot open the dossier: ${opened.problems[0].message.en}`)
  const { dossier } = opened
  const flags = [`--maxlen=${values.maxlen}`, ...(values.show ? [`--show=${values.show}`] : []), ...(values.strict ? ['--strict'] : [])]
  for (const bank of positionals.length > 0 ? positionals : BANKS.map((name) => join(here, name))) {
    const questions = readFileSync(bank, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as { id: string; question: string })
    const answers = questions.map(({ id, question }) => {
      const { text, citations, abstained } = messageToJson(compose(dossier.base(), dossier.ask(question, { fallback: 'en' })))
      return JSON.stringify({ id, text, citations, abstained })
    })
    const folder = mkdtempSync(join(tmpdir(), 'dossier-eval-'))
    try {
      writeFileSync(join(folder, 'answers.jsonl'), answers.join('\n'))
      console.log(`\n=== ${bank}`)
      spawnSync(process.execPath, [join(here, 'score.mjs'), join(folder, 'answers.jsonl'), bank, ...flags], { stdio: 'inherit' })
    } finally {
      rmSync(folder, { recursive: true })
    }
  }
}
