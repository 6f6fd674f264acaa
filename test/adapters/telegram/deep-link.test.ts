import { describe, expect, test } from 'vitest'
import { answerLink, deepLink, recordLink } from '../../../src/adapters/telegram/deep-link.ts'
import { linkableLine } from '../../../src/adapters/telegram/linkable-line.ts'
import { commands } from '../../../commands/index.ts'
import { compose } from '../../../src/reply/compose.ts'
import type { Block, Message } from '../../../src/reply/message.ts'
import { lineOfRef } from '../../../src/reply/ref.ts'
import { realDossier } from '../../real-dossier.ts'

const dossier = await realDossier()

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
  const three = message([{ kind: 'lead', text: 'Three' }, list, { kind: 'text', text: 'x', ref: 'f2@1' }])

  test.each<[string, string | undefined, string | undefined]>([
    ['is that of the question', 'Wie viele?', '/ask Wie viele?'],
    ['is that of the command', '/timeline 2023', '/timeline 2023'],
    ['is none where the question is too long', 'Wie viele? '.repeat(9), undefined],
    ['is none where nothing was asked', undefined, undefined],
  ])('%s', (_name, asked, line) => {
    expect(lineOf(answerLink(three, 'dossierbot', asked))).toBe(line)
  })

  test.each<[Message['kind'], Block[], boolean]>([
    ['silent', [{ kind: 'lead', text: 'Not said' }], true],
    ['notFound', [list], true],
    ['page', [{ kind: 'text', text: 'Cited.', toCopy: true }], true],
    ['page', [{ kind: 'lead', text: 'Two' }, { kind: 'file', name: 'f.csv', mediaType: 'text/csv', text: 'a' }], true],
    ['help', [list], false],
    ['refused', [list], false],
    ['choose', [list], false],
    ['page', [{ kind: 'lead', text: 'Saved' }], false],
    ['page', [list, { kind: 'form', target: '/mod add fact', title: 'New', fields: [] }], false],
  ])('is there where one may want to pass it on: %s %j %s', (kind, blocks, isThere) => {
    expect(answerLink(message(blocks, kind), 'dossierbot', 'Wie viele?') !== undefined).toBe(isThere)
  })
})

describe('the line that a link holds', () => {
  const settings = { bot: 'dossierbot', dossier, commands }
  const answerTo = (question: string) => compose(dossier.base(), dossier.ask(question, { fallback: 'de' }))
  const LONG = 'Sag mir doch bitte einmal, welche Schiffe denn in Najin eigentlich beladen wurden?'

  test.each([LONG, `/ask ${LONG}`, `/frage ${LONG}`])('of a long question is a shorter one with the same answer: %s', (asked) => {
    const line = linkableLine(asked, answerTo(LONG), settings)
    if (line === undefined) return expect.unreachable()
    expect(answerLink(answerTo(LONG), 'dossierbot', line)).toBeDefined()
    expect(answerTo(line)).toEqual(answerTo(LONG))
  })

  test('of a command that is too long is none', () => {
    expect(linkableLine(`/search ${'Angara '.repeat(20)}`, answerTo('Angara'), settings)).toBeUndefined()
  })

  test('is what was asked where that fits', () => {
    expect(linkableLine('Angara?', answerTo('Angara?'), settings)).toBe('Angara?')
  })
})
