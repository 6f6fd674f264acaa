import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cut, cutBetweenWords, plainText, readPlainText, unstyled } from '../../../src/adapters/discord/plain-text.ts'
import { HOSTILE } from '../../contract/hostile-strings.ts'

/** What Discord would read as more than letters, once what is escaped is taken out. */
const EFFECTIVE = [
  /[*_~`|<>[\]]/u, // styles, code, spoilers, mentions, timestamps, quotations, links
  /@/u,
  /\w+:\/\//u,
  /discord(?:app)?\.(?:gg|com\/invite)\//u,
  /:\w+:/u,
  /^ *(?:-#|#{1,3}|[-+]|\d+[.)]) /mu,
]
const effective = (text: string) => EFFECTIVE.filter((pattern) => pattern.test(plainText(text).replace(/\\[!-/:-@[-`{-~]/gu, 'x')))

test.each([
  'a **bold** _and_ __underlined__ ~~word~~', '||spoiler||', '`code` and ```js\nblock```', '<@1234> <@!1234> <@&1234> <#1234> @everyone @here', '<t:1700000000:R>',
  '[here](https://evil.example)', 'https://evil.example <https://evil.example> steam://run', 'discord.gg/abc discord.com/invite/abc', '# Heading\n## Heading\n-# small',
  '- a\n* b\n+ c\n1. d\n 2) e', '> quoted\n>>> all', ':smile: <:own:1234> <a:moves:1234>', '</ask:1234> <id:customize>', String.raw`\*not bold\* \\**bold**`, 'a\\',
  ...Object.values(HOSTILE),
])('nothing takes effect of %j', (text) => {
  expect(effective(text)).toEqual([])
})

test('nothing of any text takes effect, and all of it is shown', () => {
  const marks = fc.constantFrom(...'\\*_~`|<>[]()@:/#-+.1a \n')
  fc.assert(fc.property(fc.oneof(fc.string({ unit: marks, maxLength: 30 }), fc.string({ unit: 'binary' })), (text) => {
    expect(effective(text)).toEqual([])
    expect(readPlainText(plainText(text))).toBe(unstyled(text))
  }))
})

test.each([['abc', 3, 'abc'], ['abcd', 3, 'ab…'], ['a😀b', 3, 'a…'], ['', 3, '']])('%j is cut to %i', (text, max, shown) => {
  expect(cut(text, max)).toBe(shown)
})

test('plain words, dates and figures are left as they are', () => {
  expect(plainText('Am 16. Oktober 2023: etwa 1.000 Container (geschätzt), „wohl“ – s-article ¶4')).toBe('Am 16. Oktober 2023: etwa 1.000 Container (geschätzt), „wohl“ – s-article ¶4')
})

test.each([
  ['one two', 7, 'one two'],
  ['one two three', 10, 'one two…'],
  ['four two three', 7, 'four…'],
  ['one twothreefour', 10, 'one twoth…'],
  ['wordwordword', 5, 'word…'],
  ['one\ntwo three', 9, 'one\ntwo…'],
])('%j is cut between words to %i: %j', (text, max, shown) => {
  expect(cutBetweenWords(text, max)).toBe(shown)
  expect(shown.length).toBeLessThanOrEqual(max)
})
