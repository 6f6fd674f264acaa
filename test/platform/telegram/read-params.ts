import type { IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { Json, Upload } from './shapes.ts'

/** `params` is undefined where the body cannot be read. */
export type Read = { readonly params: Json | undefined; readonly files: ReadonlyMap<string, Upload> }

/** What is sent as JSON, a number or a boolean, also where it comes in a form, which has but texts. */
const NOT_TEXTS = new Set([
  'message_id', 'message_thread_id', 'user_id', 'offset', 'limit', 'timeout', 'cache_time', 'max_connections',
  'show_alert', 'is_personal', 'drop_pending_updates', 'disable_notification', 'protect_content', 'disable_content_type_detection',
  'entities', 'caption_entities', 'reply_markup', 'reply_parameters', 'link_preview_options', 'results', 'button', 'commands', 'scope', 'allowed_updates',
])

/** The parameters of a call, from its address and from its body in any of the four ways, and the files that came with them. */
export async function readParams(request: IncomingMessage, query: URLSearchParams): Promise<Read> {
  const bytes = new Uint8Array(await buffer(request))
  const type = request.headers['content-type'] ?? ''
  const none = new Map<string, Upload>()
  const asked = fromTexts(query)
  if (bytes.length === 0) return { params: asked, files: none }
  if (type.startsWith('application/json')) {
    const body = parsed(Buffer.from(bytes).toString('utf8'))
    return { params: typeof body === 'object' && body !== null ? { ...asked, ...body } : undefined, files: none }
  }
  if (type.startsWith('application/x-www-form-urlencoded')) return { params: { ...asked, ...fromTexts(new URLSearchParams(Buffer.from(bytes).toString('utf8'))) }, files: none }
  if (!type.startsWith('multipart/form-data')) return { params: undefined, files: none }
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData().catch(() => undefined)
  if (!form) return { params: undefined, files: none }
  const texts = [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []))
  const parts = [...form].flatMap(([name, value]) => (typeof value === 'string' ? [] : [{ name, value }]))
  const files = new Map(await Promise.all(parts.map(async ({ name, value }) => [name, { name: value.name, type: value.type, bytes: await value.bytes() }] as const)))
  const params = { ...asked, ...fromTexts(texts) }
  // A file that is sent under the name of a parameter is that parameter.
  const direct = parts.filter(({ name }) => params[name] === undefined && !texts.some(([, text]) => text.includes(`attach://${name}`)))
  return { params: { ...params, ...Object.fromEntries(direct.map(({ name }) => [name, `attach://${name}`])) }, files }
}

const fromTexts = (texts: Iterable<readonly [string, string]>): Record<string, unknown> =>
  Object.fromEntries([...texts].map(([name, text]) => [name, NOT_TEXTS.has(name) || (name === 'chat_id' && /^-?\d+$/.test(text)) ? (parsed(text) ?? text) : text]))

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
