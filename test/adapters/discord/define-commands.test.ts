import { describe, expect, test } from 'vitest'
import { commands } from '../../../commands/index.ts'
import { CHECK, commandsOf, invocationLine, PRIVATE, sameCommands } from '../../../src/adapters/discord/define-commands.ts'
import type { Command } from '../../../src/command/command.ts'
import { fakeCommands } from '../../command/fakes.ts'

type Node = {
  readonly type?: number
  readonly name: string
  readonly name_localizations?: Readonly<Record<string, string>>
  readonly description?: string
  readonly description_localizations?: Readonly<Record<string, string>>
  readonly required?: boolean
  readonly autocomplete?: boolean
  readonly choices?: readonly { readonly name: string; readonly value: string; readonly name_localizations?: Readonly<Record<string, string>> }[]
  readonly options?: readonly Node[]
  readonly contexts?: readonly number[]
  readonly integration_types?: readonly number[]
  readonly default_member_permissions?: string
}
const defined = commandsOf(commands) as readonly Node[]
const slash = defined.filter(({ type }) => type === 1)
const named = (nodes: readonly Node[] = [], name: string) => nodes.find((node) => node.name === name)
const allNodes = (nodes: readonly Node[]): readonly Node[] => nodes.flatMap((node) => [node, ...allNodes(node.options ?? [])])
const NAME = /^[-_'\p{L}\p{N}]{1,32}$/u

describe('the commands on Discord', () => {
  test.each(allNodes(slash).map((node) => [node.name, node] as const))('%s keeps the limits, in both languages', (_name, node) => {
    for (const name of [node.name, node.name_localizations?.['de'] ?? '']) {
      expect(name).toMatch(NAME)
      expect(name).toBe(name.toLowerCase())
    }
    for (const text of [node.description ?? '', node.description_localizations?.['de'] ?? '']) expect(text.length).toSatisfy((length: number) => length >= 1 && length <= 100)
    const { options = [], choices = [] } = node
    expect(Math.max(options.length, choices.length)).toBeLessThanOrEqual(25)
    for (const names of [options.map(({ name }) => name), options.map((option) => option.name_localizations?.['de'])]) expect(new Set(names).size).toBe(names.length)
    for (const text of choices.flatMap((choice) => [choice.name, choice.value, choice.name_localizations?.['de'] ?? ''])) expect(text.length).toSatisfy((length: number) => length >= 1 && length <= 100)
    const required = options.map((option) => option.required === true)
    expect(required).toEqual(required.toSorted((a, b) => Number(b) - Number(a)))
    expect(node.autocomplete && choices.length > 0).toBeFalsy()
  })

  test('take no more than 8,000 characters each, in either language', () => {
    for (const command of slash) {
      const length = allNodes([command]).reduce((sum, node) => sum + Math.max(node.name.length + (node.description ?? '').length, (node.name_localizations?.['de'] ?? '').length + (node.description_localizations?.['de'] ?? '').length) + (node.choices ?? []).reduce((all, { name, value }) => all + name.length + value.length, 0), 0)
      expect(length).toBeLessThanOrEqual(8000)
    }
    expect(slash.length).toBeLessThanOrEqual(100)
  })

  test('are all there with all their options and choices, in both languages', () => {
    const expectSame = (command: Command, node: Node | undefined) => {
      expect(node).toMatchObject({ name: command.name.en, name_localizations: { de: command.name.de }, description: command.description.en, description_localizations: { de: command.description.de } })
      for (const one of command.subcommands ?? []) expectSame(one, named(node?.options, one.name.en))
      const options = Object.values(command.options).filter(({ name }) => name.en !== 'form')
      expect((node?.options ?? []).filter(({ type }) => type === 3)).toHaveLength(options.length)
      for (const option of options) {
        const own = named(node?.options, option.name.en)
        expect(own).toMatchObject({ type: 3, required: option.required, name_localizations: { de: option.name.de }, description: option.description.en, description_localizations: { de: option.description.de } })
        expect(own?.choices).toEqual(option.choices?.map(({ name, value }) => ({ name: name.en, value, name_localizations: { de: name.de } })))
        expect(own?.autocomplete).toBe(option.suggest && !option.choices ? true : undefined)
      }
    }
    expect(slash).toHaveLength(commands.length)
    for (const command of commands) expectSame(command, named(slash, command.name.en))
  })

  test('hide what moderators do, show it in no conversation of others, and have its groups', () => {
    const mod = named(slash, 'mod')
    expect(mod).toMatchObject({ default_member_permissions: '8192', contexts: [0, 1], integration_types: [0] })
    expect(slash.filter(({ default_member_permissions: hidden }) => hidden !== undefined)).toEqual([mod])
    expect(named(mod?.options, 'edit')).toMatchObject({ type: 1, options: [{ name: 'record', required: true }] })
    expect(named(mod?.options, 'role')).toMatchObject({ type: 2, options: [{ name: 'grant', type: 1 }, { name: 'revoke', type: 1 }, { name: 'list', type: 1 }] })
  })

  test('offer a private answer to every reader, in every place', () => {
    for (const command of slash.filter(({ name }) => name !== 'mod')) {
      expect(command).toMatchObject({ contexts: [0, 1, 2], integration_types: [0, 1] })
      // A suggestion is between its author and the moderators anyway.
      if (command.name !== 'suggest') expect(command.options?.at(-1)).toMatchObject({ type: 5, name: PRIVATE, name_localizations: { de: 'privat' }, required: false })
    }
  })

  test('have one in the menu of a message', () => {
    expect(defined.filter(({ type }) => type !== 1)).toEqual([{ type: 3, name: CHECK, name_localizations: { de: 'Mit dem Dossier abgleichen' }, contexts: [0, 1, 2], integration_types: [0, 1] }])
    for (const name of [CHECK, 'Mit dem Dossier abgleichen']) expect(name.length).toBeLessThanOrEqual(32)
  })

  test('complete what has suggestions', () => {
    const [ship] = commandsOf(fakeCommands.filter(({ name }) => name.en === 'ship')) as readonly Node[]
    expect(named(ship?.options, 'name')).toMatchObject({ autocomplete: true })
  })
})

describe('what Discord has', () => {
  const wanted = commandsOf(commands)
  /** The commands as Discord gives them back. */
  const given = (inServer = false): Node[] =>
    (JSON.parse(JSON.stringify(wanted)) as Node[]).map((command, at) => ({
      ...command,
      id: String(at),
      application_id: '1',
      version: '2',
      dm_permission: true,
      nsfw: false,
      description: command.description ?? '',
      description_localizations: command.description_localizations ?? null,
      default_member_permissions: command.default_member_permissions ?? null,
      name_localized: 'x',
      ...(inServer && { guild_id: '9', contexts: null, integration_types: null }),
    }) as unknown as Node)
  const withoutFalse = (nodes: readonly Node[]): Node[] => nodes.map(({ required, options, ...node }) => ({ ...node, ...(required && { required }), ...(options && options.length > 0 && { options: withoutFalse(options) }) }))
  const changed = (change: (node: Node) => object, name: string) => given().map((node) => (node.name === name ? { ...node, ...change(node) } : node))

  test.each([
    ['as it was told', given()],
    ['in another order', given().toReversed()],
    ['without what is not so', withoutFalse(given())],
    ['in one server', given(true)],
    ['with a place listed first', changed(({ contexts = [] }) => ({ contexts: contexts.toReversed() }), 'ship')],
  ])('is the same %s', (_name, registered) => {
    expect(sameCommands(registered, wanted)).toBe(true)
  })

  test.each([
    ['nothing', []],
    ['one less', given().slice(1)],
    ['one more', [...given(), { type: 1, name: 'old', description: 'x' }]],
    ['another description', changed(() => ({ description: 'x' }), 'ship')],
    ['no German name', changed(() => ({ name_localizations: null }), 'ship')],
    ['a name in one more language', changed(({ name_localizations: names }) => ({ name_localizations: { ...names, fr: 'navire' } }), 'ship')],
    ['another German description', changed(() => ({ description_localizations: { de: 'x' } }), 'ship')],
    ['other places', changed(() => ({ contexts: [0] }), 'ship')],
    ['another permission', changed(() => ({ default_member_permissions: null }), 'mod')],
    ['another type', changed(() => ({ type: 2 }), CHECK)],
    ['an option less', changed(({ options = [] }) => ({ options: options.slice(1) }), 'timeline')],
    ['options in another order', changed(({ options = [] }) => ({ options: options.toReversed() }), 'timeline')],
    ['an option that must be given', changed(({ options = [] }) => ({ options: options.map((option) => ({ ...option, required: true })) }), 'timeline')],
    ['completion', changed(({ options = [] }) => ({ options: options.map((option) => ({ ...option, autocomplete: !option.autocomplete })) }), 'ship')],
    ['another choice', changed(({ options = [] }) => ({ options: options.map((option) => ({ ...option, choices: option.choices?.slice(1) })) }), 'language')],
    ['another subcommand', changed(({ options = [] }) => ({ options: options.map((option) => ({ ...option, description: 'x' })) }), 'mod')],
  ])('differs with %s', (_name, registered) => {
    expect(sameCommands(registered, wanted)).toBe(false)
  })
})

test.each([
  [['ship'], [{ name: 'name', value: 'angara' }], { command: 'ship', args: { name: 'angara' } }],
  [['mod', 'role', 'grant'], [{ name: 'identity', value: 'discord:1' }, { name: 'role', value: 'moderator' }], { command: 'mod role grant', args: { identity: 'discord:1', role: 'moderator' } }],
  [['gaps'], [{ name: PRIVATE, value: true }], { command: 'gaps', args: {} }],
  [['remark'], [{ name: 'record', value: 'f1' }, { name: 'reason', value: 7 }], { command: 'remark', args: { record: 'f1', reason: '7' } }],
  [['gone'], [{ name: 'x', value: 'y' }], { command: 'gone', args: {} }],
])('the slash command %j is an invocation', (path, typed, invocation) => {
  expect(invocationLine([...commands, ...fakeCommands.filter(({ name }) => name.en === 'remark')], path, typed)).toEqual(invocation)
})
