import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import type { Socket } from 'node:net'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What becomes of the connection that is to commit next: cut after the server got the word, or before. */
type Cut = 'after' | 'before'

export type Proxy = {
  readonly url: string
  /** The next commit is cut so. */
  readonly cutNext: (cut: Cut) => void
  /** From the next cut on no connection is let through, until `admit` is called. */
  readonly refuseFromThen: () => void
  readonly admit: () => void
  readonly close: () => Promise<void>
}

/** Stands between a ledger and a server on a socket in a folder, and loses connections amid a commit. */
export async function proxyTo(url: string): Promise<Proxy> {
  const to = new URL(url)
  const target = join(to.searchParams.get('host') ?? '', '.s.PGSQL.5432')
  const folder = mkdtempSync(join(tmpdir(), 'proxy-'))
  const clients = new Set<Socket>()
  let next: Cut | 'none' = 'none'
  let refusal: 'none' | 'planned' | 'refusing' = 'none'

  const server = createServer((client) => {
    if (refusal === 'refusing') return void client.destroy()
    const upstream = connect(target)
    clients.add(client)
    for (const socket of [client, upstream]) socket.on('error', () => undefined)
    client.on('close', () => clients.delete(client) && upstream.end())
    upstream.on('close', () => client.destroy())
    upstream.on('data', (data) => client.write(data))
    client.on('data', (data) => {
      if (next === 'none' || !data.includes('COMMIT\0')) return void upstream.write(data)
      if (next === 'after') upstream.write(data)
      next = 'none'
      if (refusal === 'planned') refusal = 'refusing'
      for (const each of refusal === 'refusing' ? clients : [client]) each.destroy()
    })
  })
  server.listen(join(folder, '.s.PGSQL.5432'))
  await once(server, 'listening')
  to.searchParams.set('host', folder)

  const close = async (): Promise<void> => {
    for (const client of clients) client.destroy()
    server.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return {
    url: to.href,
    cutNext: (cut) => void (next = cut),
    refuseFromThen: () => void (refusal = 'planned'),
    admit: () => void (refusal = 'none'),
    close,
  }
}
