import type { IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { multipart } from './multipart.ts'
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
  const bytes = await buffer(request)
  const type = request.headers['content-type'] ?? ''
  const none = new Map<string, Upload>()
  const asked = fromTexts(query)
  if (bytes.length === 0) return { params: asked, files: none }
  if (type.startsWith('application/json')) {
    const body = parsed(bytes.toString())
    return { params: typeof body === 'object' && body !== null ? { ...asked, ...body } : undefined, files: none }
  }
  if (type.startsWith('application/x-www-form-urlencoded')) return { params: { ...asked, ...fromTexts(new URLSearchParams(bytes.toString())) }, files: none }
  const parts = type.startsWith('multipart/form-data') ? multipart(bytes, type) : undefined
  if (!parts) return { params: undefined, files: none }
  const texts = parts.flatMap((part) => ('text' in part ? [[part.name, part.text] as const] : []))
  const files = new Map(parts.flatMap((part) => ('file' in part ? [[part.name, part.file] as const] : [])))
  // A file that is sent under the name of a parameter is that parameter.
  const direct = [...files.keys()].filter((name) => !texts.some(([, text]) => text.includes(`attach://${name}`)))
  return { params: { ...asked, ...fromTexts(texts), ...Object.fromEntries(direct.map((name) => [name, `attach://${name}`])) }, files }
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
