import { z } from 'zod'
import type { Context } from '../src/command/command.ts'
import { readerCommand } from '../src/command/command.ts'
import { refusedMessage, wantsText, writtenMessage } from '../src/command/desk-message.ts'
import { refOf } from '../src/facts/fact-base.ts'
import type { RecordRef } from '../src/facts/record.ts'
import { parseRef } from '../src/facts/record.ts'
import type { Message } from '../src/reply/message.ts'
import { modStrings } from '../src/reply/mod-strings.ts'
import { suggestionForm, suggestionIn } from '../src/reply/suggestion-form.ts'

/** A record id at the beginning says what the suggestion is about. */
function readSuggestion(typed: string): { readonly text: string; readonly about?: RecordRef } {
  const [, first = '', rest = ''] = /^(\S+)(.*)$/su.exec(typed.trim()) ?? []
  const about = parseRef(first.replace(/[:,]$/u, ''))
  return about ? { text: suggestionIn(rest), about } : { text: suggestionIn(typed) }
}

export const suggest = readerCommand({
  name: { en: 'suggest', de: 'vorschlagen' },
  description: { en: 'Suggest a correction or a new fact, with where it stands', de: 'Eine Berichtigung oder einen neuen Fakt vorschlagen, mit Fundstelle' },
  isPrivate: true,
  options: {
    text: {
      name: { en: 'text', de: 'text' },
      description: { en: 'What should be different, and where it stands', de: 'Was anders sein sollte, und wo es steht' },
      example: { en: 'f16 There is a fourth ship, see paragraph 4', de: 'f16 Es gibt ein viertes Schiff, siehe Absatz 4' },
      schema: z.string().trim().min(1),
      required: false,
      takesLines: true,
      fitsOneLine: true,
    },
  },
  run: async (context, { text }) => {
    const { desk, lang, actor } = context
    if (text === undefined) return mySuggestions(context)
    const { about, text: wanted } = readSuggestion(text)
    const entry = about && desk.base().entries.get(about.id)
    if (about && !entry) return refusedMessage(context, { outcome: 'missing', id: about.id })
    // A record alone was pressed, not described.
    if (wanted === '') return entry ? { kind: 'page', lang, blocks: [suggestionForm(refOf(entry), lang)] } : mySuggestions(context)
    return writtenMessage(context, await desk.propose({ do: 'suggest', text: wanted, ...(about && { about: about.id }) }, actor, { request: context.request, lang }))
  },
})

/** What the caller has suggested, and what became of it. */
function mySuggestions({ desk, actor, lang }: Context): Message {
  const say = modStrings[lang]
  const items = desk.proposalsOf(actor).map((proposal) => ({ text: [`${proposal.id}: ${wantsText(proposal, lang)}`, say.statuses[proposal.status], proposal.result, proposal.reason].filter(Boolean).join(' · ') }))
  return { kind: 'page', lang, blocks: [{ kind: 'heading', text: items.length > 0 ? say.mine(items.length) : say.noneMine }, ...(items.length > 0 ? [{ kind: 'list', items } as const] : [])] }
}
