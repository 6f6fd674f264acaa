import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DATA_FILES, INFO_FILE } from '../../src/store/data-files.ts'
import { readWithLibrary } from '../../src/store/library-yaml.ts'
import { readPlainYaml } from '../../src/store/plain-yaml.ts'

const DATA = join(import.meta.dirname, '../../data')
const files = [INFO_FILE, ...Object.values(DATA_FILES)].map((name) => ({ name, text: readFileSync(join(DATA, name), 'utf8') }))

describe('plain YAML is read', () => {
  test.each(files)('in $name, as the library reads it', ({ text }) => {
    expect(readPlainYaml(text)).toEqual(readWithLibrary(text))
  })

  test.each([
    ['a list of maps', '# list\n- a: x\n  b: y\n\n- a: z\n', { value: [{ a: 'x', b: 'y' }, { a: 'z' }], itemLines: [2, 5] }],
    ['a map of lists, at the depth of the key or further in', 'a:\n- x\nb:\n   - y\n', { value: { a: ['x'], b: ['y'] }, itemLines: [] }],
    ['flow collections', 'a: [x, {b: [], c: {}} , [ y ]]', { value: { a: ['x', { b: [], c: {} }, ['y']] }, itemLines: [] }],
    ['quotation marks', String.raw`a: ["x: \"\\", 'it''s']`, { value: { a: ['x: "\\', "it's"] }, itemLines: [] }],
    ['numbers, truths and dates', 'a: [0, 12, 1x, true, null, 2023-10-16, ../2023]', { value: { a: [0, 12, '1x', true, null, '2023-10-16', '../2023'] }, itemLines: [] }],
    ['signs within a scalar', 'a: it is, a-b [c] d:e f#g?  ', { value: { a: 'it is, a-b [c] d:e f#g?' }, itemLines: [] }],
  ])('%s', (_name, text, read) => {
    expect(readPlainYaml(text)).toEqual(read)
  })
})

describe('what is not plain is left to the library', () => {
  test.each([
    '', 'x', '[]', 'a:', 'a: |\n  x', 'a: >\n  x', 'a: x\n  y', 'a: "x\n  y"', 'a: [x,\n  y]', 'a: [x', 'a: {b: }', 'a: *b', 'a: &b x', 'a: !b x', '"a": x', '? a', 'a: x # y',
    'a: x: y', 'a: 1.5', 'a: 0x1', 'a: 1e3', 'a: 007', 'a: -1', 'a: True', 'a: "\\n"', 'a: x\na: y', 'a: {b: x, b: y}', 'true: x', '__proto__: x', 'a: x\n---\n- b', '\ta: x', 'a: x\r\n',
    '- a: x\n   b: y', '-  a', ' a: x',
  ])('%j', (text) => {
    expect(readPlainYaml(text)).toBeUndefined()
  })
})

describe('whatever is read as plain, the library reads the same', () => {
  const agree = (text: string): void => {
    const plain = readPlainYaml(text)
    if (plain) expect(plain).toEqual(readWithLibrary(text))
  }
  const sign = fc.constantFrom(
    ...' :#-?,[]{}"\'|>&*!%@`~.=\\\t\r\n\0\u00a0\u0085\u2028\ufeff\ud800ß1', ': ', ' #', ', ', '- ', '? ', "''", '\\"', '..', '...', '---', '<<', 'null', 'TRUE', '1e3', '0o7', '.5', '+1', '\n  ', '\n    ',
  )

  test('in lines that are nearly plain', () => {
    const scalar = fc.oneof({ weight: 4, arbitrary: fc.constantFrom('x', 'x y', '"x"', "'x'", '12', 'null', '[x, y]', '{a: x}', '') }, fc.array(sign, { maxLength: 3 }).map((signs) => `x${signs.join('')}`))
    const line = fc.tuple(fc.constantFrom('', '', '  ', '    '), fc.constantFrom('', '- ', '- - '), fc.constantFrom('', 'a: ', 'b: ', 'c:'), scalar).map((parts) => parts.join(''))
    fc.assert(fc.property(fc.array(line, { maxLength: 6 }), (lines) => agree(lines.join('\n'))), { numRuns: 2000 })
  })

  test('in records of the dossier with something wrong in them', () => {
    const records = files.flatMap(({ text }) => text.split(/\n(?=- )/)).filter(({ length }) => length < 1000)
    const slip = fc.tuple(fc.nat(), sign, fc.nat({ max: 2 }))
    fc.assert(
      fc.property(fc.constantFrom(...records), fc.array(slip, { minLength: 1, maxLength: 3 }), (record, slips) => {
        agree(slips.reduce((text, [at, put, cut]) => text.slice(0, at % text.length) + put + text.slice((at % text.length) + cut), record))
      }),
      { numRuns: 1000 },
    )
  })
})
