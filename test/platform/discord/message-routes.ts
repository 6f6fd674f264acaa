import { messageProblems } from './message-limits.ts'
import { edit, post } from './messages.ts'
import { channelPayload, guildPayload, messagePayload, userPayload } from './payloads.ts'
import type { Call, Reply, Route } from './route.ts'
import { done, nothing, refused } from './route.ts'
import type { MessageBody, Problem, Sent } from './shapes.ts'
import { EPHEMERAL } from './shapes.ts'
import { directChannel } from './world.ts'

const newMessage = (body: unknown): Problem[] => messageProblems(body as MessageBody)
const changedMessage = (body: unknown): Problem[] => messageProblems(body as MessageBody, { edit: true })

const applicationOf = ({ world }: Call): Reply => done({ ...world.application, description: '', icon: null, bot_public: true, bot_require_code_grant: false, verify_key: '', flags: 0, bot: userPayload(world.bot, true), owner: null, team: null })

/** The bot itself, channels and their messages. */
export const messageRoutes: readonly Route[] = [
  { method: 'GET', path: '/users/@me', run: ({ world }) => done(userPayload(world.bot, true)) },
  { method: 'GET', path: '/applications/@me', run: applicationOf },
  { method: 'GET', path: '/oauth2/applications/@me', run: applicationOf },
  { method: 'GET', path: '/users/:user', run: ({ params }) => done(userPayload({ id: params['user'] ?? '', name: 'somebody' })) },
  { method: 'GET', path: '/guilds/:guild', run: ({ world, params }) => orUnknown(world.guilds.get(params['guild'] ?? ''), (guild) => guildPayload(world, guild), 10_004, 'Unknown Guild') },
  { method: 'POST', path: '/users/@me/channels', run: ({ world, body }) => done(channelPayload(directChannel(world, (body as { recipient_id: string }).recipient_id))) },
  { method: 'GET', path: '/channels/:channel', run: ({ world, params }) => orUnknown(world.channels.get(params['channel'] ?? ''), channelPayload, 10_003, 'Unknown Channel') },
  { method: 'POST', path: '/channels/:channel/typing', run: () => nothing },
  { method: 'POST', path: '/channels/:channel/messages', problems: newMessage, run: create },
  { method: 'GET', path: '/channels/:channel/messages/:message', run: ofMessage(({ world }, sent) => done(messagePayload(world, sent))) },
  { method: 'PATCH', path: '/channels/:channel/messages/:message', problems: changedMessage, run: ofMessage(({ world, body }, sent) => done(messagePayload(world, edit(world, sent, body as MessageBody)))) },
  { method: 'DELETE', path: '/channels/:channel/messages/:message', run: ofMessage(({ world }, sent) => (world.messages.delete(sent.id), nothing)) },
]

const orUnknown = <T>(thing: T | undefined, show: (thing: T) => unknown, code: number, message: string): Reply => (thing ? done(show(thing)) : refused(404, code, message))

function create({ world, params, body, note }: Call): Reply {
  const { channel = '' } = params
  const message = body as MessageBody
  if (!world.channels.has(channel)) return refused(404, 10_003, 'Unknown Channel')
  if (((message.flags ?? 0) & EPHEMERAL) !== 0) note({ rule: 'order', where: 'flags', what: 'only the answer to an interaction can be ephemeral' })
  const sent = post(world, channel, message)
  world.events.emit(channel, sent)
  return done(messagePayload(world, sent))
}

function ofMessage(run: (call: Call, sent: Sent) => Reply): Route['run'] {
  return (call) => {
    const sent = call.world.messages.get(call.params['message'] ?? '')
    if (!sent || sent.channelId !== call.params['channel'] || sent.ephemeral) return refused(404, 10_008, 'Unknown Message')
    return run(call, sent)
  }
}
