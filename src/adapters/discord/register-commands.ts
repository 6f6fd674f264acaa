import type { Client, RESTGetAPIApplicationCommandsResult } from 'discord.js'
import { DiscordAPIError, Routes } from 'discord.js'
import type { Command } from '../../command/command.ts'
import type { Log } from '../../command/dispatch.ts'
import { commandsOf, sameCommands } from './define-commands.ts'
import { described, persist } from './retry.ts'

type Registration = {
  readonly commands: readonly Command[]
  /** Servers in which the commands appear at once; none: everywhere. */
  readonly guilds: readonly string[]
  readonly log: Log
  /** Ends the attempts. */
  readonly ended: AbortSignal
}

/** Tells Discord of the commands where it has others. It tries until Discord takes them, or refuses: a server that the bot is not in, say. */
export async function registerCommands(client: Client<true>, { commands, guilds, log, ended }: Registration): Promise<void> {
  const { id } = client.application
  const wanted = commandsOf(commands)
  const register = async (route: `/${string}`): Promise<true> => {
    const registered = (await client.rest.get(route, { query: new URLSearchParams({ with_localizations: 'true' }) })) as RESTGetAPIApplicationCommandsResult
    if (!sameCommands(registered, wanted)) await client.rest.put(route, { body: wanted })
    return true
  }
  const routes = guilds.length > 0 ? guilds.map((guild) => Routes.applicationGuildCommands(id, guild)) : [Routes.applicationCommands(id)]
  for (const route of routes) {
    const attempt = () => register(route).catch((error: unknown) => {
      log.error({ route, error: described(error) }, 'The commands are not registered')
      if (!(error instanceof DiscordAPIError)) throw error
      return true
    })
    await persist(attempt, ended, () => {})
  }
}
