import { existsSync } from 'node:fs'
import type { Writable } from 'node:stream'
import type { PlacedProblem } from '../../reply/check-report.ts'
import { checkSummary, errorsIn, problemLine } from '../../reply/check-report.ts'
import type { Lang } from '../../reply/command-strings.ts'
import { commandStrings } from '../../reply/command-strings.ts'
import { readFlags } from './flags.ts'
import { write } from './streams.ts'

type Checked = { readonly kinds: Parameters<typeof checkSummary>[0]; readonly problems: readonly PlacedProblem[] }

/** `check`: prints what is wrong with the dossier's files. Returns the exit code: 1 where there are errors. */
export async function check(
  args: readonly string[],
  terminal: {
    readonly defaultLang: Lang
    readonly output: Writable
    readonly errors: Writable
    /** Checks the records, and with a folder of source texts also against these. */
    readonly run: (texts: string | undefined) => Promise<Checked>
  },
): Promise<number> {
  const read = readFlags(args, { json: 'boolean', texts: 'string' }, terminal.defaultLang)
  const lang = read.lang ?? terminal.defaultLang
  const say = commandStrings[lang]
  if (read.flags.has('help')) {
    await write(terminal.output, `${say.checkUsage()}\n`)
    return 0
  }
  const texts = read.flags.get('texts')
  const [extra] = read.texts
  const folder = texts !== undefined && !existsSync(texts) ? say.badVariable('--texts', texts, say.folder()) : undefined
  const wrong = read.problem ?? folder ?? (extra === undefined ? undefined : say.unexpected(extra))
  if (wrong !== undefined) {
    await write(terminal.errors, `${wrong}\n\n${say.checkUsage()}\n`)
    return 2
  }
  const { kinds, problems } = await terminal.run(texts)
  const summary = checkSummary(kinds, problems, lang)
  const text = read.flags.has('json')
    ? JSON.stringify({ problems: problems.map((problem) => ({ ...problem, message: problem.message[lang] })), summary })
    : [...problems.map((problem) => problemLine(problem, lang)), summary].join('\n')
  await write(terminal.output, `${text}\n`)
  return errorsIn(problems) > 0 ? 1 : 0
}
