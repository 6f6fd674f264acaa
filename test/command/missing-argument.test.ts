import { describe, expect, test } from 'vitest'
import { modStrings } from '../../src/reply/mod-strings.ts'
import { awaitedOption } from '../../src/command/missing-argument.ts'
import { commandNamed, moderatorCommand } from '../../src/command/command.ts'
import { dispatchLine } from '../../src/command/dispatch.ts'
import { lineOf } from '../../src/command/usage.ts'
import { fakeCommands, fakeContext, keptLog } from './fakes.ts'

describe('what a line still needs', () => {
  test.each([
    ['/ship', 'name'],
    ['/schiff', 'name'],
    ['/ship ""', 'name'],
    ['/ship angara', undefined],
    ['/remark', 'record'],
    ['/remark f16', 'reason'],
    ['/timeline 2023', undefined],
    ['/gaps', undefined],
    ['/nothing', undefined],
    ['', undefined],
    ['Angara', undefined],
  ])('%s: %s', (line, name) => {
    expect(awaitedOption(line, fakeContext())?.name.en).toBe(name)
  })

  test('is nothing for whoever may not call it', async () => {
    const remark = commandNamed(fakeCommands, 'remark')
    if (!remark) throw new Error('remark')
    const guarded = moderatorCommand({ name: remark.name, description: remark.description, options: remark.options, role: 'moderator', run: remark.run })
    const desk = { ...fakeContext().desk, roleOf: () => 'reader' as const }
    const context = fakeContext({ commands: [guarded], desk })
    expect(awaitedOption('/remark', context)).toBeUndefined()
    expect((await dispatchLine('/remark', context, { log: keptLog() })).blocks).toEqual([{ kind: 'lead', text: modStrings.en.notAllowed('moderator') }])
  })
})

describe('a line of a command with its arguments', () => {
  test.each([
    ['ship', { name: 'Kim Jong Un' }, 'en', '/ship Kim Jong Un'],
    ['timeline', { from: 'May 2023', to: 'June 2023' }, 'de', '/zeitleiste "May 2023" bis June 2023'],
    ['timeline', { to: '2023-12' }, 'en', '/timeline to 2023-12'],
    ['gaps', {}, 'de', '/lücken'],
  ] as const)('%s %j in %s', (name, args, lang, line) => {
    const command = commandNamed(fakeCommands, name)
    expect(command && lineOf(command, args, lang)).toBe(line)
  })
})
