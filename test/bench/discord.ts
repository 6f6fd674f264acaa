import { readFileSync } from 'node:fs'
import type { Answer } from '../platform/discord/answer.ts'
import type { By } from '../platform/discord/drive.ts'
import type { FakeDiscord } from '../platform/discord/discord.ts'
import { startDiscord } from '../platform/discord/discord.ts'
import { startBot } from '../platform/discord/start-bot.ts'

const AT_ONCE = 1000
const ROUNDS = 6
const SERVERS = 50
const LIMIT_MS = 1000

const question = (text: string) => (discord: FakeDiscord, by: By): Promise<Answer> => discord.slash({ ...by, path: ['ask'], options: { question: text } })
const slash = (name: string, options: Readonly<Record<string, string>> = {}) => (discord: FakeDiscord, by: By): Promise<Answer> => discord.slash({ ...by, path: [name], options })
const typing = (text: string) => (discord: FakeDiscord, by: By): Promise<Answer> => discord.autocomplete({ ...by, path: ['ship'], options: { name: text }, focused: 'name' })

/** What readers do: they ask, look things up, and type names. */
const CALLS = [
  question('Which ships were loaded at Najin?'), question('Was geschah im Oktober 2023?'), question('What does the Bulava weigh?'), question('Wer berichtet über Dunai?'),
  slash('ship', { name: 'Angara' }), slash('port', { name: 'Najin' }), slash('gaps'), slash('fact', { id: 'f16' }),
  typing('ang'), typing('mar'),
]

/** What a process holds of the machine's memory, in MB; 0 where the system does not tell. */
function residentMb(pid: number | undefined): number {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024)
  } catch {
    return 0
  }
}

/** How long a process has had a processor by now, in ms: that tells less of what else the machine does. */
function processorMs(pid: number | undefined): number {
  try {
    const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /su, '').split(' ').slice(11, 13).map(Number)
    return ((user ?? 0) + (system ?? 0)) * 10
  } catch {
    return 0
  }
}

/** As many users call at once, each another, half of them on servers; how long each waited, in order. */
async function callAtOnce(discord: FakeDiscord, round: number): Promise<readonly number[]> {
  const guilds = discord.guilds()
  const answers = await Promise.all(
    Array.from({ length: AT_ONCE }, (_, at) => {
      const user = { id: String(200_000_000_000_000_000n + BigInt(round * AT_ONCE + at)), name: `user${at}` }
      const call = CALLS[at % CALLS.length] ?? slash('help')
      return call(discord, { user, guild: at % 2 === 0 ? null : guilds[at % guilds.length], firstWithinMs: 30_000 })
    }),
  )
  const unanswered = answers.filter(({ first }) => first === 'none').length
  if (unanswered > 0) throw new Error(`${unanswered} of ${AT_ONCE} were not answered`)
  return answers.map(({ firstMs }) => firstMs).toSorted((a, b) => a - b)
}

const share = (times: readonly number[], part: number): number => Math.round(times[Math.min(times.length - 1, Math.ceil(times.length * part) - 1)] ?? 0)

const discord = await startDiscord({ checks: false })
for (let at = 0; at < SERVERS; at++) discord.addGuild({ name: `Server ${at}` })
const bot = await startBot({ discord, execArgv: ['--max-semi-space-size=64'] })
const before = residentMb(bot.pid)
console.log(`${AT_ONCE} calls at once on Discord, ${ROUNDS} times, each from another user; the bot has ${before} MB before`)
const rounds: { readonly times: readonly number[]; readonly mb: number; readonly cpu: number }[] = []
for (let round = 0; round < ROUNDS; round++) {
  const started = processorMs(bot.pid)
  const times = await callAtOnce(discord, round)
  const [cpu, mb] = [processorMs(bot.pid) - started, residentMb(bot.pid)]
  rounds.push({ times, mb, cpu })
  console.log(`${round === 0 ? 'just started' : `again ${round}`.padEnd(12)}   p50 ${String(share(times, 0.5)).padStart(5)} ms   p99 ${String(share(times, 0.99)).padStart(5)} ms   slowest ${String(share(times, 1)).padStart(5)} ms   processor ${String(cpu).padStart(5)} ms   ${String(mb).padStart(4)} MB after`)
}
const { code } = await bot.stop()
await discord.stop()

const [first, ...others] = rounds
const all = others.flatMap(({ times }) => times).toSorted((a, b) => a - b)
const result = { n: all.length, p50: share(all, 0.5), p99: share(all, 0.99), max: share(all, 1), firstP99: share(first?.times ?? [], 0.99), cpuPerCall: others.reduce((sum, { cpu }) => sum + cpu, 0) / all.length, rssBefore: before, rssAfterFirst: first?.mb ?? 0, rssAfter: others.at(-1)?.mb ?? 0, exit: code }
console.log(JSON.stringify(result))
console.log(`p99 after the first round under ${LIMIT_MS} ms: ${result.p99 < LIMIT_MS ? 'yes' : 'NO'}`)
process.exitCode = result.p99 < LIMIT_MS ? 0 : 1
