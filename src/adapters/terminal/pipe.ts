import type { Readable, Writable } from 'node:stream'
import { renderText } from '../../reply/render-text.ts'
import type { Setup } from './session.ts'
import { isQuit, openSession } from './session.ts'
import { linesOf, write } from './streams.ts'

/** Answers each line of the input in turn, with a blank line between answers, until it ends or nobody reads. */
export async function pipe(setup: Setup & { readonly input: Readable; readonly output: Writable; readonly colour: boolean }): Promise<void> {
  const session = openSession(setup)
  let between = ''
  for await (const line of linesOf(setup.input)) {
    if (line.trim() === '') continue
    if (isQuit(line)) return
    const text = renderText(await session.answer(asTyped(line)), setup)
    if (!(await write(setup.output, `${between}${text}\n`))) return
    between = '\n'
  }
}

/** A command on one line; "\\n" stands for a line break, so that a form can be sent back. */
const asTyped = (line: string): string => (line.trimStart().startsWith('/') ? line.replaceAll(String.raw`\n`, '\n') : line)
