import { profileCommand } from '../src/command/profile-command.ts'

export const who = profileCommand({
  name: { en: 'who', de: 'wer' },
  description: { en: 'What is reported on or by a person, body or country', de: 'Was über oder von einer Person, Stelle oder einem Land berichtet wird' },
  kinds: ['person', 'org', 'country'],
  option: {
    name: { en: 'name', de: 'name' },
    description: { en: 'Name of the person, body or country', de: 'Name der Person, Stelle oder des Landes' },
    example: { en: 'Vaddi', de: 'Vaddi' },
  },
})
