import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commands } from '../commands/index.ts'

const ROOT = join(import.meta.dirname, '..')
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')
const filesIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))
    .toSorted()

const product = ['src', 'commands'].flatMap(filesIn)
const all = [...product, ...filesIn('test')].filter((path) => path !== 'test/house.test.ts')

/** Who may import whom, and which packages: "node:" is every module of Node's own, "type x" is x for its types alone. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  facts: ['zod', '@edtf-ts/core', 'node:'],
  engine: ['facts', 'any-ascii'],
  store: ['facts', 'yaml', 'pg', 'node:'],
  reply: ['facts', 'engine', 'node:util'],
  dossier: ['desk', 'live', 'facts', 'engine', 'store', 'node:'],
  desk: ['live', 'facts', 'engine', 'store'],
  live: ['facts', 'engine', 'store'],
  command: ['dossier', 'desk', 'reply', 'facts', 'zod', 'node:util'],
  commands: ['command', 'reply', 'facts', 'type dossier', 'type desk', 'zod'],
  config: ['reply', 'zod', 'node:'],
  adapters: ['command', 'reply', 'config', 'node:'],
  maintain: ['facts', 'store', 'reply', 'config', 'type adapters/terminal', 'node:'],
  serve: ['reply', 'config', 'adapters/*', 'node:'],
  main: ['serve', 'facts', 'engine', 'store', 'reply', 'dossier', 'desk', 'live', 'command', 'commands', 'config', 'maintain', 'adapters/*', 'zod', 'node:'],
}
/** The packages that an adapter may import, by its folder. */
const SDK: Readonly<Record<string, readonly string[]>> = { terminal: [], discord: ['discord.js', 'discord-api-types/v10'], telegram: ['grammy', 'grammy/types', '@grammyjs/auto-retry'] }

/** The part of the house that a file belongs to: "facts", "dossier", "commands", "adapters/terminal". */
function partOf(path: string): string {
  const [top = '', part = '', folder = ''] = path.split('/')
  if (top === 'commands') return 'commands'
  return part === 'adapters' ? `adapters/${folder}` : part.replace(/\.ts$/, '')
}

