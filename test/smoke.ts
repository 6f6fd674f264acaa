import { startTelegram } from './platform/telegram/telegram.ts'
import { startBot } from './platform/telegram/start-bot.ts'
import { textOf } from './platform/telegram/shapes.ts'
const telegram = await startTelegram()
const bot = await startBot({ telegram, env: { ADMINS: 'telegram:2001' } })
const ann = { id: 1001, first_name: 'Ann', language_code: 'de' }
const mod = { id: 2001, first_name: 'Mod', language_code: 'en' }
const show = (a: Awaited<ReturnType<typeof telegram.privateMessage>>) => { for (const m of a.messages) console.log('---\n' + textOf(m).slice(0, 900), a.forceReply ?? '', Math.round(a.ms)) }
try {
for (const text of ['Welche Schiffe wurden in Najin beladen?', '/schiff', '/luecken', '/start', '/date', '/hilfe']) show(await telegram.privateMessage({ user: ann, text, settleMs: 100 }))
const asked = await telegram.privateMessage({ user: ann, text: '/date' })
show(await telegram.privateMessage({ user: ann, text: 'Oktober 2023', replyTo: asked.message }))
const form = await telegram.privateMessage({ user: mod, text: '/mod edit f28@1', settleMs: 100 })
show(form)
const g = telegram.group()
show(await telegram.groupMessage({ user: mod, chat: g, text: '/mod edit f28@1' }))
const inl = await telegram.inline({ user: ann, query: 'angara' })
console.log(inl.inline?.results.length, inl.inline?.next_offset, inl.ms)
} catch (error) { console.error(error) }
console.log(telegram.violations, bot.stderr())
console.log(telegram.calls.map((c) => c.method).join(' '))
console.log(await bot.stop())
await telegram.stop()
