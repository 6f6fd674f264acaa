import { profileCommand } from '../src/command/profile-command.ts'

export const ship = profileCommand({
  name: { en: 'ship', de: 'schiff' },
  description: { en: 'What is reported on a ship', de: 'Was über ein Schiff berichtet wird' },
  kinds: ['ship'],
  option: {
    name: { en: 'name', de: 'name' },
    description: { en: 'Name of the ship', de: 'Name des Schiffs' },
    example: { en: 'Angara', de: 'Angara' },
  },
})
