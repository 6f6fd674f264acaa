import type { IncomingMessage, ServerResponse } from 'node:http'
import { chatMethods } from './chat-methods.ts'
import type { Fault, Faults } from './faults.ts'
import { messageMethods } from './message-methods.ts'
import type { Method, Methods, Reply } from './method.ts'
import { badRequest } from './method.ts'
import { profileMethods } from './profile-methods.ts'
import { queryMethods } from './query-methods.ts'
import type { Read } from './read-params.ts'
import { readParams } from './read-params.ts'
import type { Json, Problem, Recorded } from './shapes.ts'
import type { ParamsCheck } from './specification.ts'
import type { World } from './world.ts'
import { arrived, record, until } from './world.ts'

export type Rest = {
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  /** Carries out a call that did not come as a request of its own. */
  readonly perform: (method: string, params: Json) => Promise<Reply>
  /** Waits until somebody waits for updates, and cuts that connection. */
  readonly dropPolls: () => Promise<void>
}
type Setup = { readonly world: World; readonly faults: Faults; readonly paramsCheck: ParamsCheck | undefined; readonly methods: Methods }

const CALL = /^\/bot([^/]+)\/(?:test\/)?(\w+)$/
const FILE = /^\/file\/bot([^/]+)\/(.+)$/
const WITHIN_MS = 10_000
const UNAUTHORIZED: Reply = { status: 401, description: 'Unauthorized' }
const NOT_FOUND: Reply = { status: 404, description: 'Not Found' }

/** The HTTP side: records, checks and does what is asked. */
export function makeRest({ world, faults, paramsCheck, methods }: Setup): Rest {
  const all = new Map<string, readonly [string, Method]>(Object.entries({ ...chatMethods, ...messageMethods, ...queryMethods, ...profileMethods, ...methods }).map(([name, method]) => [name.toLowerCase(), [name, method]]))
  const polls = new Set<ServerResponse>()

  const perform = async (method: Method, name: string, { params, files }: Read, gone: AbortSignal): Promise<Reply> => {
    if (!params) return badRequest("can't parse JSON object")
    const note = (problem: Problem): void => void world.violations.push({ ...problem, method: name })
    const problems = [...(paramsCheck?.(name, params) ?? []), ...limitProblems(method, params, files)]
    problems.forEach(note)
    const [broken] = problems.filter(({ rule }) => rule !== 'unknown').toSorted((a, b) => Number(a.rule === 'schema') - Number(b.rule === 'schema'))
    return broken ? badRequest(broken.says ?? `${broken.where} ${broken.what}`) : method.run({ world, method: name, params, files, note, gone })
  }

  const handle: Rest['handle'] = async (request, response) => {
    const at = world.now()
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    const path = decodeURIComponent(pathname)
    const [, fileToken, filePath] = FILE.exec(path) ?? []
    if (filePath) return sendFile(response, fileToken === world.token ? filePath : undefined)
    const [, token, asked = ''] = CALL.exec(path) ?? []
    const read = await readParams(request, searchParams)
    const [name, method] = all.get(asked.toLowerCase()) ?? [asked, undefined]
    const gone = new AbortController()
    response.once('close', () => (gone.abort(), polls.delete(response)))
    if (name === 'getUpdates') {
      polls.add(response)
      arrived(world)
    }

    const fault = await faults.next(name, read.params?.['chat_id'], gone.signal)
    const reply = await replyTo(fault, token, name, method, () => perform(method as Method, name, read, gone.signal))
    const dropped = fault?.drop !== undefined || fault?.hang !== undefined || reply === undefined || response.destroyed
    record(world, { method: name, params: read.params ?? {}, files: read.files, at, status: dropped ? 'dropped' : reply.status, ...outcomeOf(reply) })
    if (dropped) return void request.socket.destroy()
    respond(response, reply, fault)
  }

  const replyTo = async (fault: Fault | undefined, token: string | undefined, name: string, method: Method | undefined, run: () => Promise<Reply>): Promise<Reply | undefined> => {
    if (fault?.drop === 'before' || fault?.hang) return undefined
    if (fault?.status) return failure(fault)
    if (token === undefined) return NOT_FOUND
    if (token !== world.token) return UNAUTHORIZED
    if (method) return run()
    world.violations.push({ rule: 'unknown', where: 'method', what: 'is none of this server', method: name })
    return NOT_FOUND
  }

  const sendFile = (response: ServerResponse, path: string | undefined): void => {
    const file = world.files.values().find((one) => one.path === path)
    if (file) response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(file.bytes)
    else respond(response, path === undefined ? UNAUTHORIZED : NOT_FOUND, undefined)
  }
  return {
    handle,
    perform: async (asked, params) => {
      const at = world.now()
      const [name, method] = all.get(asked.toLowerCase()) ?? [asked, undefined]
      const read = { params, files: new Map() }
      const reply = method ? await perform(method, name, read, new AbortController().signal) : NOT_FOUND
      record(world, { method: name, ...read, at, status: reply.status, ...outcomeOf(reply) })
      return reply
    },
    dropPolls: async () => {
      await until(world, ['arrival'], () => (polls.size > 0 ? true : undefined), WITHIN_MS)
      for (const response of polls) response.destroy()
    },
  }
}

const outcomeOf = ({ description, result }: Partial<Reply> = {}): Pick<Recorded, 'description' | 'result'> => ({ ...(description !== undefined && { description }), ...(result !== undefined && { result }) })

/** The limits are read from parameters of the right shape only; others have been found by then, where the specification is at hand. */
function limitProblems({ problems }: Method, params: Json, files: Read['files']): Problem[] {
  try {
    return problems?.(params, files) ?? []
  } catch (error) {
    return [{ rule: 'schema', where: 'parameters', what: `are of a shape that cannot be read: ${String(error)}` }]
  }
}

const REASONS = { 400: 'Bad Request: ', 401: 'Unauthorized', 403: 'Forbidden: ', 409: 'Conflict: ', 429: 'Too Many Requests: retry after ', 500: 'Internal Server Error', 502: 'Bad Gateway' } as const
const BAD_GATEWAY = '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n'

function failure({ status = 500, retryAfter = 1, description = '' }: Fault): Reply {
  return status === 429 ? { status, description: REASONS[429] + retryAfter, retryAfter } : { status, description: REASONS[status] + description }
}

function respond(response: ServerResponse, { status, result, description, retryAfter }: Reply, fault: Fault | undefined): void {
  if (fault?.status === 502) return void response.writeHead(502, { 'content-type': 'text/html' }).end(BAD_GATEWAY)
  const body = status === 200 ? { ok: true, result } : { ok: false, error_code: status, description, ...(retryAfter !== undefined && { parameters: { retry_after: retryAfter } }) }
  const text = JSON.stringify(body)
  response.writeHead(status, { 'content-type': 'application/json', ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }) })
  response.end(fault?.garbled ? text.slice(0, text.length / 2) : text)
}
