import type { MessageContextMenuCommandInteraction } from 'discord.js'
import type { Log } from '../../command/dispatch.ts'
import { dispatch } from '../../command/dispatch.ts'
import { askInvocation } from '../../command/parse-line.ts'
import type { Message } from '../../reply/message.ts'
import { platformStrings } from '../../reply/platform-strings.ts'
import { sentencesOf } from '../../reply/sentences.ts'
import type { Services } from './caller.ts'
import { contextOf } from './caller.ts'
import { withoutMentions } from './heard.ts'
import { show, withQuestion } from './show.ts'

const SENTENCES = 3

/** Tells what the dossier has on each of the first sentences of a message, and how many more there are. */
export async function checkMessage(interaction: MessageContextMenuCommandInteraction, services: Services, log: Log): Promise<void> {
  // The caller alone sees it, all of it in one language: theirs, whatever language the message is in.
  const context = { ...contextOf(interaction, services, true), langChosen: true }
  const { lang } = context
  const sentences = sentencesOf(withoutMentions(interaction.targetMessage.content), lang)
  if (sentences.length === 0) {
    await show(interaction, { kind: 'refused', lang, blocks: [{ kind: 'lead', text: platformStrings[lang].noText() }] }, true)
    return
  }
  const checked = sentences.slice(0, SENTENCES)
  for (const [at, sentence] of checked.entries()) {
    const answer = withQuestion(await dispatch(askInvocation(sentence, context.commands), context, { log }), sentence)
    const isLast = at === checked.length - 1 && sentences.length > checked.length
    await show(interaction, isLast ? withText(answer, platformStrings[lang].sentencesChecked(checked.length, sentences.length)) : answer, true)
  }
}

const withText = (message: Message, text: string): Message => ({ ...message, blocks: [...message.blocks, { kind: 'text', text }] })
