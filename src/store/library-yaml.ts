import { isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml'
import type { YamlValue } from './plain-yaml.ts'

/** Where a text stops being the YAML that data files may hold, and the library's code for it. */
export type YamlMistake = { readonly code: string; readonly line: number; readonly column: number }

/** Reads any YAML text with the library. */
export function readWithLibrary(text: string): YamlValue | YamlMistake {
  const lineCounter = new LineCounter()
  // At "silent" the library would keep quiet about a second document in the file.
  const document = parseDocument(text, { lineCounter, prettyErrors: false, logLevel: 'error' })
  const errors = [...document.errors, ...document.warnings].map(({ code, pos }) => ({ code, at: pos[0] }))
  visit(document, { Alias: (_, alias) => void errors.push({ code: 'BAD_ALIAS', at: alias.range?.[0] ?? 0 }) })
  // One mistake often brings several errors: only the first names its place.
  const [first] = errors.toSorted((a, b) => a.at - b.at)
  if (first) {
    const { line, col: column } = lineCounter.linePos(first.at)
    return { code: first.code, line, column }
  }
  const items = isSeq<Node>(document.contents) ? document.contents.items : []
  const itemLines = items.map((item) => lineCounter.linePos(item.range?.[0] ?? 0).line)
  return { value: document.toJS(), itemLines }
}
