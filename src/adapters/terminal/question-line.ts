import type { Lang } from '../../reply/command-strings.ts'
import { LANGS } from '../../reply/command-strings.ts'

type Id = string | number

/** A line of --jsonl: a question, or what is wrong with it and the id as far as it has one. */
export type QuestionLine =
  | { readonly kind: 'question'; readonly id: Id; readonly question: string; readonly lang: Lang | undefined }
  | { readonly kind: 'broken'; readonly id: Id | null; readonly wrong: 'json' | 'object' | 'id' | 'question' | 'lang' }

/** Reads `{"id", "question", "lang"?}`. */
export function readQuestionLine(line: string): QuestionLine {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return { kind: 'broken', id: null, wrong: 'json' }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { kind: 'broken', id: null, wrong: 'object' }
  const { id, question, lang }: { id?: unknown; question?: unknown; lang?: unknown } = value
  if (typeof id !== 'string' && typeof id !== 'number') return { kind: 'broken', id: null, wrong: 'id' }
  if (typeof question !== 'string') return { kind: 'broken', id, wrong: 'question' }
  const known = LANGS.find((known) => known === lang)
  if (lang !== undefined && lang !== null && !known) return { kind: 'broken', id, wrong: 'lang' }
  return { kind: 'question', id, question, lang: known }
}
