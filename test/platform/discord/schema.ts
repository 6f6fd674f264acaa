import type { Json, Problem } from './shapes.ts'

/** A schema of the official file; only what that file uses is read. */
export type Schema = {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly uniqueItems?: boolean
  readonly items?: Schema
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: Schema | boolean
  readonly maxProperties?: number
  readonly minProperties?: number
  readonly oneOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
}
export type Schemas = Readonly<Record<string, Schema>>

const problem = (where: string, what: string): Problem => ({ rule: 'schema', where, what })
const when = (wrong: boolean | undefined, where: string, what: string): Problem[] => (wrong ? [problem(where, what)] : [])

/** What is wrong with a value by its schema; `where` names the value in the problems. */
export function schemaProblems(schema: Schema, value: unknown, where: string, schemas: Schemas): Problem[] {
  const { $ref, allOf, oneOf, anyOf } = schema
  const check = (part: Schema): Problem[] => schemaProblems(part, value, where, schemas)
  const mistyped = typeProblems(schema, value, where)
  if (mistyped.length > 0) return mistyped
  return [
    ...($ref ? check(referred($ref, schemas)) : []),
    ...(allOf ?? []).flatMap(check),
    ...unionProblems(oneOf ?? anyOf, check, where),
    ...constantProblems(schema, value, where),
    ...(typeof value === 'string' ? stringProblems(schema, value, where) : []),
    ...(typeof value === 'number' ? numberProblems(schema, value, where) : []),
    ...(Array.isArray(value) ? arrayProblems(schema, value, where, schemas) : []),
    ...(isObject(value) ? objectProblems(schema, value, where, schemas) : []),
  ]
}

function referred(ref: string, schemas: Schemas): Schema {
  const name = ref.replace('#/components/schemas/', '')
  const schema = schemas[name]
  if (!schema) throw new Error(`The OpenAPI file refers to ${ref}, which it does not have`)
  return schema
}

/** The problems of the alternative that was most likely meant: that whose `type` fits, and then the least wrong one. */
function unionProblems(branches: readonly Schema[] | undefined, check: (branch: Schema) => Problem[], where: string): Problem[] {
  let best: Problem[] | undefined
  const weight = (problems: Problem[]): number => problems.length + (problems.some((one) => one.where === where || one.where === `${where}.type`) ? 1000 : 0)
  for (const branch of branches ?? []) {
    const problems = check(branch)
    if (problems.length === 0) return []
    if (!best || weight(problems) < weight(best)) best = problems
  }
  return best ?? []
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

function isOfType(type: string, value: unknown): boolean {
  if (type === 'null') return value === null
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return isObject(value)
  if (type === 'integer') return Number.isInteger(value)
  return typeof value === type
}

function typeProblems({ type }: Schema, value: unknown, where: string): Problem[] {
  const types = type === undefined || typeof type === 'string' ? [type ?? ''] : type
  return when(type !== undefined && !types.some((one) => isOfType(one, value)), where, `is ${JSON.stringify(value)?.slice(0, 80)}, not ${types.join(' or ')}`)
}

const constantProblems = (schema: Schema, value: unknown, where: string): Problem[] => [
  ...when(value !== null && schema.enum && !schema.enum.includes(value), where, `is ${JSON.stringify(value)}, none of ${JSON.stringify(schema.enum)}`),
  ...when('const' in schema && schema.const !== value, where, `is ${JSON.stringify(value)}, not ${JSON.stringify(schema.const)}`),
]

const stringProblems = ({ minLength = 0, maxLength = Infinity, pattern, format }: Schema, value: string, where: string): Problem[] => [
  ...when(value.length < minLength || value.length > maxLength, where, `has ${value.length} characters, not ${minLength} to ${maxLength}`),
  ...when(pattern !== undefined && !new RegExp(pattern, 'u').test(value), where, `does not match ${pattern}`),
  ...when(format === 'uri' && !URL.canParse(value), where, 'is no address'),
  ...when(format === 'date-time' && Number.isNaN(Date.parse(value)), where, 'is no time'),
]

const numberProblems = ({ minimum = -Infinity, maximum = Infinity }: Schema, value: number, where: string): Problem[] => when(value < minimum || value > maximum, where, `is ${value}, not ${minimum} to ${maximum}`)

const arrayProblems = ({ items, minItems = 0, maxItems = Infinity, uniqueItems }: Schema, value: readonly unknown[], where: string, schemas: Schemas): Problem[] => [
  ...when(value.length < minItems || value.length > maxItems, where, `has ${value.length} items, not ${minItems} to ${maxItems}`),
  ...when(uniqueItems && new Set(value.map((item) => JSON.stringify(item))).size < value.length, where, 'has an item twice'),
  ...(items ? value.flatMap((item, index) => schemaProblems(items, item, `${where}[${index}]`, schemas)) : []),
]

function objectProblems({ required, properties, additionalProperties, minProperties = 0, maxProperties = Infinity }: Schema, value: Json, where: string, schemas: Schemas): Problem[] {
  const size = Object.keys(value).length
  const others = typeof additionalProperties === 'object' ? additionalProperties : undefined
  return [
    ...when(size < minProperties || size > maxProperties, where, `has ${size} properties, not ${minProperties} to ${maxProperties}`),
    ...(required ?? []).filter((key) => value[key] === undefined).map((key) => problem(`${where}.${key}`, 'is missing')),
    ...Object.entries(value).flatMap(([key, item]) => {
      const schema = properties?.[key] ?? others
      return schema ? schemaProblems(schema, item, `${where}.${key}`, schemas) : []
    }),
  ]
}
