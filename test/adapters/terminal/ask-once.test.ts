import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { askOnce } from '../../../src/adapters/terminal/ask-once.ts'
import { closedAfter, kept, setup, typed } from './terminal.ts'

const explain = (_dossier: unknown, question: string, lang: 'de' | 'en' | undefined) => ({ question, lang })
const run = async (args: string[], { input = '', broken = false } = {}) => {
  const [output, errors] = [kept(), kept()]
  const code = await askOnce(args, {
    defaultLang: 'en',
    input: typed(input),
    output,
    errors,
    colour: false,
    open: async () => (broken ? undefined : setup()),
    explain,
  })
  return { code, output: output.text(), errors: errors.text() }
}
const asked = (question: string, lang = 'en') => ({ kind: 'found', lang, text: `asked ${question}`, citations: [], abstained: false })

describe('a question is answered once', () => {
  test.each([
    ['as text', ['Which ships?'], 'asked Which ships?\n'],
    ['in several words', ['Which', 'ships?'], 'asked Which ships?\n'],
    ['after --', ['--', '--lang?'], 'asked --lang?\n'],
    ['even where it looks like a command', ['/ship angara'], 'asked /ship angara\n'],
    ['as JSON', ['--json', 'x'], `${JSON.stringify(asked('x'))}\n`],
    ['in the language asked for', ['x', '--json', '--lang', 'de'], `${JSON.stringify(asked('x', 'de'))}\n`],
    ['in its own language', ['ä', '--json'], `${JSON.stringify(asked('ä', 'de'))}\n`],
    ['in the chosen language before its own', ['ä', '--json', '--lang=en'], `${JSON.stringify(asked('ä'))}\n`],
  ])('%s', async (_name, args, output) => {
    expect(await run(args)).toEqual({ code: 0, output, errors: '' })
  })

  test('with an explanation where there is one', async () => {
    expect((await run(['x', '--explain', '--lang', 'de'])).output).toBe("asked x\n\n{ question: 'x', lang: 'de' }\n")
    expect(JSON.parse((await run(['x', '--explain', '--json'])).output)).toMatchObject({ explain: { question: 'x' } })
  })
})

describe('a wrong command line is told what is wrong', () => {
  test.each([
    [[], 'The question is missing.'],
    [[' '], 'The question is missing.'],
    [['--colour', 'x'], 'There is no option --colour.'],
    [['-x'], 'There is no option -x.'],
    [['x', '--lang', 'fr'], '--lang takes de or en, not “fr”.'],
    [['x', '--lang'], 'The value after --lang is missing.'],
    [['x', '--json=yes'], '“--json=yes” is too much.'],
    [['--jsonl', 'x'], 'With --jsonl the questions come from standard input, not from the command line.'],
    [['--lang', 'de'], 'Es fehlt die Frage.'],
    [['--__proto__', 'x'], 'There is no option --__proto__.'],
  ])('%j', async (args, problem) => {
    const { code, output, errors } = await run(args)
    expect({ code, output, first: errors.split('\n')[0] }).toEqual({ code: 2, output: '', first: problem })
    expect(errors).toMatch(/^(Usage|Aufruf): npm run/mu)
  })
})

test('--help says how to use it', async () => {
  expect(await run(['--help'])).toMatchObject({ code: 0, output: expect.stringMatching(/^Usage: /u), errors: '' })
})

test('nothing is answered from a dossier that cannot be opened', async () => {
  expect(await run(['x'], { broken: true })).toEqual({ code: 1, output: '', errors: '' })
})

const lines = async (input: string, args: string[] = []): Promise<unknown[]> =>
  (await run(['--jsonl', ...args], { input })).output.split('\n').filter(Boolean).map((line): unknown => JSON.parse(line))
const wrong = (id: string | number | null, said: string): unknown => ({
  id,
  error: `${said} A line looks like this: {"id": "q1", "question": "…", "lang": "de"} (“lang” may be left out)`,
})

describe('--jsonl answers line by line', () => {
  test.each<[string, string, unknown[]]>([
    ['in order', '{"id":"a","question":"x"}\n{"id":2,"question":"y"}', [{ id: 'a', ...asked('x') }, { id: 2, ...asked('y') }]],
    ['in the line’s language', '{"id":1,"question":"x","lang":"de"}', [{ id: 1, ...asked('x', 'de') }]],
    ['leaving out empty lines', '\n \n{"id":1,"question":"x"}\n\n', [{ id: 1, ...asked('x') }]],
    ['with a slash as a question', '{"id":1,"question":"/ship"}', [{ id: 1, ...asked('/ship') }]],
    ['with a line break of Unicode inside', '{"id":1,"question":"x\u2028y"}', [{ id: 1, ...asked('x\ny') }]],
    ['with an empty question', '{"id":1,"question":""}', [{ id: 1, kind: 'help', lang: 'en', text: 'asked ', citations: [], abstained: true }]],
    ['going on after broken JSON', '{"id":\n{"id":1,"question":"x"}', [wrong(null, 'The line is not valid JSON.'), { id: 1, ...asked('x') }]],
    ['naming what is no object', '[1]\nnull\n7', Array(3).fill(wrong(null, 'The line is not a JSON object.'))],
    ['naming a missing id', '{"question":"x"}\n{"id":{},"question":"x"}', Array(2).fill(wrong(null, '“id” is missing, or neither text nor number.'))],
    ['naming a missing question', '{"id":"q"}\n{"id":"q","question":3}', Array(2).fill(wrong('q', '“question” is missing or not text.'))],
    ['naming a wrong language', '{"id":"q","question":"x","lang":"fr"}', [wrong('q', '“lang” is neither “de” nor “en”.')]],
    ['refusing what is too long', JSON.stringify({ id: 1, question: 'x'.repeat(10_001) }), [expect.objectContaining({ id: 1, kind: 'refused', abstained: true })]],
  ])('%s', async (_name, input, output) => {
    expect(await lines(input)).toEqual(output)
  })

  test('in the language of the command line where the line names none', async () => {
    expect(await lines('{"id":1,"question":"x"}\n{"id":2,"question":"x","lang":"en"}', ['--lang', 'de'])).toMatchObject([{ lang: 'de' }, { lang: 'en' }])
  })

  test('one object for each line that is not empty, whatever it holds', async () => {
    const anyLine = fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.record({ id: fc.anything(), question: fc.string() }).map((value) => JSON.stringify(value)))
    await fc.assert(fc.asyncProperty(fc.array(anyLine.map((line) => line.replaceAll('\n', ' '))), async (input) => {
      expect(await lines(input.join('\n'))).toHaveLength(input.filter((line) => line.trim()).length)
    }))
  })

  test('each line as soon as it is there', async () => {
    const [input, output] = [new PassThrough(), kept()]
    const ended = askOnce(['--jsonl'], { defaultLang: 'en', input, output, errors: kept(), colour: false, explain, open: async () => setup() })
    input.write('{"id":1,"question":"x"}\n')
    const [first]: unknown[] = await once(output, 'data')
    expect(JSON.parse(String(first))).toMatchObject({ id: 1 })
    input.end()
    expect(await ended).toBe(0)
  })

  test('until nobody reads any more', async () => {
    const input = typed('{"id":1,"question":"x"}\n'.repeat(100))
    const code = await askOnce(['--jsonl'], { defaultLang: 'en', input, output: closedAfter(2), errors: kept(), colour: false, explain, open: async () => setup() })
    expect([code, input.destroyed]).toEqual([0, true])
  })
})
