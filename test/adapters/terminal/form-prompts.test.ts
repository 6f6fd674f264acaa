import { describe, expect, test } from 'vitest'
import { fillForm } from '../../../src/adapters/terminal/form-prompts.ts'
import type { FormBlock, ShownField } from '../../../src/reply/message.ts'

const field = (key: string, value: string, more: Partial<ShownField> = {}): ShownField => ({ key, label: key, help: `what ${key} is`, value, required: false, long: false, ...more })
const form = (...fields: readonly ShownField[]): FormBlock => ({ kind: 'form', target: '/mod edit f28@1', title: 'Fact', fields })
const three = form(field('one', '1'), field('two', '2'), field('three', ''))

/** Fills a form in with these lines, and keeps what was asked for. */
async function fill(block: FormBlock, lines: readonly (string | undefined)[]) {
  const asked: string[] = []
  const said: string[] = []
  const left = [...lines]
  const sent = await fillForm(block, async (label) => { asked.push(label); return left.shift() }, (text) => said.push(text), 'en')
  return { sent, asked, said: said.join('\n') }
}

describe('a form in the terminal', () => {
  test.each([
    ['Enter keeps, text replaces', ['', 'new', ''], '/mod edit f28@1\none: 1\ntwo: new\nthree: '],
    ['a point ends early', ['new', '.'], '/mod edit f28@1\none: new\ntwo: 2\nthree: '],
    ['a hyphen empties', ['-', '.'], '/mod edit f28@1\none: \ntwo: 2\nthree: '],
    ['\\n is a line break', [String.raw`a\nb`, '.'], '/mod edit f28@1\none: a\n  b\ntwo: 2\nthree: '],
    ['two points give up', ['new', '..'], undefined],
    ['the end of input gives up', ['new', undefined], undefined],
  ])('%s', async (_, lines, sent) => {
    expect((await fill(three, lines)).sent).toBe(sent)
  })

  test('asks for what is wrong alone, and keeps the rest as it was typed', async () => {
    const { sent, asked, said } = await fill(form(field('one', 'typed'), field('two', 'bad', { problem: 'not so', required: true })), ['good'])
    expect(asked).toEqual(['two *: '])
    expect(said).toContain('! not so')
    expect(sent).toBe('/mod edit f28@1\none: typed\ntwo: good')
  })
})
