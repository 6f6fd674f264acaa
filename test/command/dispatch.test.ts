import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Context } from '../../src/command/command.ts'
import { dispatch, dispatchLine } from '../../src/command/dispatch.ts'
import { exampleOf, usageOf } from '../../src/command/usage.ts'
import { commandNamed } from '../../src/command/command.ts'
import { parseLine } from '../../src/command/parse-line.ts'
import { renderText } from '../../src/reply/render-text.ts'
import { fakeCommands, fakeContext, keptLog } from './fakes.ts'

const answer = async (line: string, context: Partial<Context> = {}) => {
  const log = keptLog()
  const message = await dispatchLine(line, fakeContext(context), { log })
  return { message, text: renderText(message, { colour: false }), log }
}

describe('a right line runs its command', () => {
  test.each([
    ['/ship angara', '{"name":"angara"}'],
    ['/timeline 2023 to 2023-12', '{"from":"2023","to":"2023-12"}'],
    ['/language german', '{"to":"de"}'],
    ['/language Englisch', '{"to":"en"}'],
    ['/language DE', '{"to":"de"}'],
    ['/ship ang\u0000ara\u202e', '{"name":"angara"}'],
    ['/remark f16 one\r\ntwo', '{"record":"f16","reason":"one\\ntwo"}'],
    ['Angara?', 'asked Angara?'],
    ['', 'asked '],
  ])('%j', async (line, said) => {
    expect((await answer(line)).text).toBe(said)
  })
})

describe('a wrong line is told what to type', () => {
  test.each([
    ['a missing argument', '/ship', '“name” is missing: what name is. For example: name B\nUsage: /ship <name>\n1. Angara  →  /ship Angara\n2. Maria  →  /ship Maria'],
    ['an empty argument', '/ship ""', '“name” is missing: what name is. For example: name B\nUsage: /ship <name>\n1. Angara  →  /ship Angara\n2. Maria  →  /ship Maria'],
    ['a missing argument in German', '/schiff', 'Es fehlt „name“: was name ist. Zum Beispiel: name B\nAufruf: /schiff <name>\n1. Angara  →  /schiff Angara\n2. Maria  →  /schiff Maria'],
    ['a missing choice', '/language', '“language” is missing: what language is. For example: language B\nUsage: /language <German|English>\n1. German  →  /language German\n2. English  →  /language English'],
    ['an empty optional argument', '/timeline 2023 to', 'Something is missing after “to”: what to is. For example: 2023-12\nUsage: /timeline <2023-09> [to <2023-12>]'],
    ['only control characters', '/ship \u0007', '“name” is missing: what name is. For example: name B\nUsage: /ship <name>'],
    ['an argument the schema refuses', '/timeline 2023 to soon', 'Cannot read “soon”: what to is. For example: 2023-12\nUsage: /timeline <2023-09> [to <2023-12>]'],
    ['no such choice', '/language klingon', '“klingon” is not a choice for “language”. Choices: German, English.\nUsage: /language <German|English>'],
    ['more than a command takes', '/gaps now', '/gaps takes nothing after its name; “now” is too much.\nUsage: /gaps'],
    ['two problems', '/remark', '“record” is missing: what record is. For example: record B\n“reason” is missing: what reason is. For example: reason B\nUsage: /remark <record> <reason>'],
    ['in German', '/zeitleiste 2023 bis bald', '„bald“ lässt sich nicht lesen: was bis ist. Zum Beispiel: 2023-12\nAufruf: /zeitleiste <2023-09> [bis <2023-12>]'],
    ['an unknown command', '/shp', 'There is no command /shp.\nPerhaps:\n1. /ship <name>  →  /ship\n/help shows every command. Text without a slash is a question.'],
  ])('%s', async (_name, line, said) => {
    const { message, text } = await answer(line)
    expect(text).toBe(said)
    expect(message.kind).toBe('refused')
  })

  test('with what followed an unknown command', async () => {
    expect((await answer('/schif angara')).message.blocks).toContainEqual({
      kind: 'choices',
      items: expect.arrayContaining([{ label: '/ship <name>', send: '/ship angara' }]),
    })
  })

  test('quoting only the beginning of a long argument', async () => {
    expect((await answer(`/timeline 2023 to ${'x'.repeat(500)}`)).text).toContain(`“${'x'.repeat(59)}…”`)
  })
})

