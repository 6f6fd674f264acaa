import type { AutocompleteInteraction, ButtonInteraction, ChatInputCommandInteraction, Interaction, ModalSubmitInteraction, StringSelectMenuInteraction } from 'discord.js'
import { MessageFlags } from 'discord.js'
import type { Context, Invocation } from '../../command/command.ts'
import { commandNamed } from '../../command/command.ts'
import type { CallLimit } from '../../command/rate-limit.ts'
import type { Log } from '../../command/dispatch.ts'
import { dispatch, dispatchLine } from '../../command/dispatch.ts'
import { ASK, commandOfLine } from '../../command/parse-line.ts'
import type { Message } from '../../reply/message.ts'
import { platformStrings } from '../../reply/platform-strings.ts'
import type { Services } from './caller.ts'
import { contextOf } from './caller.ts'
import { checkMessage } from './check-message.ts'
import { invocationLine, PRIVATE } from './define-commands.ts'
import { pressForm, submitForm } from './form-dialogue.ts'
import { isForCaller } from './guarded.ts'
import { withoutMentions } from './heard.ts'
import type { FormId } from './modal.ts'
import { readFormId } from './modal.ts'
import { inTime, isFormOf, openForm } from './open-form.ts'
import { cut } from './plain-text.ts'
import { show, tooMany, withQuestion } from './show.ts'

/** Answers whatever Discord tells of: a command, a completion, a press, a choice, a form. */
export async function answerInteraction(interaction: Interaction, services: Services, log: Log, beyond: CallLimit): Promise<void> {
  if (interaction.isAutocomplete()) return complete(interaction, services)
  if (!interaction.isRepliable()) return
  const own = contextOf(interaction, services, true)
  const refused = beyond(interaction.user.id, interaction.guildId)
  // Told each time: Discord would say otherwise that the bot has failed, and nobody else sees it.
  if (refused) await show(interaction, tooMany(refused, own.lang), true)
  else if (interaction.isChatInputCommand()) await answerCommand(interaction, services, log)
  else if (interaction.isMessageContextMenuCommand()) await checkMessage(interaction, services, log)
  else if (interaction.isButton() || interaction.isStringSelectMenu()) await answerPress(interaction, services, log)
  else if (interaction.isModalSubmit()) await answerModal(interaction, services, log)
}

async function answerCommand(interaction: ChatInputCommandInteraction, services: Services, log: Log): Promise<void> {
  const options = interaction.options.data.flatMap((one) => one.options?.flatMap((two) => two.options ?? [two]) ?? [one])
  const typed = options.flatMap(({ name, value }) => (value === undefined || value === null ? [] : [{ name, value }]))
  const invocation = asRead(invocationLine(services.commands, pathOf(interaction), typed))
  const isGuarded = isForCaller(invocation, services.commands)
  const isPrivate = isGuarded || interaction.options.getBoolean(PRIVATE) === true
  const answered = dispatch(invocation, contextOf(interaction, services, isPrivate), { log })
  const message = isGuarded ? await inTime(interaction, answered) : await answered
  if (isGuarded && (await openForm(interaction, message))) return
  await show(interaction, invocation.command === ASK ? withQuestion(message, Object.values(invocation.args)[0] ?? '') : message, isPrivate)
}

/** A question is read without whom it mentions. */
const asRead = ({ command, args }: Invocation): Invocation => ({ command, args: command === ASK ? Object.fromEntries(Object.entries(args).map(([key, text]) => [key, withoutMentions(text)])) : args })

const pathOf = ({ commandName, options }: ChatInputCommandInteraction | AutocompleteInteraction): string[] =>
  [commandName, options.getSubcommandGroup(false), options.getSubcommand(false)].filter((part) => part !== null)

async function answerPress(interaction: ButtonInteraction | StringSelectMenuInteraction, services: Services, log: Log): Promise<void> {
  const pressed = readFormId(interaction.isStringSelectMenu() ? (interaction.values[0] ?? '') : interaction.customId)
  const command = pressed && commandOfLine(pressed.line, services.commands)
  const isPrivate = command?.isPrivate !== false || interaction.message.flags.has(MessageFlags.Ephemeral)
  const context = pressedIn(contextOf(interaction, services, isPrivate), isPrivate ? undefined : pressed?.lang)
  if (pressed === undefined) {
    await show(interaction, { kind: 'refused', lang: context.lang, blocks: [{ kind: 'lead', text: platformStrings[context.lang].oldButton() }] }, true)
  } else if (isPrivate) await answerPrivately(interaction, pressed, context, log)
  else await show(interaction, await dispatchLine(pressed.line, context, { log }), false)
}

/** What a private line comes to: a form of that line opens, whichever command it is of; anything else is shown. */
async function answerPrivately(interaction: ButtonInteraction | StringSelectMenuInteraction, pressed: FormId, context: Context, log: Log): Promise<void> {
  const answered = interaction.isButton() && pressed.part !== 1 ? undefined : await inTime(interaction, dispatchLine(pressed.line, context, { log }))
  const isForm = answered === undefined || (isFormOf(pressed.line, answered) && !interaction.deferred)
  const message = isForm && interaction.isButton() ? await pressPart(interaction, pressed, context, log) : answered
  if (message && message !== 'opened') await show(interaction, message, true)
}

/** Opens a part of a form; what is sent off is written down, which may take longer than Discord waits. */
async function pressPart(interaction: ButtonInteraction, pressed: FormId, context: Context, log: Log): Promise<Message | 'opened'> {
  if (pressed.part === 'send') await interaction.deferReply({ flags: MessageFlags.Ephemeral })
  return pressForm(interaction, pressed, context, log)
}

/** A press goes on in the language of what was pressed where all see it, in the caller's where they alone do, whatever language the line's words are in. */
const pressedIn = (context: Context, lang = context.lang): Context => ({ ...context, lang, langChosen: true })

async function answerModal(interaction: ModalSubmitInteraction, services: Services, log: Log): Promise<void> {
  const filled = readFormId(interaction.customId)
  const context = pressedIn(contextOf(interaction, services, true))
  if (filled) await interaction.deferReply({ flags: MessageFlags.Ephemeral })
  await show(interaction, filled ? await submitForm(interaction, filled, context, log) : { kind: 'refused', lang: context.lang, blocks: [{ kind: 'lead', text: platformStrings[context.lang].oldButton() }] }, true)
}

const COMPLETIONS = 25
const LONGEST = 100

async function complete(interaction: AutocompleteInteraction, services: Services): Promise<void> {
  const context = contextOf(interaction, services, true)
  const { name, value } = interaction.options.getFocused(true)
  const command = commandNamed(services.commands, pathOf(interaction).join(' '))
  const option = command && !command.refusal(context) ? Object.values(command.options).find((one) => one.name.en === name) : undefined
  const offered = option?.suggest?.(context.dossier, value, context.lang, context.desk) ?? []
  await interaction.respond(offered.filter((one) => one.value.length <= LONGEST).slice(0, COMPLETIONS).map((one) => ({ name: cut(one.label, LONGEST), value: one.value })))
}
