import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { readRecord } from '../../src/facts/read-record.ts'
import type { RecordKind } from '../../src/facts/record.ts'
import { RECORD_KINDS } from '../../src/facts/record.ts'
import { DATA_FILES, readDataFiles } from '../../src/store/data-files.ts'
import { readWithLibrary } from '../../src/store/library-yaml.ts'
import { recordsYaml } from '../../src/store/write-data.ts'
import type { Raw } from '../facts/invented.ts'
import { kindOf, rawRecords } from '../facts/invented.ts'

const DATA = join(import.meta.dirname, '../../data')
const folder = mkdtempSync(join(tmpdir(), 'write-data-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** The records of a kind as its file would hold them. */
function yamlOf(kind: RecordKind, raws: readonly Raw[]): string {
  const records = raws.map((raw) => {
    const read = readRecord(kind, raw)
    if (read.outcome === 'rejected') throw new Error(read.problems[0].message.en)
    return read.record
  })
  return recordsYaml(kind, records as never)
}

describe('the data files of the dossier', () => {
  test.each(RECORD_KINDS)('would be written as they are: %s', async (kind) => {
    const { records } = await readDataFiles(DATA)
    const own = records.filter((one) => one.kind === kind).map(({ record }) => record)
    expect(own.length).toBeGreaterThan(5)
    expect(recordsYaml(kind, own as never)).toBe(readFileSync(join(DATA, DATA_FILES[kind]), 'utf8'))
  })
})

describe('a record is written', () => {
  test('with its fields in the order of the schema and without defaults', () => {
    const fact = {
      asks: { en: ['Who: me?'], de: [] }, rank: 'normal', values: [], certainty: 'likely', hedge: 'wohl', kind: 'act', attribution: [],
      citations: [{ anchor: 'x', paragraph: 1, source: 's-a' }], about: ['ev-a', 'ev-b'], text: { en: 'It is so.', de: 'So, ja.' }, id: 'f01',
    }
    expect(yamlOf('fact', [fact])).toBe(`- id: f01
  text: {de: "So, ja.", en: It is so.}
  about: [ev-a, ev-b]
  citations:
    - {source: s-a, paragraph: 1, anchor: x}
  kind: act
  certainty: likely
  hedge: wohl
  asks:
    en: ["Who: me?"]
`)
  })

  test.each<[RecordKind, Raw, string]>([
    ['fact', { rank: 'deprecated' }, '  rank: deprecated\n'],
    ['fact', { values: [{ of: 'ev-a', property: 'count', is: { gt: 100 } }] }, '  values:\n    - {of: ev-a, property: count, is: {gt: 100}}\n'],
    ['fact', { attribution: [{ act: 'stated', who: ['org-a'], implied: true }] }, '  attribution:\n    - {who: [org-a], act: stated, implied: true}\n'],
    ['fact', { asks: { de: [], en: [] } }, '  asks: {}\n'],
  ])('a %s with %j', (kind, change, text) => {
    const fact = { id: 'f01', text: { de: 'a', en: 'b' }, about: ['ev-a'], citations: [{ source: 's-a', paragraph: 1, anchor: 'x' }], kind: 'act', certainty: 'asserted' }
    expect(yamlOf(kind, [{ ...fact, ...change }])).toContain(text)
  })

  test('as an empty list where there is none', () => {
    expect(recordsYaml('note', [])).toBe('[]\n')
  })

  test('whoever wrote it, in the same letters', () => {
    for (const kind of RECORD_KINDS) {
      const raws = rawRecords().filter((raw) => kindOf(raw) === kind)
      const turned = raws.map((raw) => Object.fromEntries(Object.entries(raw).toReversed()))
      expect(yamlOf(kind, turned)).toBe(yamlOf(kind, raws))
    }
  })
})

describe('what is written is read as it was', () => {
  const awkward = fc.constantFrom(
    'null', '~', 'true', 'no', '12', '1.5', '0x1f', '1e3', '-1', '.5', '2023-10-16', '2023?-09', '[2023-12..]', '../2023', '- x', '-', '--- x', '...', '? x', ': x', 'x:', 'x: y', 'x #y', '#x',
    '"x"', "'x'", `"x" 'y'`, '{x}', '[x', 'x, y', '*x', '&x', '!x', '%x', '@x', '`x`', '|', '>', '<<', '=', '\\', '\\n', 'Ангара', '나진', '🚢 x', '„Ja“', 'x\u2028y', 'x\u00a0y', 'NaN', '.inf', '12:30:45',
  )
  const words = fc
    .oneof(awkward, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), fc.tuple(awkward, awkward).map((two) => two.join(' ')))
    .map((text) => text.replaceAll(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '').trim())
    .filter((text) => text !== '')
  const both = fc.record({ de: words, en: words })
  const some = <T>(item: fc.Arbitrary<T>) => fc.array(item, { minLength: 1, maxLength: 3 })
  const few = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength: 3 })
  const asks = fc.record({ de: few(words), en: few(words) })
  const anchor = words.map((text) => text.split(/\s+/u).slice(0, 6).join(' '))
  const citation = fc.record({ source: words, paragraph: fc.nat(), anchor })
  const when = fc.oneof(
    fc.record({ edtf: words, said: words, basis: fc.constant('inferred'), note: both }),
    fc.record({ edtf: fc.constant(null), basis: fc.constant('unresolved') }),
  )
  const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
  const value = fc.oneof(words, number, fc.record({ gt: number }), fc.record({ some: fc.constant(true) }))
  const required = (...keys: string[]) => ({ requiredKeys: keys as never[] })

  const RECORDS: Readonly<Record<RecordKind, fc.Arbitrary<Raw>>> = {
    source: fc.record(
      { id: fc.constant('s-a'), kind: fc.constant('article'), access: fc.constant('held'), title: both, by: few(words), via: few(words), lang: fc.constantFrom('no', 'de'), url: fc.constant('https://example.org/a#b'), when, note: both, asks },
      required('id', 'kind', 'access', 'title', 'when'),
    ),
    entity: fc.record(
      {
        id: fc.constant('ship-a'), kind: fc.constant('ship'), name: both, dative: words, definite: words, within: words,
        ids: fc.dictionary(fc.constantFrom('iso', 'imo', 'null', '<<', 'a b', '12', 'x: y', 'true', '-'), words, { maxKeys: 3 }),
        aliases: few(fc.record({ text: words, lang: fc.constantFrom('no', 'ko-KP'), kind: fc.constant('weak'), origin: fc.constant('editor') })), asks,
      },
      required('id', 'kind', 'name'),
    ),
    event: fc.record({ id: fc.constant('ev-a'), kind: fc.constant('use'), title: both, when, where: few(words), who: few(words), asks }, required('id', 'kind', 'title', 'when')),
    fact: fc.record(
      {
        id: fc.constant('f01'), text: both, about: some(words), citations: some(citation), kind: fc.constant('act'), certainty: fc.constant('likely'), hedge: words,
        attribution: few(fc.record({ who: some(words), act: fc.constant('stated'), in: words, implied: fc.boolean() }, required('who', 'act'))),
        values: few(fc.record({ of: words, property: words, is: value })), rank: fc.constantFrom('normal', 'preferred'), why: both, asks,
      },
      required('id', 'text', 'about', 'citations', 'kind', 'certainty', 'hedge'),
    ),
    gap: fc.record(
      { id: fc.constant('g01'), kind: fc.constant('unresolved'), question: both, about: some(words), citations: few(citation), status: fc.constant('answered'), answeredBy: some(words), hint: both, asks },
      required('id', 'kind', 'question', 'about', 'status', 'answeredBy'),
    ),
    note: fc.record({ id: fc.constant('n01'), kind: fc.constant('name'), text: both, about: some(words), citations: few(citation), see: few(words), asks }, required('id', 'kind', 'text', 'about')),
  }

  test.each(RECORD_KINDS)('%s', async (kind) => {
    await fc.assert(
      fc.asyncProperty(fc.array(RECORDS[kind], { maxLength: 3 }), async (raws) => {
        const expected = raws.map((raw) => readRecord(kind, raw))
        expect(expected.every(({ outcome }) => outcome === 'record')).toBe(true)
        const text = yamlOf(kind, raws)
        writeFileSync(join(folder, DATA_FILES[kind]), text)
        const { records, problems } = await readDataFiles(folder)
        expect(problems.filter(({ file }) => file.endsWith(DATA_FILES[kind]))).toEqual([])
        const found = records.filter((one) => one.kind === kind).map(({ record }) => ({ outcome: 'record', record }))
        expect(found).toEqual(expected)
        expect(readWithLibrary(text)).toHaveProperty('value')
        // No record takes more lines than it has fields and parts: nothing is folded.
        expect(text.split('\n').every((line) => line === '' || /^(?:- |\[\]| {2})/.test(line))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})
