import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { runProgram } from '../src/adapters/terminal/program.ts'
import type { Config } from '../src/config.ts'
import type { Draft } from '../src/facts/revision.ts'
import { programs } from '../src/maintain.ts'
import { openLedger } from '../src/store/open-ledger.ts'
import { kept } from './adapters/terminal/terminal.ts'

const DATA = join(import.meta.dirname, '../data')
const root = mkdtempSync(join(tmpdir(), 'maintain-'))
afterAll(() => rmSync(root, { recursive: true }))

let dir = ''
let config: Config = { dataDir: '', databaseUrl: '', admins: [], review: 'one', discord: undefined, telegram: undefined, defaultLang: 'en' }
beforeEach(() => {
  dir = mkdtempSync(join(root, 'one-'))
  cpSync(DATA, join(dir, 'data'), { recursive: true, filter: (path) => !path.includes('.db') })
  config = { dataDir: join(dir, 'data'), databaseUrl: `sqlite:${dir}/dossier.db`, admins: [], review: 'one', discord: undefined, telegram: undefined, defaultLang: 'en' }
})

type Name = keyof ReturnType<typeof programs>

async function run(name: Name, ...args: string[]) {
  const [output, errors] = [kept(), kept()]
  const code = await runProgram(args, programs(config)[name], { defaultLang: config.defaultLang, output, errors })
  return { code, said: output.text() + errors.text(), isError: errors.text() !== '' }
}

/** Somebody's edit of a fact in the ledger. */
async function edit(text: string): Promise<void> {
  const opened = await openLedger(config.databaseUrl)
  if (opened.outcome === 'failed') throw new Error(opened.why)
  const history = await opened.ledger.history('f18')
  const last = history.outcome === 'read' ? history.value.at(-1) : undefined
  if (!last) throw new Error('no f18')
  const record = { ...(last.record as object), text: { de: text, en: text } }
  const draft: Draft = { kind: 'fact', id: 'f18', version: last.version + 1, change: { do: 'edited' }, record, actor: 'discord:7', time: '2031-06-01T10:00:00.000Z' }
  expect(await opened.ledger.append([draft])).toMatchObject({ outcome: 'appended' })
  await opened.ledger.close()
}
const factsFile = () => join(config.dataDir, 'facts.yaml')
const facts = () => readFileSync(factsFile(), 'utf8')
const changeFile = (from: RegExp | string, to: string) => writeFileSync(factsFile(), facts().replace(from, to))

describe('an export', () => {
  test('takes the files into the ledger first, and then changes nothing', async () => {
    const before = facts()
    expect(await run('export')).toMatchObject({ code: 0, said: expect.stringMatching(/into the ledger: \d+ records\.\n\d+ records; the files have not changed\.\n$/) })
    expect(await run('export')).toMatchObject({ code: 0, said: expect.stringMatching(/^\d+ records; the files have not changed\.\n$/) })
    expect(facts()).toBe(before)
  })

  test('writes what somebody changed', async () => {
    await run('export')
    await edit('Anders.')
    expect(await run('export')).toMatchObject({ code: 0, said: expect.stringContaining(`written: ${factsFile()}.`) })
    expect(facts()).toContain('{de: Anders., en: Anders.}')
  })

  test('writes nothing where file and ledger were both changed, unless asked to', async () => {
    await run('export')
    await edit('Anders.')
    changeFile(/(?<=- id: f18\n {2}text: ).*/, '{de: Wieder anders., en: Different again.}')
    expect(await run('export')).toEqual({ code: 1, isError: true, said: expect.stringMatching(/^f18@2: changed by discord:7, .*\nNothing was written,.*--replace\.\n$/) })
    expect(facts()).toContain('Wieder anders.')
    expect(await run('export', '--dir', join(dir, 'elsewhere'))).toMatchObject({ code: 0 })
    expect(facts()).toContain('Wieder anders.')
    expect(await run('export', '--replace')).toMatchObject({ code: 0, said: expect.stringContaining('f18@2') })
    expect(facts()).toContain('{de: Anders., en: Anders.}')
  })

  test('refuses files with errors, and leaves the ledger alone', async () => {
    changeFile('certainty: asserted', 'certainty: sure')
    expect(await run('export')).toMatchObject({ code: 1, said: expect.stringMatching(/^The files.*\n.*facts\.yaml:\d+ +error/) })
    expect(existsSync(join(dir, 'dossier.db'))).toBe(false)
  })
})

