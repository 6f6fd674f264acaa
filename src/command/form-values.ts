import { LANGS } from '../facts/record.ts'
import { formMessages } from '../reply/form-messages.ts'
import type { FormField } from '../reply/form.ts'
import { shortened } from './check-arguments.ts'
import { readAlias, readAttribution, readCitation, readCode, readTextLine, readValue } from './form-lists.ts'
import { choiceMeant, idIn, nearestChoice, oneLine, readLines, readRefs, type Reading, valueIs, wrong } from './form-reading.ts'

/** Reads what was typed into one field; dates are read together with what stands beside them. */
export function readField(field: FormField, typed: string): Reading {
  if (typed.length > field.max) return wrong(formMessages.tooLong(typed.length, field.max))
  const line = oneLine(typed)
  switch (field.notation) {
    case 'text':
    case 'line':
    case 'date':
      return valueIs(line || undefined)
    case 'id':
      // What is no id at all is left to the rule that says how ids of this kind look.
      return valueIs(line ? (idIn(line) ?? line) : undefined)
    case 'choice':
      return readChoice(field, line)
    case 'ref':
      return readRef(typed)
    case 'refs':
      return readRefs(typed)
    case 'lines':
      return readLines(typed, readTextLine)
    case 'citations':
      return readLines(typed, readCitation)
    case 'attribution':
      return readLines(typed, readAttribution)
    case 'values':
      return readLines(typed, readValue)
    case 'aliases':
      return readLines(typed, readAlias)
    case 'codes':
      return readCodes(typed)
    case 'language':
      return readLanguage(line)
    case 'url':
      return readUrl(line)
  }
}

function readChoice({ choices = [] }: FormField, line: string): Reading {
  if (line === '') return valueIs(undefined)
  const value = choiceMeant(choices, line)
  if (value !== undefined) return valueIs(value)
  return wrong(formMessages.notAChoice(shortened(line), choices.map(({ label }) => label), nearestChoice(choices, line)?.label))
}

function readRef(typed: string): Reading {
  const read = readRefs(typed)
  if (read.outcome === 'wrong') return read
  const [id, ...others] = read.value as readonly string[]
  return others.length > 0 ? wrong(formMessages.oneOnly) : valueIs(id)
}

function readCodes(typed: string): Reading {
  const read = readLines(typed, readCode)
  if (read.outcome === 'wrong') return read
  const codes = read.value as readonly (readonly [string, string])[]
  return valueIs(codes.length > 0 ? Object.fromEntries(codes) : undefined)
}

const LANGUAGES = ['de', 'en', 'ru', 'ko', 'uk', 'fr', 'es', 'it', 'pl', 'pt', 'nl', 'tr', 'ar', 'fa', 'he', 'zh', 'ja']
const names = LANGS.map((lang) => new Intl.DisplayNames([lang], { type: 'language' }))

function readLanguage(line: string): Reading {
  const wanted = line.toLowerCase()
  if (wanted === '') return valueIs(undefined)
  if (/^[a-z]{2}$/.test(wanted)) return valueIs(wanted)
  const code = LANGUAGES.find((one) => names.some((name) => name.of(one)?.toLowerCase() === wanted))
  return code ? valueIs(code) : wrong(formMessages.language(shortened(line)))
}

function readUrl(line: string): Reading {
  const bare = line.replace(/^<(.*)>$/su, '$1').trim()
  if (bare === '') return valueIs(undefined)
  const url = /^[a-z][a-z0-9+.-]*:/iu.test(bare) ? bare : `https://${bare}`
  return /^https?:\/\/\S+\.\S+$/iu.test(url) && URL.canParse(url) ? valueIs(url) : wrong(formMessages.url(shortened(line)))
}
