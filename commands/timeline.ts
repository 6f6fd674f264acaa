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
      description: { en: 'A period, or the day, month or year that it begins with', de: 'Ein Zeitraum, oder Tag, Monat oder Jahr, mit dem er beginnt' },
      example: { en: 'September 2023', de: 'September 2023' },
      schema: when,
      required: false,
    },
    to: {
      name: { en: 'to', de: 'bis' },
      description: { en: 'Day, month or year that the period ends with', de: 'Tag, Monat oder Jahr, mit dem der Zeitraum endet' },
      example: { en: '16 October 2023', de: '16.10.2023' },
      leadIn: { en: 'to', de: 'bis' },
      schema: when,
      required: false,
    },
  },
  run: (context, { from, to }) => timelinePage(context, [from, to], timeline),
})
