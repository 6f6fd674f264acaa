import { nearestKey } from '../facts/nearest-key.ts'
import type { Text } from '../facts/record.ts'
import { parseRef } from '../facts/record.ts'
import { cleanText } from '../reply/clean-text.ts'
import type { Choice } from '../reply/form.ts'
import { formMessages } from '../reply/form-messages.ts'
import { shortened } from './check-arguments.ts'

/** What a typed text comes to: a value (undefined where nothing was typed), with what to show back; or all that is wrong with it. */
export type Reading =
  | { readonly outcome: 'value'; readonly value: unknown; readonly echo?: Text }
  | { readonly outcome: 'wrong'; readonly messages: readonly Text[] }

export const valueIs = (value: unknown, echo?: Text): Reading => ({ outcome: 'value', value, ...(echo && { echo }) })
export const wrong = (...messages: readonly Text[]): Reading => ({ outcome: 'wrong', messages })

/** One item of a list. */
export type Item<T> = { readonly item: T; readonly echo?: Text } | { readonly wrong: Text }

/** More problems than these in one field help nobody. */
const SHOWN_PROBLEMS = 5

/** Reads each line of a list; empty where nothing was typed. */
export function readLines<T>(text: string, read: (line: string) => Item<T>): Reading {
  const items = linesOf(text).map(read)
  const messages = items.flatMap((item) => ('wrong' in item ? [item.wrong] : []))
  if (messages.length > 0) return wrong(...messages.slice(0, SHOWN_PROBLEMS))
  const echo = items.flatMap((item) => ('echo' in item && item.echo ? [item.echo] : [])).slice(0, SHOWN_PROBLEMS)
  const shownBack = echo.length > 0 ? { de: echo.map(({ de }) => de).join('\n'), en: echo.map(({ en }) => en).join('\n') } : undefined
  return valueIs(items.flatMap((item) => ('item' in item ? [item.item] : [])), shownBack)
}

const linesOf = (text: string): string[] => cleanText(text).replaceAll('\t', ' ').split('\n').map((line) => line.trim()).filter(Boolean)

/** A text as one line, without marks that steer. */
export const oneLine = (text: string): string => cleanText(text).replace(/\s*[\n\t]\s*/gu, ' ').trim()

/** A line without the bullet or number before it. */
export const withoutBullet = (line: string): string => line.replace(/^(?:[-*•–·]|\d+[.)])\s+/u, '')

/** A text without one pair of quotation marks around it. */
export const unquoted = (text: string): string => /^["„“«»](.*)["“”«»]$/su.exec(text)?.[1]?.trim() ?? text
/** The same, for what a list quotes by plain marks alone. */
export const plainlyUnquoted = (text: string): string => /^"(.*)"$/su.exec(text)?.[1] ?? text

/** The id that is meant, whatever version is said with it; undefined where it is none. */
export const idIn = (text: string): string | undefined => parseRef(text.replace(/^[[(<]+|[\])>.]+$/gu, ''))?.id

/** Ids separated by commas, spaces or lines, each once. */
export function readRefs(text: string): Reading {
  const parts = cleanText(text).split(/[\s,;]+|(?<=\s)(?:und|and|&)(?=\s)/u).filter((part) => /[\p{L}\p{N}]/u.test(part) && !/^(?:und|and)$/iu.test(part))
  const bad = parts.filter((part) => idIn(part) === undefined)
  if (bad.length > 0) return wrong(...bad.slice(0, SHOWN_PROBLEMS).map((part) => formMessages.notAnId(shortened(part))))
  return valueIs([...new Set(parts.map((part) => idIn(part)))])
}

const folded = (text: string): string => text.toLowerCase().normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '')
const wordsOf = ({ value, label }: Choice): string[] => [value, label.de, label.en]

/** The choice that is meant by its value, or by its name in either language. */
export function choiceMeant(choices: readonly Choice[], typed: string): string | undefined {
  const wanted = folded(typed)
  return wanted ? choices.find((choice) => wordsOf(choice).some((word) => folded(word) === wanted))?.value : undefined
}

/** The choice whose name is nearest to what was typed; undefined where none is near. */
export function nearestChoice(choices: readonly Choice[], typed: string): Choice | undefined {
  const near = typed.length > 40 ? undefined : nearestKey(folded(typed), choices.flatMap(wordsOf).map(folded))
  return near === undefined ? undefined : choices.find((choice) => wordsOf(choice).some((word) => folded(word) === near))
}

export const choicesIn = (table: Readonly<Record<string, Text>>): Choice[] => Object.entries(table).map(([value, label]) => ({ value, label }))
