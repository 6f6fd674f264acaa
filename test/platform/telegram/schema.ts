import type { Json, Problem } from './shapes.ts'

export type Field = { readonly name: string; readonly types: readonly string[]; readonly required: boolean; readonly description: string }
export type Type = { readonly fields?: readonly Field[]; readonly subtypes?: readonly string[] }
export type Types = Readonly<Record<string, Type>>

const ARRAY = 'Array of '

/** What is wrong with the parameters of a method, or the fields of an object. What it has beyond them is noted as unknown. */
export function fieldProblems(fields: readonly Field[], value: Json, where: string, types: Types): Problem[] {
  const at = (name: string): string => (where ? `${where}.${name}` : name)
  const missing = fields.filter(({ name, required }) => required && isAbsent(value[name])).map(({ name }): Problem => ({ rule: 'schema', where: at(name), what: 'is missing', says: where ? `can't parse ${where}: field "${name}" must be specified` : `parameter "${name}" is required` }))
  const unknown = Object.keys(value).filter((name) => !fields.some((field) => field.name === name)).map((name): Problem => ({ rule: 'unknown', where: at(name), what: 'is not in the specification' }))
  const wrong = fields.flatMap((field) => (isAbsent(value[field.name]) ? [] : [...unionProblems(field.types, value[field.name], at(field.name), types), ...fixedProblems(field, value, at(field.name))]))
  return [...missing, ...unknown, ...wrong]
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null
const FIXED = /\bmust be (?:“|")?([a-z0-9_]+)(?:”|")?$/

/** Where an object tells its type by a word, that must be the word. */
function fixedProblems({ name, description }: Field, value: Json, where: string): Problem[] {
  const word = FIXED.exec(description)?.[1]
  return word === undefined || value[name] === word ? [] : [{ rule: 'schema', where, what: `is ${JSON.stringify(value[name])}, not "${word}"` }]
}

/** A value may be of any of these types: where it is of none, the problems are told of the one that it comes closest to. */
function unionProblems(names: readonly string[], value: unknown, where: string, types: Types): Problem[] {
  const all = names.flatMap((name) => types[name]?.subtypes ?? [name])
  // An object that says which it is is held to that.
  const named = all.filter((name) => isNamed(types[name], value))
  const tried = (named.length > 0 ? named : all).map((name) => typeProblems(name, value, where, types))
  return tried.reduce((best, next) => (next.length < best.length ? next : best))
}

const isNamed = (type: Type | undefined, value: unknown): boolean =>
  isObject(value) && (type?.fields ?? []).some((field) => field.name === 'type' && FIXED.exec(field.description)?.[1] === value['type'] && value['type'] !== undefined)

function typeProblems(name: string, value: unknown, where: string, types: Types): Problem[] {
  if (name.startsWith(ARRAY)) {
    if (!Array.isArray(value)) return [wrongType(where, value, name)]
    return value.flatMap((item, at) => unionProblems([name.slice(ARRAY.length)], item, `${where}[${at}]`, types))
  }
  switch (name) {
    case 'String':
      return typeof value === 'string' ? [] : [wrongType(where, value, name)]
    case 'Integer':
      return Number.isSafeInteger(value) ? [] : [wrongType(where, value, name)]
    case 'Float':
      return typeof value === 'number' ? [] : [wrongType(where, value, name)]
    case 'Boolean':
      return typeof value === 'boolean' ? [] : [wrongType(where, value, name)]
    case 'InputFile':
      return typeof value === 'string' && value.startsWith('attach://') ? [] : [wrongType(where, value, name)]
    default: {
      const type = types[name]
      if (!type) throw new Error(`The specification has no type ${name}`)
      return isObject(value) ? fieldProblems(type.fields ?? [], value, where, types) : [wrongType(where, value, name)]
    }
  }
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const wrongType = (where: string, value: unknown, name: string): Problem => ({ rule: 'schema', where, what: `is ${JSON.stringify(value)?.slice(0, 60)}, not ${name}`, says: `can't parse ${where}: expected ${name}` })
