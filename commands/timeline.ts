import { z } from 'zod'
import type { Command } from '../src/command/command.ts'
import { readerCommand } from '../src/command/command.ts'
import { timelinePage } from '../src/command/timeline-page.ts'

const when = z.string().trim().min(1)

export const timeline: Command = readerCommand({
  name: { en: 'timeline', de: 'zeitleiste' },
  description: { en: 'The events in order, all or between two dates', de: 'Die Ereignisse der Reihe nach, alle oder zwischen zwei Daten' },
  options: {
    from: {
      name: { en: 'from', de: 'von' },
      description: { en: 'First day, month, season or year', de: 'Erster Tag, Monat, erste Jahreszeit oder erstes Jahr' },
      example: { en: 'September 2023', de: 'September 2023' },
      schema: when,
      required: false,
    },
    to: {
      name: { en: 'to', de: 'bis' },
      description: { en: 'Last day, month, season or year', de: 'Letzter Tag, Monat, letzte Jahreszeit oder letztes Jahr' },
      example: { en: '16 October 2023', de: '16.10.2023' },
      leadIn: { en: 'to', de: 'bis' },
      schema: when,
      required: false,
    },
  },
  run: (context, { from, to }) => timelinePage(context, [from, to], timeline),
})
