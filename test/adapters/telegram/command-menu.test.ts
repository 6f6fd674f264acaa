import { describe, expect, test } from 'vitest'
import { commands } from '../../../commands/index.ts'
import { menuOf } from '../../../src/adapters/telegram/command-menu.ts'
import { commandNamed } from '../../../src/command/command.ts'

describe.each(['de', 'en'] as const)('the menu in %s', (lang) => {
  const menu = menuOf(commands, lang)

  test('lists every command once, in letters and lengths that Telegram allows', () => {
    expect(menu).toHaveLength(commands.length)
    expect(new Set(menu.map(({ command }) => command)).size).toBe(menu.length)
    for (const { command, description } of menu) {
      expect(command).toMatch(/^[a-z0-9_]{1,32}$/u)
      expect(description.length).toBeGreaterThan(0)
      expect(description.length).toBeLessThanOrEqual(256)
    }
  })

  test('names what the bot understands', () => {
    expect(menu.map(({ command }) => commandNamed(commands, command)?.name.en)).toEqual(commands.map(({ name }) => name.en))
  })
})
