import { profileCommand } from '../src/command/profile-command.ts'

export const port = profileCommand({
  name: { en: 'port', de: 'hafen' },
  description: { en: 'What is reported on a port, place or facility', de: 'Was über einen Hafen, Ort oder eine Anlage berichtet wird' },
  kinds: ['port', 'place', 'facility'],
  option: {
    name: { en: 'name', de: 'name' },
    description: { en: 'Name of the port, place or facility', de: 'Name des Hafens, Orts oder der Anlage' },
    example: { en: 'Najin', de: 'Najin' },
  },
})
