import type { Client, RESTGetAPIApplicationCommandsResult } from 'discord.js'
import { Routes } from 'discord.js'
import type { Command } from '../../command/command.ts'
import { commandsOf, sameCommands } from './define-commands.ts'

/** Tells Discord of the commands where it has others: in these servers at once, or everywhere. */
export async function registerCommands(client: Client<true>, commands: readonly Command[], guilds: readonly string[]): Promise<void> {
  const { id } = client.application
  const wanted = commandsOf(commands)
  const routes = guilds.length > 0 ? guilds.map((guild) => Routes.applicationGuildCommands(id, guild)) : [Routes.applicationCommands(id)]
  for (const route of routes) {
    const registered = (await client.rest.get(route, { query: new URLSearchParams({ with_localizations: 'true' }) })) as RESTGetAPIApplicationCommandsResult
    if (!sameCommands(registered, wanted)) await client.rest.put(route, { body: wanted })
  }
}
