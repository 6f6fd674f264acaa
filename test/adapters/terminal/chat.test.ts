import { PassThrough } from 'node:stream'
import { setTimeout as later } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { chat } from '../../../src/adapters/terminal/chat.ts'
import { complete } from '../../../src/adapters/terminal/complete.ts'
import { readerCommand } from '../../../src/command/command.ts'
import { fakeCommands, noDesk, noDossier } from '../../command/fakes.ts'
import { kept, setup, typed } from './terminal.ts'

const GREETING = `This bot answers questions about the dossier, in English and in German. For example:
  Which ships?
  /ship angara
/help shows every command, Tab completes, /quit leaves.

`
const chatted = async (lines: string, more: Parameters<typeof setup>[0] = {}) => {
  const output = kept()
  await chat({ ...setup(more), input: typed(lines), output, colour: false, examples: ['Which ships?', '/ship angara'] })
  return output.text()
}

describe('a chat', () => {
  test.each([
    ['greets, answers and ends with the input', 'one\n', `${GREETING}> asked one\n\n\n`],
    ['does not answer an empty line', '\none\n', `${GREETING}> asked one\n\n\n`],
    ['ends with /quit', 'one\n/quit\ntwo\n', `${GREETING}> asked one\n\n`],
    ['runs commands', '/ship angara\n', `${GREETING}> {"name":"angara"}\n\n\n`],
  ])('%s', async (_name, lines, shown) => {
    expect(await chatted(lines)).toBe(shown)
  })

  test('greets in German where that is the default', async () => {
    expect(await chatted('', { defaultLang: 'de' })).toMatch(/^Dieser Bot beantwortet[\s\S]*\/hilfe zeigt alle Befehle/u)
  })

  test('answers lines typed ahead in their order, however long each takes', async () => {
    const slow = readerCommand({
      name: { de: 'warte', en: 'wait' },
      description: { de: 'wartet', en: 'waits' },
      options: {},
      run: async ({ lang }) => {
        await later(30)
        return { kind: 'page', lang, blocks: [{ kind: 'lead', text: 'waited' }] }
      },
    })
    expect(await chatted('/wait\none\n', { commands: [...fakeCommands, slow] })).toMatch(/waited[\s\S]*asked one/u)
  })

  test('Tab completes what is typed at a terminal', async () => {
    const [input, output] = [Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} }), Object.assign(kept(), { isTTY: true, columns: 80 })]
    const ended = chat({ ...setup(), input, output, colour: false, examples: [] })
    for (const keys of ['/sh\t', 'ang\t', '\r', '/quit\r']) {
      input.write(keys)
      await later(20)
    }
    await ended
    expect(output.text()).toContain('{"name":"Angara"}')
  })
})

describe('what a line may go on with', () => {
  test.each<[string, 'de' | 'en', string[], string]>([
    ['/sh', 'en', ['/ship '], '/sh'],
    ['/SH', 'en', ['/ship '], '/SH'],
    ['/l', 'en', ['/language '], '/l'],
    ['/s', 'de', ['/schiff ', '/sprache '], '/s'],
    ['/sh', 'de', ['/ship '], '/sh'],
    ['/q', 'en', ['/quit'], '/q'],
    ['/ship ', 'en', ['Angara', 'Maria'], ''],
    ['/ship ang', 'en', ['Angara'], 'ang'],
    ['/ship ang ', 'en', ['Angara'], 'ang '],
    ['/ship name:ma', 'en', ['Maria'], 'ma'],
    ['/ship ara', 'en', ['Angara', 'Maria'], 'ara'],
    ['/language x', 'en', [], 'x'],
    ['/language g', 'en', ['German'], 'g'],
    ['/language ', 'de', ['Deutsch', 'Englisch'], ''],
    ['/gaps x', 'en', [], ''],
    ['/nothing x', 'en', [], '/nothing x'],
    ['Angar', 'en', [], 'Angar'],
  ])('%j in %s', (line, lang, hits, replaced) => {
    expect(complete(line, { commands: fakeCommands, dossier: noDossier, desk: noDesk }, lang)).toEqual([hits, replaced])
  })
})
