import { execFileSync, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'

const USER = 'tester'
const START_MS = 15_000

/** Where the tests' databases are made. */
export type Databases = {
  /** Makes a new, empty database and gives its address. */
  readonly create: () => Promise<string>
  /** Removes a database, whoever is connected to it. */
  readonly drop: (url: string) => Promise<void>
  /** Runs one statement as the server's owner, in the database of that address or one that is always there. */
  readonly run: (statement: string, url?: string) => Promise<readonly Readonly<Record<string, unknown>>[]>
}

/** A server of the test's own, which it may stop and kill. */
export type Server = Databases & {
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
  /** kill -9, of the server and all its processes. */
  readonly kill: () => Promise<void>
  /** Stops it and removes its folder. */
  readonly remove: () => Promise<void>
}

type Account = { readonly uid: number; readonly gid: number }
type Installed = { readonly initdb: string; readonly postgres: string; readonly account: Account | undefined }

let shared: Promise<Databases | undefined> | undefined

/**
 * The one server of this run, started when a test first needs it: that of TEST_DATABASE_URL, or one in a folder of its own
 * that ends with this process. Where there is none it says why, and the tests that need it are skipped.
 */
export const sharedDatabases = (): Promise<Databases | undefined> => (shared ??= openShared())

async function openShared(): Promise<Databases | undefined> {
  const url = process.env['TEST_DATABASE_URL']
  return url ? databasesAt(url) : newServer()
}

/** Starts a server in a folder of its own; it ends, and the folder goes, at the latest when this process does. */
export async function newServer(): Promise<Server | undefined> {
  const installed = findServer()
  if (typeof installed === 'string') {
    console.warn(`Tests with a PostgreSQL server are skipped: ${installed}`)
    return undefined
  }
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'))
  const { account } = installed
  if (account) chownSync(folder, account.uid, account.gid)
  execFileSync(installed.initdb, ['-D', join(folder, 'data'), '-U', USER, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], { ...account, cwd: folder })
  const server = serverIn(folder, installed)
  await server.start()
  return server
}

function serverIn(folder: string, installed: Installed): Server {
  const databases = databasesAt(`postgresql://${USER}@localhost/postgres?host=${encodeURIComponent(folder)}`)
  let guard: ChildProcess | undefined

  const start = async (): Promise<void> => {
    guard = spawn('/bin/sh', ['-c', GUARD, 'sh', installed.postgres, folder], { ...installed.account, cwd: folder, detached: true, stdio: ['pipe', 'ignore', 'ignore'] })
    // It must not keep the process alive that it ends with.
    guard.unref()
    ;(guard.stdin as unknown as { unref: () => void }).unref()
    await untilReady(databases, folder)
  }
  const ended = async (order: string): Promise<void> => {
    if (!guard) return
    const exited = once(guard, 'exit')
    guard.ref()
    guard.stdin?.end(order)
    await exited
    guard = undefined
  }
  const kill = async (): Promise<void> => {
    const postmaster = Number(readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[0])
    for (const pid of [postmaster, ...childrenOf(postmaster)]) killHard(pid)
    await ended('keep\n')
  }
  const remove = async (): Promise<void> => {
    await ended('remove\n')
    rmSync(folder, { recursive: true, force: true })
  }
  return { ...databases, start, stop: () => ended('keep\n'), kill, remove }
}

/** Runs a server until a line is read, or the end, which comes when whoever started it is no more. */
const GUARD = `
  "$1" -D "$2/data" -k "$2" -c listen_addresses= -c fsync=on -c max_connections=60 >"$2/log" 2>&1 &
  server=$!
  read -r order
  kill -INT $server 2>/dev/null
  wait $server
  cd / && [ "$order" = keep ] || rm -rf "$2"`

async function untilReady(databases: Databases, folder: string): Promise<void> {
  const end = performance.now() + START_MS
  for (;;) {
    try {
      await databases.run('SELECT 1')
      return
    } catch (cause) {
      if (performance.now() > end) throw new Error(`Cannot start PostgreSQL:\n${readFileSync(join(folder, 'log'), 'utf8').slice(-2000)}`, { cause })
    }
    await sleep(20)
  }
}

function databasesAt(url: string): Databases {
  const run: Databases['run'] = async (statement, at = url) => {
    const client = new Client(at)
    client.on('error', () => undefined)
    try {
      await client.connect()
      return (await client.query<Record<string, unknown>>(statement)).rows
    } finally {
      await client.end()
    }
  }
  let made = 0
  const create = async (): Promise<string> => {
    const name = `test_${process.pid}_${Date.now()}_${++made}`
    await run(`CREATE DATABASE ${name}`)
    return Object.assign(new URL(url), { pathname: `/${name}` }).href
  }
  const drop = async (made: string): Promise<void> => void (await run(`DROP DATABASE ${new URL(made).pathname.slice(1)} WITH (FORCE)`))
  return { create, drop, run }
}

/** The programs of a server and who may run it, or why there is none. */
function findServer(): Installed | string {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : []
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...versions.map((version) => join(debian, version, 'bin'))]
  const bin = folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
  if (bin === undefined) return 'initdb and postgres are not installed, and TEST_DATABASE_URL is not set'
  const isRoot = process.getuid?.() === 0
  const account = isRoot ? ['postgres', 'nobody'].map(accountOf).find((found) => found !== undefined) : undefined
  if (isRoot && !account) return 'it does not run as root, and there is neither a user "postgres" nor "nobody"'
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), account }
}

function accountOf(name: string): Account | undefined {
  const [, , uid, gid] = readFileSync('/etc/passwd', 'utf8').split('\n').find((line) => line.startsWith(`${name}:`))?.split(':') ?? []
  return uid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) }
}

/** The processes that a process started, where the system tells. */
function childrenOf(parent: number): number[] {
  const isChild = (pid: string): boolean => {
    try {
      // After the name, in parentheses: the state and the parent.
      return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]) === parent
    } catch {
      return false
    }
  }
  return existsSync('/proc') ? readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isChild(name)).map(Number) : []
}

function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}
