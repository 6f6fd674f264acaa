import { z } from 'zod'
import { readerCommand } from '../src/command/command.ts'
import { recordsMessage, refsAskedFor } from '../src/command/records-message.ts'
import { compose } from '../src/reply/compose.ts'

export const ask = readerCommand({
  name: { en: 'ask', de: 'frage' },
  description: { en: 'Answer a question on the dossier', de: 'Eine Frage zum Dossier beantworten' },
  options: {
    question: {
      name: { en: 'question', de: 'frage' },
      description: { en: 'The question, in German or English', de: 'Die Frage, deutsch oder englisch' },
      example: { en: 'Which ships are named?', de: 'Welche Schiffe werden genannt?' },
      schema: z.string(),
      required: true,
    },
  },
  run: ({ dossier, desk, lang, langChosen }, { question }) => {
    const answer = dossier.ask(question, { fallback: lang, foreign: lang, ...(langChosen && { lang }) })
    const refs = refsAskedFor(dossier.base(), question)
    if (refs) return recordsMessage(dossier.base(), refs, answer.lang)
    // What is recorded as an open question already needs nobody's attention.
    if (answer.kind === 'notFound' || (answer.kind === 'silent' && answer.gap === null)) desk.noteUnanswered(question, answer.lang)
    return compose(dossier.base(), answer)
  },
})
