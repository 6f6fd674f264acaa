import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { FILE_CODES } from '../../src/facts/problem.ts'
import { RECORD_KINDS } from '../../src/facts/record.ts'
import { checkData } from '../../src/store/check-data.ts'
import { DATA_FILES, INFO_FILE, readDataFiles, readTexts } from '../../src/store/data-files.ts'
import { expectPlainMessage, kindOf, rawRecords, TEXT } from '../facts/invented.ts'

const made: string[] = []
afterAll(() => Promise.all(made.map((dir) => rm(dir, { recursive: true }))))

/** A new folder with these files; null leaves one out, and a slash makes a folder in its place. */
async function folder(files: Readonly<Record<string, string | null>>): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'dossier-'))
  made.push(dir)
  for (const [name, content] of Object.entries(files)) {
    if (content === '/') await mkdir(join(dir, name))
    else if (content !== null) await writeFile(join(dir, name), content)
  }
  return dir
}

const SOUND: Readonly<Record<string, string>> = {
  [INFO_FILE]: 'schema: 1\nid: dossier-turm\ntitle: {de: Turm, en: Tower}\nupdated: 2031-06-01\n',
  ...Object.fromEntries(
    RECORD_KINDS.map((kind) => [DATA_FILES[kind], stringify(rawRecords().filter((raw) => kindOf(raw) === kind))]),
  ),
}
const dataFolder = (changes: Readonly<Record<string, string | null>> = {}) => folder({ ...SOUND, ...changes })

// The file and its content, the code, and where: line and column.
const CASES: readonly (readonly [file: string, content: string | null, code: string, line?: number, column?: number])[] = [
  ['gaps.yaml', null, 'file-missing'],
  ['dossier.yaml', null, 'file-missing'],
  ['gaps.yaml', '/', 'file-missing'],
  ['gaps.yaml', '', 'file-shape', 1],
  ['gaps.yaml', '# nothing yet\n', 'file-shape', 1],
  ['gaps.yaml', 'id: g01\n', 'file-shape', 1],
  ['gaps.yaml', '- id: g01\n  kind: "open\n', 'yaml-syntax', 3, 1],
  ['gaps.yaml', '- id: g01\n  question: {de: Was: jetzt?, en: What now?}\n', 'yaml-syntax', 2, 18],
  ['gaps.yaml', '- id: g01\n  hint: siehe: dort\n', 'yaml-syntax', 2, 9],
  ['gaps.yaml', '- id: g01\n  id: g02\n', 'yaml-syntax', 2, 3],
  ['gaps.yaml', '-\tid: g01\n\tkind: open\n', 'yaml-syntax', 1, 2],
  ['gaps.yaml', '- id: g01\n  about: [f01\n- id: g02\n', 'yaml-syntax', 3, 1],
  ['gaps.yaml', '- id: g01\n---\n- id: g02\n', 'yaml-syntax', 2, 1],
  ['gaps.yaml', '- &a {id: g01}\n- *a\n', 'yaml-syntax', 2, 3],
  ['gaps.yaml', '- *nowhere\n', 'yaml-syntax', 1, 3],
  ['gaps.yaml', '- !gap {id: g01}\n', 'yaml-syntax', 1, 3],
  ['dossier.yaml', 'schema: 1\nid: [\n', 'yaml-syntax', 3, 1],
]

describe('readDataFiles', () => {
  test('reads every record with its file and line', async () => {
    const dir = await dataFolder()
    const { info, records, problems } = await readDataFiles(dir)
    expect(problems).toEqual([])
    expect(info?.title.en).toBe('Tower')
    expect(records.map(({ record }) => record.id)).toEqual(rawRecords().map((raw) => raw['id']))
    const lines = SOUND['facts.yaml']?.split('\n') ?? []
    const second = records.find(({ record }) => record.id === 'f02')
    expect(second).toMatchObject({ kind: 'fact', file: join(dir, 'facts.yaml'), line: lines.indexOf('- id: f02') + 1 })
  })

  for (const [file, content, code, line, column] of CASES) {
    test(`${file} with the content ${JSON.stringify(content)} is reported as ${code}`, async () => {
      const dir = await dataFolder({ [file]: content })
      const { problems } = await readDataFiles(dir)
      const [problem] = problems
      expect(problems.map((one) => one.code)).toEqual([code])
      expect([problem?.file, problem?.line, problem?.column]).toEqual([join(dir, file), line, column])
      problems.forEach(expectPlainMessage)
    })
  }

  test('has a case for every code that it can report', () => {
    expect(new Set(CASES.map(([, , code]) => code))).toEqual(new Set(FILE_CODES))
  })

  test('reports a record that cannot be read at its line and reads the others', async () => {
    const gaps = '# gaps\n- {id: g01}\n\n- id: g02\n  kind: not-stated\n  question: {de: Was?, en: What?}\n  about: [f03]\n  status: open\n-\n'
    const { records, problems } = await readDataFiles(await dataFolder({ 'gaps.yaml': gaps }))
    expect(records.filter(({ kind }) => kind === 'gap').map(({ record, line }) => [record.id, line])).toEqual([['g02', 4]])
    expect(new Set(problems.map(({ record, line }) => `${record} ${line}`))).toEqual(new Set(['g01 2', 'null 9']))
  })

  test('reports what is wrong with the dossier’s own file', async () => {
    const { info, problems } = await readDataFiles(await dataFolder({ 'dossier.yaml': 'schema: 1\n' }))
    expect(info).toBeNull()
    expect(problems.map(({ code, field }) => `${code} ${field}`)).toEqual(['shape id', 'language-missing title', 'shape updated'])
  })

  test('answers whatever text a file holds, and never throws', async () => {
    const piece = fc.constantFrom('- ', 'id: ', 'f01', '\n', '  ', '{', '}', '[', ']', '"', "'", ': ', '*a', '&a ', '<<: ', '|\n', '!!binary ', '? ', '\t', '%', '---\n', '#', 'null', '__proto__: ')
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        const dir = await folder({ 'facts.yaml': pieces.join('') })
        const { problems } = await readDataFiles(dir)
        expect(problems.filter(({ code }) => code === 'file-missing')).toHaveLength(6)
      }),
    )
  })
})

