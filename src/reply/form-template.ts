import type { Lang } from '../facts/record.ts'
import { cleanText } from './clean-text.ts'
import type { FieldTexts } from './field-texts.ts'
import { formBlock } from './form-block.ts'
import { templateWords } from './form-strings.ts'
import type { Form } from './form.ts'
import type { FormBlock, ShownField } from './message.ts'

/**
 * A form as a text to be filled in and sent back: the target, then "label: value" lines; further lines of a value are
 * indented, so that none is taken for a label.
 */
export const formTemplate = (form: Form, values: FieldTexts, lang: Lang, target: string): string => templateOf(formBlock(form, values, [], lang, target))

/** A filled-in form as a text to send. */
export const templateOf = ({ target, fields }: FormBlock): string => [targetLine(target), ...fields.map(templateField)].join('\n')

const targetLine = (target: string): string => cleanText(target).replaceAll('\n', ' ').trim()

/** The same with help for empty fields ("# …") and with problems ("! …"): lines that are not read when it comes back. */
export function guidedTemplate({ target, fields }: FormBlock, lang: Lang): string {
  // What is wrong with a choice names the choices already.
  const needsHelp = ({ value, choices, problem }: ShownField) => value.trim() === '' && !(choices && problem)
  const guided = fields.flatMap((field) => [templateField(field), ...problemLines(field), ...(needsHelp(field) ? helpLines(field, lang) : [])])
  return [targetLine(target), `# ${templateWords[lang].intro}`, ...guided].join('\n')
}

function templateField({ label, value, long, choices }: ShownField): string {
  const [first = '', ...rest] = cleanText(choices?.find((choice) => choice.value === value)?.label ?? value).split('\n').map((line) => line.trim()).filter(Boolean)
  if (rest.length > 0) return [`${label}:`, first, ...rest].join('\n  ')
  // The one who reads it back takes off a pair of quotation marks.
  return `${label}: ${!long && /^".*"$/su.test(first) ? `"${first}"` : first}`.trimEnd()
}

const problemLines = ({ problem }: ShownField): string[] => (problem === undefined ? [] : cleanText(problem).split('\n').map((line) => `! ${line}`))

function helpLines({ help, example, required, choices }: ShownField, lang: Lang): string[] {
  const words = templateWords[lang]
  const hint = choices ? choices.map((choice) => choice.label).join('; ') : help
  return [`# ${required ? `${words.required} ` : ''}${hint}${example === undefined ? '' : ` ${words.example(example.replaceAll('\n', ' / '))}`}`]
}
