import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'dossier-bot-'))
afterAll(() => rmSync(folder, { recursive: true }))

type Ended = { readonly code: number | null; readonly output: string; readonly errors: string }

/** Runs the bot as a process of its own, as its users do. */
function run(args: readonly string[], { input = '', env = {} }: { readonly input?: string; readonly env?: Record<string, string> } = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['src/main.ts', ...args], { cwd: root, env: { ...process.env, DATABASE_URL: `sqlite:${join(mkdtempSync(join(folder, 'ledger-')), 'dossier.db')}`, ...env } })
    let [output, errors] = ['', '']
    child.stdout.on('data', (text) => (output += String(text)))
    child.stderr.on('data', (text) => (errors += String(text)))
    child.on('close', (code) => resolve({ code, output, errors }))
    child.stdin.end(input)
  })
}

describe.concurrent('the bot as a process', () => {
  test('answers piped lines one by one and ends well', async () => {
    const { code, output } = await run([], { input: 'Angara\n\n/hafen Dunai\n/nonsense\n' })
    expect(code).toBe(0)
    expect(output).toMatch(/Angara \(ship\)[\s\S]*Hafen Dunai[\s\S]*nonsense/)
  })

  test('answers one question as JSON', async () => {
    const { code, output } = await run(['ask', 'Welche Schiffe?', '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(output)).toMatchObject({ kind: 'found', lang: 'de', abstained: false, citations: [{ record: 'f16', source: 's-article', paragraph: 4 }] })
  })

  test('reports a broken line of --jsonl and goes on', async () => {
    const { code, output } = await run(['ask', '--jsonl'], { input: '{"id":1,"question":"maia"}\nnonsense\n{"id":2,"question":"weather"}\n' })
    const lines = output.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(code).toBe(0)
    expect(lines).toMatchObject([{ id: 1, kind: 'profile' }, { id: null, error: expect.stringContaining('JSON') }, { id: 2, abstained: true }])
  })

  test('explains how an answer came about', async () => {
    const { output } = await run(['ask', 'wich contry is dunai located', '--explain'])
    expect(output).toMatch(/f33/)
  })

  test('finds the dossier sound', async () => {
    expect(await run(['check'])).toMatchObject({ code: 0, output: expect.stringContaining('47 facts') })
  })

  test('keeps the ledger', async () => {
    const data = join(folder, 'kept')
    cpSync(join(root, 'data'), data, { recursive: true, filter: (path) => !path.includes('.db') })
    const env = { DATA_DIR: data, DATABASE_URL: `sqlite:${join(folder, 'kept.db')}` }
    const [exported, verified] = [await run(['export'], { env }), await run(['verify', '--lang', 'de'], { env })]
    expect(exported).toMatchObject({ code: 0, output: expect.stringContaining('the files have not changed') })
    expect(verified).toMatchObject({ code: 0, output: expect.stringContaining('Das Ledger ist unversehrt') })
  })

  test('refuses to start on a broken dossier and names file, record and rule', async () => {
    const data = join(folder, 'broken')
    cpSync(join(root, 'data'), data, { recursive: true })
    const facts = join(data, 'facts.yaml')
    writeFileSync(facts, readFileSync(facts, 'utf8').replace('about: [ev-guardian, org-guardian, s-guardian]', 'about: [ev-nowhere]'))
    for (const args of [[], ['ask', 'Angara'], ['check']]) {
      const { code, output, errors } = await run(args, { env: { DATA_DIR: data } })
      expect(code).toBe(1)
      expect(output + errors).toMatch(/facts\.yaml:\d+.*reference-dangling.*f09/)
      expect(output + errors).not.toMatch(/\n\s+at /)
    }
  })

  test('says what is wrong with a setting', async () => {
    const { code, errors } = await run([], { env: { DEFAULT_LANG: 'fr' } })
    expect(code).not.toBe(0)
    expect(errors).toMatch(/DEFAULT_LANG.*fr.*de, en/)
  })
})