describe('backup and restore', () => {
  test('bring the ledger back as it was', async () => {
    const copy = join(dir, 'copy.db')
    await run('export')
    const { said: sound } = await run('verify')
    expect(sound).toMatch(/^The ledger is sound: \d+ revisions\.\n {2}first {2}[0-9a-f]{64}\n {2}last {3}[0-9a-f]{64}\n$/)
    expect(await run('backup', copy)).toMatchObject({ code: 0, said: `Saved to ${copy}.\n${sound}` })
    expect(await run('backup', copy)).toMatchObject({ code: 1, said: expect.stringContaining('exists already') })
    await edit('Anders.')
    expect(await run('restore', copy)).toMatchObject({ code: 1, said: expect.stringContaining('--replace') })
    expect(await run('restore', copy, '--replace')).toMatchObject({ code: 0, said: expect.stringMatching(/Restored to .*dossier\.db\.\n.* is now .*dossier-2.*Z\.db\.\n/) })
    expect(await run('verify')).toMatchObject({ code: 0, said: sound })
  })

  test.each<[Name, RegExp]>([
    ['backup', /pg_dump .*--file='some file' "\$DATABASE_URL"/],
    ['restore', /pg_restore .*--dbname="\$DATABASE_URL" 'some file'/],
  ])('of PostgreSQL is left to its own programs: %s', async (name, command) => {
    config = { ...config, databaseUrl: 'postgres://bot:secret@db/bot' }
    const { code, said } = await run(name, 'some file')
    expect({ code, said }).toEqual({ code: 1, said: expect.stringMatching(command) })
    expect(said).not.toContain('secret')
  })
})

describe('without a ledger', () => {
  test.each<[Name, ...string[]]>([['verify'], ['backup', '/nowhere/copy.db']])('%s says so, and makes none', async (...args) => {
    expect(await run(...args)).toMatchObject({ code: 1, said: expect.stringContaining('There is no ledger yet') })
    expect(existsSync(join(dir, 'dossier.db'))).toBe(false)
  })

  test('what is no ledger is told', async () => {
    writeFileSync(join(dir, 'dossier.db'), 'rubbish')
    expect(await run('verify')).toMatchObject({ code: 1, said: expect.stringContaining('DATABASE_URL') })
    expect(await run('export')).toMatchObject({ code: 1, said: expect.stringContaining('DATABASE_URL') })
  })
})

describe.each<Name>(['export', 'verify', 'backup', 'restore'])('%s', (name) => {
  test('explains itself in both languages', async () => {
    expect(await run(name, '--help')).toMatchObject({ code: 0, isError: false, said: expect.stringContaining(`npm run ${name}`) })
    expect(await run(name, '--help', '--lang', 'de')).toMatchObject({ code: 0, said: expect.stringContaining('Aufruf: ') })
  })

  test.each([[['--nonsense'], 'There is no option --nonsense.'], [['a', 'b'], name === 'backup' || name === 'restore' ? '“b” is too much.' : '“a” is too much.']])('refuses %j', async (args, problem) => {
    const { code, said } = await run(name, ...args)
    expect({ code, first: said.split('\n')[0] }).toEqual({ code: 2, first: problem })
  })
})

test.each<Name>(['backup', 'restore'])('%s needs a file', async (name) => {
  expect(await run(name)).toMatchObject({ code: 2, said: expect.stringMatching(/^The file is missing\./) })
})