// After a slash it is the name of a command.
const IMPORT = /(?<!\/)\b(?:import|export)\s+(type\s)?(?:[^'";()]*?\sfrom\s+)?'([^']+)'|\bimport\(\s*'([^']+)'/g
const withoutComments = (code: string): string => code.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '')

/** Every import of a file that the table does not allow. */
function forbiddenImports(path: string, code: string): string[] {
  const own = partOf(path)
  const [group = '', folder = ''] = own.split('/')
  const allowed = [...(MAY_IMPORT[group] ?? []), ...(group === 'adapters' ? (SDK[folder] ?? []) : [])]
  return [...withoutComments(code).matchAll(IMPORT)].flatMap(([, type, from, dynamic]) => {
    const name = from ?? dynamic ?? ''
    const target = name.startsWith('.') ? partOf(normalize(join(dirname(path), name))) : name
    const isAllowed = allowed.some((one) => {
      if (one.endsWith(':')) return target.startsWith(one)
      if (one.endsWith('/*')) return target.startsWith(one.slice(0, -1))
      return one === target || (one === `type ${target}` && type !== undefined)
    })
    return target === own || isAllowed ? [] : [`${path} imports ${name}`]
  })
}

/** The lines of a file that match, as "path:line". */
const linesWith = (pattern: RegExp, paths: readonly string[]): string[] =>
  paths.flatMap((path) => withoutComments(read(path)).split('\n').flatMap((line) => (pattern.test(line) ? [`${path}: ${line.trim()}`] : [])))

describe('who may import whom', () => {
  test('every part of the house has a rule', () => {
    const parts = new Set(product.map((path) => partOf(path).split('/')[0] ?? ''))
    expect([...parts].filter((part) => !MAY_IMPORT[part])).toEqual([])
    const adapters = new Set(product.map(partOf).filter((part) => part.startsWith('adapters/')))
    expect([...adapters].filter((part) => !SDK[part.replace('adapters/', '')])).toEqual([])
  })

  test('is kept everywhere', () => {
    expect(product.flatMap((path) => forbiddenImports(path, read(path)))).toEqual([])
  })

  test.each([
    ['src/facts/when.ts', "import { ask } from '../engine/ask.ts'", false],
    ['src/facts/when.ts', "import { z } from 'zod'", true],
    ['src/facts/when.ts', "import { createHash } from 'node:crypto'", true],
    ['src/engine/ask.ts', "import { readFile } from 'node:fs'", false],
    ['src/engine/ask.ts', "import {\n  a,\n  b,\n} from '../reply/strings.ts'", false],
    ['src/engine/ask.ts', "import type { Fact } from '../facts/record.ts'", true],
    ['src/reply/compose.ts', "import { readFile } from 'node:fs'", false],
    ['src/reply/compose.ts', "export { x } from '../store/seed.ts'", false],
    ['src/command/dispatch.ts', "const x = await import('../main.ts')", false],
    ['src/command/dispatch.ts', "import '../engine/ask.ts'", false],
    ['commands/ask.ts', "import type { Dossier } from '../src/dossier.ts'", true],
    ['commands/ask.ts', "import { openDossier } from '../src/dossier.ts'", false],
    ['commands/ask.ts', "import { ask } from '../src/engine/ask.ts'", false],
    ['src/adapters/terminal/chat.ts', "import { flags } from './flags.ts'", true],
    ['src/adapters/terminal/chat.ts', "import { x } from '../discord/render.ts'", false],
    ['src/adapters/terminal/chat.ts', "import { dossier } from '../../dossier.ts'", false],
    ['src/main.ts', "import { chat } from './adapters/terminal/chat.ts'", true],
    ['src/reply/ref.ts', "const lines = ['/export ', '../main.ts']", true],
    ['src/config.ts', "// import { x } from './main.ts'", true],
  ])('in %s, %s is allowed: %s', (path, code, allowed) => {
    expect(forbiddenImports(path, code)).toHaveLength(allowed ? 0 : 1)
  })
})

describe('every command', () => {
  const names = filesIn('commands').map((path) => path.replace('commands/', '')).filter((name) => name !== 'index.ts' && !name.includes('/'))

  test('is a file that the index lists', () => {
    const listed = [...read('commands/index.ts').matchAll(/from '\.\/([^']+)'/g)].map(([, name]) => name)
    expect(new Set(listed)).toEqual(new Set(names))
    expect(commands).toHaveLength(names.length)
  })

  test('has the name of its file', () => {
    expect(commands.map((command) => `${command.name.en}.ts`).toSorted()).toEqual(names)
  })
})

describe('the code', () => {
  test('has no file of more than 300 lines', () => {
    const long = all.map((path) => [path, read(path).trimEnd().split('\n').length] as const).filter(([, lines]) => lines > 300)
    expect(long).toEqual([])
  })

  test.each([
    // In main.ts the switch is over a word that somebody typed, which is no union.
    ['no default in a switch', /^\s*default\s*:/, product.filter((path) => path !== 'src/main.ts')],
    ['no enum', /^\s*(?:export\s+)?(?:declare\s+)?(?:const\s+)?enum\s/, all],
    ['no any', /(?:[:<,|&(=[]|\bas|\bextends)\s*any\s*(?:[[\])>,;|&={]|$)/, all],
    ['no default export', /\bexport\s+default\b/, product.filter((path) => !path.endsWith('.d.ts'))],
    ['no suppressed type error', /@ts-(?:ignore|nocheck|expect-error)/, all],
    ['no test that is left out or alone', /\b(?:test|describe|it)\.(?:skip|only|todo)\b/, all],
  ])('has %s', (_name, pattern, paths) => {
    expect(paths.length).toBeGreaterThan(10)
    expect(linesWith(pattern, paths)).toEqual([])
  })

  test.each([
    ['x: any', true], ['x: any[]', true], ['Map<string, any>', true], ['x as any', true], ['(x: any) => x', true], ['T extends any', true],
    ['// any other', false], ["'of any kind'", false], ['anyText: string', false], ['x: anything', false],
  ])('is searched for any: %s: %s', (line, found) => {
    expect(/(?:[:<,|&(=[]|\bas|\bextends)\s*any\s*(?:[[\])>,;|&={]|$)/.test(withoutComments(line))).toBe(found)
  })
})

test('the map of the source fits on two screens', () => {
  expect(read('src/README.md').trimEnd().split('\n').length).toBeLessThanOrEqual(120)
})

describe('.env.example', () => {
  const config = [...read('src/config.ts').matchAll(/^ {2}([A-Z][A-Z0-9_]*): z\b/gm)].map(([, name]) => name)
  const used = product.flatMap((path) => [...read(path).matchAll(/\benv(?:\.([A-Z][A-Z0-9_]*)|\['([A-Z][A-Z0-9_]*)'\])/g)].map(([, dotted, quoted]) => dotted ?? quoted))
  const shown = [...read('.env.example').matchAll(/^#?\s?([A-Z][A-Z0-9_]*)=/gm)].map(([, name]) => name)

  test('shows every variable that is read, each once, and no other', () => {
    expect(config.length).toBeGreaterThan(0)
    expect(new Set(shown)).toEqual(new Set([...config, ...used]))
    expect(shown).toHaveLength(new Set(shown).size)
  })

  test('holds no value that is a secret', () => {
    expect(read('.env.example')).not.toMatch(/^[A-Z_]*(?:TOKEN|SECRET|PASSWORD|KEY)[A-Z_]*=\S/m)
  })
})
