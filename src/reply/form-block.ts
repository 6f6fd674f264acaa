import type { Lang, Text } from '../facts/record.ts'
import type { FieldTexts } from './field-texts.ts'
import type { Form } from './form.ts'
import type { FormBlock } from './message.ts'

/**
 * A form to be shown: as it was filled in, with what is wrong beside its fields. Values are kept as they were typed,
 * however long or wrong.
 */
export function formBlock(form: Form, values: FieldTexts, problems: readonly { readonly key: string; readonly message: Text }[], lang: Lang, target: string): FormBlock {
  const fields = form.fields.map(({ key, label, help, example, required, long, choices }) => {
    const problem = problems.filter((one) => one.key === key).map(({ message }) => message[lang]).join('\n')
    return {
      key,
      label: label[lang],
      help: help[lang],
      ...(example && { example: example[lang] }),
      value: Object.hasOwn(values, key) ? (values[key] ?? '') : '',
      required,
      long,
      ...(choices && { choices: choices.map((choice) => ({ value: choice.value, label: choice.label[lang] })) }),
      ...(problem && { problem }),
    }
  })
  return { kind: 'form', target, title: form.title[lang], fields }
}
