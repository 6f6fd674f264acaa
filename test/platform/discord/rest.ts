import type { IncomingMessage, ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { commandRoutes } from './command-routes.ts'
import type { Fault, Faults } from './faults.ts'
import { messageRoutes } from './message-routes.ts'
import type { BodyCheck } from './openapi.ts'
import { responseRoutes } from './response-routes.ts'
import type { Reply, Route } from './route.ts'
import { done, refused } from './route.ts'
import type { Problem, Recorded } from './shapes.ts'
import type { World } from './world.ts'

export type Rest = { readonly requests: readonly Recorded[]; readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void> }
type Setup = { readonly world: World; readonly faults: Faults; readonly bodyCheck: BodyCheck | undefined; readonly gatewayUrl: () => string; readonly shards: number }
type Asked = { readonly method: string; readonly path: string; readonly query: URLSearchParams; readonly body: unknown; readonly authorization: string | undefined }

const BASE = '/api/v10'

/** The REST side: records, checks and does what is asked. */
export function makeRest(setup: Setup): Rest {
  const { world, faults } = setup
  const routes = [...gatewayRoutes(setup), ...messageRoutes, ...commandRoutes, ...responseRoutes].map((route) => ({ route, pattern: patternOf(route.path) }))
  const requests: Recorded[] = []

  const perform = (asked: Asked): Reply => {
    const { method, path, query, body } = asked
    for (const { route, pattern } of routes) {
      const match = route.method === method ? pattern.exec(path) : null
      if (!match) continue
      if (!route.open && asked.authorization !== `Bot ${world.token}`) return refused(401, 0, '401: Unauthorized')
      const note = (problem: Problem) => void world.violations.push({ ...problem, request: `${method} ${path}` })
      const problems = [...(setup.bodyCheck?.(method, path, body) ?? []), ...limitProblems(route, body)]
      problems.forEach(note)
      // A message that may mention somebody breaks our promise, which is nothing to Discord.
      const broken = problems.filter(({ rule }) => rule !== 'mentions').map(({ where, what }) => `${where}: ${what}`)
      return broken.length > 0 ? refused(400, 50_035, `Invalid Form Body\n${broken.join('\n')}`) : route.run({ world, params: match.groups ?? {}, query, body, note })
    }
    return refused(404, 0, '404: Not Found')
  }

  const handle: Rest['handle'] = async (request, response) => {
    const at = world.now()
    const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://localhost')
    const asked: Asked = { method: request.method ?? 'GET', path: decodeURIComponent(pathname).replace(BASE, ''), query, body: await bodyOf(request), authorization: request.headers.authorization }
    const { method, path, body } = asked
    const fault = await faults.next(method, path)
    const reply = fault?.drop === 'before' ? undefined : fault?.status ? failure(fault.status, fault) : pathname.startsWith(BASE) ? perform(asked) : refused(404, 0, '404: Not Found')
    const dropped = fault?.drop !== undefined || reply === undefined
    requests.push({ method, path, query: query.toString(), body, at, status: dropped ? 'dropped' : reply.status })
    world.events.emit('request')
    if (dropped) return void request.socket.destroy()
    response.writeHead(reply.status, { ...(reply.body !== undefined && { 'content-type': 'application/json' }), ...(fault?.status === 429 && limitHeaders(fault)) })
    response.end(reply.body === undefined ? undefined : JSON.stringify(reply.body))
  }
  return { requests, handle }
}

const gatewayRoutes = ({ gatewayUrl, shards }: Setup): Route[] => [
  { method: 'GET', path: '/gateway', open: true, run: () => done({ url: gatewayUrl() }) },
  { method: 'GET', path: '/gateway/bot', run: () => done({ url: gatewayUrl(), shards, session_start_limit: { total: 1000, remaining: 1000, reset_after: 86_400_000, max_concurrency: 16 } }) },
]

const patternOf = (path: string): RegExp => new RegExp(`^${path.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}$`)

/** The limits are read from bodies of the right shape only; others have been found by then, where the specification is at hand. */
function limitProblems({ problems }: Route, body: unknown): Problem[] {
  try {
    return problems?.(body) ?? []
  } catch (error) {
    return [{ rule: 'schema', where: 'body', what: `is of a shape that cannot be read: ${String(error)}` }]
  }
}

const limitHeaders = ({ retryAfter = 0.1, global = false }: Fault): Record<string, string> => ({
  'retry-after': String(retryAfter),
  via: '1.1 google',
  ...(global ? { 'x-ratelimit-global': 'true', 'x-ratelimit-scope': 'global' } : { 'x-ratelimit-limit': '5', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset-after': String(retryAfter), 'x-ratelimit-scope': 'user' }),
})

const failure = (status: number, { retryAfter = 0.1, global = false }: Fault): Reply =>
  status === 429 ? { status, body: { message: 'You are being rate limited.', retry_after: retryAfter, global } } : refused(status, 0, `${status}: that was ordered by a test`)

/** The body as JSON; of a form with files that part which describes the message. */
async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const bytes = await buffer(request)
  if (bytes.length === 0) return undefined
  const type = request.headers['content-type'] ?? ''
  if (!type.startsWith('multipart/')) return JSON.parse(bytes.toString('utf8')) as unknown
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData()
  const described = form.get('payload_json')
  return JSON.parse(typeof described === 'string' ? described : '{}') as unknown
}
