import { editDistance } from '../facts/edit-distance.ts'
import { LANGS } from '../facts/record.ts'
import { cleanText } from '../reply/clean-text.ts'
import type { FieldTexts } from '../reply/field-texts.ts'
import type { Form, FormField } from '../reply/form.ts'
import { choiceMeant, plainlyUnquoted } from './form-reading.ts'

/** What a form that was sent as a text is for: its first line, "f18@3" or the kind of a new record; empty where it begins with a field. */
export function templateTarget(text: string, form: Form): string {
  const first = linesOf(text).find((line) => line.trim() !== '') ?? ''
  return labelled(first, labelsOf(form)) ? '' : first.replace(/^[\s*_`~]+|[\s*_`~]+$/gu, '')
}

/**
 * What was filled in, by field key; a field that is left out is left as it was. Takes labels in either language and any
 * order, with bullets, bold marks and small mistakes; a line without a label belongs to the value above it.
 */
export function parseTemplate(text: string, form: Form): FieldTexts {
  const labels = labelsOf(form)
  const values = new Map<FormField, string[]>()
  let open: string[] | undefined
  for (const line of linesOf(text)) {
    if (/^[!#](?:\s|$)/u.test(line) || /^```\w*\s*$/u.test(line)) continue
    const found = open && /^\s{2}/u.test(line) ? undefined : labelled(line, labels)
    if (found) {
      open = values.get(found.field) ?? []
      values.set(found.field, open)
    }
    const value = (found ? found.rest : line).trim()
    if (value) open?.push(value)
  }
  return Object.fromEntries([...values].map(([field, lines]) => [field.key, valueOf(field, lines)]))
}

function valueOf({ choices, long }: FormField, lines: readonly string[]): string {
  const text = lines.join('\n')
  if (choices) return choiceMeant(choices, text) ?? text
  return long ? text : plainlyUnquoted(text)
}

/** The lines of a text, without what a chat client put before all of them. */
function linesOf(text: string): string[] {
  const lines = cleanText(text).replaceAll('\t', '    ').split('\n')
  const told = lines.filter((line) => line.trim() !== '')
  const isQuoted = told.length > 0 && told.every((line) => /^\s*>/u.test(line))
  const bare = isQuoted ? lines.map((line) => line.replace(/^\s*>\s?/u, '')) : lines
  const indent = bare.reduce((least, line) => (line.trim() === '' ? least : Math.min(least, line.search(/\S/u))), Infinity)
  return indent > 0 && indent < Infinity ? bare.map((line) => line.slice(indent)) : bare
}

type Labels = ReadonlyMap<string, FormField>

const folded = (text: string): string => text.toLowerCase().normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '')

const labelsOf = ({ fields }: Form): Labels => new Map(fields.flatMap((field) => [...LANGS.map((lang) => field.label[lang]), field.key].map((label) => [folded(label), field] as const)))

const LONGEST_LABEL = 60

/** The field that a line begins with, and what follows; undefined where it begins with none. */
function labelled(line: string, labels: Labels): { readonly field: FormField; readonly rest: string } | undefined {
  const colon = line.slice(0, LONGEST_LABEL + 20).search(/[:：]/u)
  if (colon < 1) return undefined
  const head = line.slice(0, colon).replace(/^\s*\d+[.)]\s+/u, '')
  const field = fieldOf(folded(head), labels)
  const isMarked = /^\s*(?:[-*•–·]\s+)?[*_`]/u.test(head)
  return field && { field, rest: isMarked ? line.slice(colon + 1).replace(/^[*_`]+/u, '') : line.slice(colon + 1) }
}

/** Shorter labels are too like other words to be recognised with a typo. */
const TYPO_FROM = 6

function fieldOf(head: string, labels: Labels): FormField | undefined {
  const exact = labels.get(head)
  if (exact || head.length < TYPO_FROM || head.length > LONGEST_LABEL) return exact
  return [...labels].find(([label]) => label.length >= TYPO_FROM && editDistance(head, label, 1) <= 1)?.[1]
}
