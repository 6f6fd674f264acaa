import type { Lang } from '../facts/record.ts'
import type { FactRow } from './fact-row.ts'
import { choiceWords } from './form-strings.ts'
import type { Column } from './newsroom-strings.ts'
import { COLUMNS, newsroomStrings } from './newsroom-strings.ts'
import { strings } from './strings.ts'

/** By this mark spreadsheets know UTF-8. */
const BYTE_ORDER_MARK = '\ufeff'
// Spreadsheets run what begins so as a formula, also after a tab or line break, and in full width.
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u

/** A line of a table by RFC 4180, every cell in quotation marks: line breaks stay, and what would be run as a formula gets an apostrophe before it. */
export const csvLine = (cells: readonly string[]): string => `${cells.map((cell) => `"${(FORMULA.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`).join(',')}\r\n`

/** The beginning of a table of facts: the names of its columns. */
export const csvHead = (lang: Lang): string => BYTE_ORDER_MARK + csvLine(COLUMNS.map((column) => newsroomStrings[lang].columns[column]))

/** Makes lines of facts in a language. Several citations stand one below the other in their cells. */
export function csvLines(lang: Lang): (row: FactRow) => string {
  const kinds = choiceWords('fact', 'kind')
  return (row) => {
    const cited = (part: (citation: FactRow['citations'][number]) => string) => row.citations.map(part).join('\n').trimEnd()
    const cells: Record<Column, string> = {
      ref: row.ref,
      mark: row.mark ?? '',
      text: row.text,
      attribution: row.attribution,
      certainty: strings[lang].certainty(row.certainty, undefined),
      hedge: row.hedge ?? '',
      kind: kinds[row.kind]?.[lang] ?? row.kind,
      about: row.about.map(({ name }) => name).join('; '),
      source: cited(({ source }) => source),
      title: cited(({ title }) => title),
      paragraph: cited(({ paragraph }) => String(paragraph)),
      anchor: cited(({ anchor }) => anchor),
      url: cited(({ url = '' }) => url),
    }
    return csvLine(COLUMNS.map((column) => cells[column]))
  }
}
