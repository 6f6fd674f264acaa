import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Lang } from './reply/command-strings.ts'
import { commandStrings, LANGS } from './reply/command-strings.ts'

const ROOT = join(import.meta.dirname, '..')

export type Config = {
  /** The folder of the dossier's files. */
  readonly dataDir: string
  /** The language where neither the user nor the question tells one. */
  readonly defaultLang: Lang
}
export type ConfigRead = { readonly kind: 'read'; readonly config: Config } | { readonly kind: 'broken'; readonly problems: readonly string[] }

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
const Environment = z.object({
  DATA_DIR: z.string().refine(isFolder).default(join(ROOT, 'data')),
  DEFAULT_LANG: z.enum(LANGS).default('en'),
})

/** Adds the variables of the file to the environment, where there is such a file; what is set already stays. */
export function loadEnvFile(path = join(ROOT, '.env')): void {
  if (existsSync(path)) process.loadEnvFile(path)
}

/** The configuration that the environment gives. An empty variable counts as not set. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ConfigRead {
  const parsed = Environment.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim())))
  if (parsed.success) return { kind: 'read', config: { dataDir: parsed.data.DATA_DIR, defaultLang: parsed.data.DEFAULT_LANG } }
  const say = commandStrings[LANGS.find((lang) => lang === env['DEFAULT_LANG']) ?? 'en']
  const allowed = { DATA_DIR: say.folder(), DEFAULT_LANG: LANGS.join(', ') } satisfies Record<keyof typeof Environment.shape, string>
  const wrong = new Set(parsed.error.issues.map((issue) => issue.path[0]))
  const problems = Object.entries(allowed).flatMap(([name, values]) => (wrong.has(name) ? [say.badVariable(name, env[name] ?? '', values)] : []))
  return { kind: 'broken', problems }
}