describe('checkData', () => {
  test('finds nothing wrong with sound files and their text', async () => {
    const { records, problems } = await checkData(await dataFolder(), await folder({ 's-blatt.txt': TEXT }))
    expect(problems).toEqual([])
    expect(records).toHaveLength(rawRecords().length)
  })

  test('gives each problem between records the file and line of its record', async () => {
    const events = stringify(rawRecords({ 'ev-umbau': { who: ['org-nobody'] } }).filter((raw) => kindOf(raw) === 'event'))
    const dir = await dataFolder({ 'events.yaml': `\n${events}` })
    expect((await checkData(dir)).problems).toEqual([
      expect.objectContaining({ code: 'reference-dangling', record: 'ev-umbau', file: join(dir, 'events.yaml'), line: 2 }),
    ])
  })

  test('points at the second of two records with one id', async () => {
    const facts = SOUND['facts.yaml'] ?? ''
    const dir = await dataFolder({ 'facts.yaml': `${facts}${facts.slice(0, facts.indexOf('- id: f02'))}` })
    expect((await checkData(dir)).problems).toEqual([
      expect.objectContaining({ code: 'id-duplicate', record: 'f01', line: facts.split('\n').length }),
    ])
  })

  test('does not call a record missing that only could not be read', async () => {
    const { problems } = await checkData(await dataFolder({ 'gaps.yaml': '- {id: g01}\n' }))
    expect(new Set(problems.map(({ record }) => record))).toEqual(new Set(['g01']))
  })

  test('holds the records against the source texts where these are given', async () => {
    const texts = await folder({ 's-blatt.txt': TEXT.replace('Umbau', 'Bau') })
    const { problems } = await checkData(await dataFolder(), texts)
    expect(problems.map(({ code, record }) => `${code} ${record}`)).toEqual(['text-changed s-blatt', 'anchor-not-once f03'])
  })

  test('reports source texts that are not there, and nothing that follows from it', async () => {
    const { problems } = await checkData(await dataFolder(), '/nowhere/at/all')
    expect(problems.map(({ code, file }) => `${code} ${file}`)).toEqual(['text-missing /nowhere/at/all'])
  })
})

describe('readTexts', () => {
  test.each([
    [{ 's-blatt.txt': 'A', 'x-karte.txt': 'B', 'notes.txt': 'C', 's-amt.md': 'D' }, { 's-blatt': 'A', 'x-karte': 'B' }],
    [{ 'article.txt': 'A' }, { 's-article': 'A' }],
    [{ 'article.txt': 'A', 's-article.txt': 'B' }, { 's-article': 'B' }],
  ])('%j holds the texts %j', async (files, texts) => {
    const read = await readTexts(await folder(files))
    expect(read.problems).toEqual([])
    expect(Object.fromEntries(read.texts)).toEqual(texts)
  })

  test.each([
    [{}, 'text-missing'],
    [{ 'notes.txt': 'A', 's-amt.md': 'B' }, 'text-missing'],
    [{ 's-blatt.txt': '/' }, 'file-missing'],
  ])('%j is reported as %s', async (files, code) => {
    const { problems } = await readTexts(await folder(files))
    expect(problems.map((problem) => problem.code)).toEqual([code])
    problems.forEach(expectPlainMessage)
  })

  test('a path that is a file is reported as text-missing', async () => {
    const path = join(await folder({ 'article.txt': 'A' }), 'article.txt')
    expect((await readTexts(path)).problems).toMatchObject([{ code: 'text-missing', file: path }])
  })
})
