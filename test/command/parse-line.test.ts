import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseLine } from '../../src/command/parse-line.ts'
import { fakeCommands } from './fakes.ts'

const parsed = (line: string) => parseLine(line, fakeCommands)
const invocation = (line: string) => {
  const result = parsed(line)
  return result.kind === 'invocation' ? [result.invocation.command, result.invocation.args] : result.kind
}

describe('a line without a slash is a question', () => {
  test.each([
    ['plain', 'Which ships were there?'],
    ['empty', ''],
    ['spaces around it', '  Angara?  '],
    ['several lines', 'one\ntwo'],
    ['a slash later on', 'what is km/h'],
    ['named like a command', 'ship angara'],
    ['quoted', '"Angara"'],
    ['like an option', 'question: why'],
  ])('%s', (_name, line) => {
    expect(invocation(line)).toEqual(['ask', { question: line }])
  })
})

describe('a command takes its arguments', () => {
  test.each<[string, string, Record<string, string>]>([
    ['ship', '/ship angara', { name: 'angara' }],
    ['gaps', '/lücken', {}],
    ['gaps', '/Luecken', {}],
    ['ship', '/Schiff Angara', { name: 'Angara' }],
    ['ship', '  /SHIP   Angara  ', { name: 'Angara' }],
    ['ship', '/ship@dossier_bot angara', { name: 'angara' }],
    ['ship', '/ship\nangara', { name: 'angara' }],
    ['ship', '/ship', {}],
    ['ship', '/ship Kim Jong Un', { name: 'Kim Jong Un' }],
    ['ship', '/ship "Kim Jong Un"', { name: 'Kim Jong Un' }],
    ['ship', '/ship „Kim Jong Un“', { name: 'Kim Jong Un' }],
    ['ship', '/ship “Kim Jong Un”', { name: 'Kim Jong Un' }],
    ['ship', '/ship »Kim Jong Un«', { name: 'Kim Jong Un' }],
    ['ship', '/ship ""', { name: '' }],
    ['ship', '/ship "Kim', { name: '"Kim' }],
    ['ship', '/ship "a" or "b"', { name: '"a" or "b"' }],
    ['ship', '/ship name:angara', { name: 'angara' }],
    ['ship', '/ship NAME=angara', { name: 'angara' }],
    ['ship', '/ship name: "Kim Jong Un"', { name: 'Kim Jong Un' }],
    ['ship', '/ship https://x.test/?a=b', { name: 'https://x.test/?a=b' }],
    ['ship', '/ship the name: angara', { name: 'the name: angara' }],
    ['ask', '/ask The question: why?', { question: 'The question: why?' }],
    ['ask', '/frage warum?', { question: 'warum?' }],
    ['remark', '/remark f16 two words\nand a line', { record: 'f16', reason: 'two words\nand a line' }],
    ['remark', '/remark "f 16" why', { record: 'f 16', reason: 'why' }],
    ['remark', '/remark grund: weil es so ist datensatz: f16', { record: 'f16', reason: 'weil es so ist' }],
    ['remark', '/remark f16 reason=so', { record: 'f16', reason: 'so' }],
    ['remark', '/remark f16', { record: 'f16' }],
    ['timeline', '/timeline 2023-09 to 2023-12', { from: '2023-09', to: '2023-12' }],
    ['timeline', '/timeline autumn 2023 to december 2023', { from: 'autumn 2023', to: 'december 2023' }],
    ['timeline', '/zeitleiste Herbst 2023 BIS Dezember 2023', { from: 'Herbst 2023', to: 'Dezember 2023' }],
    ['timeline', '/zeitleiste von 2023-09 bis 2023-12', { from: '2023-09', to: '2023-12' }],
    ['timeline', '/timeline autumn 2023', { from: 'autumn 2023' }],
    ['timeline', '/timeline to:2023-12 from:2023-09', { from: '2023-09', to: '2023-12' }],
    ['timeline', '/timeline bis 2023-12', { to: '2023-12' }],
    ['timeline', '/timeline 2023-09 to', { from: '2023-09', to: '' }],
    ['timeline', '/timeline 2023 to 2024 to 2025', { from: '2023', to: '2024 to 2025' }],
    ['timeline', '/timeline "to be" to 2023', { from: 'to be', to: '2023' }],
    ['timeline', '/timeline tomorrow', { from: 'tomorrow' }],
    ['gaps', '/gaps', {}],
    ['gaps', '/lu\u0308cken', {}],
  ])('%s: %s', (command, line, args) => {
    expect(invocation(line)).toEqual([command, args])
  })
})

describe('the name of a command tells the language', () => {
  test.each([
    ['/ship angara', 'en'],
    ['/Schiff angara', 'de'],
    ['Angara?', undefined],
  ])('%s is %s', (line, lang) => {
    expect(parsed(line)).toMatchObject({ lang })
  })
})

describe('an unknown command offers the nearest', () => {
  test.each([
    ['/shp angara', 'ship'],
    ['/shif', 'ship'],
    ['/schif', 'ship'],
    ['/lueken', 'gaps'],
    ['/time', 'timeline'],
    ['/zeitliste 2023', 'timeline'],
    ['/', 'ask'],
    ['/ ship', 'ask'],
    ['//', undefined],
    ['/etc/passwd', undefined],
  ])('%s', (line, nearest) => {
    const result = parsed(line)
    expect(result.kind === 'unknownCommand' && result.nearest.map(({ name }) => name.en)[0]).toBe(nearest)
  })

  test('and keeps what followed it', () => {
    expect(parsed('/shp the angara')).toMatchObject({ name: 'shp', rest: 'the angara' })
  })
})

test('a command without options says what is too much', () => {
  expect(parsed('/gaps of the ship')).toMatchObject({ kind: 'tooMany', rest: 'of the ship' })
})

describe('for any text', () => {
  const word = fc.constantFrom('/', '"', '„', '“', '»', '«', ' ', '\n', ':', '=', 'to', 'bis', 'name:', '/timeline ', '/remark ', '/ship', 'grund=', '@')
  const anyLine = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.oneof(word, fc.string({ maxLength: 3 })), { maxLength: 30 }).map((parts) => parts.join('')))

  test('parseLine does not throw', () => {
    fc.assert(fc.property(anyLine, (line) => { expect(parsed(line)).toHaveProperty('kind') }), { numRuns: 2000 })
  })

  test('without a slash it reaches ask unchanged', () => {
    fc.assert(fc.property(anyLine.filter((line) => !line.trimStart().startsWith('/')), (line) => {
      expect(invocation(line)).toEqual(['ask', { question: line }])
    }))
  })

  test('the last argument keeps its words and line breaks', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('a', 'bc', 'd\ne'), { minLength: 1, maxLength: 8 }), (words) => {
      expect(invocation(`/remark f16 ${words.join(' ')}`)).toEqual(['remark', { record: 'f16', reason: words.join(' ') }])
    }))
  })

  test('a very long line takes little time', () => {
    const start = performance.now()
    for (const part of ['„ ', '" ', 'to ', 'name: ', '\n', ':']) parsed(`/timeline ${part.repeat(200_000)}`)
    expect(performance.now() - start).toBeLessThan(2000)
  })
})
