import { callbackProblems, inlineProblems } from './query-limits.ts'
import type { Call, Methods, Reply } from './method.ts'
import { badRequest, done } from './method.ts'
import type { CallbackAnswer, InlineAnswer } from './shapes.ts'
import type { Query } from './world.ts'

const TOO_OLD = 'query is too old and response timeout expired or query ID is invalid'

/** The answers to pressed buttons and inline queries. */
export const queryMethods: Methods = {
  answerCallbackQuery: {
    problems: (params) => callbackProblems(params),
    run: (call) => answer(call, 'callback', call.params['callback_query_id'], (query) => void (query.callback = withoutId(call.params) as CallbackAnswer)),
  },
  answerInlineQuery: {
    problems: (params) => inlineProblems(params as unknown as InlineAnswer),
    run: (call) => answer(call, 'inline', call.params['inline_query_id'], (query) => void (query.inline = withoutId(call.params) as unknown as InlineAnswer)),
  },
}

const withoutId = ({ callback_query_id: _callback, inline_query_id: _inline, ...rest }: Call['params']): Call['params'] => rest

function answer({ world, method, note }: Call, kind: Query['kind'], id: unknown, keep: (query: Query) => void): Reply {
  const query = world.queries.get(String(id))
  if (query?.kind !== kind) return badRequest(TOO_OLD)
  const took = world.now() - query.at
  // Whoever got a query twice cannot know that it is answered.
  if (query.answeredAt !== undefined && !query.redelivered) note({ rule: 'twice', where: method, what: 'has answered that query already' })
  else if (took > query.withinMs) note({ rule: 'late', where: method, what: `comes after ${Math.round(took)} ms` })
  if (query.answeredAt !== undefined || took > query.withinMs) return badRequest(TOO_OLD)
  query.answeredAt = world.now()
  keep(query)
  return done(true)
}
