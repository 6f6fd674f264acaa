import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Answer } from '../../src/engine/answer.ts'
import { isAbstention } from '../../src/engine/answer.ts'
import { ask, makeEngine, revisedEngine } from '../../src/engine/ask.ts'
import { makeThesaurus } from '../../src/engine/thesaurus.ts'
import { openDossier } from '../../src/dossier.ts'
import type { Entry } from '../../src/facts/fact-base.ts'
import { entriesOf } from '../../src/facts/fact-base.ts'
import { LANGS } from '../../src/facts/record.ts'
import { readThesaurus } from '../../src/store/thesaurus-file.ts'

const USAGE = `npm run eval:asks -- [--show]

Takes each wording by which a fact or an open question is asked for away, one at a time, and asks it: is the
record found by its other wordings, its text and the thesaurus? That is how a stranger's wording fares.
--show lists those that are not.`

const { values } = parseArgs({ options: { show: { type: 'boolean' }, help: { type: 'boolean' } } })

/** Whether the answer shows the record, or tells that it is not known. */
function shows(answer: Answer, { kind, record }: Entry<'fact'> | Entry<'gap'>): boolean {
  const gap = answer.kind === 'found' ? answer.open : 'gap' in answer ? answer.gap : null
  if (kind === 'gap') return gap?.record.id === record.id || isAbstention(answer.kind)
  const facts = answer.kind === 'timeline' ? answer.items.flatMap((item) => item.facts) : 'facts' in answer ? answer.facts : []
  return facts.some((fact) => fact.record.id === record.id)
}

async function main(): Promise<void> {
  const dir = join(import.meta.dirname, '../../data')
  const opened = await openDossier({ dir })
  if (opened.outcome !== 'opened') throw new Error(`Cannot open the dossier: ${opened.problems[0].message.en}`)
  const base = opened.dossier.base()
  const engine = makeEngine(base, makeThesaurus((await readThesaurus(join(dir, 'thesaurus.json'))).concepts))
  for (const kind of ['fact', 'gap'] as const) {
    for (const lang of LANGS) {
      let [asked, shown] = [0, 0]
      for (const entry of entriesOf(base, kind) as (Entry<'fact'> | Entry<'gap'>)[]) {
        const asks = entry.record.asks ?? { de: [], en: [] }
        for (const question of asks[lang]) {
          const without = { ...entry, version: entry.version + 1, record: { ...entry.record, asks: { ...asks, [lang]: asks[lang].filter((other) => other !== question) } } } as Entry
          const isShown = shows(ask(revisedEngine(engine, without), question, { fallback: lang }), entry)
          asked++
          if (isShown) shown++
          else if (values.show) console.log(`${entry.record.id} ${lang}  ${question}`)
        }
      }
      console.log(`${kind} ${lang}: ${shown} of ${asked} shown, ${((100 * shown) / asked).toFixed(1)} %`)
    }
  }
}

if (values.help) console.log(USAGE)
else await main()
