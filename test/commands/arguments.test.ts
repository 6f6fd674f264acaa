import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commands } from '../../commands/index.ts'
import type { Context } from '../../src/command/command.ts'
import { dispatch, dispatchLine } from '../../src/command/dispatch.ts'
import { LANGS } from '../../src/facts/record.ts'
import { renderText } from '../../src/reply/render-text.ts'
import { keptLog } from '../command/fakes.ts'
import { realDesk } from '../real-desk.ts'

const { dossier, desk, context: contextOf } = await realDesk()
const context = (more: Partial<Context> = {}): Context => contextOf('test:admin', { langChosen: false, ...more })

test('suggestions never fail, and each is a value that the command takes', async () => {
  const suggesting = commands.flatMap((command) => Object.entries(command.options).flatMap(([key, { suggest }]) => (suggest ? [{ command, key, suggest }] : [])))
  expect(suggesting.length).toBeGreaterThan(3)
  for (const { command, key, suggest } of suggesting) {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.constantFrom('', 'A', 'f', 's-')), fc.constantFrom(...LANGS), (typed, lang) => {
      for (const { label, value } of suggest(dossier, typed, lang, desk)) expect(label && value).toBeTruthy()
    }), { numRuns: 30 })
    const [first] = suggest(dossier, '', 'en', desk)
    const message = await dispatch({ command: command.name.en, args: { [key]: first?.value ?? '' } }, context(), { log: keptLog() })
    expect([command.name.en, message.kind]).not.toContain('refused')
  }
})

test('any arguments of any command are answered without an error, with nothing that steers a terminal', async () => {
  const piece = fc.constantFrom('Angara', 'Mraia', 'f16@9', 'f16', 's-rusi', 'vor', 'Oktober 2023', '30.2.2023', 'bis', 'to', 'containing', 'von:', '"', '„', '\u0000', '\u202e', '🚢', '나진', 'Найджин', '../..', '__proto__', '<@1>', '@everyone', '`', '*', '\ud800')
  const typed = fc.oneof(fc.string({ unit: 'binary' }), fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(' ')))
  await fc.assert(fc.asyncProperty(fc.constantFrom(...commands), typed, typed, fc.constantFrom(...LANGS), async (command, one, other, lang) => {
    const log = keptLog()
    const [first = 'x', second = 'y'] = Object.keys(command.options)
    const invoked = await dispatch({ command: command.name.en, args: { [first]: one, [second]: other } }, context({ lang }), { log })
    const line = await dispatchLine(`/${command.name[lang]} ${one}`, context({ lang }), { log })
    expect(log.entries).toEqual([])
    for (const message of [invoked, line]) {
      const text = renderText(message, { colour: false })
      expect(text).not.toBe('')
      expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e]/u)
    }
  }), { numRuns: 250 })
})
