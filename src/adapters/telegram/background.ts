import type { Log } from '../../command/dispatch.ts'
import { errorText } from './mask-token.ts'

/** Work that nobody waits for but the end of the bot. */
export type Background = {
  /** Does it; a failure is logged, with these details and words, and nothing else ends. */
  readonly run: (work: () => Promise<unknown>, details: Readonly<Record<string, unknown>>, text: string) => Promise<void>
  /** Ends when nothing is being done. */
  readonly idle: () => Promise<void>
}

/** Keeps count of what is being done. */
export function makeBackground(log: Log): Background {
  const running = new Set<Promise<void>>()
  return {
    run: (work, details, text) => {
      const done = work().then(
        () => {},
        (error: unknown) => log.error({ ...details, error: errorText(error) }, text),
      )
      running.add(done)
      void done.then(() => running.delete(done))
      return done
    },
    idle: async () => {
      while (running.size > 0) await Promise.all(running)
    },
  }
}
