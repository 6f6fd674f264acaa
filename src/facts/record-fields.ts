import type { z } from 'zod'
import type { DossierRecord, RecordKind } from './record.ts'
import { RECORD_SCHEMAS } from './record.ts'

type KeyOf<T> = T extends unknown ? keyof T : never

/** Every field that people write by hand. A fingerprint is taken from the text of the source. */
export type FieldName = Exclude<KeyOf<DossierRecord>, 'fingerprint'>

/** A field as the schema of its record has it; `choices` is empty where any text may stand. */
export type RecordField = { readonly name: FieldName; readonly required: boolean; readonly choices: readonly string[] }

/** The fields of a record kind that people write by hand, in the order of the schema. */
export function recordFields(kind: RecordKind): RecordField[] {
  const shapes = shapesOf(RECORD_SCHEMAS[kind])
  const names = new Set(shapes.flatMap((shape) => Object.keys(shape)))
  names.delete('fingerprint')
  return [...names].map((name) => {
    const schemas = shapes.map((shape) => shape[name])
    return {
      name: name as FieldName,
      required: schemas.every((schema) => schema !== undefined && !isOptional(schema)),
      choices: [...new Set(schemas.flatMap((schema) => (schema ? choicesOf(schema) : [])))],
    }
  })
}

type Shape = Readonly<Record<string, z.core.$ZodType>>
const defOf = (schema: z.core.$ZodType) => (schema as z.core.$ZodTypes)._zod.def

function shapesOf(schema: z.core.$ZodType): readonly Shape[] {
  const def = defOf(schema)
  if (def.type === 'union') return def.options.flatMap(shapesOf)
  return def.type === 'object' ? [def.shape] : []
}

const isOptional = (schema: z.core.$ZodType): boolean => ['optional', 'default'].includes(defOf(schema).type)

function choicesOf(schema: z.core.$ZodType): string[] {
  const def = defOf(schema)
  if (def.type === 'optional' || def.type === 'default') return choicesOf(def.innerType)
  if (def.type === 'literal') return def.values.map(String)
  return def.type === 'enum' ? Object.values(def.entries).map(String) : []
}
