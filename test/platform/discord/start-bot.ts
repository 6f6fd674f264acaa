import type { Bot, ProcessOptions } from '../start-process.ts'
import { startProcess } from '../start-process.ts'
import type { FakeDiscord } from './discord.ts'

export type { Bot } from '../start-process.ts'

/** Starts the bot as a process of its own that knows this Discord alone, and waits until it has come to its gateway. */
export function startBot({ discord, env, ...options }: ProcessOptions & { readonly discord: FakeDiscord }): Promise<Bot> {
  const before = discord.identifies.length
  const connected = async (): Promise<void> => {
    await discord.identified(before + 1)
    await discord.ready()
  }
  return startProcess(connected, { ...options, env: { DISCORD_TOKEN: discord.token, DISCORD_API: discord.api, ...env } })
}
