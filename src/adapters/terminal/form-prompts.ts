import type { Lang } from '../../reply/command-strings.ts'
import { commandStrings } from '../../reply/command-strings.ts'
import type { Block } from '../../reply/message.ts'

type FormBlock = Extract<Block, { kind: 'form' }>

/** Asks for one line, with what is there already to be changed; undefined at the end of input. */
export type Prompt = (label: string, value: string) => Promise<string | undefined>

/** A line break within a value, as it is typed at a prompt of one line. */
const BREAK = String.raw`\n`
/** What is typed to leave the other fields as they are, and to give up. */
const DONE = '.'
const CANCEL = '..'

/** Asks for each field of a form in turn. The line to send then, or undefined where it was given up. */
export async function fillForm({ target, title, fields }: FormBlock, prompt: Prompt, say: (text: string) => void, lang: Lang): Promise<string | undefined> {
  const words = commandStrings[lang]
  say(`${title}\n${words.formKeys(DONE, CANCEL, BREAK)}`)
  const changed: string[] = []
  for (const { label, help, value, required, choices, problem } of fields) {
    say(['', ...(problem ? [`! ${problem}`] : []), help, ...(choices ? [choices.map((choice) => choice.label).join(', ')] : [])].join('\n'))
    const typed = await prompt(`${label}${required ? ' *' : ''}: `, value.replaceAll('\n', BREAK))
    if (typed === undefined || typed.trim() === CANCEL) return undefined
    if (typed.trim() === DONE) break
    const now = typed.replaceAll(BREAK, '\n')
    if (now !== value || problem) changed.push(`${label}: ${now.replaceAll('\n', '\n  ')}`)
  }
  return [target, ...changed].join('\n')
}
