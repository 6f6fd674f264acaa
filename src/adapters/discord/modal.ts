import type { APILabelComponent, APIModalInteractionResponseCallbackData, APIStringSelectComponent, APITextInputComponent, ModalSubmitFields } from 'discord.js'
import { templateOf } from '../../reply/form-template.ts'
import type { FormBlock, Message, ShownField } from '../../reply/message.ts'
import { langOfRef, lineOfRef, refOfLine } from '../../reply/ref.ts'
import { cut, oneLine, unstyled } from './plain-text.ts'

/** What is typed into a form, by the key of its field. */
export type Typed = Readonly<Record<string, string>>

const IN_MODAL = 5
const MAX_TITLE = 45
const MAX_LABEL = 45
const MAX_HELP = 100
const MAX_VALUE = 4000
const MAX_CHOICES = 25
const MAX_CHOICE = 100

const LABEL = 18
const SELECT = 3
const TEXT_INPUT = 4
const SHORT = 1
const PARAGRAPH = 2

/** What a button or modal of a form is for: the line that shows the form anew, and a part of it, from 1, or sending it. */
export type FormId = { readonly line: string; readonly part: number | 'send'; readonly lang?: Message['lang'] }

/** The custom_id of a form's button or modal; that of the first part is the ref of the line. Undefined where the line is too long. */
export function formId({ line, part }: FormId): string | undefined {
  const ref = refOfLine(line)
  return ref === undefined || part === 1 ? ref : `${ref}.${part}`
}

/** What a custom_id of a form's button or modal stands for; undefined for any other. */
export function readFormId(id: string): FormId | undefined {
  const [, ref = '', part = '1'] = /^([\w-]+)(?:\.([1-9]\d?|send))?$/u.exec(id) ?? []
  const line = lineOfRef(ref)
  const lang = langOfRef(ref)
  return line === undefined ? undefined : { line, part: part === 'send' ? part : Number(part), ...(lang && { lang }) }
}

/** A value as it stands in a form: choices by their names. */
export const shownValue = ({ value, choices }: ShownField): string => unstyled(choices?.find((choice) => choice.value === value)?.label ?? value)

/** The fields of a form, so many at a time as a modal shows. A value that no modal could hold is left as it is. */
export function partsOf({ fields }: FormBlock): readonly (readonly ShownField[])[] {
  const shown = fields.filter((field) => shownValue(field).length <= MAX_VALUE)
  return Array.from({ length: Math.ceil(shown.length / IN_MODAL) }, (_, at) => shown.slice(at * IN_MODAL, (at + 1) * IN_MODAL))
}

/** The form as modals, one for each part; none where its line is too long for a button. */
export function modalSteps(form: FormBlock): APIModalInteractionResponseCallbackData[] {
  const parts = partsOf(form)
  return parts.flatMap((fields, at) => {
    const id = formId({ line: form.target, part: at + 1 })
    const count = parts.length > 1 ? ` (${at + 1}/${parts.length})` : ''
    return id === undefined ? [] : [{ custom_id: id, title: cut(oneLine(form.title), MAX_TITLE - count.length) + count, components: fields.map(labelOf) }]
  })
}

function labelOf(field: ShownField): APILabelComponent {
  const { label, help, problem } = field
  const description = cut(oneLine(problem === undefined ? help : `⚠ ${problem}`), MAX_HELP)
  return {
    type: LABEL,
    label: cut(oneLine(label), MAX_LABEL),
    ...(description && { description }),
    component: selectOf(field) ?? inputOf(field),
  }
}

/** A field of few choices as a menu of their names; undefined for any other, and where something else was filled in, which would be lost. */
function selectOf(field: ShownField): APIStringSelectComponent | undefined {
  const { key, required, choices = [] } = field
  const value = shownValue(field)
  const names = choices.map(({ label }) => unstyled(label))
  const isMenu = names.length > 0 && names.length <= MAX_CHOICES && new Set(names).size === names.length && names.every((name) => name !== '' && name.length <= MAX_CHOICE)
  if (!isMenu || (value !== '' && !names.includes(value))) return undefined
  const options = names.map((name) => ({ label: name, value: name, ...(name === value && { default: true }) }))
  return { type: SELECT, custom_id: key, required, min_values: required ? 1 : 0, options }
}

function inputOf(field: ShownField): APITextInputComponent {
  const { key, example, required, long, choices } = field
  const value = shownValue(field)
  const hint = oneLine(choices ? choices.map((choice) => choice.label).join(', ') : (example ?? ''))
  return {
    type: TEXT_INPUT,
    custom_id: key,
    style: long || value.includes('\n') ? PARAGRAPH : SHORT,
    required,
    max_length: MAX_VALUE,
    ...(value && { value }),
    ...(hint && { placeholder: cut(hint, MAX_HELP) }),
  }
}

/** What was filled into a modal: texts as they were typed, a choice by its name, none where it was left open. */
export const typedInModal = (fields: ModalSubmitFields['fields']): Typed =>
  Object.fromEntries([...fields.values()].map((field) => [field.customId, 'value' in field && typeof field.value === 'string' ? field.value : 'values' in field ? (field.values[0] ?? '') : '']))

/** The form with what was typed; what was wrong with a field goes where that was changed. */
export const withTyped = (form: FormBlock, typed: Typed): FormBlock => ({
  ...form,
  fields: form.fields.map((field) => {
    const value = Object.hasOwn(typed, field.key) ? typed[field.key] : undefined
    if (value === undefined || value === shownValue(field)) return field
    const { problem: _, ...rest } = field
    return { ...rest, value }
  }),
})

/** The text to send for a form with what was typed: whole, since what was typed before may stand nowhere else. */
export const templateOfModal = (form: FormBlock, typed: Typed): string => templateOf(withTyped(form, typed))
