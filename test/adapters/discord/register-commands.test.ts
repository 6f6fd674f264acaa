import type { Client } from 'discord.js'
import { DiscordAPIError } from 'discord.js'
import { describe, expect, test } from 'vitest'
import { commandsOf } from '../../../src/adapters/discord/define-commands.ts'
import { registerCommands } from '../../../src/adapters/discord/register-commands.ts'
import { nextWait } from '../../../src/adapters/discord/retry.ts'
import { fakeCommands, keptLog } from '../../command/fakes.ts'

const refusal = new DiscordAPIError({ code: 50_001, message: 'Missing Access' }, 50_001, 403, 'GET', '/', {})

/** A client whose REST has these commands on each route, or refuses it; and the routes that were written to. */
function fakeClient(has: (route: string) => unknown) {
  const written: string[] = []
  const get = async (route: string): Promise<unknown> => {
    const found = has(route)
    if (found instanceof Error) throw found
    return found
  }
  const put = async (route: string): Promise<void> => void written.push(route)
  return { written, client: { application: { id: '7' }, rest: { get, put } } as unknown as Client<true> }
}
const register = async (has: (route: string) => unknown, guilds: readonly string[]) => {
  const { client, written } = fakeClient(has)
  const log = keptLog()
  await registerCommands(client, { commands: fakeCommands, guilds, log, ended: new AbortController().signal })
  return { written, log }
}

describe('commands are registered', () => {
  test.each([
    ['everywhere, where there are none', [], [], ['/applications/7/commands']],
    ['not where they are already', [], commandsOf(fakeCommands), []],
    ['in each of these servers', ['11', '12'], [], ['/applications/7/guilds/11/commands', '/applications/7/guilds/12/commands']],
  ])('%s', async (_where, guilds, known, written) => {
    expect(await register(() => known, guilds)).toMatchObject({ written, log: { entries: [] } })
  })

  test('in the other servers though one refuses, which is logged', async () => {
    const { written, log } = await register((route) => (route.includes('/11/') ? refusal : []), ['11', '12'])
    expect(written).toEqual(['/applications/7/guilds/12/commands'])
    expect(log.entries).toEqual([{ route: '/applications/7/guilds/11/commands', error: 'DiscordAPIError[50001]: Missing Access', text: 'The commands are not registered' }])
  })
})

test('each attempt waits twice as long as the one before, up to a minute', () => {
  const waits = Array.from({ length: 8 }).reduce<number[]>((all) => [...all, nextWait(all.at(-1) ?? 0)], [])
  expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000])
})
