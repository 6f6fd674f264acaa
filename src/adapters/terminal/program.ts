import type { Writable } from 'node:stream'
import type { Lang } from '../../reply/command-strings.ts'
import { commandStrings } from '../../reply/command-strings.ts'
import { ledgerStrings } from '../../reply/ledger-strings.ts'
import { readFlags } from './flags.ts'
import { write } from './streams.ts'

/** What a program was called with; `file` is empty where it takes none. */
export type Asked = { readonly lang: Lang; readonly flags: ReadonlyMap<string, string>; readonly file: string }

/** What a program has to say, and whether it did what it was called for. */
export type Told = { readonly done: boolean; readonly lines: readonly string[] }

/** A program that is called by a subcommand, does one thing and ends. */
export type Program = {
  readonly usage: (lang: Lang) => string
  readonly flags: Readonly<Record<string, 'boolean' | 'string'>>
  readonly takesFile: boolean
  readonly run: (asked: Asked) => Promise<Told>
}

/** Runs a program. Returns the exit code: 1 where it could not do its work, 2 where it was called wrongly. */
export async function runProgram(
  args: readonly string[],
  { usage, flags, takesFile, run }: Program,
  terminal: { readonly defaultLang: Lang; readonly output: Writable; readonly errors: Writable },
): Promise<number> {
  const read = readFlags(args, flags, terminal.defaultLang)
  const lang = read.lang ?? terminal.defaultLang
  if (read.flags.has('help')) {
    await write(terminal.output, `${usage(lang)}\n`)
    return 0
  }
  const [file, extra] = takesFile ? read.texts : ['', ...read.texts]
  const unexpected = extra === undefined ? undefined : commandStrings[lang].unexpected(extra)
  const wrong = read.problem ?? (file === undefined ? ledgerStrings[lang].fileMissing() : unexpected)
  if (wrong !== undefined || file === undefined) {
    await write(terminal.errors, `${wrong}\n\n${usage(lang)}\n`)
    return 2
  }
  const { done, lines } = await run({ lang, flags: read.flags, file })
  await write(done ? terminal.output : terminal.errors, `${lines.join('\n')}\n`)
  return done ? 0 : 1
}
