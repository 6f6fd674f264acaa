import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { commandNamed } from '../../command/command.ts'
import { commandStrings } from '../../reply/command-strings.ts'
import { renderText } from '../../reply/render-text.ts'
import { settledText } from '../../command/desk-message.ts'
import { complete } from './complete.ts'
import type { Prompt } from './form-prompts.ts'
import { fillForm } from './form-prompts.ts'
import type { Setup } from './session.ts'
import { isQuit, LOCAL, openSession } from './session.ts'

const PROMPT = '> '

/** A conversation at the terminal, until /quit or the end of input. Lines typed ahead are answered in their order. */
export async function chat(
  setup: Setup & {
    readonly input: Readable
    readonly output: Writable
    readonly colour: boolean
    /** Whether forms are filled in field by field. */
    readonly fillForms?: boolean
    /** Questions and lines that the greeting shows. */
    readonly examples: readonly string[]
  },
): Promise<void> {
  const { input, output, commands, examples } = setup
  const session = openSession(setup)
  /** The field that is being asked for: what it holds, and who waits for what it shall hold. */
  let asked: { readonly value: string; readonly answer: (line: string | undefined) => void } | undefined
  const lines = createInterface({
    input,
    output,
    prompt: PROMPT,
    historySize: 1000,
    removeHistoryDuplicates: true,
    completer: (line: string) => (asked ? [[asked.value].filter((text) => text.startsWith(line)), line] : complete(line, setup, session.lang())),
  })
  const say = commandStrings[session.lang()]
  const help = commandNamed(commands, 'help')
  const goodbye = say.greetingEnd(help && `/${help.name[session.lang()]}`)
  output.write(`${[say.greeting(), ...examples.map((example) => `  ${example}`), goodbye].join('\n')}\n\n`)
  const prompt: Prompt = (label, value) =>
    new Promise((resolve) => {
      const answer = (line: string | undefined): void => {
        asked = undefined
        resolve(line)
      }
      asked = { value, answer }
      lines.question(label, answer)
    })
  const reply = async (line: string): Promise<void> => {
    const message = await session.answer(line)
    const form = message.blocks.find((block) => block.kind === 'form')
    const others = message.blocks.filter((block) => block.kind !== 'form')
    if (!form || !setup.fillForms) return void output.write(`${renderText(message, setup)}\n\n`)
    if (others.length > 0) output.write(`${renderText({ ...message, blocks: others }, setup)}\n\n`)
    const filled = await fillForm(form, prompt, (text) => output.write(`${text}\n`), message.lang)
    if (filled !== undefined) return reply(filled)
    output.write(`${commandStrings[message.lang].formLeft()}\n\n`)
  }
  const tell = async (proposal: Parameters<typeof settledText>[0]): Promise<void> => {
    if (await setup.desk.takeOnTelling(proposal)) output.write(`\n${settledText(proposal, session.lang())}\n`)
  }
  const stopHearing = setup.desk.onSettled((proposal) => {
    if (proposal.by === LOCAL.id) void tell(proposal)
  })
  // Ctrl-C gives up a form, then what was typed, and then leaves.
  lines.on('SIGINT', () => {
    if (asked) asked.answer(undefined)
    else if (lines.line !== '') lines.write(null, { ctrl: true, name: 'u' })
    else lines.close()
  })
  let ended = false
  lines.once('close', () => {
    ended = true
    asked?.answer(undefined)
  })
  lines.prompt()
  for await (const line of lines) {
    if (isQuit(line)) {
      stopHearing()
      return lines.close()
    }
    if (line.trim() !== '') await reply(line)
    // Of lines typed ahead the last are answered after the end of input, where a prompt would throw.
    if (!ended) lines.prompt()
  }
  output.write('\n')
  stopHearing()
}
