import type { Lang } from '../facts/record.ts'

/** What the buttons under an answer or a page say. */
type ActionStrings = {
  readonly more: (count: number) => string
  readonly whole: string
  readonly sources: (count: number) => string
  readonly gaps: (count: number) => string
  readonly allGaps: string
  readonly allSources: string
  readonly timeline: (name?: string) => string
  readonly suggest: string
  readonly suggestOn: (id: string) => string
  readonly answers: (count: number) => string
  readonly file: (count: number) => string
}

export const actionStrings: Record<Lang, ActionStrings> = {
  de: {
    more: (count) => (count === 1 ? 'Ein weiterer Fakt' : `${count} weitere Fakten`),
    whole: 'Alles dazu',
    sources: (count) => (count === 1 ? 'Quelle' : `Quellen (${count})`),
    gaps: (count) => (count === 1 ? 'Offene Frage' : `Offene Fragen (${count})`),
    allGaps: 'Offene Fragen',
    allSources: 'Quellen',
    timeline: (name) => (name === undefined ? 'Zeitleiste' : `Zeitleiste: ${name}`),
    suggest: 'Berichtigung vorschlagen',
    suggestOn: (id) => `Berichtigung zu ${id}`,
    answers: (count) => (count === 1 ? 'Antwort' : `Antworten (${count})`),
    file: (count) => `Alle ${count} Fakten als Datei`,
  },
  en: {
    more: (count) => (count === 1 ? 'One more fact' : `${count} more facts`),
    whole: 'Everything on this',
    sources: (count) => (count === 1 ? 'Source' : `Sources (${count})`),
    gaps: (count) => (count === 1 ? 'Open question' : `Open questions (${count})`),
    allGaps: 'Open questions',
    allSources: 'Sources',
    timeline: (name) => (name === undefined ? 'Timeline' : `Timeline: ${name}`),
    suggest: 'Suggest a correction',
    suggestOn: (id) => `Correct ${id}`,
    answers: (count) => (count === 1 ? 'Answer' : `Answers (${count})`),
    file: (count) => `All ${count} facts as a file`,
  },
}
