import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { CommandStrings, Lang } from './reply/command-strings.ts'
import { commandStrings, LANGS } from './reply/command-strings.ts'

const ROOT = join(import.meta.dirname, '..')
/** The version of the bot. */
export const readVersion = (): string => (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version

export type Config = {
  /** The folder of the dossier's files. */
  readonly dataDir: string
  /** Where the ledger is: "sqlite:PATH", from the project's folder on, or "postgres://…". */
  readonly databaseUrl: string
  /** Who are admins from the start: "discord:1234". */
  readonly admins: readonly string[]
  /** `two`: a change needs a second moderator's approval. */
  readonly review: 'one' | 'two'
  /** How to connect to Discord; undefined where it is not wanted. `shards`: how many processes share the work; undefined: this one does it. */
  readonly discord: { readonly token: string; readonly api: string | undefined; readonly guilds: readonly string[]; readonly shards: number | 'auto' | undefined } | undefined
  /** How to connect to Telegram; undefined where it is not wanted. Without a webhook, updates are fetched. */
  readonly telegram: { readonly token: string; readonly api: string | undefined; readonly webhook: { readonly url: string; readonly port: number; readonly secret: string | undefined } | undefined } | undefined
  /** The language where neither the user nor the question tells one. */
  readonly defaultLang: Lang
}
export type ConfigRead = { readonly kind: 'read'; readonly config: Config } | { readonly kind: 'broken'; readonly problems: readonly string[] }

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
const IDENTITY = /^[a-z][a-z-]*:[\w-]+$/
/** Telegram itself sends updates to https alone; a server of one's own, also to what is next to it. */
const isOwnServer = (api: string | undefined): boolean => api !== undefined && URL.parse(api)?.hostname !== 'api.telegram.org'
const Environment = z.object({
  DATA_DIR: z.string().refine(isFolder).default(join(ROOT, 'data')),
  DATABASE_URL: z.string().trim().regex(/^(?:sqlite:.|postgres(?:ql)?:\/\/.)/).default('sqlite:data/dossier.db'),
  ADMINS: z.string().transform((text) => text.split(/[\s,]+/).filter(Boolean).map((one) => one.toLowerCase())).refine((all) => all.every((one) => IDENTITY.test(one))).default([]),
  REVIEW: z.enum(['one', 'two']).default('one'),
  DISCORD_TOKEN: z.string().trim().optional(),
  DISCORD_API: z.string().trim().regex(/^https?:\/\/.*[^/]$/).optional(),
  DISCORD_GUILDS: z.string().transform((text) => text.split(/[\s,]+/).filter(Boolean)).refine((all) => all.every((one) => /^\d{5,25}$/.test(one))).default([]),
  DISCORD_SHARDS: z.union([z.literal('auto'), z.string().regex(/^[1-9]\d{0,3}$/).transform(Number)]).optional(),
  TELEGRAM_TOKEN: z.string().trim().regex(/^\S+$/).optional(),
  TELEGRAM_API: z.string().trim().regex(/^https?:\/\/.*[^/]$/).optional(),
  TELEGRAM_WEBHOOK: z.string().trim().refine((text) => /^https?:\/\//.test(text) && URL.canParse(text)).optional(),
  TELEGRAM_WEBHOOK_PORT: z.string().trim().regex(/^\d{1,5}$/).transform(Number).refine((port) => port > 0 && port < 65_536).default(8080),
  TELEGRAM_WEBHOOK_SECRET: z.string().trim().regex(/^[\w-]{1,256}$/).optional(),
  DEFAULT_LANG: z.enum(LANGS).default('en'),
}).refine(({ TELEGRAM_API: api, TELEGRAM_WEBHOOK: webhook }) => !webhook || webhook.startsWith('https:') || isOwnServer(api), { path: ['TELEGRAM_WEBHOOK'] })

const DATABASES = 'sqlite:PATH, postgres://USER:PASSWORD@HOST/NAME'
const withoutPassword = (value: string): string => value.replace(/\/\/.*@/, '//…@')
type Hint = { readonly allowed: string } | { readonly example: string }
/** Of each variable all that it may be, or one of many such values. */
const hintsIn = (say: CommandStrings): Record<keyof typeof Environment.shape, Hint> => ({
  DATA_DIR: { allowed: say.folder() },
  DATABASE_URL: { allowed: DATABASES },
  ADMINS: { example: 'discord:1234,telegram:5678' },
  REVIEW: { allowed: 'one, two' },
  DISCORD_TOKEN: { allowed: say.token() },
  DISCORD_API: { example: 'https://discord.com/api' },
  DISCORD_GUILDS: { example: '123456789012345678,234567890123456789' },
  DISCORD_SHARDS: { allowed: 'auto, 1–9999' },
  TELEGRAM_TOKEN: { allowed: say.token() },
  TELEGRAM_API: { example: 'https://api.telegram.org' },
  TELEGRAM_WEBHOOK: { example: 'https://bot.example.org/telegram' },
  TELEGRAM_WEBHOOK_PORT: { allowed: '1–65535' },
  TELEGRAM_WEBHOOK_SECRET: { allowed: 'A–Z, a–z, 0–9, _, -' },
  DEFAULT_LANG: { allowed: LANGS.join(', ') },
})
const isSecret = (name: string): boolean => /TOKEN|SECRET/.test(name)

/** Adds the variables of the file to the environment, where there is such a file; what is set already stays. */
export function loadEnvFile(path = join(ROOT, '.env')): void {
  if (existsSync(path)) process.loadEnvFile(path)
}

/** The configuration that the environment gives. An empty variable counts as not set. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ConfigRead {
  const parsed = Environment.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim())))
  if (parsed.success) {
    const { DATA_DIR, DATABASE_URL, ADMINS, REVIEW, DISCORD_TOKEN, DISCORD_API, DISCORD_GUILDS, DISCORD_SHARDS, DEFAULT_LANG } = parsed.data
    return { kind: 'read', config: { dataDir: DATA_DIR, databaseUrl: DATABASE_URL, admins: ADMINS, review: REVIEW, discord: DISCORD_TOKEN ? { token: DISCORD_TOKEN, api: DISCORD_API, guilds: DISCORD_GUILDS, shards: DISCORD_SHARDS } : undefined, telegram: telegramOf(parsed.data), defaultLang: DEFAULT_LANG } }
  }
  const say = commandStrings[LANGS.find((lang) => lang === env['DEFAULT_LANG']) ?? 'en']
  const wrong = new Set(parsed.error.issues.map((issue) => issue.path[0]))
  const problems = Object.entries(hintsIn(say)).flatMap(([name, hint]) => {
    const value = isSecret(name) ? '…' : withoutPassword(env[name] ?? '')
    if (!wrong.has(name)) return []
    return ['allowed' in hint ? say.badVariable(name, value, hint.allowed) : say.badVariableExample(name, value, hint.example)]
  })
  return { kind: 'broken', problems }
}

function telegramOf({ TELEGRAM_TOKEN: token, TELEGRAM_API: api, TELEGRAM_WEBHOOK: url, TELEGRAM_WEBHOOK_PORT: port, TELEGRAM_WEBHOOK_SECRET: secret }: z.infer<typeof Environment>): Config['telegram'] {
  return token ? { token, api, webhook: url ? { url, port, secret } : undefined } : undefined
}
