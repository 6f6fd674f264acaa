import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Field, Types } from './schema.ts'
import { fieldProblems } from './schema.ts'
import type { Json, Problem } from './shapes.ts'

type Specification = { readonly methods: Readonly<Record<string, { readonly fields?: readonly Field[] }>>; readonly types: Types }

/** What is wrong with the parameters of a call by the specification; undefined where it has no such method. */
export type ParamsCheck = (method: string, params: Json) => Problem[] | undefined

/** Where the specification is looked for: a folder beside the checkout. */
const BESIDE = join(import.meta.dirname, '../../../../shared/specs/telegram-api.json')
const read = new Map<string, ParamsCheck>()

/** The check by the specification of the Bot API; undefined, after it was said, where the file is not at hand. */
export function openParamsCheck(path = BESIDE): ParamsCheck | undefined {
  if (!existsSync(path)) {
    console.warn(`Calls to Telegram are not checked against its specification: there is no ${path}`)
    return undefined
  }
  const known = read.get(path) ?? paramsCheck(JSON.parse(readFileSync(path, 'utf8')) as Specification)
  read.set(path, known)
  return known
}

const paramsCheck =
  ({ methods, types }: Specification): ParamsCheck =>
  (method, params) =>
    methods[method] && fieldProblems(methods[method].fields ?? [], params, '', types)
