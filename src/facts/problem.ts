import type { RecordId, Text } from './record.ts'

/** What can be wrong with one record taken by itself. */
export const READ_CODES = [
  'shape',
  'id-prefix',
  'language-missing',
  'citation-missing',
  'anchor-length',
  'hedge-missing',
  'hedge-unexpected',
  'unresolved-date',
  'inferred-without-note',
  'answered-by',
] as const

/** What can be wrong with the records taken together. */
export const CHECK_CODES = [
  'id-duplicate',
  'reference-dangling',
  'reference-kind',
  'cited-without-via',
  'held-without-fingerprint',
  'citation-not-held',
  'paragraph-missing',
  'edtf-syntax',
  'edtf-order',
  'attribution-not-cited',
  'ignorance-without-gap',
  'deprecated-without-why',
  'value-not-about',
  'event-without-fact',
  'orphan',
  'name-collision',
] as const

/** What an editor should look at, though it may be right. */
export const WARNING_CODES = ['speaker-not-author', 'doer-not-party', 'text-long', 'values-differ'] as const

/** What can be wrong between the records and the texts of their sources. */
export const TEXT_CODES = [
  'text-missing',
  'text-changed',
  'anchor-not-once',
  'said-not-in-text',
  'hedge-not-in-text',
  'alias-not-in-text',
  'copied-words',
  'quotation-share',
  'quotation-run',
] as const

/** What can be wrong with the files that hold the records. */
export const FILE_CODES = ['file-missing', 'yaml-syntax', 'file-shape'] as const

/** What can be wrong with a change of a record. */
const CHANGE_CODES = ['id-changed', 'edit-retracted'] as const

/** What a further record will mend: no reason against a change, nor against opening a dossier. */
export const UNFINISHED_CODES: ReadonlySet<string> = new Set<(typeof CHECK_CODES)[number]>(['orphan', 'event-without-fact', 'ignorance-without-gap'])

/** Every code there is: stable, one a rule. */
export const PROBLEM_CODES = [...CHANGE_CODES, ...READ_CODES, ...CHECK_CODES, ...WARNING_CODES, ...TEXT_CODES, ...FILE_CODES] as const
export type ProblemCode = (typeof PROBLEM_CODES)[number]

/** Something in the dossier that an editor has to mend, or with a warning to look at. */
export type Problem = {
  readonly code: ProblemCode
  readonly severity: 'error' | 'warning'
  /** The record that it stands in; null where none can be named. */
  readonly record: RecordId | null
  /** Where in the record, such as "citations[0].anchor"; empty for the record as a whole. */
  readonly field: string
  readonly message: Text
}

const warnings: ReadonlySet<ProblemCode> = new Set(WARNING_CODES)

/** A problem, as severe as its code is. */
export const problem = (code: ProblemCode, record: RecordId | null, field: string, message: Text): Problem => ({
  code,
  severity: warnings.has(code) ? 'warning' : 'error',
  record,
  field,
  message,
})
