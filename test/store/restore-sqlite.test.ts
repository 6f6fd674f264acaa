import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Draft } from '../../src/facts/revision.ts'
import { backupSqlite } from '../../src/store/backup-sqlite.ts'
import type { Ledger } from '../../src/store/ledger.ts'
import { restoreSqlite, verifySqlite } from '../../src/store/restore-sqlite.ts'
import { openSqliteLedger } from '../../src/store/sqlite-ledger.ts'

const NOW = '2031-06-01T10:00:00.000Z'
const root = mkdtempSync(join(tmpdir(), 'restore-'))
afterAll(() => rmSync(root, { recursive: true }))

let [file, copy] = ['', '']
beforeEach(() => {
  const dir = mkdtempSync(join(root, 'one-'))
  ;[file, copy] = [join(dir, 'dossier.db'), join(dir, 'backup', 'copy.db')]
})

async function open(path: string): Promise<Ledger> {
  const opened = await openSqliteLedger({ file: path })
  if (opened.outcome === 'failed') throw new Error(opened.why)
  return opened.ledger
}
const grant = (version: number): Draft => ({
  kind: 'grant', id: 'discord:7', version, change: version === 1 ? { do: 'added' } : { do: 'edited' }, record: { id: 'discord:7', role: 'admin' }, actor: 'terminal:local', time: NOW,
})
/** Makes or lengthens a ledger to so many revisions. */
async function grow(path: string, to: number): Promise<void> {
  const ledger = await open(path)
  const status = await ledger.status()
  for (let at = status.outcome === 'read' ? status.value.revisions + 1 : 1; at <= to; at++) await ledger.append([grant(at)])
  await ledger.close()
}
const restore = (replace = false) => restoreSqlite(copy, file, { replace, time: NOW })
const lengthOf = async (path: string): Promise<unknown> => {
  const verified = await verifySqlite(path)
  return verified.outcome === 'sound' ? verified.revisions : verified
}

describe('a backup', () => {
  test('taken during writes is a sound ledger up to some moment, and writing goes on', async () => {
    const ledger = await open(file)
    await ledger.append([grant(1)])
    let version = 1
    const saved = { yet: false }
    const writing = async () => {
      while (!saved.yet) {
        expect(await ledger.append([grant(++version)])).toMatchObject({ outcome: 'appended' })
        await new Promise((resolve) => setImmediate(resolve))
      }
    }
    const saving = backupSqlite(file, copy).finally(() => (saved.yet = true))
    await Promise.all([saving, writing()])
    expect(await saving).toEqual({ outcome: 'saved' })
    await ledger.close()
    const copied = await verifySqlite(copy)
    expect(copied).toMatchObject({ outcome: 'sound' })
    expect(copied.outcome === 'sound' && copied.revisions).toBeGreaterThanOrEqual(1)
    expect(await lengthOf(file)).toBe(version)
    rmSync(file)
    expect(await restore()).toMatchObject({ ...copied, outcome: 'restored', aside: undefined })
    expect(await verifySqlite(file)).toEqual(copied)
  })
})

describe('restoring', () => {
  test('puts the ledger that was there aside, whole, under a name with the date', async () => {
    await grow(file, 2)
    await backupSqlite(file, copy)
    // Verified, a backup is one file, and stays one.
    await verifySqlite(copy)
    await grow(file, 5)
    const aside = file.replace('.db', '-2031-06-01T100000000Z.db')
    expect(await restore(true)).toMatchObject({ outcome: 'restored', revisions: 2, aside })
    expect([await lengthOf(file), await lengthOf(aside)]).toEqual([2, 5])
    expect(readdirSync(join(file, '..')).toSorted()).toEqual(['backup', 'dossier-2031-06-01T100000000Z.db', 'dossier.db'])
    expect(readdirSync(join(copy, '..'))).toEqual(['copy.db'])
  })

  test('replaces a ledger that is damaged, and keeps what is left of it', async () => {
    await grow(copy, 2)
    writeFileSync(file, 'rubbish')
    const restored = await restore(true)
    expect(restored).toMatchObject({ outcome: 'restored', revisions: 2 })
    expect(restored.outcome === 'restored' && readFileSync(restored.aside ?? '', 'utf8')).toBe('rubbish')
  })

  test('does not let a log that was left behind into the ledger', async () => {
    await grow(copy, 2)
    writeFileSync(`${file}-wal`, 'rubbish')
    expect(await restore()).toMatchObject({ outcome: 'restored', revisions: 2 })
    expect(existsSync(`${file}-wal`)).toBe(false)
  })

  test.each<[string, (copy: string) => unknown, boolean, object]>([
    ['a backup that is not there', () => undefined, true, { outcome: 'missing' }],
    ['over a ledger, unless asked to', (copy) => grow(copy, 2), false, { outcome: 'exists' }],
    ['what is no ledger', (copy) => writeFileSync(copy, 'rubbish'), true, { outcome: 'failed', why: 'unreachable' }],
    ['an empty ledger', (copy) => grow(copy, 0), true, { outcome: 'empty' }],
    [
      'a ledger that was changed',
      async (copy) => {
        await grow(copy, 3)
        const db = new DatabaseSync(copy)
        db.exec(`DROP TRIGGER revision_no_update; UPDATE revision SET actor = 'x' WHERE seq = 2`)
        db.close()
      },
      true,
      { outcome: 'broken', seq: 2, id: 'discord:7', flaw: 'chain' },
    ],
  ])('refuses %s, and leaves all as it was', async (_name, make, replace, outcome) => {
    await grow(file, 4)
    copy = join(mkdtempSync(join(root, 'copy-')), 'copy.db')
    await make(copy)
    expect(await restore(replace)).toEqual(outcome)
    expect(await lengthOf(file)).toBe(4)
    expect(readdirSync(join(file, '..'))).toEqual(['dossier.db'])
  })

  test('refuses a ledger that another connection has open', async () => {
    await grow(copy, 2)
    await grow(file, 4)
    const ledger = await open(file)
    expect(await restore(true)).toEqual({ outcome: 'inUse' })
    expect(await ledger.append([grant(5)])).toMatchObject({ outcome: 'appended' })
    await ledger.close()
    expect(await lengthOf(file)).toBe(5)
  })
})
