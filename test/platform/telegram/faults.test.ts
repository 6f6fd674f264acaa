import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { startBot } from './start-bot.ts'
import { startTelegram } from './telegram.ts'

/** The bot of the tests as a program. */
const TINY = fileURLToPath(new URL('./tiny-bot-process.ts', import.meta.url))

test('a bot is run as a process, and ended', async () => {
  const other = await startTelegram()
  const started = await startBot({ telegram: other, main: TINY })
  const { message, update } = await other.privateMessage({ user: { id: 1, first_name: 'Ann' }, text: 'out there' })
  expect(message?.text).toBe('heard: out there')
  const { code, ms } = await started.stop()
  expect(code).toBe(0)
  expect(ms).toBeLessThan(5000)
  expect(other.offset()).toBe((update?.update_id ?? 0) + 1)
  expect(started.stderr()).toContain('the tiny bot is ready')
  await other.stop()
})

test('a bot that does not come up is told with what it wrote', async () => {
  const other = await startTelegram()
  await expect(startBot({ telegram: other, main: TINY, env: { TELEGRAM_TOKEN: '1:y' } })).rejects.toThrow('401: Unauthorized')
  await other.stop()
})
