import type { Update } from 'grammy/types'
import { hash, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

export type WebhookSettings = { readonly url: string; readonly port: number; readonly secret: string }

const SECRET_HEADER = 'x-telegram-bot-api-secret-token'
const MAX_BODY = 1_000_000
/** Telegram counts a later answer as none, and sends the update again. */
const ANSWER_WITHIN = 9000

/**
 * Listens for updates that Telegram sends, and answers each when it has been handled. `isOpen` tells whether any are
 * taken still. Undefined where the port is taken.
 */
export async function listen({ url, port, secret }: WebhookSettings, handle: (update: Update) => Promise<void>, isOpen: () => boolean): Promise<Server | undefined> {
  const { pathname } = new URL(url)
  const server = createServer((request, response) => void receive(request, response).catch(() => response.destroy()))
  const receive = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const end = (status: number): void => void response.writeHead(status, { connection: status === 200 ? 'keep-alive' : 'close' }).end()
    if (request.url?.split('?')[0] !== pathname) return end(404)
    if (request.method !== 'POST') return end(405)
    if (!isSame(request.headers[SECRET_HEADER], secret)) return end(401)
    if (!isOpen()) return end(503)
    const body = await bodyOf(request)
    if (body === undefined) return end(413)
    const update = updateIn(body)
    if (!update) return end(400)
    await Promise.race([handle(update), sleep(ANSWER_WITHIN, undefined, { ref: false })])
    end(200)
  }
  server.listen(port)
  try {
    await once(server, 'listening')
    return server
  } catch {
    return undefined
  }
}

const digest = (text: string): Buffer => hash('sha256', text, 'buffer')

/** Compared in a time that tells nothing of where they differ. */
const isSame = (given: string | string[] | undefined, secret: string): boolean => typeof given === 'string' && timingSafeEqual(digest(given), digest(secret))

/** The whole body; undefined where it is longer than any update. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += part.length
    if (length > MAX_BODY) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

function updateIn(body: string): Update | undefined {
  try {
    const read: unknown = JSON.parse(body)
    const isUpdate = typeof read === 'object' && read !== null && 'update_id' in read && Number.isSafeInteger(read.update_id)
    return isUpdate ? (read as Update) : undefined
  } catch {
    return undefined
  }
}
