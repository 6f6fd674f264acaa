import { expect, test } from 'vitest'
import { parseGranted, parseIdentity } from '../../src/facts/role.ts'

test.each([
  ['discord:1234', 'discord:1234'],
  [' Discord:1234 ', 'discord:1234'],
  ['telegram:1234', 'telegram:1234'],
  ['discord-role:42', 'discord-role:42'],
  ['<@123456789012345678>', 'discord:123456789012345678'],
  ['<@!123456789012345678>', 'discord:123456789012345678'],
  ['<@&123456789012345678>', 'discord-role:123456789012345678'],
  ['123456789012345678', 'discord:123456789012345678'],
  ['terminal:local', 'terminal:local'],
  ['1234', undefined],
  ['discord:abc', undefined],
  ['discord:12a', undefined],
  ['telegram:anna', undefined],
  ['discord-role:moderators', undefined],
  ['discord:', undefined],
  ['@anna', undefined],
  ['<#123456789012345678>', undefined],
  ['', undefined],
])('%s is read as %s', (typed, identity) => {
  expect(parseIdentity(typed)).toBe(identity)
})

test('what was once given to anything else can be taken back', () => {
  expect(parseGranted('discord:abc')).toBe('discord:abc')
})
