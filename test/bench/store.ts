import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { parseArgs } from 'node:util'
import { commands } from '../../commands/index.ts'
import type { Context } from '../../src/command/command.ts'
import { dispatchLine } from '../../src/command/dispatch.ts'
import { makeDesk } from '../../src/desk/make-desk.ts'
import { makeDossier } from '../../src/dossier.ts'
import { makeEngine } from '../../src/engine/ask.ts'
import { makeThesaurus } from '../../src/engine/thesaurus.ts'
import { EMPTY_DESK } from '../../src/facts/desk-state.ts'
import type { NonEmpty } from '../../src/facts/record.ts'
import type { Draft } from '../../src/facts/revision.ts'
import { follow } from '../../src/live.ts'
import type { Ledger } from '../../src/store/ledger.ts'
import { openPostgresLedger } from '../../src/store/postgres-ledger.ts'
import { openSqliteLedger } from '../../src/store/sqlite-ledger.ts'
import { newServer } from '../postgres-server.ts'
import { generate } from './generate.ts'

const USAGE = `npm run bench:store -- [--appends 2000] [--facts 100000] [--edits 200]

Measures durable appends on SQLite and PostgreSQL beside bare inserts into SQLite, opening a ledger of 100,000
revisions of 1 KB, and an edit through the whole path: command, preview, confirmation, next answer.`

const { values } = parseArgs({
  options: { appends: { type: 'string', default: '2000' }, facts: { type: 'string', default: '100000' }, edits: { type: 'string', default: '200' }, help: { type: 'boolean' } },
})

const time = '2026-11-22T12:00:00.000Z'
const draft = (id: string, version = 1, size = 200): Draft => ({ kind: 'fact', id, version, change: { do: version === 1 ? 'added' : 'edited' }, record: { id, text: 'x'.repeat(size) }, actor: 'bench', time })

function show(name: string, times: readonly number[]): void {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number): string => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2)
  const perSecond = Math.round((times.length * 1000) / times.reduce((sum, one) => sum + one, 0))
  console.log(`${name.padEnd(44)} p50 ${at(0.5)} ms   p99 ${at(0.99)} ms   ${perSecond}/s`)
}

async function timed(count: number, run: (at: number) => unknown): Promise<number[]> {
  const times: number[] = []
  for (let at = 0; at < count; at++) {
    const start = performance.now()
    await run(at)
    times.push(performance.now() - start)
  }
  return times
}

async function opened(ledger: ReturnType<typeof openSqliteLedger>): Promise<Ledger> {
  const result = await ledger
  if (result.outcome === 'failed') throw new Error(`Cannot open the ledger: ${result.why}`)
  return result.ledger
}

const append = (ledger: Ledger, drafts: NonEmpty<Draft>) => ledger.append(drafts).then(({ outcome }) => {
  if (outcome !== 'appended') throw new Error(`Not appended: ${outcome}`)
})

function bareInserts(file: string, count: number): Promise<number[]> {
  const db = new DatabaseSync(file)
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (id TEXT PRIMARY KEY, body TEXT) STRICT')
  const insert = db.prepare('INSERT INTO t VALUES (?, ?)')
  return timed(count, (at) => insert.run(`f${at}`, JSON.stringify(draft(`f${at}`))))
}

async function openingOf(file: string, revisions: number): Promise<number> {
  const ledger = await opened(openSqliteLedger({ file }))
  for (let at = 0; at < revisions; at += 1000) {
    const [first, ...rest] = Array.from({ length: 1000 }, (_, one) => draft(`f${at + one}`, 1, 1000))
    if (first) await append(ledger, [first, ...rest])
  }
  await ledger.close()
  const start = performance.now()
  const again = await opened(openSqliteLedger({ file }))
  const latest = await again.latest()
  const took = performance.now() - start
  if (latest.outcome !== 'read' || latest.value.length !== revisions) throw new Error('Cannot read what was appended')
  await again.close()
  return took
}

/** Edits of one fact after the other, each until the next question is answered from it. */
async function editsOn(file: string, facts: number, count: number): Promise<number[]> {
  const { base } = generate(facts)
  const ledger = await opened(openSqliteLedger({ file }))
  const all = [...base.entries.values()].map(({ kind, record }): Draft => ({ kind, id: record.id, version: 1, change: { do: 'added' }, record, actor: 'seed', time }))
  for (let at = 0; at < all.length; at += 1000) {
    const [first, ...rest] = all.slice(at, at + 1000)
    if (first) await append(ledger, [first, ...rest])
  }
  const live = follow(ledger, { engine: makeEngine(base, makeThesaurus([])), desk: EMPTY_DESK, seq: all.length })
  const desk = makeDesk(live, ledger, { admins: ['terminal:local'], review: 'one', now: () => time, version: '0' })
  const context: Context = { dossier: makeDossier(live.engine), desk, commands, actor: { id: 'terminal:local' }, lang: 'en', langChosen: true, setLang: () => ({ outcome: 'set', reach: 'everywhere' }) }
  const log = { error: (details: unknown, text: string) => console.error(text, details) }
  const ids = [...base.entries.values()].flatMap((entry) => (entry.kind === 'fact' ? [entry.record.id] : []))
  const edit = async (at: number): Promise<void> => {
    const id = ids[(at * 7919) % ids.length] ?? ''
    const text = `Revision ${at} of ${id} tells of quokkas.`
    const preview = await dispatchLine(`/mod edit ${id}@1\ntext.de: ${text}\ntext.en: ${text}`, context, { log })
    const confirm = preview.blocks.flatMap((block) => (block.kind === 'choices' ? block.items : []))[0]
    if (!confirm) throw new Error(`No preview: ${JSON.stringify(preview)}`)
    await dispatchLine(confirm.send, context, { log })
    const answer = await dispatchLine(`/fact ${id}`, context, { log })
    if (!JSON.stringify(answer).includes(text)) throw new Error(`Not visible: ${JSON.stringify(answer)}`)
    await dispatchLine(`Revision ${at} of ${id}?`, context, { log })
  }
  await timed(20, (at) => edit(at))
  const times = await timed(count, (at) => edit(at + 20))
  await live.close()
  return times
}

if (values.help) console.log(USAGE)
else {
  const folder = mkdtempSync(join(tmpdir(), 'bench-store-'))
  try {
    const appends = Number(values.appends)
    show('bare insert into SQLite (WAL, FULL)', await bareInserts(join(folder, 'bare.db'), appends))
    const sqlite = await opened(openSqliteLedger({ file: join(folder, 'ledger.db') }))
    show('append, SQLite', await timed(appends, (at) => append(sqlite, [draft(`f${at}`)])))
    await sqlite.close()
    const server = await newServer()
    if (server) {
      const postgres = await opened(openPostgresLedger({ url: await server.create() }))
      show('append, PostgreSQL', await timed(appends, (at) => append(postgres, [draft(`f${at}`)])))
      await postgres.close()
      await server.remove()
    }
    console.log(`${'open 100,000 revisions of 1 KB, SQLite'.padEnd(44)} ${(await openingOf(join(folder, 'big.db'), 100_000)).toFixed(0)} ms`)
    show(`edit, command to next answer, ${Number(values.facts).toLocaleString('en')} facts`, await editsOn(join(folder, 'edits.db'), Number(values.facts), Number(values.edits)))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
