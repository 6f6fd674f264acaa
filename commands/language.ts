import { z } from 'zod'
import { readerCommand } from '../src/command/command.ts'
import { LANGS } from '../src/facts/record.ts'
import type { Lang } from '../src/facts/record.ts'
import { languageStrings } from '../src/reply/language-strings.ts'
import type { Message } from '../src/reply/message.ts'
import { modStrings } from '../src/reply/mod-strings.ts'

const says = (kind: 'page' | 'refused', lang: Lang, text: string): Message => ({ kind, lang, blocks: [{ kind: 'lead', text }] })

const FOR_ALL = { name: { de: 'alle', en: 'all' }, value: 'here' } as const

export const language = readerCommand({
  name: { en: 'language', de: 'sprache' },
  description: { en: 'Choose the language of the answers', de: 'Die Sprache der Antworten wählen' },
  concernsCaller: ({ scope }) => ![FOR_ALL.name.de, FOR_ALL.name.en, FOR_ALL.value].some((word) => word === scope?.trim().toLowerCase()),
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
    scope: {
      name: { en: 'for', de: 'für' },
      description: { en: 'For yourself, or for all here: that takes the right to manage the server or group', de: 'Für sich selbst oder für alle hier: dazu muss man den Server oder die Gruppe verwalten dürfen' },
      example: { en: 'all', de: 'alle' },
      schema: z.enum(['self', 'here']),
      required: false,
      leadIn: { en: 'for', de: 'für' },
      choices: [
        { name: { de: 'mich', en: 'me' }, value: 'self' },
        FOR_ALL,
      ],
    },
  },
  run: async ({ setLang, lang }, args) => {
    const set = await setLang(args.language, args.scope ?? 'self')
    switch (set.outcome) {
      case 'set':
        return says('page', args.language, languageStrings[args.language].set[set.reach])
      case 'notAllowed':
      case 'nowhere':
        return says('refused', lang, languageStrings[lang][set.outcome])
      case 'failed':
        return says('refused', lang, modStrings[lang].failed[set.why])
    }
  },
})
