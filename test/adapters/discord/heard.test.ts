import { expect, test } from 'vitest'
import { commands } from '../../../commands/index.ts'
import { heardIn, withoutMentions } from '../../../src/adapters/discord/heard.ts'

const ME = '1234'

test.each([
  ['<@123456789012345678> was ist mit Angara?', 'was ist mit Angara?'],
  ['was ist mit <@!123456789012345678> und Angara?', 'was ist mit und Angara?'],
  ['<@&1> <#2> <:ship:3> <a:moving_ship:4>', ''],
  ['Angara\n<#2>\nMaria', 'Angara\n \nMaria'],
  ['a < b, b > c, <b>, <@you>, <3', 'a < b, b > c, <b>, <@you>, <3'],
])('the question %j is read without whom it mentions', (text, question) => {
  expect(withoutMentions(text)).toBe(question)
})

test.each([
  [`<@${ME}> Angara`, { line: 'Angara', isCalled: false }],
  [`Was ist, <@!${ME}>, mit <@999> Angara?`, { line: 'Was ist, , mit Angara?', isCalled: false }],
  [`<@${ME}>`, { line: '', isCalled: false }],
  [`<@${ME}> /suggest f16 siehe <#77>`, { line: '/suggest f16 siehe <#77>', isCalled: false }],
  [`<@${ME}> !help`, { line: '/help', isCalled: true }],
  ['!schiff Angara', { line: '/schiff Angara', isCalled: true }],
  ['!wirklich?', { line: '!wirklich?', isCalled: false }],
  ['! Angara', { line: '! Angara', isCalled: false }],
])('the message %j says %j', (content, heard) => {
  expect(heardIn(content, ME, commands)).toEqual(heard)
})
