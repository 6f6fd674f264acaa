import { selectProblems, uniqueIdProblems } from './component-limits.ts'
import { countProblems, lengthProblems, limit } from './limit.ts'
import type { Choice, Component, ModalBody, Problem } from './shapes.ts'
import { allComponents } from './shapes.ts'

const ROW = 1
const STRING_SELECT = 3
const TEXT_INPUT = 4
const LABEL = 18

/** The limits of a modal: its fields stand in rows with labels of their own, or in labels. */
export function modalProblems({ custom_id: id, title, components }: ModalBody): Problem[] {
  const all = allComponents(components)
  return [
    ...lengthProblems('modal.custom_id', id, 100, 1),
    ...lengthProblems('modal.title', title?.trim() && title, 45, 1),
    ...countProblems('modal.components', components, 5, 1),
    ...uniqueIdProblems(all),
    ...components.flatMap(fieldProblems),
    ...all.filter(({ type }) => type === TEXT_INPUT).flatMap(inputProblems),
    ...all.filter(({ type }) => type === STRING_SELECT).flatMap(selectProblems),
  ]
}

function fieldProblems({ type, label, description, components = [] }: Component, at: number): Problem[] {
  const where = `modal.components[${at}]`
  if (type === LABEL) return [...lengthProblems(`${where}.label`, label, 45, 1), ...lengthProblems(`${where}.description`, description, 100)]
  if (type !== ROW) return []
  return [...countProblems(where, components, 1, 1), ...components.flatMap((one) => lengthProblems(`${where}.label`, one.label, 45, 1))]
}

function inputProblems({ custom_id: id, value = '', placeholder, min_length: min = 0, max_length: max = 4000 }: Component): Problem[] {
  const where = `text input ${JSON.stringify(id)}`
  return [
    ...(id === undefined ? [limit(where, 'has no custom_id')] : []),
    ...lengthProblems(`${where}.placeholder`, placeholder, 100),
    ...lengthProblems(`${where}.value`, value, Math.min(max, 4000)),
    ...(min > max || max > 4000 || max < 1 ? [limit(where, `takes from ${min} to ${max} characters`)] : []),
  ]
}

/** The limits of what completes an option. */
export const choiceProblems = (choices: readonly Choice[]): Problem[] => [
  ...countProblems('choices', choices, 25),
  ...choices.flatMap(({ name, name_localizations: names, value }, at) => [
    ...[name, ...Object.values(names ?? {})].flatMap((one) => lengthProblems(`choices[${at}].name`, one?.trim() && one, 100, 1)),
    ...(typeof value === 'string' ? lengthProblems(`choices[${at}].value`, value, 100) : []),
  ]),
]
