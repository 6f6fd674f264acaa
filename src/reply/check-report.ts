import type { Problem } from '../facts/problem.ts'
import type { Lang, RecordKind } from '../facts/record.ts'
import { RECORD_KINDS } from '../facts/record.ts'
import { cleanText } from './clean-text.ts'
import { commandStrings } from './command-strings.ts'

/** A problem and where its record stands. */
export type PlacedProblem = Problem & { readonly file: string; readonly line?: number | undefined; readonly column?: number | undefined }

/** A problem on one line: "facts.yaml:12:3  error hedge-missing f18  …". */
export function problemLine({ file, line, column, severity, code, record, message }: PlacedProblem, lang: Lang): string {
  const place = [file, line, ...(line === undefined ? [] : [column])].filter((part) => part !== undefined).join(':')
  const what = [severity, code, record].filter((part) => part !== null).join(' ')
  return cleanText(`${place}  ${what}  ${message[lang]}`).replace(/\s*\n\s*/gu, ' ')
}

/** How many of the problems are errors. */
export const errorsIn = (problems: readonly Problem[]): number => problems.filter(({ severity }) => severity === 'error').length

/** The closing line of a check: "19 sources, … 21 notes: 0 errors, 2 warnings". */
export function checkSummary(kinds: readonly RecordKind[], problems: readonly Problem[], lang: Lang): string {
  const say = commandStrings[lang]
  const records = RECORD_KINDS.map((kind) => say.kindCount(kind, kinds.filter((other) => other === kind).length))
  return say.checkResult(records.join(', '), errorsIn(problems), problems.length - errorsIn(problems))
}
