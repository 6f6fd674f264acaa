import type { ButtonInteraction, ModalSubmitInteraction } from 'discord.js'
import type { Context } from '../../command/command.ts'
import type { Log } from '../../command/dispatch.ts'
import { dispatchLine } from '../../command/dispatch.ts'
import type { FormBlock, Message } from '../../reply/message.ts'
import { typedInMessage } from './form-page.ts'
import type { FormId } from './modal.ts'
import { modalSteps, partsOf, templateOfModal, typedInModal, withTyped } from './modal.ts'

/** Texts of a message that are longer than this are in a file beside it. */
const MAX_FILE = 100_000

/** What the message with the form's buttons holds. */
async function textsOf(message: ButtonInteraction['message'] | null): Promise<readonly (string | null)[]> {
  if (message === null) return []
  const file = message.attachments.find(({ size }) => size <= MAX_FILE)
  const held = file ? await fetch(file.url).then((response) => response.text()) : null
  return [message.content, ...message.embeds.map(({ description }) => description), held]
}

const formIn = (message: Message): FormBlock | undefined => message.blocks.find((block) => block.kind === 'form')

/** The form of this line as it was filled in so far; or what the line comes to, where that is no form of its own. */
async function heldForm(line: string, interaction: ButtonInteraction | ModalSubmitInteraction, context: Context, log: Log): Promise<{ readonly form: FormBlock } | { readonly message: Message }> {
  const message = await dispatchLine(line, context, { log })
  const form = formIn(message)
  if (!form || form.target !== line) return { message }
  const held = typedInMessage(line, { texts: await textsOf(interaction.message) })
  return { form: held ? withTyped(form, held) : form }
}

/** Opens a part of a form, or gives what its button comes to otherwise: the form sent off, or no form at all. */
export async function pressForm(interaction: ButtonInteraction, { line, part }: FormId, context: Context, log: Log): Promise<Message | 'opened'> {
  const held = await heldForm(line, interaction, context, log)
  if ('message' in held) return held.message
  if (part === 'send') return dispatchLine(templateOfModal(held.form, {}), context, { log })
  const modal = modalSteps(held.form)[part - 1]
  if (!modal) return { kind: 'page', lang: context.lang, blocks: [held.form] }
  await interaction.showModal({ ...modal, custom_id: interaction.customId })
  return 'opened'
}

/** What a filled-in part comes to: the form with it, to fill in the others; or, where it is the only part, the form sent off. */
export async function submitForm(interaction: ModalSubmitInteraction, { line }: FormId, context: Context, log: Log): Promise<Message> {
  const held = await heldForm(line, interaction, context, log)
  if ('message' in held) return held.message
  const form = withTyped(held.form, typedInModal(interaction.fields.fields))
  return partsOf(form).length > 1 ? { kind: 'page', lang: context.lang, blocks: [form] } : dispatchLine(templateOfModal(form, {}), context, { log })
}
