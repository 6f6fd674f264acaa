import { once } from 'node:events'
import { createServer } from 'node:net'

/** Below those that the system gives to connections, one of which could take the port meanwhile. */
const [LOWEST, HIGHEST] = [15_000, 32_000]

/** A port on which nobody listens. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST))
    const server = createServer()
    const isFree = once(server.listen(port), 'listening').then(
      () => true,
      () => false,
    )
    if (!(await isFree)) continue
    server.close()
    await once(server, 'close')
    return port
  }
}
