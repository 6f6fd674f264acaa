import type { Dossier } from '../dossier.ts'
import type { Lang } from '../facts/record.ts'
import type { Message } from '../reply/message.ts'
import type { Ref } from '../reply/ref.ts'
import { platformStrings } from '../reply/platform-strings.ts'
import { refOfLine } from '../reply/ref.ts'
import { describeMessage, titleOfMessage } from './card-text.ts'
import type { Draft } from './card-drafts.ts'
import { draftsFor } from './card-drafts.ts'
import type { Context, Invocation } from './command.ts'
import { dispatch } from './dispatch.ts'
import { ASK, parseLine } from './parse-line.ts'

/** One result that is offered while somebody types: what it says in a line or two, and the message that choosing it sends. */
export type InlineCard = { readonly id: Ref; readonly title: string; readonly description: string; readonly message: Message }

/** Some of the results, best first; `next`: the offset of those that follow, where there are more. */
export type InlineCards = { readonly cards: readonly InlineCard[]; readonly next?: string }

/** What was typed so far. `offset`: empty at first, then `next` of the results before. `langChosen`: otherwise a question's own language decides. */
export type InlineQuery = { readonly query: string; readonly offset: string; readonly lang: Lang; readonly langChosen?: boolean }

const PAGE = 20

/**
 * What the dossier has on words that are being typed: the answer first, then single records. Where nothing is typed,
 * the timeline, the open questions and the facts in their order. An offset that is none is taken for the first.
 */
export function inlineCards(dossier: Dossier, { query, offset, lang, langChosen = false }: InlineQuery): InlineCards {
  const drafts = unique(draftsFor(dossier, query.trim(), { fallback: lang, ...(langChosen && { lang }) }))
  const from = /^\d{1,6}$/u.test(offset) ? Number(offset) : 0
  const cards = drafts.slice(from, from + PAGE).map((draft, at) => cardOf(draft, from + at))
  return { cards, ...(drafts.length > from + PAGE && { next: String(from + PAGE) }) }
}

function unique(drafts: readonly Draft[]): Draft[] {
  const seen = new Set<string>()
  return drafts.filter(({ line }) => !seen.has(line) && seen.add(line))
}

/** `at`: its place among all results, which tells it apart where its line is too long to. */
function cardOf({ line, message, title, description, question }: Draft, at: number): InlineCard {
  const made = message()
  const shown = title ?? titleOfMessage(made)
  return { id: refOfLine(line) ?? refOfLine(`#${at}`) ?? '', title: shown, description: description ?? describeMessage(made, shown), message: question === undefined ? made : withQuestion(made, question) }
}

/** A message with what it answers before it: in the chat it is sent to nobody has asked. */
const withQuestion = (message: Message, question: string): Message =>
  ({ ...message, blocks: [{ kind: 'text', text: platformStrings[message.lang].onSentence(question) }, ...message.blocks] })

/** With what a command is called where it would else need a file, which no card can send. */
const WITHOUT_FILE: Readonly<Record<string, Invocation['args']>> = { cite: { format: 'plain' } }

/**
 * What a typed line of a reader's command comes to, as one card. Undefined for a question, for what a command cannot be
 * run with yet, and for what would need a file. Only for commands that change nothing: it is run while one types.
 */
export async function commandCard(line: string, context: Context, services: Parameters<typeof dispatch>[2]): Promise<InlineCard | undefined> {
  const parsed = parseLine(line, context.commands)
  if (!line.startsWith('/') || parsed.kind !== 'invocation' || parsed.invocation.command === ASK) return undefined
  const { command, args } = parsed.invocation
  const message = await dispatch({ command, args: { ...WITHOUT_FILE[command], ...args } }, context, services)
  if (message.kind === 'refused' || message.blocks.some(({ kind }) => kind === 'file')) return undefined
  return cardOf({ line, message: () => message }, 0)
}

/** The words of a line without the command that it begins with. */
export const wordsOfLine = (line: string): string => line.replace(/^\s*\/\S*\s*/u, '')
