import type { z } from 'zod'
import { keysAt } from './nearest-key.ts'
import { type Problem, problem } from './problem.ts'
import { ANCHOR_WORDS, DossierInfo, ENTITY_KINDS, RECORD_SCHEMAS } from './record.ts'
import type { NonEmpty, RecordKind, RecordOf, Text } from './record.ts'
import { both, finding, formatPath, isBlank, shapeFinding, unknownKey, valueAt } from './shape-finding.ts'
import type { Finding, Issue } from './shape-finding.ts'

/** What came of reading one value: the record, or all that is wrong with it. */
export type ReadResult<T> =
  | { readonly outcome: 'record'; readonly record: T }
  | { readonly outcome: 'rejected'; readonly problems: NonEmpty<Problem> }

const ID_FORMS: Readonly<Record<RecordKind, Text>> = {
  source: { de: 's-… (extern: x-…)', en: 's-… (external: x-…)' },
  entity: both(ENTITY_KINDS.map((kind) => `${kind}-…`).join(', ')),
  event: both('ev-…'),
  fact: both('f01'),
  gap: both('g01'),
  note: both('n01'),
}
const TEXT_FIELDS: ReadonlySet<PropertyKey> = new Set(['text', 'title', 'name', 'note', 'question', 'hint', 'why'])
const LANGUAGES: Readonly<Record<string, Text>> = {
  de: { de: 'der deutsche Text', en: 'the German text' },
  en: { de: 'der englische Text', en: 'the English text' },
}

/** Reads a value of unknown shape as a record of that kind. */
export function readRecord<K extends RecordKind>(kind: K, value: unknown): ReadResult<RecordOf[K]> {
  const schema: z.ZodType = RECORD_SCHEMAS[kind]
  return read(schema as z.ZodType<RecordOf[K]>, value, ID_FORMS[kind])
}

/** Reads a value of unknown shape as what the dossier says of itself. */
export const readInfo = (value: unknown): ReadResult<DossierInfo> => read(DossierInfo, value, both('dossier-…'))

function read<T>(schema: z.ZodType<T>, value: unknown, idForm: Text): ReadResult<T> {
  const result = schema.safeParse(value)
  if (result.success) return { outcome: 'record', record: result.data }
  const [first, ...others] = result.error.issues.flatMap((issue) =>
    findingsOf(issue, value, schema, idForm).map((found) => locate(found, found.path ?? issue.path, value)),
  )
  if (!first) throw new Error('A value was rejected, but no issue says why')
  return { outcome: 'rejected', problems: [first, ...others] }
}

function locate({ code, message }: Finding, path: readonly PropertyKey[], value: unknown): Problem {
  const id = valueAt(value, ['id'])
  const field = formatPath(path)
  const name = typeof id === 'string' ? both(id) : { de: 'Eintrag ohne Kennung', en: 'Record without an id' }
  return problem(code, typeof id === 'string' ? id : null, field, {
    de: `${name.de}${field && `, Feld „${field}“`}: ${message.de}`,
    en: `${name.en}${field && `, field "${field}"`}: ${message.en}`,
  })
}

function findingsOf(issue: Issue, value: unknown, schema: z.core.$ZodType, idForm: Text): Finding[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      ...(conditionalKey(key, issue.path, value) ?? unknownKey(key, keysAt(schema, issue.path))),
      path: [...issue.path, key],
    }))
  }
  const found = valueAt(value, issue.path)
  return [
    dateFinding(issue, value, found) ??
      textFinding(issue, found) ??
      citationFinding(issue, found) ??
      conditionFinding(issue, value, found) ??
      idFinding(issue, found, idForm) ??
      shapeFinding(issue, found),
  ]
}

/** A field that there is, but only beside another certainty or status. */
function conditionalKey(key: string, path: readonly PropertyKey[], value: unknown): Finding | undefined {
  if (path.length > 0) return undefined
  if (key === 'hedge' && valueAt(value, ['certainty']) === 'asserted') {
    return finding(
      'hedge-unexpected',
      'zu „certainty: asserted“ gehört kein Vorbehalt. Bitte entfernen oder eine schwächere Gewissheit wählen.',
      '"certainty: asserted" takes no hedge. Remove it, or choose a weaker certainty.',
    )
  }
  if (key === 'answeredBy' && typeof valueAt(value, ['status']) === 'string') {
    return finding(
      'answered-by',
      'nur eine Lücke mit „status: answered“ nennt Antworten. Bitte den Status ändern oder das Feld entfernen.',
      'only a gap with "status: answered" names answers. Change the status, or remove the field.',
    )
  }
  return undefined
}

