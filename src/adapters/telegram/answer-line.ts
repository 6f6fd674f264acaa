import type { Context } from '../../command/command.ts'
import { commandNamed } from '../../command/command.ts'
import { dispatchLine } from '../../command/dispatch.ts'
import { awaitedOption } from '../../command/missing-argument.ts'
import { parseLine } from '../../command/parse-line.ts'
import type { Message, ShownField } from '../../reply/message.ts'
import { telegramBotStrings } from '../../reply/telegram-bot-strings.ts'
import type { Bot } from './bot.ts'
import { deepLink } from './deep-link.ts'
import { unfinishedLine } from './replied-line.ts'
import type { Place } from './show.ts'
import { linkButton, sendPage, show } from './show.ts'

/** Whether nobody but its caller may see what a line comes to. */
export function isGuarded(line: string, { commands }: Pick<Context, 'commands'>): boolean {
  const [, name = ''] = /^\s*\/([^\s@]*)/u.exec(line) ?? []
  const command = commandNamed(commands, name)
  return command?.isPrivate === true
}

/** Answers a line where it was asked; what is not for a group is answered there by the way to the bot's own chat alone. */
export async function answerLine(line: string, place: Place, context: Context, bot: Bot): Promise<void> {
  if (!place.isPrivate && isGuarded(line, context)) {
    await sendPage(wayToPrivate(line, context, bot), place, bot)
    return
  }
  const message = await dispatchLine(line, context, bot)
  const awaited = message.kind === 'refused' && !line.includes('\n') ? awaitedOption(line, context) : undefined
  if (!awaited) {
    // What keeps the records is nothing to pass on.
    await show(message, place, bot, { asked: isGuarded(line, context) ? undefined : line, awaits: onlyFieldOf(message)?.example })
    return
  }
  const { lang } = message
  const blocks = [{ kind: 'text', text: telegramBotStrings[lang].replyWith(awaited.name[lang]) }, { kind: 'text', text: unfinishedLine(line) }] as const
  await show({ ...message, blocks: [...message.blocks, ...blocks] }, place, bot, { awaits: awaited.example[lang] })
}

/** The field of a form that has but one, which any reply fills in. */
function onlyFieldOf({ blocks }: Message): ShownField | undefined {
  const [field, ...others] = blocks.flatMap((block) => (block.kind === 'form' ? block.fields : []))
  return others.length === 0 ? field : undefined
}

/** The address at which the bot's own chat goes on with a line; with the group of commands alone where the line is too long. */
export function privateLink(line: string, { me }: Bot): string {
  const [name = '/'] = line.trim().split(/\s/u)
  return deepLink(me.username, line.trim()) ?? deepLink(me.username, name) ?? `https://t.me/${me.username}`
}

/** Whoever writes in the name of a chat is told as well why that is not enough. */
function wayToPrivate(line: string, { lang, actor }: Context, bot: Bot) {
  const say = telegramBotStrings[lang]
  return { text: actor.anonymous ? say.anonymous : say.inPrivate, entities: [], keyboard: linkButton(say.openPrivate, privateLink(line, bot)) }
}

/** Subcommands that show something, or a form: a link may open them at once. */
const OPENED_BY_LINK: ReadonlySet<string> = new Set(['mod', 'mod review', 'mod history', 'mod log', 'mod unanswered', 'mod status', 'mod role', 'mod role list', 'mod edit', 'mod add', 'mod amend', 'mod resume'])

/** Whether a link may run this line by itself: what changes something takes a press of whoever opened it. */
export function mayBeOpened(line: string, { commands }: Pick<Context, 'commands'>): boolean {
  const parsed = parseLine(line, commands)
  if (parsed.kind !== 'invocation') return true
  const { command, args } = parsed.invocation
  const found = commandNamed(commands, command)
  const changesNothing = found?.role === 'reader' ? !['suggest', 'language'].includes(found.path.en) : OPENED_BY_LINK.has(command)
  return changesNothing && args['form'] === undefined
}
