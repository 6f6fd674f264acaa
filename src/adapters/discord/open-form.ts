import { setTimeout as sleep } from 'node:timers/promises'
import type { ButtonInteraction, ChatInputCommandInteraction, StringSelectMenuInteraction } from 'discord.js'
import { MessageFlags } from 'discord.js'
import type { Message } from '../../reply/message.ts'
import { modalSteps } from './modal.ts'

type Called = ChatInputCommandInteraction | ButtonInteraction | StringSelectMenuInteraction

/** After so many ms Discord is asked to wait, which it does for 3,000 by itself. */
const DEFER_AFTER = 1000

/**
 * What the work comes to, for the caller alone. Only what takes long is deferred, such as what waits for the ledger: what
 * was deferred can open no form any more.
 */
export async function inTime<T>(interaction: Pick<Called, 'deferReply'>, work: Promise<T>, deferAfter = DEFER_AFTER): Promise<T> {
  const isDone = await Promise.race([work.then(() => true), sleep(deferAfter, false, { ref: false })])
  if (!isDone) await interaction.deferReply({ flags: MessageFlags.Ephemeral })
  return work
}

/** Whether a message is the form of this line, to be filled in. */
export const isFormOf = (line: string, { blocks }: Message): boolean => blocks.length === 1 && blocks[0]?.kind === 'form' && blocks[0].target === line

/** Opens a message that is a form of one part as a modal. Gives whether it could: one of several parts is shown with buttons for them. */
export async function openForm(interaction: ChatInputCommandInteraction, { blocks }: Message): Promise<boolean> {
  const [form, ...more] = blocks
  if (form?.kind !== 'form' || more.length > 0 || interaction.deferred) return false
  const [modal, ...others] = modalSteps(form)
  if (!modal || others.length > 0) return false
  await interaction.showModal(modal)
  return true
}
