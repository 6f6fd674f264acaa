import { readFile } from 'node:fs/promises'
import { isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml'
import { type Problem, problem } from '../facts/problem.ts'
import type { Text } from '../facts/record.ts'

/** A problem, and the file that it stands in. */
export type LocatedProblem = Problem & { readonly file: string; readonly line?: number; readonly column?: number }

/** A YAML file's value with the line of each item of its list, or why there is none. */
export type ReadYaml =
  | { readonly outcome: 'read'; readonly value: unknown; readonly itemLines: readonly number[] }
  | Unread

/** Reads a YAML file; what the library finds wrong comes back in words of our own. */
export async function readYaml(file: string): Promise<ReadYaml> {
  const text = await readText(file)
  if (text.outcome === 'unread') return text
  const lineCounter = new LineCounter()
  // At "silent" the library would keep quiet about a second document in the file.
  const document = parseDocument(text.text, { lineCounter, prettyErrors: false, logLevel: 'error' })
  const errors = [...document.errors, ...document.warnings].map(({ code, pos }) => ({ code, at: pos[0] }))
  visit(document, { Alias: (_, alias) => void errors.push({ code: 'BAD_ALIAS', at: alias.range?.[0] ?? 0 }) })
  // One mistake often brings several errors: only the first names its place.
  const [first] = errors.toSorted((a, b) => a.at - b.at)
  if (first) return { outcome: 'unread', problems: [yamlSyntax(file, first.code, lineCounter.linePos(first.at))] }
  const items = isSeq<Node>(document.contents) ? document.contents.items : []
  const itemLines = items.map((item) => lineCounter.linePos(item.range?.[0] ?? 0).line)
  return { outcome: 'read', value: document.toJS(), itemLines }
}

type Unread = { readonly outcome: 'unread'; readonly problems: readonly LocatedProblem[] }

/** Reads a text file. */
export const readText = (file: string): Promise<{ readonly outcome: 'read'; readonly text: string } | Unread> =>
  readFile(file, 'utf8').then(
    (text) => ({ outcome: 'read', text: text.replace(/^\uFEFF/u, '') }),
    (error: NodeJS.ErrnoException) => ({ outcome: 'unread', problems: [fileMissing(file, error.code)] }),
  )

function fileMissing(file: string, code: string | undefined): LocatedProblem {
  const message =
    code === 'ENOENT'
      ? {
          de: `${file} fehlt. Bitte den Pfad prüfen oder die Datei anlegen; eine leere Liste ist „[]“.`,
          en: `${file} is missing. Check the path, or add the file; an empty list is "[]".`,
        }
      : {
          de: `${file} lässt sich nicht lesen (${code}). Bitte prüfen, ob es eine Datei ist und ob sie gelesen werden darf.`,
          en: `Cannot read ${file} (${code}). Check that it is a file and that it may be read.`,
        }
  return { ...problem('file-missing', null, '', message), file }
}

const COLON: Text = {
  de: 'Bitte einen Text mit Doppelpunkt in Anführungszeichen setzen.',
  en: 'Put a text with a colon into quotation marks.',
}
const YAML_HINTS: Readonly<Record<string, Text>> = {
  BLOCK_AS_IMPLICIT_KEY: COLON,
  BLOCK_IN_FLOW: COLON,
  MULTILINE_IMPLICIT_KEY: COLON,
  BAD_ALIAS: { de: 'Bitte ausschreiben; Verweise mit * gibt es hier nicht.', en: 'Write it out; there are no references with * here.' },
  BAD_INDENT: { de: 'Bitte Einrückung und schließende Klammern prüfen.', en: 'Check the indentation and the closing brackets.' },
  DUPLICATE_KEY: { de: 'Das Feld steht zweimal da; bitte eines entfernen.', en: 'The field stands there twice; remove one.' },
  MISSING_CHAR: { de: 'Bitte schließende Anführungszeichen und Klammern prüfen.', en: 'Check closing quotation marks and brackets.' },
  MULTIPLE_DOCS: { de: 'Bitte die Trennlinie „---“ entfernen.', en: 'Remove the dividing line "---".' },
  TAB_AS_INDENT: { de: 'Bitte mit Leerzeichen statt Tabulatoren einrücken.', en: 'Indent with spaces, not tabs.' },
}

function yamlSyntax(file: string, code: string, { line, col }: { line: number; col: number }): LocatedProblem {
  const hint = YAML_HINTS[code] ?? {
    de: 'Bitte Anführungszeichen, Doppelpunkte, Klammern und Einrückung an dieser Stelle prüfen.',
    en: 'Check quotation marks, colons, brackets and indentation there.',
  }
  const message = {
    de: `${file} ist in Zeile ${line}, Spalte ${col} nicht als YAML zu lesen. ${hint.de}`,
    en: `Cannot parse ${file} as YAML at line ${line}, column ${col}. ${hint.en}`,
  }
  return { ...problem('yaml-syntax', null, '', message), file, line, column: col }
}
