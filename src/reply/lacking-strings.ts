import type { Lacking } from '../engine/answer.ts'
import type { Lang } from '../facts/record.ts'
import { contracted } from './contracted.ts'

type LackingStrings = {
  readonly lacks: Readonly<Record<Lacking, string>>
  readonly notQuoted: (names: string) => string
  readonly notGiven: string
  /** Before the flag of a ship. */
  readonly flag: string
}

/** What a matter lacks of what is asked: the dossier has it, but not this of it. */
export const lackingStrings: Record<Lang, LackingStrings> = {
  de: {
    lacks: {
      agent: 'Wer es war, sagt das Dossier nicht ausdrücklich.',
      date: 'Ein Datum nennt das Dossier dazu nicht.',
      number: 'Eine Zahl nennt das Dossier dazu nicht ausdrücklich.',
      place: 'Einen Ort nennt das Dossier dazu nicht ausdrücklich.',
      reason: 'Einen Grund nennt das Dossier dazu nicht ausdrücklich.',
      measure: 'Ein Maß nennt das Dossier dazu nicht ausdrücklich.',
      quotation: 'Eine Äußerung dazu zitiert das Dossier nicht.',
      confirmation: 'Bestätigt ist das im Dossier nicht. Am nächsten kommt:',
      words: 'Ausdrücklich sagt das Dossier dazu nichts. Am nächsten kommt:',
    },
    notQuoted: (names) => contracted(`Von ${names} zitiert das Dossier dazu nichts.`),
    notGiven: 'nicht angegeben',
    flag: 'Flagge ',
  },
  en: {
    lacks: {
      agent: 'The dossier does not expressly say who.',
      date: 'The dossier does not give a date for this.',
      number: 'The dossier does not expressly give a number for this.',
      place: 'The dossier does not expressly name a place for this.',
      reason: 'The dossier does not expressly give a reason for this.',
      measure: 'The dossier does not expressly give a measure for this.',
      quotation: 'The dossier does not quote anybody on this.',
      confirmation: 'The dossier does not confirm this. The nearest to it:',
      words: 'The dossier does not expressly say. The nearest to it:',
    },
    notQuoted: (names) => `The dossier does not quote ${names} on this.`,
    notGiven: 'not given',
    flag: 'flag ',
  },
}
