import { expect, test } from 'vitest'
import { settledText } from '../../src/command/desk-message.ts'
import type { Proposal } from '../../src/facts/proposal.ts'

const suggestion: Proposal = { id: 'p01', status: 'done', by: 'test:reader', wants: { do: 'suggest', about: 'f18', text: 'There is a fourth ship' }, result: 'f18@2' }
const change: Proposal = { id: 'p02', status: 'done', by: 'test:moderator', wants: { do: 'retract', id: 'f18', version: 1, reason: 'x' }, result: 'f18@2' }
const rejected = { status: 'rejected', reason: 'no source' } as const

test.each([
  ['a suggestion is thanked for, with its words', suggestion, 'Der Vorschlag p01 „There is a fourth ship“ ist übernommen: f18@2. Danke!', 'Your suggestion p01 “There is a fourth ship” was adopted: f18@2. Thank you!'],
  ['a change is told as one', change, 'p02 (f18@1 zurückziehen) ist übernommen: f18@2.', 'p02 (retract f18@1) was adopted: f18@2.'],
  ['a suggestion may be turned down', { ...suggestion, ...rejected }, 'Der Vorschlag p01 „There is a fourth ship“ wurde nicht übernommen. Begründung: no source', 'Your suggestion p01 “There is a fourth ship” was not adopted. Reason: no source'],
  ['a change may be turned down', { ...change, ...rejected }, 'p02 (f18@1 zurückziehen) wurde nicht übernommen. Begründung: no source', 'p02 (retract f18@1) was not adopted. Reason: no source'],
] as const)('%s', (_, proposal, de, en) => {
  expect([settledText(proposal, 'de'), settledText(proposal, 'en')]).toEqual([de, en])
})

test('of a long suggestion the beginning is quoted', () => {
  expect(settledText({ ...suggestion, wants: { do: 'suggest', text: 'word '.repeat(50) } }, 'en')).toMatch(/^Your suggestion p01 “(?:word ){19}word…” was adopted/u)
})
