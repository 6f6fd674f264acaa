import { z } from 'zod'
import type { Command } from '../src/command/command.ts'
import { readerCommand } from '../src/command/command.ts'
import { suggestDates } from '../src/command/suggestions.ts'
import { timelinePage } from '../src/command/timeline-page.ts'

export const date: Command = readerCommand({
  name: { en: 'date', de: 'datum' },
  description: { en: 'What happened on a day or in a period', de: 'Was an einem Tag oder in einer Zeit geschah' },
  options: {
    when: {
      name: { en: 'when', de: 'wann' },
      description: { en: 'A day, month, season or period', de: 'Ein Tag, Monat, eine Jahreszeit oder ein Zeitraum' },
      example: { en: 'before October 2023', de: 'Herbst 2023' },
      schema: z.string().trim().min(1),
      required: true,
      suggest: suggestDates,
    },
  },
  run: (context, { when }) => timelinePage(context, { from: when }, date),
})
