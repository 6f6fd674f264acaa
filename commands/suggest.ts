import { z } from 'zod'
import { readerCommand } from '../src/command/command.ts'
import { refusedMessage, wantsText, writtenMessage } from '../src/command/desk-message.ts'
import { parseRef } from '../src/facts/record.ts'
import { modStrings } from '../src/reply/mod-strings.ts'

/** A record id at the beginning says what the suggestion is about. */
function readSuggestion(typed: string): { readonly text: string; readonly about?: string } {
  const [first = '', ...rest] = typed.trim().split(/\s+/u)
  const ref = parseRef(first.replace(/[:,]$/u, ''))
  return ref && rest.length > 0 ? { text: rest.join(' '), about: ref.id } : { text: typed.trim() }
}

export const suggest = readerCommand({
  name: { en: 'suggest', de: 'vorschlagen' },
  description: { en: 'Suggest a correction or a new fact, with where it stands', de: 'Eine Berichtigung oder einen neuen Fakt vorschlagen, mit Fundstelle' },
  options: {
    text: {
      name: { en: 'text', de: 'text' },
      description: { en: 'What should be different, and where it stands', de: 'Was anders sein sollte, und wo es steht' },
      example: { en: 'f16 There is a fourth ship, see paragraph 4', de: 'f16 Es gibt ein viertes Schiff, siehe Absatz 4' },
      schema: z.string().trim().min(1),
      required: false,
    },
  },
  run: async (context, { text }) => {
    const { desk, lang, actor } = context
    const say = modStrings[lang]
    if (text === undefined) {
      const mine = desk.proposalsOf(actor)
      const items = mine.map((proposal) => ({ text: [`${proposal.id}: ${wantsText(proposal, lang)}`, say.statuses[proposal.status], proposal.result, proposal.reason].filter(Boolean).join(' · ') }))
      return { kind: 'page', lang, blocks: [{ kind: 'heading', text: items.length > 0 ? say.mine(items.length) : say.noneMine }, ...(items.length > 0 ? [{ kind: 'list', items } as const] : [])] }
    }
    const wants = readSuggestion(text)
    if (wants.about !== undefined && !desk.base().entries.has(wants.about)) return refusedMessage(context, { outcome: 'missing', id: wants.about })
    return writtenMessage(context, await desk.propose({ do: 'suggest', ...wants }, actor, { request: context.request }))
  },
})
