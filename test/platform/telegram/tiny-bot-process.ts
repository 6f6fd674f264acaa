import { startTinyBot } from './tiny-bot.ts'

const { TELEGRAM_API: api = '', TELEGRAM_TOKEN: token = '' } = process.env
const { stop } = await startTinyBot({ api, token })
console.error('the tiny bot is ready')
process.once('SIGTERM', () => void stop().then(() => process.exit(0)))
