/** A YAML value, with the line of each item where it is a list. */
export type YamlValue = { readonly value: unknown; readonly itemLines: readonly number[] }

type Line = { readonly indent: number; readonly text: string; readonly number: number }
/** Lines, or the letters of one, and how far they are read. */
type Lines = { readonly lines: Line[]; at: number }
type Letters = { readonly text: string; at: number }

/**
 * Reads the plain YAML that data files are written in: block lists and maps whose scalars and flow collections take one
 * line each. Undefined for all other YAML, be it right or wrong; what is read here, the library reads the same, at ten
 * times the cost.
 */
export function readPlainYaml(text: string): YamlValue | undefined {
  if (/[\t\r]/.test(text)) return undefined
  const lines = linesOf(text)
  const isList = lines[0]?.text.startsWith('- ') === true
  if (lines[0]?.indent !== 0 || !(isList || KEY_LINE.test(lines[0].text))) return undefined
  const itemLines = isList ? lines.filter(({ indent, text }) => indent === 0 && text.startsWith('- ')).map(({ number }) => number) : []
  const reader: Lines = { lines, at: 0 }
  const value = readBlock(reader)
  return value === undefined || reader.at < lines.length ? undefined : { value, itemLines }
}

/** The lines that hold something, without comments. */
function linesOf(text: string): Line[] {
  return text.split('\n').flatMap((line, at) => {
    const indent = line.length - line.replace(/^ +/, '').length
    const rest = line.slice(indent).replace(/ +$/, '')
    return rest === '' || rest.startsWith('#') ? [] : [{ indent, text: rest, number: at + 1 }]
  })
}

const KEY = /([A-Za-z][\w-]{0,63}):/y
const KEY_LINE = new RegExp(`^${KEY.source}(?: (.*))?$`, 's')

// In all that follows undefined means that the text is not plain; no YAML value is undefined.

function readBlock(reader: Lines): unknown {
  const line = reader.lines[reader.at]
  if (!line) return undefined
  if (line.text.startsWith('- ')) return readList(reader, line.indent)
  if (KEY_LINE.test(line.text)) return readMap(reader, line.indent)
  reader.at++
  return readInline(line.text)
}

function readList(reader: Lines, indent: number): unknown[] | undefined {
  const list: unknown[] = []
  for (let line = reader.lines[reader.at]; line?.indent === indent && line.text.startsWith('- '); line = reader.lines[reader.at]) {
    // What follows the dash is read as if it stood in a line of its own.
    reader.lines[reader.at] = { ...line, indent: indent + 2, text: line.text.slice(2) }
    const item = readBlock(reader)
    if (item === undefined) return undefined
    list.push(item)
  }
  return list
}

function readMap(reader: Lines, indent: number): object | undefined {
  const map = {}
  for (let line = reader.lines[reader.at]; line?.indent === indent; line = reader.lines[reader.at]) {
    const [, key, rest] = KEY_LINE.exec(line.text) ?? []
    reader.at++
    if (!added(map, key, rest === undefined ? readNested(reader, indent) : readInline(rest))) return undefined
  }
  return map
}

/** The lines below a key: further in, or a list at the depth of the key. */
function readNested(reader: Lines, indent: number): unknown {
  const line = reader.lines[reader.at]
  const isNested = line && (line.indent > indent || (line.indent === indent && line.text.startsWith('- ')))
  return isNested ? readBlock(reader) : undefined
}

/** Adds a field, unless it is there already or either part is not plain. */
function added(map: object, key: string | undefined, value: unknown): boolean {
  if (key === undefined || value === undefined || typeof scalarOf(key) !== 'string' || Object.hasOwn(map, key)) return false
  Object.assign(map, { [key]: value })
  return true
}

function readInline(text: string): unknown {
  const letters: Letters = { text, at: 0 }
  const value = /^[[{]/.test(text) ? readFlow(letters) : readScalar(letters, PLAIN)
  return letters.at === text.length ? value : undefined
}

function readFlow(letters: Letters): unknown {
  if (take(letters, OPEN_LIST) !== undefined) return readFlowList(letters)
  if (take(letters, OPEN_MAP) !== undefined) return readFlowMap(letters)
  return readScalar(letters, PLAIN_IN_FLOW)
}

function readFlowList(letters: Letters): unknown[] | undefined {
  const list: unknown[] = []
  if (take(letters, CLOSE_LIST) !== undefined) return list
  do {
    const item = readFlow(letters)
    if (item === undefined) return undefined
    list.push(item)
  } while (take(letters, COMMA) !== undefined)
  return take(letters, CLOSE_LIST) === undefined ? undefined : list
}

function readFlowMap(letters: Letters): object | undefined {
  const map = {}
  if (take(letters, CLOSE_MAP) !== undefined) return map
  do {
    const key = take(letters, KEY_IN_FLOW)?.trimEnd().slice(0, -1)
    if (!added(map, key, readFlow(letters))) return undefined
  } while (take(letters, COMMA) !== undefined)
  return take(letters, CLOSE_MAP) === undefined ? undefined : map
}

const OPEN_LIST = /\[ */y
const OPEN_MAP = /\{ */y
const CLOSE_LIST = / *\]/y
const CLOSE_MAP = / *\}/y
const COMMA = / *, */y
const KEY_IN_FLOW = new RegExp(`${KEY.source} +`, 'y')
const QUOTED = /"(?:[^"\\]|\\["\\])*"|'(?:[^']|'')*'/y
// No plain scalar begins with a sign that means something or a number in another form, or holds a colon or hash that
// means something; an open date begins with points ("../2023").
const START = '(?:\\.\\.|[^\\s?:,[\\]{}#&*!|>\'"%@`~.+-])'
const PLAIN = new RegExp(`${START}(?:[^:#]+|:(?! |$)|(?<! )#)*`, 'sy')
const PLAIN_IN_FLOW = new RegExp(`${START}(?:[^:#,[\\]{}]+|:(?![ ,[\\]{}]|$)|(?<! )#)*`, 'sy')

/** What the pattern matches at this place, which is passed; undefined where it does not. */
function take(letters: Letters, pattern: RegExp): string | undefined {
  pattern.lastIndex = letters.at
  const found = pattern.exec(letters.text)?.[0]
  if (found !== undefined) letters.at = pattern.lastIndex
  return found
}

function readScalar(letters: Letters, plain: RegExp): unknown {
  const quoted = take(letters, QUOTED)
  if (quoted !== undefined) return unquoted(quoted)
  const text = take(letters, plain)
  return text === undefined ? undefined : scalarOf(text.replace(/ +$/, ''))
}

function unquoted(quoted: string): string {
  const text = quoted.slice(1, -1)
  return quoted.startsWith('"') ? text.replaceAll(/\\(.)/g, '$1') : text.replaceAll("''", "'")
}

const WORDS: ReadonlyMap<string, null | boolean> = new Map([['null', null], ['true', true], ['false', false]])

/** A plain scalar as text, whole number, truth or null; numbers in other forms are left to the library. */
function scalarOf(text: string): unknown {
  if (/^(?:null|true|false)$/i.test(text)) return WORDS.get(text)
  if (!/^\d/.test(text)) return text
  if (/^(?:0|[1-9]\d{0,14})$/.test(text)) return Number(text)
  return Number.isNaN(Number(text)) ? text : undefined
}
