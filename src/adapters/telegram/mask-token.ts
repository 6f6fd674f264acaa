import type { Log } from '../../command/dispatch.ts'

/** A log that never tells the token, wherever it stands in what is logged: libraries put it into addresses. */
export function withoutToken(log: Log, token: string): Log {
  const written = [token, encodeURIComponent(token)]
  const masked = (text: string): string => written.reduce((rest, one) => rest.replaceAll(one, '…'), text)
  return {
    error: (details, text) => log.error(JSON.parse(masked(JSON.stringify(details))) as Readonly<Record<string, unknown>>, masked(text)),
  }
}

/** An error as it is logged: its name and message, and what Telegram or the network said. */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { cause, error: inner } = error as { cause?: unknown; error?: unknown }
  const reason = inner ?? cause
  return `${error.name}: ${error.message}${reason instanceof Error ? ` (${reason.message})` : ''}`
}
