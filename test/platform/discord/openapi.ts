import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Schema, Schemas } from './schema.ts'
import { schemaProblems } from './schema.ts'
import type { Json, Problem } from './shapes.ts'

type Operation = { readonly requestBody?: { readonly required?: boolean; readonly content: Readonly<Record<string, { readonly schema: Schema }>> } }
type OpenApi = { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>; readonly components: { readonly schemas: Schemas } }

/** What is wrong with the body of a request by the official specification. */
export type BodyCheck = (method: string, path: string, body: unknown) => Problem[]

/** Where the official file is looked for: a folder beside the checkout. */
const BESIDE = join(import.meta.dirname, '../../../../shared/specs/discord-openapi.json')
const read = new Map<string, BodyCheck>()

/** The check by the official OpenAPI file; undefined, after it was said, where the file is not at hand. */
export function openBodyCheck(path = BESIDE): BodyCheck | undefined {
  if (!existsSync(path)) {
    console.warn(`Requests to Discord are not checked against its OpenAPI: there is no ${path}`)
    return undefined
  }
  const known = read.get(path) ?? bodyCheck(JSON.parse(readFileSync(path, 'utf8')) as OpenApi)
  read.set(path, known)
  return known
}

function bodyCheck({ paths, components }: OpenApi): BodyCheck {
  const operations = Object.entries(paths).map(([template, methods]) => ({ matches: matcherOf(template), fixed: fixedParts(template), methods }))
  // Of two that match, "/messages/@original" goes before "/messages/{message_id}".
  operations.sort((a, b) => b.fixed - a.fixed)
  return (method, path, body) => {
    const operation = operations.find(({ matches, methods }) => methods[method.toLowerCase()] && matches.test(path))?.methods[method.toLowerCase()]
    if (!operation) return [{ rule: 'schema', where: path, what: `the specification has no ${method} of this path` }]
    const schema = operation.requestBody?.content['application/json']?.schema
    if (!schema) return []
    if (body === undefined) return operation.requestBody?.required ? [{ rule: 'schema', where: 'body', what: 'is missing' }] : []
    return schemaProblems(schema, withNumericPermissions(body), 'body', components.schemas)
  }
}

const fixedParts = (template: string): number => template.split('/').filter((part) => !part.startsWith('{')).length
const matcherOf = (template: string): RegExp => new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`)

/** Permissions are integers in the file, but strings of digits in the documentation, in every library and on the wire. */
function withNumericPermissions(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(withNumericPermissions)
  if (typeof body !== 'object' || body === null) return body
  const { default_member_permissions: permissions } = body as Json
  return typeof permissions === 'string' && /^\d+$/.test(permissions) ? { ...body, default_member_permissions: Number(permissions) } : body
}
