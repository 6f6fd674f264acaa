import { startTinyBot } from './tiny-bot.ts'

const { DISCORD_API: api = '', DISCORD_TOKEN: token = '' } = process.env
const { stop } = await startTinyBot({ api, token })
console.error('the tiny bot is ready')
process.once('SIGTERM', () => void stop().then(() => process.exit(0)))
