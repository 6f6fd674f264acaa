import { commandListProblems, commandProblems } from './command-limits.ts'
import { keptCommand, withoutLocalizations } from './payloads.ts'
import type { Call, Reply, Route } from './route.ts'
import { done, nothing, refused } from './route.ts'
import type { Command, CommandBody, Json } from './shapes.ts'

const one = (body: unknown) => commandProblems(body as CommandBody)
const list = (body: unknown) => commandListProblems(body as readonly CommandBody[])

/** Application commands, global and of guilds. */
export const commandRoutes: readonly Route[] = ['/applications/:application/commands', '/applications/:application/guilds/:guild/commands'].flatMap((path): Route[] => [
  { method: 'GET', path, run: inScope((call, commands) => done(shown(call, commands))) },
  { method: 'PUT', path, problems: list, run: inScope(setAll) },
  { method: 'POST', path, problems: one, run: inScope(upsert) },
  { method: 'GET', path: `${path}/:command`, run: inScope((call, commands) => (found(call, commands) ? done(shown(call, found(call, commands))) : unknown())) },
  { method: 'PATCH', path: `${path}/:command`, run: inScope(change) },
  { method: 'DELETE', path: `${path}/:command`, run: inScope(remove) },
])

type InScope = (call: Call, commands: readonly Command[]) => Reply

function inScope(run: InScope): Route['run'] {
  return (call) => {
    const { guild = '', application } = call.params
    if (application !== call.world.application.id) return refused(403, 20_012, 'You are not authorized to perform this action on this application')
    if (guild && !call.world.guilds.has(guild)) return refused(403, 50_001, 'Missing Access')
    return run(call, call.world.commands.get(guild) ?? [])
  }
}

const unknown = (): Reply => refused(404, 10_063, 'Unknown application command')
const found = ({ params }: Call, commands: readonly Command[]): Command | undefined => commands.find(({ id }) => id === params['command'])
const shown = ({ query }: Call, commands: unknown): unknown => (query.get('with_localizations') === 'true' ? commands : withoutLocalizations(commands))
const isSame = (a: CommandBody, b: CommandBody): boolean => a.name === b.name && (a.type ?? 1) === (b.type ?? 1)

function keep({ world, params }: Call, commands: Command[]): void {
  world.commands.set(params['guild'] ?? '', commands)
  world.events.emit('commands')
}

/** A command keeps its id where one of its name and type was there before. */
const made = ({ world, params }: Call, body: CommandBody, before: readonly Command[]): Command =>
  keptCommand(world, body, before.find((old) => isSame(old, body))?.id ?? world.newId(), params['guild'])

function setAll(call: Call, before: readonly Command[]): Reply {
  const commands = (call.body as readonly CommandBody[]).map((body) => made(call, body, before))
  keep(call, commands)
  return done(commands)
}

function upsert(call: Call, before: readonly Command[]): Reply {
  const body = call.body as CommandBody
  const command = made(call, body, before)
  const isNew = !before.some((old) => isSame(old, body))
  keep(call, [...before.filter((old) => !isSame(old, body)), command])
  return done(command, isNew ? 201 : 200)
}

function change(call: Call, before: readonly Command[]): Reply {
  const old = found(call, before)
  if (!old) return unknown()
  const command = keptCommand(call.world, { ...old, ...(call.body as Json) }, old.id, call.params['guild'])
  for (const problem of commandProblems(command)) call.note(problem)
  keep(call, before.map((one) => (one === old ? command : one)))
  return done(command)
}

function remove(call: Call, before: readonly Command[]): Reply {
  const old = found(call, before)
  if (!old) return unknown()
  keep(call, before.filter((one) => one !== old))
  return nothing
}
