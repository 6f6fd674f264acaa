import { messageProblems } from './message-limits.ts'
import { edit, post, postOriginal, touched } from './messages.ts'
import { messagePayload } from './payloads.ts'
import { choiceProblems, modalProblems } from './reply-limits.ts'
import type { Call, Reply, Route } from './route.ts'
import { done, nothing, refused } from './route.ts'
import type { Choice, Json, MessageBody, ModalBody, Problem, Sent } from './shapes.ts'
import { EPHEMERAL } from './shapes.ts'
import type { Interaction, InteractionType, World } from './world.ts'

const MESSAGE = 4
const DEFERRED = 5
const DEFERRED_UPDATE = 6
const UPDATE = 7
const CHOICES = 8
const MODAL = 9
type Callback = { readonly type: number; readonly data?: Json }

const HOOK = '/webhooks/:application/:token'

/** The answers to interactions: the first, its edits, and what follows it. */
export const responseRoutes: readonly Route[] = [
  { method: 'POST', path: '/interactions/:id/:token/callback', open: true, problems: (body) => callbackProblems(body as Callback), run: respond },
  { method: 'POST', path: HOOK, open: true, problems: (body) => messageProblems(body as MessageBody), run: answered(followUp) },
  { method: 'GET', path: `${HOOK}/messages/:message`, open: true, run: answered(ofMessage(({ world }, sent) => done(messagePayload(world, sent)))) },
  { method: 'PATCH', path: `${HOOK}/messages/:message`, open: true, problems: (body) => messageProblems(body as MessageBody, { edit: true }), run: answered(change) },
  { method: 'DELETE', path: `${HOOK}/messages/:message`, open: true, run: answered(ofMessage(({ world }, sent) => (world.messages.delete(sent.id), nothing))) },
]

function callbackProblems({ type, data = {} }: Callback): Problem[] {
  if (type === MESSAGE) return messageProblems(data)
  if (type === UPDATE) return messageProblems(data, { edit: true })
  if (type === CHOICES) return choiceProblems((data['choices'] ?? []) as readonly Choice[])
  if (type === MODAL) return modalProblems(data as ModalBody)
  return []
}

/** The answers that each type of interaction allows; those that change a message need one. */
const ALLOWED: Readonly<Record<InteractionType, readonly number[]>> = {
  2: [MESSAGE, DEFERRED, MODAL],
  3: [MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, MODAL],
  4: [CHOICES],
  5: [MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE],
}
const UPDATES = [DEFERRED_UPDATE, UPDATE]

function respond({ world, params, query, body, note }: Call): Reply {
  const interaction = world.interactions.get(params['token'] ?? '')
  if (!interaction || interaction.id !== params['id']) return refused(404, 10_062, 'Unknown interaction')
  const { type: callbackType, data = {} } = body as Callback
  const where = `interaction of type ${interaction.type}`
  if (interaction.firstType !== undefined) {
    note({ rule: 'twice', where, what: `is answered with ${callbackType} after ${interaction.firstType}` })
    return refused(400, 40_060, 'Interaction has already been acknowledged.')
  }
  const took = world.now() - interaction.at
  if (took > interaction.firstWithinMs) {
    note({ rule: 'late', where, what: `is first answered after ${Math.round(took)} ms` })
    return refused(404, 10_062, 'Unknown interaction')
  }
  if (!ALLOWED[interaction.type].includes(callbackType) || (UPDATES.includes(callbackType) && !interaction.message)) {
    note({ rule: 'order', where, what: `cannot be answered with ${callbackType}` })
    return refused(400, 50_035, 'Invalid Form Body')
  }
  interaction.firstType = callbackType
  interaction.firstAt = world.now()
  const message = take(world, interaction, callbackType, data)
  touched(world, interaction)
  return query.get('with_response') === 'true' ? done(callbackPayload(world, interaction, callbackType, message)) : nothing
}

/** Does what a callback says. Returns the message that it made or changed. */
function take(world: World, interaction: Interaction, type: number, data: Json): Sent | undefined {
  const original = interaction.message
  if (type === MODAL) interaction.modal = data as ModalBody
  if (type === CHOICES) interaction.choices = (data['choices'] ?? []) as readonly Choice[]
  if (UPDATES.includes(type) && original) interaction.original = original.id
  interaction.loading = type === DEFERRED || type === DEFERRED_UPDATE
  interaction.ephemeral = (Number(data['flags'] ?? 0) & EPHEMERAL) !== 0
  if (type === MESSAGE) return postOriginal(world, interaction, data)
  return type === UPDATE && original ? edit(world, original, data) : undefined
}

const callbackPayload = (world: World, { id, type, ephemeral, loading }: Interaction, callbackType: number, message: Sent | undefined): Json => ({
  interaction: { id, type, response_message_id: message?.id ?? null, response_message_loading: loading, response_message_ephemeral: ephemeral },
  resource: { type: callbackType, ...(message && { message: messagePayload(world, message) }) },
})

type OfInteraction = (call: Call, interaction: Interaction) => Reply

/** A way that is open only once an interaction has its first answer, and until its token ends. */
function answered(run: OfInteraction): Route['run'] {
  return (call) => {
    const { world, params, note } = call
    const interaction = world.interactions.get(params['token'] ?? '')
    if (!interaction || params['application'] !== world.application.id) return refused(404, 10_015, 'Unknown Webhook')
    if (interaction.firstType === undefined) {
      note({ rule: 'order', where: 'webhook', what: 'is used before the interaction is answered' })
      return refused(404, 10_015, 'Unknown Webhook')
    }
    if (world.now() - interaction.at > interaction.allWithinMs) {
      note({ rule: 'token', where: 'webhook', what: 'is used after its token has ended' })
      return refused(401, 50_027, 'Invalid Webhook Token')
    }
    return run(call, interaction)
  }
}

/** After a deferral the first message that follows takes the place of "thinking…". */
function followUp({ world, body }: Call, interaction: Interaction): Reply {
  const message = body as MessageBody
  if (interaction.loading && interaction.firstType === DEFERRED) {
    const sent = postOriginal(world, interaction, message)
    touched(world, interaction)
    return done(messagePayload(world, sent))
  }
  const sent = post(world, interaction.place.channel.id, message)
  interaction.followUps.push(sent.id)
  interaction.loading = false
  touched(world, interaction)
  return done(messagePayload(world, sent))
}

function change(call: Call, interaction: Interaction): Reply {
  const { world, params, body } = call
  const isOriginal = params['message'] === '@original'
  if (isOriginal && interaction.loading && interaction.firstType === DEFERRED) {
    const sent = postOriginal(world, interaction, body as MessageBody)
    touched(world, interaction)
    return done(messagePayload(world, sent))
  }
  return ofMessage((_call, sent) => {
    if (isOriginal) interaction.loading = false
    const changed = edit(world, sent, body as MessageBody)
    touched(world, interaction)
    return done(messagePayload(world, changed))
  })(call, interaction)
}

/** Of the message that the path names, which must be the interaction's own. */
function ofMessage(run: (call: Call, sent: Sent) => Reply): OfInteraction {
  return (call, { original, followUps }) => {
    const named = call.params['message'] ?? ''
    const id = named === '@original' ? original : [original, ...followUps].find((one) => one === named)
    const sent = call.world.messages.get(id ?? '')
    return sent ? run(call, sent) : refused(404, 10_008, 'Unknown Message')
  }
}
