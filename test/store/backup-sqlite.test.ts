import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { backupSqlite } from '../../src/store/backup-sqlite.ts'
import type { Ledger } from '../../src/store/ledger.ts'
import { openSqliteLedger } from '../../src/store/sqlite-ledger.ts'
import { appended, draft, got, wholeChain } from '../contract/drafts.ts'

const folder = mkdtempSync(join(tmpdir(), 'ledger-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function opened(file: string): Promise<Ledger> {
  const done = await openSqliteLedger({ file })
  if (done.outcome === 'failed') throw new Error(done.why)
  return done.ledger
}
const countIn = async (ledger: Ledger) => (await got(ledger.status())).revisions

test('a backup while another process appends is whole, and can be appended to', async () => {
  const file = join(folder, 'written.db')
  const ledger = await opened(file)
  const appending = spawn(process.execPath, [join(import.meta.dirname, 'children', 'append-until-killed.ts'), file, '1'], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(appending.stdout.resume(), 'data')
  for (let copy = 1; copy <= 10; copy++) {
    const target = join(folder, `copies ${copy}`, 'copy.db')
    const before = await countIn(ledger)
    expect(await backupSqlite(file, target)).toEqual({ outcome: 'saved' })
    expect(readdirSync(join(target, '..'))).toEqual(['copy.db'])
    const saved = await opened(target)
    const { length } = await wholeChain(saved)
    expect(length).toBeGreaterThanOrEqual(before)
    expect(length).toBeLessThanOrEqual(await countIn(ledger))
    await appended(saved, draft('later', 1))
    await saved.close()
  }
  appending.kill('SIGKILL')
  await once(appending, 'close')
  await ledger.close()
})

test('a backup never replaces a file', async () => {
  const [file, target] = [join(folder, 'small.db'), join(folder, 'taken.db')]
  await (await opened(file)).close()
  writeFileSync(target, 'dear')
  expect(await backupSqlite(file, target)).toEqual({ outcome: 'exists' })
  expect(readFileSync(target, 'utf8')).toBe('dear')
})

test.each([
  ['is not there', 'missing.db'],
  ['is no database', 'plain.txt'],
])('of a file that %s there is no backup', async (_, name) => {
  writeFileSync(join(folder, 'plain.txt'), 'plain text '.repeat(500))
  const target = join(folder, `copy of ${name}`)
  expect(await backupSqlite(join(folder, name), target)).toEqual({ outcome: 'failed', why: 'unreachable' })
  expect([target, `${target}.unfinished`].some((file) => existsSync(file))).toBe(false)
})
