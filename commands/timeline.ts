import { z } from 'zod'
import type { Command } from '../src/command/command.ts'
import { readerCommand } from '../src/command/command.ts'
import { suggestDates, suggestNames } from '../src/command/suggestions.ts'
import { timelinePage } from '../src/command/timeline-page.ts'
import { ENTITY_KINDS } from '../src/facts/record.ts'

const text = z.string().trim().min(1)

export const timeline: Command = readerCommand({
  name: { en: 'timeline', de: 'zeitleiste' },
  description: { en: 'The events in order, all or between two dates', de: 'Die Ereignisse der Reihe nach, alle oder zwischen zwei Daten' },
  options: {
    from: {
      name: { en: 'from', de: 'von' },
      description: { en: 'A period, or the day, month or year that it begins with', de: 'Ein Zeitraum, oder Tag, Monat oder Jahr, mit dem er beginnt' },
      example: { en: 'September 2023', de: 'September 2023' },
      schema: text,
      required: false,
      suggest: suggestDates,
    },
    to: {
      name: { en: 'to', de: 'bis' },
      description: { en: 'Day, month or year that the period ends with', de: 'Tag, Monat oder Jahr, mit dem der Zeitraum endet' },
      example: { en: '16 October 2023', de: '16.10.2023' },
      leadIn: { en: 'to', de: 'bis' },
      schema: text,
      required: false,
    },
    about: {
      name: { en: 'about', de: 'zu' },
      description: { en: 'Only events in which this takes part', de: 'Nur Ereignisse, an denen dies beteiligt ist' },
      example: { en: 'Angara', de: 'Angara' },
      leadIn: { en: 'about', de: 'zu' },
      schema: text,
      required: false,
      suggest: suggestNames(...ENTITY_KINDS),
    },
  },
  run: (context, wanted) => timelinePage(context, wanted, timeline),
})
