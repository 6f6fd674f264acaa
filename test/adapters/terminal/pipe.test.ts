import { describe, expect, test } from 'vitest'
import { pipe } from '../../../src/adapters/terminal/pipe.ts'
import { closedAfter, kept, setup, typed } from './terminal.ts'

const piped = async (text: string, more: Parameters<typeof setup>[0] = {}) => {
  const output = kept()
  await pipe({ ...setup(more), input: typed(text), output, colour: false })
  return output.text()
}

describe('piped lines are answered', () => {
  test.each([
    ['one by one, a blank line between answers', 'one\ntwo\n', 'asked one\n\nasked two\n'],
    ['also the last without its line break', 'one\ntwo', 'asked one\n\nasked two\n'],
    ['but not empty ones', '\n  \none\n\n\ntwo\n\n', 'asked one\n\nasked two\n'],
    ['with Windows line breaks', 'one\r\ntwo\r\n', 'asked one\n\nasked two\n'],
    ['across letters of several bytes', 'Дунай 나진 🚢\n', 'asked Дунай 나진 🚢\n'],
    ['not at all where there are none', '', ''],
    ['until /quit', 'one\n/quit\ntwo\n', 'asked one\n'],
    ['as commands', '/ship angara\n', '{"name":"angara"}\n'],
    ['by the number of a choice', 'which\n1\n1\n', 'asked which\n1. the ship  →  /ship angara\n2. the port  →  /gaps\n\n{"name":"angara"}\n\nasked 1\n'],
    ['by a number only where it is a choice', 'which\n7\n2\n', 'asked which\n1. the ship  →  /ship angara\n2. the port  →  /gaps\n\nChoose a number from 1 to 2.\n\n{}\n'],
    ['as a question where the number is a year', 'which\n2023\n', 'asked which\n1. the ship  →  /ship angara\n2. the port  →  /gaps\n\nasked 2023\n'],
  ])('%s', async (_name, lines, answers) => {
    expect(await piped(lines)).toBe(answers)
  })
})

describe('the language of a conversation', () => {
  test.each([
    ['begins with the default', '/x\n', /^There is no command/u],
    ['is the one of the last answer', 'ähm\n/x\n', /Einen Befehl/u],
    ['stays once it was chosen', '/language german\n/ship\n', /Es fehlt/u],
  ])('%s', async (_name, lines, said) => {
    expect(await piped(lines)).toMatch(said)
  })
})

test('a question that fails does not keep the next from being answered', async () => {
  expect(await piped('break\none\n')).toBe('Something went wrong. The error has been logged.\n\nasked one\n')
})

test('it ends quietly when nobody reads any more', async () => {
  const input = typed('one\ntwo\nthree\n'.repeat(100))
  await pipe({ ...setup(), input, output: closedAfter(1), colour: false })
  expect(input.destroyed).toBe(true)
})