describe('an argument has a length limit', () => {
  test.each([
    ['/ship ', 2_000, 'page'],
    ['/ship ', 2_001, 'refused'],
    ['', 10_000, 'found'],
    ['', 10_001, 'refused'],
  ])('%j and %i characters: %s', async (line, length, kind) => {
    expect((await answer(line + 'x'.repeat(length))).message.kind).toBe(kind)
  })

  test('and the message says so', async () => {
    expect((await answer(`/schiff ${'x'.repeat(2_500)}`)).text).toContain('„name“ ist mit 2.500 Zeichen zu lang; möglich sind höchstens 2.000.')
  })
})

describe('the language of an answer', () => {
  test.each([
    ['follows the name of the command', '/schiff', { lang: 'en', langChosen: false }, 'de'],
    ['is the caller’s where the platform tells it', '/schiff', { lang: 'en', langChosen: false, langTold: true }, 'en'],
    ['is that of a question where the platform tells the caller’s', 'Rüstung ä', { lang: 'en', langChosen: false, langTold: true }, 'de'],
    ['is the chosen one', '/schiff', { lang: 'en', langChosen: true }, 'en'],
    ['is the caller’s where the line tells none', '/nothing', { lang: 'de', langChosen: false }, 'de'],
  ] as const)('%s', async (_name, line, context, lang) => {
    expect((await answer(line, context)).message.lang).toBe(lang)
  })
})

describe('a bug in a command', () => {
  test('is logged once with its stack', async () => {
    const { log } = await answer('break')
    expect(log.entries).toEqual([{ command: 'ask', args: { question: 'break' }, text: 'A command failed', error: expect.stringMatching(/Error: a bug\n\s+at /u) }])
  })

  test.each([['en', 'Something went wrong. The error has been logged.'], ['de', 'Da ist etwas schiefgegangen. Der Fehler ist protokolliert.']] as const)('is told in %s without its words', async (lang, said) => {
    expect((await answer('break', { lang })).text).toBe(said)
  })
})

test('an invocation of no known command is refused', async () => {
  const message = await dispatch({ command: 'gone', args: {} }, fakeContext(), { log: keptLog() })
  expect(renderText(message, { colour: false })).toContain('There is no command /gone.')
})

test('arguments that a command does not know are left out', async () => {
  const message = await dispatch({ command: 'ship', args: { name: 'a', toString: 'b' } }, fakeContext(), { log: keptLog() })
  expect(renderText(message, { colour: false })).toBe('{"name":"a"}')
})

test('any line is answered, and no answer breaks a terminal', async () => {
  await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary' }), fc.constantFrom('', '/', '/ship ', '/timeline '), async (text, start) => {
    // oxlint-disable-next-line no-control-regex
    expect((await answer(start + text)).text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/u)
  }))
})

describe('usage and example come from the definition', () => {
  test.each([
    ['timeline', 'en', '/timeline <2023-09> [to <2023-12>]', '/timeline 2023-09'],
    ['timeline', 'de', '/zeitleiste <2023-09> [bis <2023-12>]', '/zeitleiste 2023-09'],
    ['remark', 'en', '/remark <record> <reason>', '/remark "record B" reason B'],
    ['ask', 'en', '/ask <question>', 'question B'],
    ['gaps', 'de', '/lücken', '/lücken'],
  ] as const)('%s in %s', (name, lang, usage, example) => {
    const command = commandNamed(fakeCommands, name)
    if (!command) throw new Error(name)
    expect([usageOf(command, lang), exampleOf(command, lang)]).toEqual([usage, example])
    expect(parseLine(example, fakeCommands)).toMatchObject({ kind: 'invocation', invocation: { command: name } })
  })
})
