import { GrammyError, HttpError } from 'grammy'
import type { Log } from '../../command/dispatch.ts'

/** A log that never tells the token, wherever it stands in what is logged: libraries put it into addresses. */
export function withoutToken(log: Log, token: string): Log {
  const written = [token, encodeURIComponent(token)]
  const masked = (text: string): string => written.reduce((rest, one) => rest.replaceAll(one, '…'), text)
  return {
    error: (details, text) => log.error(JSON.parse(masked(JSON.stringify(details))) as Readonly<Record<string, unknown>>, masked(text)),
  }
}

/** An error as it is logged: a bug with where it is, trouble with Telegram or the network in short. */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof HttpError) return `${error.name}: ${error.message}${error.error instanceof Error ? ` (${error.error.message})` : ''}`
  return error instanceof GrammyError ? `${error.name}: ${error.message}` : (error.stack ?? error.message)
}
