import { readFileSync } from 'node:fs'
import { startDiscord } from '../platform/discord/discord.ts'
import type { FakeDiscord } from '../platform/discord/discord.ts'
import { textOf } from '../platform/discord/shapes.ts'
import { startBot } from '../platform/discord/start-bot.ts'

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

/** As many users ask at once, in servers and in direct messages; how long each waited, in order. */
async function askAtOnce(discord: FakeDiscord, round: number): Promise<readonly number[]> {
  const guilds = discord.guilds()
  const answers = await Promise.all(
    Array.from({ length: AT_ONCE }, (_, at) =>
      discord.slash({
        user: { id: `2${String(round).padStart(3, '0')}${String(at).padStart(13, '0')}`, name: `user${at}` },
        guild: at % 2 === 0 ? null : guilds[at % guilds.length],
        path: ['ask'],
        options: { question: QUESTIONS[at % QUESTIONS.length] ?? '' },
        firstWithinMs: 10_000,
      }),
    ),
  )
  const unanswered = answers.filter(({ message }) => !message || textOf(message) === '')
  if (unanswered.length > 0) throw new Error(`${unanswered.length} of ${AT_ONCE} were not answered`)
  return answers.map(({ firstMs }) => firstMs).toSorted((a, b) => a - b)
}

const discord = await startDiscord({ checks: false })
for (let at = 0; at < 50; at++) discord.addGuild({ name: `Guild ${at}` })
const bot = await startBot({ discord, execArgv: ['--max-semi-space-size=64'] })
const round = { at: 0, times: [] as readonly number[], mb: 0 }
const rounds: (typeof round)[] = []
const before = residentMb(bot.pid)
for (let at = 1; at <= ROUNDS; at++) rounds.push({ at, times: await askAtOnce(discord, at), mb: residentMb(bot.pid) })
const { code } = await bot.stop()
await discord.stop()

const at = (times: readonly number[], share: number): number => Math.round(times[Math.min(times.length - 1, Math.ceil(times.length * share) - 1)] ?? 0)
console.log(`${AT_ONCE} questions at once on Discord, ${ROUNDS} times, each from another user; ${before} MB before`)
for (const { at: number, times, mb } of rounds) {
  console.log(`round ${number}   p50 ${String(at(times, 0.5)).padStart(5)} ms   p99 ${String(at(times, 0.99)).padStart(5)} ms   slowest ${String(at(times, 1)).padStart(5)} ms   ${String(mb).padStart(4)} MB after`)
}
const all = rounds.flatMap(({ times }) => times).toSorted((a, b) => a - b)
const grown = (rounds.at(-1)?.mb ?? 0) - (rounds[0]?.mb ?? 0)
const result = { n: all.length, p50: at(all, 0.5), p99: at(all, 0.99), max: at(all, 1), rssBefore: before, rssAfter: rounds.at(-1)?.mb ?? 0, grownAfterFirst: grown, exit: code }
console.log(JSON.stringify(result))
console.log(result.p99 < LIMIT_MS ? `p99 under ${LIMIT_MS} ms: yes` : `p99 under ${LIMIT_MS} ms: NO`)
process.exitCode = result.p99 < LIMIT_MS ? 0 : 1
