import type { Bot, ProcessOptions } from '../start-process.ts'
import { startProcess } from '../start-process.ts'
import type { FakeTelegram } from './telegram.ts'

/** Starts the bot as a process of its own that knows this Telegram alone, and waits until it has come for updates or has set a webhook. */
export function startBot({ telegram, env, ...options }: ProcessOptions & { readonly telegram: FakeTelegram }): Promise<Bot> {
  const before = telegram.arrivals()
  return startProcess(() => telegram.ready(before + 1), { ...options, env: { TELEGRAM_TOKEN: telegram.token, TELEGRAM_API: telegram.api, ...env } })
}
