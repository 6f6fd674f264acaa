import type { Lang } from '../../reply/command-strings.ts'
import { commandStrings } from '../../reply/command-strings.ts'
import type { FormBlock, ShownField } from '../../reply/message.ts'

/** Asks for one line; `value` is what there is already, to be fetched and changed. Undefined at the end of input. */
export type Prompt = (label: string, value: string) => Promise<string | undefined>

/** A line break within a value, as it is typed at a prompt of one line. */
const BREAK = String.raw`\n`
/** What is typed to empty a field, to leave the others as they are, and to give up. */
const EMPTY = '-'
const DONE = '.'
const CANCEL = '..'

/** Asks for each field of a form in turn, or for those alone that are wrong. The line to send then, or undefined where it was given up. */
export async function fillForm({ target, title, fields }: FormBlock, prompt: Prompt, say: (text: string) => void, lang: Lang): Promise<string | undefined> {
  say(`${title}\n${commandStrings[lang].formKeys({ done: DONE, cancel: CANCEL, empty: EMPTY, lineBreak: BREAK })}`)
  const values = new Map(fields.map(({ key, value }) => [key, value]))
  const wrong = fields.filter(({ problem }) => problem !== undefined)
  for (const field of wrong.length > 0 ? wrong : fields) {
    const now = shown(field)
    say(['', ...(field.problem ? [`! ${field.problem}`] : []), ...(now ? [`  ${now}`] : [`  (${field.help})`]), ...(field.choices ? [`  [${field.choices.map((choice) => choice.label).join(', ')}]`] : [])].join('\n'))
    const text = await prompt(`${field.label}${field.required ? ' *' : ''}: `, now)
    if (text === undefined || text.trim() === CANCEL) return undefined
    if (text.trim() === DONE) break
    if (text.trim() !== '') values.set(field.key, text.trim() === EMPTY ? '' : text.replaceAll(BREAK, '\n'))
  }
  return [target, ...fields.map(({ key, label }) => `${label}: ${(values.get(key) ?? '').replaceAll('\n', '\n  ')}`)].join('\n')
}

/** What a field holds, on one line, a choice by its name. */
const shown = ({ value, choices }: ShownField): string => (choices?.find((choice) => choice.value === value)?.label ?? value).replaceAll('\n', BREAK)
