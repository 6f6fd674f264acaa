import type { Readable, Writable } from 'node:stream'
import { inspect } from 'node:util'
import { dispatch } from '../../command/dispatch.ts'
import { askInvocation } from '../../command/parse-line.ts'
import type { Lang } from '../../reply/command-strings.ts'
import { commandStrings } from '../../reply/command-strings.ts'
import { messageToJson } from '../../reply/json.ts'
import type { Message } from '../../reply/message.ts'
import { renderText } from '../../reply/render-text.ts'
import { readFlags } from './flags.ts'
import type { QuestionLine } from './question-line.ts'
import { readQuestionLine } from './question-line.ts'
import type { Setup } from './session.ts'
import { LOCAL } from './session.ts'
import { linesOf, write } from './streams.ts'

type Terminal = {
  readonly defaultLang: Lang
  readonly input: Readable
  readonly output: Writable
  readonly errors: Writable
  readonly colour: boolean
  /** Opens the dossier once it is clear that it is needed; undefined when it cannot be, which has been told. */
  readonly open: () => Promise<Setup | undefined>
  /** How the answer came about, as data. */
  readonly explain: (dossier: Setup['dossier'], question: string, lang: Lang | undefined) => unknown
}

/** `ask "question"`: one answer, or with --jsonl one for each line of the input. Returns the exit code. */
export async function askOnce(args: readonly string[], terminal: Terminal): Promise<number> {
  const own = { json: 'boolean', jsonl: 'boolean', explain: 'boolean' } as const
  const { flags, texts, lang, problem } = readFlags(args, own, terminal.defaultLang)
  const say = commandStrings[lang ?? terminal.defaultLang]
  if (flags.has('help')) {
    await write(terminal.output, `${say.askUsage()}\n`)
    return 0
  }
  const question = texts.join(' ')
  const jsonl = flags.has('jsonl')
  const wrong = problem ?? (jsonl && question ? say.questionWithJsonl() : !jsonl && question.trim() === '' ? say.questionMissing() : undefined)
  if (wrong !== undefined) {
    await write(terminal.errors, `${wrong}\n\n${say.askUsage()}\n`)
    return 2
  }
  const setup = await terminal.open()
  if (!setup) return 1
  const explain = (asked: string, askedIn: Lang | undefined) =>
    flags.has('explain') ? terminal.explain(setup.dossier, asked, askedIn) : undefined
  if (jsonl) {
    await answerLines(terminal, setup, lang, explain)
    return 0
  }
  const message = await ask(question, lang, setup)
  const why = explain(question, lang)
  const text = flags.has('json')
    ? JSON.stringify({ ...messageToJson(message), explain: why })
    : [renderText(message, terminal), ...(why === undefined ? [] : [inspect(why, WIDE)])].join('\n\n')
  await write(terminal.output, `${text}\n`)
  return 0
}

const WIDE = { depth: 6, breakLength: 120 }
type AskedLine = Extract<QuestionLine, { kind: 'question' }>
type Explain = (question: string, lang: Lang | undefined) => unknown

async function answerLines({ input, output }: Terminal, setup: Setup, lang: Lang | undefined, explain: Explain): Promise<void> {
  for await (const line of linesOf(input)) {
    if (line.trim() === '') continue
    const read = readQuestionLine(line)
    const said =
      read.kind === 'question'
        ? await answerOf({ ...read, lang: read.lang ?? lang }, setup, explain)
        : { id: read.id, error: commandStrings[lang ?? setup.defaultLang].badLine(read.wrong) }
    if (!(await write(output, `${JSON.stringify(said)}\n`))) return
  }
}

const answerOf = async ({ id, question, lang }: AskedLine, setup: Setup, explain: Explain) => ({
  id,
  ...messageToJson(await ask(question, lang, setup)),
  explain: explain(question, lang),
})

function ask(question: string, lang: Lang | undefined, { dossier, desk, commands, log, defaultLang }: Setup): Promise<Message> {
  const context = { dossier, desk, commands, actor: LOCAL, lang: lang ?? defaultLang, langChosen: lang !== undefined, setLang: () => ({ outcome: 'set', reach: 'everywhere' }) as const }
  return dispatch(askInvocation(question, commands), context, { log })
}
