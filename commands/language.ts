import { z } from 'zod'
import { readerCommand } from '../src/command/command.ts'
import { LANGS } from '../src/facts/record.ts'
import { pageStrings } from '../src/reply/page-strings.ts'

export const language = readerCommand({
  name: { en: 'language', de: 'sprache' },
  description: { en: 'Choose the language of the answers', de: 'Die Sprache der Antworten wählen' },
  options: {
    language: {
      name: { en: 'language', de: 'sprache' },
      description: { en: 'German or English', de: 'Deutsch oder Englisch' },
      example: { en: 'english', de: 'deutsch' },
      schema: z.enum(LANGS),
      required: true,
      choices: [
        { name: { de: 'deutsch', en: 'german' }, value: 'de' },
        { name: { de: 'englisch', en: 'english' }, value: 'en' },
      ],
    },
  },
  run: async ({ setLang }, args) => {
    await setLang(args.language)
    return { kind: 'page', lang: args.language, blocks: [{ kind: 'lead', text: pageStrings[args.language].languageSet }] }
  },
})
