import { readFile } from 'node:fs/promises'
import { type Problem, problem } from '../facts/problem.ts'
import type { Text } from '../facts/record.ts'
import type { YamlMistake } from './library-yaml.ts'
import { readPlainYaml, type YamlValue } from './plain-yaml.ts'

/** A problem, and the file that it stands in. */
export type LocatedProblem = Problem & { readonly file: string; readonly line?: number; readonly column?: number }

/** A YAML file's value with the line of each item of its list, or why there is none. */
export type ReadYaml = ({ readonly outcome: 'read' } & YamlValue) | Unread

/** Reads a YAML file; what the library finds wrong comes back in words of our own. */
export async function readYaml(file: string): Promise<ReadYaml> {
  const text = await readText(file)
  if (text.outcome === 'unread') return text
  const plain = readPlainYaml(text.text)
  if (plain) return { outcome: 'read', ...plain }
  // Loading the library takes longer than to read a dossier without it.
  const { readWithLibrary } = await import('./library-yaml.ts')
  const read = readWithLibrary(text.text)
  return 'code' in read ? { outcome: 'unread', problems: [yamlSyntax(file, read)] } : { outcome: 'read', ...read }
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

function yamlSyntax(file: string, { code, line, column }: YamlMistake): LocatedProblem {
  const hint = YAML_HINTS[code] ?? {
    de: 'Bitte Anführungszeichen, Doppelpunkte, Klammern und Einrückung an dieser Stelle prüfen.',
    en: 'Check quotation marks, colons, brackets and indentation there.',
  }
  const message = {
    de: `${file} ist in Zeile ${line}, Spalte ${column} nicht als YAML zu lesen. ${hint.de}`,
    en: `Cannot parse ${file} as YAML at line ${line}, column ${column}. ${hint.en}`,
  }
  return { ...problem('yaml-syntax', null, '', message), file, line, column }
}
