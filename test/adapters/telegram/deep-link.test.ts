import { describe, expect, test } from 'vitest'
import { answerLink, deepLink, recordLink } from '../../../src/adapters/telegram/deep-link.ts'
import type { Block, Message } from '../../../src/reply/message.ts'
import { lineOfRef } from '../../../src/reply/ref.ts'

const lineOf = (link: string | undefined) => lineOfRef(link?.replace('https://t.me/dossierbot?start=', '') ?? '')
const list: Block = { kind: 'list', items: [{ text: 'Nothing' }, { text: 'Angara', ref: 'ship-angara@1' }] }
const message = (blocks: readonly Block[], kind: Message['kind'] = 'found'): Message => ({ kind, lang: 'de', blocks })

test.each(['/fact f18@1', '/timeline 2023', '/mod review p7', '/ask Сколько?', '/ship 앙가라'])('a deep link opens the bot with its line: %s', (line) => {
  const link = deepLink('dossierbot', line)
  expect(link).toMatch(/^https:\/\/t\.me\/dossierbot\?start=[A-Za-z0-9_-]{1,64}$/u)
  expect(lineOf(link)).toBe(line)
})

test('there is none for a line that is too long', () => {
  expect(deepLink('dossierbot', `/ask ${'Ж'.repeat(40)}`)).toBeUndefined()
})

test.each([['f18@1', '/fact f18@1'], ['ev-loading@12', '/fact ev-loading@12'], ['p3', undefined], ['f18', undefined], ['', undefined], ['a b@1', undefined]])('the link of %j opens %s', (ref, line) => {
  expect(lineOf(recordLink('dossierbot', ref))).toBe(line)
})

describe('the link of an answer', () => {
  test.each<[string, string | undefined, string | undefined]>([
    ['is that of the question', 'Wie viele?', '/ask Wie viele?'],
    ['is that of the command', '/timeline 2023', '/timeline 2023'],
    ['is that of its first record where the question is too long', 'Wie viele? '.repeat(9), '/fact ship-angara@1'],
    ['is that of its first record where nothing was asked', undefined, '/fact ship-angara@1'],
  ])('%s', (_name, asked, line) => {
    expect(lineOf(answerLink(message([{ kind: 'lead', text: 'Three' }, list, { kind: 'text', text: 'x', ref: 'f2@1' }]), 'dossierbot', asked))).toBe(line)
  })

  test.each<[Message['kind'], Block[]]>([['notFound', [list]], ['help', [list]], ['page', [{ kind: 'lead', text: 'Saved' }]]])('is none where nothing is stated: %s', (kind, blocks) => {
    expect(answerLink(message(blocks, kind), 'dossierbot', 'Wie viele?')).toBeUndefined()
  })
})