function dateFinding(issue: Issue, value: unknown, found: unknown): Finding | undefined {
  if (issue.code !== 'invalid_type') return undefined
  const basis = valueAt(value, [...issue.path.slice(0, -1), 'basis'])
  const field = issue.path.at(-1)
  if (field === 'edtf' && issue.expected === 'null') {
    return finding(
      'unresolved-date',
      '„basis: unresolved“ verlangt „edtf: null“. Bitte so schreiben; ist das Datum bekannt, basis auf stated oder inferred setzen.',
      '"basis: unresolved" requires "edtf: null". Write it so; if the date is known, set basis to stated or inferred.',
    )
  }
  if (field === 'edtf' && found == null) {
    return finding(
      'unresolved-date',
      `zu „basis: ${String(basis)}“ fehlt das Datum. Bitte eines angeben oder basis auf unresolved setzen.`,
      `"basis: ${String(basis)}" lacks its date. Give one, or set basis to unresolved.`,
    )
  }
  if (field === 'note' && basis === 'inferred' && found == null) {
    return finding(
      'inferred-without-note',
      'ein erschlossenes Datum braucht eine Anmerkung. Bitte angeben, woraus es folgt (de und en).',
      'an inferred date needs a note. Say what it is inferred from (de and en).',
    )
  }
  return undefined
}

function textFinding(issue: Issue, found: unknown): Finding | undefined {
  const field = issue.path.at(-1)
  const language = typeof field === 'string' ? LANGUAGES[field] : undefined
  const expected = issue.code === 'invalid_type' ? issue.expected : issue.code === 'too_small' ? issue.origin : ''
  if (language && expected === 'string' && isBlank(found)) {
    return finding(
      'language-missing',
      `${language.de} fehlt. Bitte ergänzen; jeder Text steht auf Deutsch und Englisch da.`,
      `${language.en} is missing. Add it: every text is given in German and English.`,
    )
  }
  if (field === undefined || !TEXT_FIELDS.has(field) || expected !== 'object') return undefined
  if (typeof found !== 'string' && !isBlank(found)) return undefined
  return finding(
    'language-missing',
    `der Text ${isBlank(found) ? 'fehlt' : 'steht nur einmal da'}. Bitte auf Deutsch und Englisch angeben: {de: …, en: …}.`,
    `the text is ${isBlank(found) ? 'missing' : 'given only once'}. Give it in German and English: {de: …, en: …}.`,
  )
}

function citationFinding(issue: Issue, found: unknown): Finding | undefined {
  if (issue.code === 'custom' && issue.params?.['code'] === 'anchor-length') {
    return finding(
      'anchor-length',
      `die Ankerstelle ist zu lang. Bitte auf höchstens ${ANCHOR_WORDS} Wörter kürzen.`,
      `the anchor is too long. Shorten it to at most ${ANCHOR_WORDS} words.`,
    )
  }
  if (!isEmptyList(issue, 'citations', found)) return undefined
  const missing = finding(
    'citation-missing',
    'die Fundstelle fehlt. Bitte mindestens eine mit source, paragraph und anchor angeben.',
    'the citation is missing. Give at least one, with source, paragraph and anchor.',
  )
  return { ...missing, path: ['citations'] }
}

function conditionFinding(issue: Issue, value: unknown, found: unknown): Finding | undefined {
  if (isEmptyList(issue, 'answeredBy', found)) {
    const missing = finding(
      'answered-by',
      '„status: answered“ verlangt die Antwort. Bitte die Fakten nennen, die sie geben, oder den Status ändern.',
      '"status: answered" requires the answer. Name the facts that give it, or change the status.',
    )
    return { ...missing, path: ['answeredBy'] }
  }
  if (issue.path[0] !== 'hedge' || !isBlank(found)) return undefined
  const certainty = String(valueAt(value, ['certainty']))
  return finding(
    'hedge-missing',
    `zu „certainty: ${certainty}“ fehlt der Vorbehalt. Bitte das Wort der Quelle angeben, etwa „angeblich“.`,
    `"certainty: ${certainty}" lacks its hedge. Give the source's own word, such as "allegedly".`,
  )
}

function idFinding(issue: Issue, found: unknown, form: Text): Finding | undefined {
  if (issue.path[0] !== 'id' || issue.code !== 'invalid_format') return undefined
  return finding(
    'id-prefix',
    `„${String(found)}“ ist keine Kennung für diese Art. Bitte so bilden: ${form.de} (Kleinbuchstaben, Ziffern, Bindestriche).`,
    `"${String(found)}" is no id for this kind. Form it so: ${form.en} (lower-case letters, digits, hyphens).`,
  )
}

/** Whether the issue is that a list that must not be empty is missing or empty. */
const isEmptyList = (issue: Issue, list: string, found: unknown): boolean =>
  issue.path[0] === list &&
  ((issue.path.length === 1 && issue.code === 'invalid_type' && issue.expected === 'tuple' && found == null) ||
    (issue.path.length === 2 && issue.path[1] === 0 && found === undefined))
