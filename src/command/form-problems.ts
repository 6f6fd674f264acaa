import type { Problem } from '../facts/problem.ts'
import type { RecordKind, Text } from '../facts/record.ts'
import { RULE_MESSAGES } from '../reply/form-messages.ts'
import { formOf } from '../reply/form.ts'
import { problemText } from '../reply/problem-text.ts'

/** What is wrong with what was typed into a field, and what to do. */
export type FieldProblem = { readonly key: string; readonly message: Text }

const nameIn = (field: string): string => field.split(/[.[]/u, 1)[0] ?? ''

/** The problems of a record beside the fields of its form, but for fields of which something is known to be wrong. */
export function problemsBeside(kind: RecordKind, problems: readonly Problem[], known: ReadonlySet<string>): FieldProblem[] {
  const beside = new Map<string, FieldProblem>()
  for (const found of problems) {
    const { code, field } = found
    if (known.has(nameIn(field))) continue
    const key = keyBeside(kind, field)
    const said = RULE_MESSAGES[code] ?? withoutPlace(problemText(found))
    beside.set(`${key} ${said.de}`, { key, message: said })
  }
  return [...beside.values()]
}

/** The field of the form at which a place in the record is filled in: "citations[0].anchor" is "citations". */
function keyBeside(kind: RecordKind, field: string): string {
  const keys = formOf(kind).fields.map(({ key }) => key)
  const place = field.replace(/\[.*$/su, '')
  return keys.find((key) => key === place) ?? keys.find((key) => key.startsWith(`${place}.`)) ?? keys.find((key) => nameIn(key) === nameIn(place)) ?? 'id'
}

/** A problem names record and field, which a form shows anyway. */
const withoutPlace = ({ de, en }: Text): Text => ({ de: de.replace(/^.*?Feld „[^“]*“: /su, ''), en: en.replace(/^.*?field "[^"]*": /su, '') })
