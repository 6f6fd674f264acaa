import { countProblems, lengthProblems, limit } from './limit.ts'
import type { Component, Problem } from './shapes.ts'
import { allComponents } from './shapes.ts'

const ROW = 1
const BUTTON = 2
const STRING_SELECT = 3
const SELECTS = new Set([3, 5, 6, 7, 8])
const TEXT_DISPLAY = 10
/** Styles of buttons that lead to an address or a purchase, and so stand for no custom_id. */
const LINK = 5
const PREMIUM = 6

/** The limits of a message's components: of rows, or of the second kind. */
export function componentProblems(components: readonly Component[], isNew: boolean): Problem[] {
  const all = allComponents(components)
  return [
    ...(isNew ? newKindProblems(all) : [...countProblems('components', components, 5), ...components.filter(({ type }) => type !== ROW).map(() => limit('components', 'something stands outside a row'))]),
    ...uniqueIdProblems(all),
    ...all.filter(({ type }) => type === ROW).flatMap(rowProblems),
    ...all.filter(({ type }) => type === BUTTON).flatMap(buttonProblems),
    ...all.filter(({ type }) => SELECTS.has(type)).flatMap(selectProblems),
  ]
}

function newKindProblems(all: readonly Component[]): Problem[] {
  const length = all.filter(({ type }) => type === TEXT_DISPLAY).reduce((sum, { content }) => sum + (content?.length ?? 0), 0)
  return [...countProblems('components', all, 40), ...(length > 4000 ? [limit('components', `have ${length} characters together, not 4000`)] : [])]
}

/** Each custom_id of a message or modal is of 1 to 100 characters and there once. */
export function uniqueIdProblems(all: readonly Component[]): Problem[] {
  const ids = all.flatMap(({ custom_id: id }) => (id === undefined ? [] : [id]))
  return [
    ...ids.flatMap((id) => lengthProblems(`custom_id ${JSON.stringify(id)}`, id, 100, 1)),
    ...ids.filter((id, at) => ids.indexOf(id) < at).map((id) => limit(`custom_id ${JSON.stringify(id)}`, 'is there twice')),
  ]
}

function rowProblems({ components: inside = [] }: Component, row: number): Problem[] {
  const selects = inside.filter(({ type }) => SELECTS.has(type)).length
  return [...countProblems(`row ${row}`, inside, 5, 1), ...(selects > 0 && inside.length > 1 ? [limit(`row ${row}`, 'a select menu does not stand alone')] : [])]
}

function buttonProblems({ custom_id: id, style, label, url, emoji, sku_id: sku }: Component): Problem[] {
  const where = `button ${JSON.stringify(label ?? id)}`
  if (style === PREMIUM) return sku ? [] : [limit(where, 'sells nothing')]
  return [
    ...lengthProblems(`${where}.label`, label, 80),
    ...(label?.trim() || emoji ? [] : [limit(where, 'has neither label nor emoji')]),
    ...(style === LINK ? lengthProblems(`${where}.url`, url, 512, 1) : []),
    ...((style === LINK) === (id !== undefined) ? [limit(where, style === LINK ? 'is a link with a custom_id' : 'has no custom_id')] : []),
    ...(style !== LINK && url !== undefined ? [limit(where, 'has an address but is no link')] : []),
  ]
}

/** The limits of a select menu, in a message or a modal. */
export function selectProblems({ type, custom_id: id, placeholder, options = [], min_values: min = 1, max_values: max = 1 }: Component): Problem[] {
  const where = `select ${JSON.stringify(id)}`
  const values = options.map(({ value }) => value)
  return [
    ...(id === undefined ? [limit(where, 'has no custom_id')] : []),
    ...lengthProblems(`${where}.placeholder`, placeholder, 150),
    ...(type === STRING_SELECT ? countProblems(`${where}.options`, options, 25, 1) : []),
    ...(type === STRING_SELECT && max > Math.max(1, options.length) ? [limit(where, `lets ${max} of ${options.length} be chosen`)] : []),
    ...(min > max ? [limit(where, `asks for at least ${min} and at most ${max}`)] : []),
    ...(new Set(values).size < values.length ? [limit(`${where}.options`, 'have a value twice')] : []),
    ...(options.filter((option) => option.default).length > max ? [limit(`${where}.options`, 'more are chosen than may be')] : []),
    ...options.flatMap(({ label, value, description }, at) => [
      ...lengthProblems(`${where}.options[${at}].label`, label?.trim() && label, 100, 1),
      ...lengthProblems(`${where}.options[${at}].value`, value, 100, 1),
      ...lengthProblems(`${where}.options[${at}].description`, description, 100),
    ]),
  ]
}
