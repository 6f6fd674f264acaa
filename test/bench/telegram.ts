import { readFileSync } from 'node:fs'
import { textOf } from '../platform/telegram/shapes.ts'
import { startBot } from '../platform/telegram/start-bot.ts'
import type { FakeTelegram } from '../platform/telegram/telegram.ts'
import { startTelegram } from '../platform/telegram/telegram.ts'

const AT_ONCE = 1000
const ROUNDS = 4
const LIMIT_MS = 1000
const QUESTIONS = ['Which ships were loaded at Najin?', 'Angara', 'Was geschah im Oktober 2023?', 'What does the Bulava weigh?', 'Wer berichtet über Dunai?']

/** What a process holds of the machine's memory, in MB; 0 where the system does not tell. */
function residentMb(pid: number | undefined): number {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024)
  } catch {
    return 0
  }
}

/** As many users ask at once, each in their own chat; how long each waited, in order. */
async function askAtOnce(telegram: FakeTelegram): Promise<readonly number[]> {
  const users = Array.from({ length: AT_ONCE }, () => telegram.user({ language_code: 'en' }))
  const answers = await Promise.all(users.map((user, at) => telegram.privateMessage({ user, text: QUESTIONS[at % QUESTIONS.length] ?? '', timeoutMs: 30_000 })))
  const unanswered = answers.filter(({ message }) => !message || textOf(message) === '')
  if (unanswered.length > 0) throw new Error(`${unanswered.length} of ${AT_ONCE} were not answered`)
  return answers.map(({ firstMs }) => firstMs).toSorted((a, b) => a - b)
}

// Without a specification: to hold calls to it takes longer than what it is to answer them.
const telegram = await startTelegram({ specification: '' })
const bot = await startBot({ telegram, execArgv: ['--max-semi-space-size=64'] })
await telegram.called('getMyShortDescription', 3)
const before = residentMb(bot.pid)
const rounds: { readonly times: readonly number[]; readonly mb: number }[] = []
for (let at = 1; at <= ROUNDS; at++) rounds.push({ times: await askAtOnce(telegram), mb: residentMb(bot.pid) })
const { code } = await bot.stop()
await telegram.stop()

const at = (times: readonly number[], share: number): number => Math.round(times[Math.min(times.length - 1, Math.ceil(times.length * share) - 1)] ?? 0)
console.log(`${AT_ONCE} questions at once on Telegram, ${ROUNDS} times, each from another user; ${before} MB before`)
for (const [index, { times, mb }] of rounds.entries()) {
  console.log(`round ${index + 1}   p50 ${String(at(times, 0.5)).padStart(5)} ms   p99 ${String(at(times, 0.99)).padStart(5)} ms   slowest ${String(at(times, 1)).padStart(5)} ms   ${String(mb).padStart(4)} MB after`)
}
const all = rounds.flatMap(({ times }) => times).toSorted((a, b) => a - b)
console.log(JSON.stringify({ n: all.length, p50: at(all, 0.5), p99: at(all, 0.99), max: at(all, 1), rssBefore: before, rssAfter: rounds.at(-1)?.mb ?? 0, exit: code }))
console.log(at(all, 0.99) < LIMIT_MS ? `p99 under ${LIMIT_MS} ms: yes` : `p99 under ${LIMIT_MS} ms: NO`)
process.exitCode = at(all, 0.99) < LIMIT_MS ? 0 : 1
