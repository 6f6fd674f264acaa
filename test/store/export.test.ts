import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { Draft } from '../../src/facts/revision.ts'
import { readDataFiles } from '../../src/store/data-files.ts'
import { exportData } from '../../src/store/export.ts'
import type { Ledger } from '../../src/store/ledger.ts'
import { memoryLedger } from '../../src/store/memory-ledger.ts'
import { seed } from '../../src/store/seed.ts'
import { readRecords } from '../facts/invented.ts'

const DATA = join(import.meta.dirname, '../../data')
const NOW = '2031-06-01T10:00:00.000Z'
const made: string[] = []
afterAll(() => made.forEach((dir) => rmSync(dir, { recursive: true })))

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'export-'))
  made.push(dir)
  return dir
}
const contentsOf = (dir: string) => Object.fromEntries(readdirSync(dir).map((name) => [name, readFileSync(join(dir, name), 'utf8')]))

async function seeded(): Promise<Ledger> {
  const ledger = memoryLedger()
  await seed(ledger, readRecords(), NOW)
  return ledger
}
const noteDraft = (change: Partial<Draft>): Draft => {
  const note = readRecords().find(({ record }) => record.id === 'n01')
  if (!note) throw new Error('no n01')
  return { ...note, id: 'n01', version: 2, change: { do: 'edited' }, actor: 'discord:7', time: NOW, ...change }
}

describe('an export', () => {
  test('of the dossier’s own records after they were seeded changes nothing, byte for byte', async () => {
    const dir = folder()
    cpSync(DATA, dir, { recursive: true, filter: (path) => !path.includes('.db') })
    const [before, ledger] = [contentsOf(dir), memoryLedger()]
    const { records } = await readDataFiles(dir)
    await seed(ledger, records, NOW)
    expect(await exportData(ledger, dir)).toEqual({ outcome: 'exported', changed: [], records: records.length })
    const empty = join(folder(), 'new')
    expect(await exportData(ledger, empty)).toMatchObject({ outcome: 'exported', records: records.length })
    for (const [name, text] of Object.entries(contentsOf(empty))) expect(text).toBe(before[name])
    expect(contentsOf(dir)).toEqual(before)
  })

  test('writes the file alone in which something has changed, and leaves nothing beside it', async () => {
    const [ledger, dir] = [await seeded(), folder()]
    await exportData(ledger, dir)
    const before = contentsOf(dir)
    const note = readRecords({ n01: { text: { de: 'Anders.', en: 'Different.' } } }).find(({ record }) => record.id === 'n01')
    await ledger.append([noteDraft({ record: note?.record })])
    expect(await exportData(ledger, dir)).toMatchObject({ changed: [join(dir, 'notes.yaml')] })
    const after = contentsOf(dir)
    expect(after['notes.yaml']).toContain('{de: Anders., en: Different.}')
    expect({ ...after, 'notes.yaml': '' }).toEqual({ ...before, 'notes.yaml': '' })
  })

  test('leaves out what was retracted, grants and proposals', async () => {
    const [ledger, dir] = [await seeded(), folder()]
    await ledger.append([
      noteDraft({ change: { do: 'retracted', reason: 'wrong' } }),
      { kind: 'grant', id: 'discord:7', version: 1, change: { do: 'added' }, record: { id: 'discord:7', role: 'admin' }, actor: 'terminal:local', time: NOW },
    ])
    expect(await exportData(ledger, dir)).toMatchObject({ records: readRecords().length - 1 })
    expect(contentsOf(dir)['notes.yaml']).toBe('[]\n')
  })

  test('keeps the order of the files, with what is new at their end', async () => {
    const [ledger, dir] = [await seeded(), folder()]
    await exportData(ledger, dir)
    const file = join(dir, 'facts.yaml')
    const [first = '', second = '', ...others] = readFileSync(file, 'utf8').split(/(?<=\n)(?=- )/)
    writeFileSync(file, [second, first, ...others].join(''))
    expect(await exportData(ledger, dir)).toMatchObject({ changed: [] })
    const fact = readRecords({ f05: { ...readRecords()[9]?.record, id: 'f05' } }).find(({ record }) => record.id === 'f05')
    await ledger.append([noteDraft({ ...fact, id: 'f05', version: 1 })])
    await exportData(ledger, dir)
    expect([...readFileSync(file, 'utf8').matchAll(/^- id: (\S+)/gm)].map(([, id]) => id)).toEqual(['f02', 'f01', 'f03', 'f04', 'f05'])
  })

  test('writes nothing where the ledger holds a record that cannot be read', async () => {
    const [ledger, dir] = [await seeded(), folder()]
    await ledger.append([noteDraft({ record: { id: 'n01', kind: 'nonsense' } })])
    expect(await exportData(ledger, dir)).toEqual({ outcome: 'unreadable', id: 'n01' })
    expect(readdirSync(dir)).toEqual([])
  })

  test('names the file that it cannot write', async () => {
    const [ledger, dir] = [await seeded(), folder()]
    mkdirSync(join(dir, 'sources.yaml'))
    expect(await exportData(ledger, dir)).toMatchObject({ outcome: 'unwritable', file: join(dir, 'sources.yaml') })
    expect(readdirSync(dir)).toEqual(['sources.yaml'])
  })

  test('tells a ledger that cannot be read', async () => {
    const ledger = await seeded()
    await ledger.close()
    expect(await exportData(ledger, folder())).toEqual({ outcome: 'failed', why: 'unreachable' })
  })
})
