import type { Context } from '../../command/command.ts'
import { commandNamed } from '../../command/command.ts'
import { exampleOf } from '../../command/usage.ts'
import type { Lang } from '../../reply/command-strings.ts'
import type { Choice, Message } from '../../reply/message.ts'
import { langOfRef, lineOfRef } from '../../reply/ref.ts'
import { telegramBotStrings } from '../../reply/telegram-bot-strings.ts'
import { mayBeOpened } from './answer-line.ts'

const START = /^\/start(?:\s+(\S+))?\s*$/iu
/** The commands of which the greeting gives an example. */
const SHOWN = ['ask', 'ship', 'timeline', 'gaps']

/** What "/start" comes to, with or without the ref of a link: a line to answer and in which language, or a message. Undefined for any other line. */
export function startedWith(line: string, context: Context): { readonly line: string; readonly lang: Lang | undefined } | { readonly message: Message } | undefined {
  const match = START.exec(line)
  if (!match) return undefined
  const { lang } = context
  const say = telegramBotStrings[lang]
  const [, ref] = match
  if (ref === undefined) return { message: greeting(context) }
  const linked = lineOfRef(ref)
  if (linked === undefined || START.test(linked)) return { message: { kind: 'refused', lang, blocks: [{ kind: 'lead', text: say.oldLink }] } }
  if (mayBeOpened(linked, context)) return { line: linked, lang: langOfRef(ref) }
  return { message: { kind: 'page', lang, blocks: [{ kind: 'lead', text: say.reallyDo }, { kind: 'choices', items: [{ label: linked, send: linked }] }] } }
}

function greeting({ dossier, commands, lang }: Context): Message {
  const say = telegramBotStrings[lang]
  const examples = SHOWN.flatMap((name) => commandNamed(commands, name) ?? []).map((command) => exampleOf(command, lang))
  const help = commandNamed(commands, 'help')
  const items: readonly Choice[] = examples.map((line) => ({ label: line, send: line }))
  return {
    kind: 'help',
    lang,
    blocks: [
      { kind: 'lead', text: say.greeting(dossier.base().info.title[lang]) },
      { kind: 'choices', items },
      ...(help ? [{ kind: 'text', text: say.greetingEnd(`/${help.name[lang]}`) } as const] : []),
    ],
  }
}
