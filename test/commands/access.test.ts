import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commands } from '../../commands/index.ts'
import type { Actor, Command } from '../../src/command/command.ts'
import { dispatch, dispatchLine } from '../../src/command/dispatch.ts'
import type { Fact } from '../../src/facts/record.ts'
import { isAtLeast } from '../../src/facts/role.ts'
import { keptLog } from '../command/fakes.ts'
import { realDesk } from '../real-desk.ts'

/** Every command of the moderators, without the groups that only list them. */
const leaves = (all: readonly Command[]): Command[] => all.flatMap((command) => (command.subcommands ? leaves(command.subcommands) : [command]))
const guarded = leaves(commands).filter(({ role }) => role !== 'reader')

const opened = await realDesk()
const { desk, ledger, context } = opened
const admin = { id: 'test:admin' }
const contributor: Actor = { id: 'test:contributor' }
await desk.grant(contributor.id, 'contributor', admin)
await desk.grant('test:friend', 'contributor', admin)

const record = desk.base().entries.get('f28')?.record as Fact
const edited = { ...record, text: { ...record.text, en: 'Somebody else wrote this.' } }
// Something for them to press on: an admin's draft, somebody's proposal in review, a suggestion.
await desk.propose({ do: 'edit', id: 'f28', version: 1, record: edited }, admin)
await desk.propose({ do: 'edit', id: 'f28', version: 1, record: edited }, { id: 'test:friend' })
await desk.confirm('p02', { id: 'test:friend' })
await desk.propose({ do: 'suggest', text: 'Look at this' }, { id: 'test:somebody' })

const below: Readonly<Record<string, readonly Actor[]>> = {
  contributor: [{ id: 'test:reader' }, { id: 'test:stranger', groups: ['discord-role:1'] }, { ...contributor, anonymous: true }, { id: 'TEST:ADMIN' }, { id: 'test:admin ' }],
  moderator: [contributor],
  admin: [contributor],
}
/** Everybody who must not call a command of that role. */
const barred = ({ role }: Command): readonly Actor[] => [...(below['contributor'] ?? []), ...(role === 'contributor' ? [] : (below['moderator'] ?? [])), { ...admin, anonymous: true }]

const word = fc.oneof(
  fc.constantFrom('f28', 'f28@1', 'f28@2', 'f99', 'ship-maia@1', 'p01', 'p02', 'p03', 'p99', 'fact', 'gap', 'test:reader', 'discord:1', 'admin', 'moderator', '2026-11-22'),
  fc.constantFrom('Text (English): Mine.', 'text.en: Mine.\nCertainty: likely', '" or 1=1 --', '@everyone', '<b>', 'a reason'),
  fc.string({ maxLength: 20 }),
)

const written = async (): Promise<readonly string[]> => {
  const all = await ledger.since(0)
  return all.outcome === 'read' ? all.value.map(({ kind, id, version }) => `${kind} ${id}@${version}`) : []
}

describe('none of 500 attempts gets through', () => {
  test.each(guarded.map((command) => [command.path.en, command] as const))('at /%s', async (path, command) => {
    const before = await written()
    let attempts = 0
    const attempt = fc.record({ actor: fc.constantFrom(...barred(command)), words: fc.array(word, { maxLength: 4 }), typed: fc.boolean(), request: fc.option(fc.constantFrom('r1', 'r2')) })
    await fc.assert(
      fc.asyncProperty(attempt, async ({ actor, words, typed, request }) => {
        attempts++
        const call = context(actor.id, { actor, ...(request && { request }) })
        const args = Object.fromEntries(Object.keys(command.options).map((key, at) => [key, words[at] ?? 'f28@1']))
        const message = await (typed ? dispatchLine(`/${path} ${words.join(' ')}`, call, { log: keptLog() }) : dispatch({ command: path, args }, call, { log: keptLog() }))
        expect([message.kind, isAtLeast(desk.roleOf(actor), command.role)]).toEqual(['refused', false])
      }),
      { numRuns: 500 },
    )
    expect(attempts).toBeGreaterThanOrEqual(500)
    expect(await written()).toEqual(before)
  })
})

test('a contributor can write proposals, but no record and no role', async () => {
  const own = guarded.filter(({ role }) => role === 'contributor')
  const attempt = fc.record({ command: fc.constantFrom(...own), words: fc.array(word, { minLength: 1, maxLength: 3 }) })
  const before = await written()
  await fc.assert(
    fc.asyncProperty(attempt, async ({ command, words }) => {
      await dispatchLine(`/${command.path.en} ${words.join(' ')}`, context(contributor.id), { log: keptLog() })
    }),
    { numRuns: 500 },
  )
  const added = (await written()).slice(before.length)
  expect(added.filter((line) => !line.startsWith('proposal '))).toEqual([])
  expect(desk.proposals('done')).toEqual([])
})
