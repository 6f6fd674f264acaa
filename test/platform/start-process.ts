import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')
const STOP_MS = 15_000

export type Stopped = { readonly code: number | null; readonly signal: NodeJS.Signals | null; readonly ms: number }
export type Bot = {
  readonly pid: number | undefined
  /** What it has written to standard error and output by now. */
  readonly stderr: () => string
  readonly stdout: () => string
  /** Ends when the process does. */
  readonly ended: Promise<Stopped>
  /** Sends SIGTERM and waits for the end. */
  readonly stop: () => Promise<Stopped>
  /** Ends it as a power cut does. */
  readonly kill: () => Promise<Stopped>
}
export type ProcessOptions = {
  readonly env?: Readonly<Record<string, string>>
  /** What Node itself is told. */
  readonly execArgv?: readonly string[]
  /** The file to run. */
  readonly main?: string
  /** Whether it is waited until the bot is connected; else only until it runs. */
  readonly waits?: boolean
}

/** What a file .env or the shell of whoever runs the tests may hold must not change what is tested; empty counts as not set. */
const unset = (): Record<string, string> => Object.fromEntries([...readFileSync(join(ROOT, '.env.example'), 'utf8').matchAll(/^#?\s?([A-Z][A-Z0-9_]*)=/gm)].map(([, name]) => [name, '']))

/**
 * Starts the bot as a process of its own, with a new ledger and no variables but these, and waits until it is connected. It
 * throws, with what the bot wrote, where that does not come about.
 */
export async function startProcess(connected: () => Promise<void>, { env = {}, execArgv = [], main = join(ROOT, 'src/main.ts'), waits = true }: ProcessOptions): Promise<Bot> {
  const folder = await mkdtemp(join(tmpdir(), 'bot-'))
  const started = performance.now()
  const child = spawn(process.execPath, [...execArgv, main], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...unset(), DATABASE_URL: `sqlite:${join(folder, 'dossier.db')}`, ...env },
  })
  const killed = () => void child.kill('SIGKILL')
  process.once('exit', killed)
  const written = { stderr: '', stdout: '' }
  child.stderr.setEncoding('utf8').on('data', (text: string) => (written.stderr += text))
  child.stdout.setEncoding('utf8').on('data', (text: string) => (written.stdout += text))

  let orderedAt = started
  const ended = once(child, 'close').then(async ([code, signal]): Promise<Stopped> => {
    process.off('exit', killed)
    await rm(folder, { recursive: true, force: true })
    return { code: code as number | null, signal: signal as NodeJS.Signals | null, ms: performance.now() - orderedAt }
  })
  const order = (signal: NodeJS.Signals): Promise<Stopped> => {
    orderedAt = performance.now()
    child.kill(signal)
    return ended
  }
  const stop = async (): Promise<Stopped> => {
    const overdue = setTimeout(killed, STOP_MS)
    return order('SIGTERM').finally(() => clearTimeout(overdue))
  }
  if (waits) {
    const failed = ended.then(({ code }) => `It ended with ${code}`)
    const problem = await Promise.race([failed, connected().then(() => undefined, String)])
    if (problem !== undefined) {
      await order('SIGKILL')
      throw new Error(`The bot did not connect. ${problem}\n${written.stderr}`)
    }
  }
  return { pid: child.pid, stderr: () => written.stderr, stdout: () => written.stdout, ended, stop, kill: () => order('SIGKILL') }
}
