import type { ButtonInteraction, ModalSubmitInteraction } from 'discord.js'
import type { Context } from '../../command/command.ts'
import type { Log } from '../../command/dispatch.ts'
import { dispatchLine } from '../../command/dispatch.ts'
import type { Block, FormBlock, Message } from '../../reply/message.ts'
import { modStrings } from '../../reply/mod-strings.ts'
import { typedInMessage } from './form-page.ts'
import type { FormId, Typed } from './modal.ts'
import { modalSteps, partsOf, templateOfModal, typedInModal, withTyped } from './modal.ts'

/** Texts of a message that are longer than this are in a file beside it. */
const MAX_FILE = 100_000

/** Discord waits three seconds for a modal. */
const MAX_WAIT_MS = 2000

/** What the message with the form's buttons holds; undefined where its file cannot be had. */
async function textsOf(message: ButtonInteraction['message'] | null): Promise<readonly (string | null)[] | undefined> {
  if (message === null) return []
  const file = message.attachments.find(({ size }) => size <= MAX_FILE)
  const held = file ? await textAt(file.url) : null
  return held === undefined ? undefined : [message.content, ...message.embeds.map(({ description }) => description), held]
}

async function textAt(url: string): Promise<string | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(MAX_WAIT_MS) })
    return response.ok ? await response.text() : undefined
  } catch {
    return undefined
  }
}

const formIn = (message: Message): FormBlock | undefined => message.blocks.find((block) => block.kind === 'form')

/** `message`: what is to be said instead of going on; `form` beside it: as it is when it is blank. */
type Held = { readonly form: FormBlock; readonly message?: undefined } | { readonly message: Message; readonly form?: FormBlock }

/** That what was filled in so far cannot be had: it stays where it is. */
const draftAway = ({ lang }: Context, ...blocks: readonly Block[]): Message => ({ kind: 'refused', lang, blocks: [{ kind: 'lead', text: modStrings[lang].draftAway }, ...blocks] })

/** The form of this line as it was filled in so far; or what the line comes to, where that is no form of its own. */
async function heldForm(line: string, interaction: ButtonInteraction | ModalSubmitInteraction, context: Context, log: Log): Promise<Held> {
  const message = await dispatchLine(line, context, { log })
  const form = formIn(message)
  if (!form || form.target !== line) return { message }
  const texts = await textsOf(interaction.message)
  if (!texts) return { message: draftAway(context), form }
  const held = typedInMessage(line, { texts })
  return { form: held ? withTyped(form, held) : form }
}

/** Opens a part of a form, or gives what its button comes to otherwise: the form sent off, or no form at all. */
export async function pressForm(interaction: ButtonInteraction, { line, part }: FormId, context: Context, log: Log): Promise<Message | 'opened'> {
  const held = await heldForm(line, interaction, context, log)
  if (held.message) return held.message
  if (part === 'send') return dispatchLine(templateOfModal(held.form, {}), context, { log })
  const modal = modalSteps(held.form)[part - 1]
  if (!modal) return { kind: 'page', lang: context.lang, blocks: [held.form] }
  await interaction.showModal({ ...modal, custom_id: interaction.customId })
  return 'opened'
}

/** What was typed into a part, to be copied from. */
const typedBlock = ({ fields }: FormBlock, typed: Typed): Block => ({
  kind: 'list',
  items: fields.flatMap(({ key, label }) => (typed[key]?.trim() ? [{ text: `${label}: ${typed[key]}` }] : [])),
})

/** What a filled-in part comes to: the form with it, to fill in the others; or, where it is the only part, the form sent off. */
export async function submitForm(interaction: ModalSubmitInteraction, { line }: FormId, context: Context, log: Log): Promise<Message> {
  const held = await heldForm(line, interaction, context, log)
  const typed = typedInModal(interaction.fields.fields)
  if (held.message) return held.form ? draftAway(context, typedBlock(held.form, typed)) : held.message
  const form = withTyped(held.form, typed)
  return partsOf(form).length > 1 ? { kind: 'page', lang: context.lang, blocks: [form] } : dispatchLine(templateOfModal(form, {}), context, { log })
}
