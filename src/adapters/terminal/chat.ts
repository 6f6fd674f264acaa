import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { commandNamed } from '../../command/command.ts'
import { commandStrings } from '../../reply/command-strings.ts'
import { renderText } from '../../reply/render-text.ts'
import { complete } from './complete.ts'
import type { Setup } from './session.ts'
import { isQuit, openSession } from './session.ts'

const PROMPT = '> '

/** A conversation at the terminal, until /quit or the end of input. Lines typed ahead are answered in their order. */
export async function chat(
  setup: Setup & {
    readonly input: Readable
    readonly output: Writable
    readonly colour: boolean
    /** Questions and lines that the greeting shows. */
    readonly examples: readonly string[]
  },
): Promise<void> {
  const { input, output, commands, examples } = setup
  const session = openSession(setup)
  const lines = createInterface({
    input,
    output,
    prompt: PROMPT,
    historySize: 1000,
    removeHistoryDuplicates: true,
    completer: (line: string) => complete(line, setup, session.lang()),
  })
  const say = commandStrings[session.lang()]
  const help = commandNamed(commands, 'help')
  const goodbye = say.greetingEnd(help && `/${help.name[session.lang()]}`)
  output.write(`${[say.greeting(), ...examples.map((example) => `  ${example}`), goodbye].join('\n')}\n\n`)
  let ended = false
  lines.once('close', () => (ended = true))
  lines.prompt()
  for await (const line of lines) {
    if (isQuit(line)) return lines.close()
    if (line.trim() !== '') output.write(`${renderText(await session.answer(line), setup)}\n\n`)
    // Of lines typed ahead the last are answered after the end of input, where a prompt would throw.
    if (!ended) lines.prompt()
  }
  output.write('\n')
}
