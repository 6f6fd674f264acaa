import { parseArgs } from 'node:util'
import type { Lang } from '../../reply/command-strings.ts'
import { commandStrings, LANGS } from '../../reply/command-strings.ts'

/** The flags and texts of a command line; `problem` is the first thing wrong with it, in the language asked for. */
export type Flags = {
  readonly flags: ReadonlyMap<string, string>
  readonly texts: readonly string[]
  readonly lang: Lang | undefined
  readonly problem: string | undefined
}

/** Reads a command line that besides its own flags takes --lang and --help. */
export function readFlags(args: readonly string[], own: Readonly<Record<string, 'boolean' | 'string'>>, defaultLang: Lang): Flags {
  const types: typeof own = { ...own, lang: 'string', help: 'boolean' }
  const options = Object.fromEntries(Object.entries(types).map(([name, type]) => [name, { type }]))
  // Strict parsing would throw Node's own words.
  const { tokens } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false, tokens: true })
  const flags = new Map<string, string>()
  const texts: string[] = []
  const wrong: ((say: (typeof commandStrings)[Lang]) => string)[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') texts.push(token.value)
    if (token.kind !== 'option') continue
    const type = Object.hasOwn(types, token.name) ? types[token.name] : undefined
    if (!type) wrong.push((say) => say.unknownFlag(token.rawName))
    else if (type === 'string' && !token.value) wrong.push((say) => say.flagWithoutValue(token.rawName))
    else if (type === 'boolean' && token.value !== undefined) wrong.push((say) => say.unexpected(`${token.rawName}=${token.value}`))
    else flags.set(token.name, token.value ?? '')
  }
  const asked = flags.get('lang')
  const lang = LANGS.find((known) => known === asked)
  if (asked !== undefined && !lang) wrong.push((say) => say.langExpected(asked))
  return { flags, texts, lang, problem: wrong[0]?.(commandStrings[lang ?? defaultLang]) }
}
