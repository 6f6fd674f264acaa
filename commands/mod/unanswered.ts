import { moderatorCommand } from '../../src/command/command.ts'
import { cannotRead } from '../../src/command/desk-message.ts'
import { modStrings } from '../../src/reply/mod-strings.ts'

const SHOWN = 12
/** A question as an argument: one line, without the quotation marks that would end it. */
const quoted = (text: string): string => `"${text.replaceAll('"', '').slice(0, 200)}"`

export const unanswered = moderatorCommand({
  name: { en: 'unanswered', de: 'unbeantwortet' },
  description: { en: 'Questions that found no answer, alike ones together', de: 'Fragen ohne Antwort, ähnliche zusammen' },
  role: 'moderator',
  options: {},
  run: async (context) => {
    const { desk, lang } = context
    const say = modStrings[lang]
    const read = await desk.unanswered()
    if (read.outcome === 'failed') return cannotRead(context)
    if (read.value.length === 0) return { kind: 'page', lang, blocks: [{ kind: 'lead', text: say.noUnanswered }] }
    const shown = read.value.slice(0, SHOWN)
    return {
      kind: 'page',
      lang,
      blocks: [
        { kind: 'heading', text: say.unanswered(read.value.reduce((sum, { count }) => sum + count, 0)) },
        { kind: 'list', items: shown.map(({ text, count }) => ({ text: `${text} (${say.times(count)})` })) },
        {
          kind: 'choices',
          items: shown.flatMap(({ text }) => [
            { label: say.toGap(text), send: `/mod add gap ${quoted(text)}` },
            { label: say.toFact(text), send: `/mod add fact ${quoted(text)}` },
          ]),
        },
      ],
    }
  },
})
