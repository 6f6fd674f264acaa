import type { Lang } from '../facts/record.ts'

type InlineStrings = {
  readonly timeline: string
  readonly timelineOf: (title: string) => string
  readonly openQuestion: string
  readonly moreGaps: (count: number) => string
}

/** The wording of results that are offered while somebody types. */
export const inlineStrings: Record<Lang, InlineStrings> = {
  de: {
    timeline: 'Zeitleiste',
    timelineOf: (title) => `Die Ereignisse im Dossier „${title}“`,
    openQuestion: 'Offene Frage',
    moreGaps: (count) => (count === 1 ? 'Eine weitere ist vermerkt; /lücken zeigt alle.' : `${count} weitere sind vermerkt; /lücken zeigt alle.`),
  },
  en: {
    timeline: 'Timeline',
    timelineOf: (title) => `The events in the dossier “${title}”`,
    openQuestion: 'Open question',
    moreGaps: (count) => (count === 1 ? 'One more is on record; /gaps shows all.' : `${count} more are on record; /gaps shows all.`),
  },
}
