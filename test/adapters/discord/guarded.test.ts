import { expect, test } from 'vitest'
import { commands } from '../../../commands/index.ts'
import { guardedCommand, isForCaller } from '../../../src/adapters/discord/guarded.ts'

test.each<[string, string | undefined]>([
  ['/suggest', 'suggest'],
  ['/vorschlagen f16 Vier Schiffe', 'suggest'],
  ['/mod', 'mod'],
  ['/mod review', 'mod'],
  ['/mod nonsense', 'mod'],
  ['/MOD review', 'mod'],
  ['/language german', 'language'],
  ['/sprache deutsch für mich', 'language'],
  ['/sprache deutsch für alle', undefined],
  ['/language german for all', undefined],
  ['/ship Angara', undefined],
  ['/nonsense', undefined],
  ['mod', undefined],
  ['', undefined],
])('whether the answer to %j is for the caller alone: %s', (line, name) => {
  expect(guardedCommand(line, commands)?.name.en).toBe(name)
})

test.each([
  ['language', { language: 'de' }, true],
  ['language', { language: 'de', scope: 'self' }, true],
  ['language', { language: 'de', scope: 'here' }, false],
  ['mod review', {}, true],
  ['gone', {}, true],
  ['ship', { name: 'Angara' }, false],
])('whether the answer to the slash command %s %j is: %s', (command, args, isIt) => {
  expect(isForCaller({ command, args }, commands)).toBe(isIt)
})
