import { expect, test } from 'vitest'
import { readerCommand } from '../../src/command/command.ts'
import { dispatchLine } from '../../src/command/dispatch.ts'
import { modStrings } from '../../src/reply/mod-strings.ts'
import { fakeContext, keptLog } from './fakes.ts'

const saying = (isPrivate: boolean) =>
  readerCommand({ name: { de: 'sagen', en: 'say' }, description: { de: 'sagt', en: 'says' }, isPrivate, options: {}, run: ({ lang }) => ({ kind: 'page', lang, blocks: [{ kind: 'lead', text: 'said' }] }) })

test.each([
  ['a private command', true, true, modStrings.en.anonymous],
  ['a private command', true, false, 'said'],
  ['any other', false, true, 'said'],
])('%s (%s) of a caller who has no name (%s)', async (_name, isPrivate, anonymous, text) => {
  const context = fakeContext({ commands: [saying(isPrivate)], actor: { id: 'telegram-chat:-5', anonymous } })
  expect((await dispatchLine('/say', context, { log: keptLog() })).blocks).toEqual([{ kind: 'lead', text }])
})
