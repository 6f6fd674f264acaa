import type { Component, Json } from './shapes.ts'

const ROW = 1
const STRING_SELECT = 3
const TEXT_INPUT = 4
const LABEL = 18
export type FieldValues = Readonly<Record<string, string | readonly string[]>>

/** The components of a modal as the client sends them back. It throws where the client would not let anyone send that. */
export function submitted(components: readonly Component[], fields: FieldValues): Json[] {
  const known = components.flatMap((one) => fieldsOf(one).map((field) => field.custom_id))
  const unknown = Object.keys(fields).find((key) => !known.includes(key))
  if (unknown !== undefined) throw new Error(`The modal has no field "${unknown}", only ${known.join(', ')}`)
  return components.flatMap((one, id): Json[] => {
    if (one.type === ROW) return [{ type: ROW, id, components: fieldsOf(one).map((field) => filled(field, fields)) }]
    if (one.type === LABEL) return fieldsOf(one).map((field) => ({ type: LABEL, id, component: filled(field, fields) }))
    return []
  })
}

const fieldsOf = ({ type, components = [], component }: Component): readonly Component[] => (type === LABEL && component ? [component] : components)

function filled(field: Component, fields: FieldValues): Json {
  const { type, custom_id: id = '', required = true } = field
  const before = type === TEXT_INPUT ? (field.value ?? '') : (field.options ?? []).flatMap((option) => (option.default && option.value !== undefined ? [option.value] : []))
  const value = fields[id] ?? before
  if (required && value.length === 0) throw new Error(`The field "${id}" has to be filled in`)
  if (type !== TEXT_INPUT) return { type, custom_id: id, values: chosen(field, typeof value === 'string' ? [value] : value) }
  const { min_length: min = 0, max_length: max = 4000 } = field
  if (value.length > max || (value.length > 0 && value.length < min)) throw new Error(`The field "${id}" takes ${min} to ${max} characters`)
  return { type, custom_id: id, value }
}

function chosen({ type, custom_id: id, options = [] }: Component, values: readonly string[]): readonly string[] {
  const unknown = type === STRING_SELECT ? values.find((value) => !options.some((option) => option.value === value)) : undefined
  if (unknown !== undefined) throw new Error(`The field "${id}" has no choice "${unknown}", only ${options.map(({ value }) => value).join(', ')}`)
  return values
}
