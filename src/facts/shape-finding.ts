import type { z } from 'zod'
import { nearestKey } from './nearest-key.ts'
import type { ProblemCode } from './problem.ts'
import type { Text } from './record.ts'

export type Issue = z.core.$ZodIssue

/** Which rule is broken, what is wrong and what to do; and the field, where the issue's path is not it. */
export type Finding = { readonly code: ProblemCode; readonly message: Text; readonly path?: readonly PropertyKey[] }

export const finding = (code: ProblemCode, de: string, en: string): Finding => ({ code, message: { de, en } })
export const both = (words: string): Text => ({ de: words, en: words })
export const isBlank = (value: unknown): boolean => (typeof value === 'string' ? value.trim() === '' : value == null)

const TYPES: Readonly<Record<string, Text>> = {
  string: { de: 'ein Text', en: 'text' },
  number: { de: 'eine Zahl', en: 'a number' },
  int: { de: 'eine ganze Zahl', en: 'a whole number' },
  boolean: { de: 'true oder false', en: 'true or false' },
  array: { de: 'eine Liste', en: 'a list' },
  tuple: { de: 'eine Liste', en: 'a list' },
}
const FIELDS: Text = { de: 'ein Block mit Feldern', en: 'a block of fields' }
const FORMATS: Readonly<Record<string, Text>> = {
  lang: { de: 'ein Sprachkürzel wie „de“', en: 'a language code such as "de"' },
  url: { de: 'eine Adresse mit http:// oder https://', en: 'an address with http:// or https://' },
  sha256: { de: 'eine SHA-256-Prüfsumme (64 Hexziffern)', en: 'a SHA-256 checksum (64 hex digits)' },
  paragraphs: { de: 'je Absatz 12 Hexziffern', en: '12 hex digits a paragraph' },
  updated: { de: 'ein Tag wie „2026-11-22“', en: 'a day such as "2026-11-22"' },
  is: {
    de: 'ein Wort, eine Zahl, {gt: Zahl}, {lt: Zahl} oder {some: true}',
    en: 'a word, a number, {gt: number}, {lt: number} or {some: true}',
  },
}

/** A field that the schema does not know. */
export function unknownKey(key: string, allowed: readonly string[]): Finding {
  const near = nearestKey(key, allowed)
  if (near) {
    return finding(
      'shape',
      `dieses Feld gibt es nicht; gemeint ist wohl „${near}“. Bitte umbenennen.`,
      `there is no such field; "${near}" is probably meant. Rename it.`,
    )
  }
  const list = allowed.join(', ')
  return finding(
    'shape',
    `dieses Feld gibt es nicht. Bitte entfernen; möglich sind: ${list}.`,
    `there is no such field. Remove it; these are possible: ${list}.`,
  )
}

/** Whatever no rule of its own covers: what stands there, and what is expected. */
export function shapeFinding(issue: Issue, found: unknown): Finding {
  if (found === undefined && typeof issue.path.at(-1) === 'number') {
    const empty = finding(
      'shape',
      'die Liste ist leer. Bitte mindestens einen Eintrag angeben.',
      'the list is empty. Give at least one entry.',
    )
    return { ...empty, path: issue.path.slice(0, -1) }
  }
  const expected = expectedBy(issue)
  if (isBlank(found)) {
    return finding(
      'shape',
      `die Angabe fehlt; verlangt ist ${expected.de}. Bitte ergänzen.`,
      `it is missing; it must be ${expected.en}. Add it.`,
    )
  }
  const unquoted = expected === TYPES['string'] && typeof found !== 'object'
  return finding(
    'shape',
    `hier steht ${shown(found).de}; verlangt ist ${expected.de}. Bitte ${unquoted ? 'in Anführungszeichen setzen' : 'berichtigen'}.`,
    `it is ${shown(found).en}; it must be ${expected.en}. ${unquoted ? 'Put it in quotation marks' : 'Correct it'}.`,
  )
}

function expectedBy(issue: Issue): Text {
  const options = issue.code === 'invalid_value' ? issue.values : issue.code === 'invalid_union' ? optionsOf(issue) : []
  if (options.length > 1) return { de: `eines von ${options.join(', ')}`, en: `one of ${options.join(', ')}` }
  if (options.length === 1) return both(String(options[0]))
  if (issue.code === 'too_small' && issue.origin === 'number') {
    return { de: `eine Zahl ab ${issue.minimum}`, en: `a number from ${issue.minimum} up` }
  }
  if (issue.code === 'too_small') return TYPES['string'] ?? FIELDS
  if (issue.code === 'invalid_type') return TYPES[issue.expected] ?? FIELDS
  const field = issue.path.findLast((step) => typeof step === 'string')
  return (field === undefined ? undefined : FORMATS[field]) ?? { de: 'eine andere Angabe', en: 'something else' }
}

const optionsOf = (union: z.core.$ZodIssueInvalidUnion) => ('options' in union ? (union.options ?? []) : [])

function shown(value: unknown): Text {
  if (typeof value !== 'object') return both(JSON.stringify(value).slice(0, 60))
  return (Array.isArray(value) ? TYPES['array'] : undefined) ?? FIELDS
}

/** A path as editors read it: "citations[0].anchor". */
export const formatPath = (path: readonly PropertyKey[]): string =>
  path.map((step, at) => (typeof step === 'number' ? `[${step}]` : `${at === 0 ? '' : '.'}${String(step)}`)).join('')

/** What stands at a path; undefined where nothing does. */
export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let found = value
  for (const step of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, step)) return undefined
    found = (found as Record<PropertyKey, unknown>)[step]
  }
  return found
}
