import type { FieldName } from '../facts/record-fields.ts'
import type { Attribution, Citation, RecordId, Value } from '../facts/record.ts'
import { kindOfId } from '../facts/record.ts'
import { formMessages } from '../reply/form-messages.ts'
import type { FieldProblem } from './form-problems.ts'

/** The records that a field of a record names which there are not. `knows`: whether there is one of that id. */
export const unknownRecords = (name: FieldName, value: unknown, knows: (id: RecordId) => boolean): FieldProblem[] =>
  [...new Set(idsIn(name, value))].filter((id) => !knows(id)).map((id) => ({ key: name, message: formMessages.unknownRecord(id) }))

/** Every id that stands in a field, as it was read. */
function idsIn(name: FieldName, value: unknown): readonly RecordId[] {
  if (value === undefined) return []
  switch (name) {
    case 'about':
    case 'by':
    case 'via':
    case 'where':
    case 'who':
    case 'answeredBy':
    case 'see':
      return value as readonly string[]
    case 'within':
      return [value as string]
    case 'citations':
      return (value as readonly Citation[]).map(({ source }) => source)
    case 'attribution':
      return (value as readonly Attribution[]).flatMap(({ who, in: source }) => [...who, ...(source === undefined ? [] : [source])])
    case 'values':
      return (value as readonly Value[]).flatMap(({ of, is }) => [of, ...(typeof is === 'string' && is.includes('-') && kindOfId(is) === 'entity' ? [is] : [])])
    case 'id':
    case 'kind':
    case 'access':
    case 'status':
    case 'certainty':
    case 'rank':
    case 'hedge':
    case 'dative':
    case 'definite':
    case 'lang':
    case 'url':
    case 'text':
    case 'title':
    case 'name':
    case 'question':
    case 'why':
    case 'hint':
    case 'note':
    case 'when':
    case 'asks':
    case 'aliases':
    case 'ids':
      return []
  }
}
