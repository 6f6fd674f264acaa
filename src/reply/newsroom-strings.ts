import type { Lang } from '../facts/record.ts'
import { strings } from './strings.ts'

/** The columns of a table of facts, in their order. */
export const COLUMNS = ['ref', 'mark', 'text', 'attribution', 'certainty', 'hedge', 'kind', 'about', 'source', 'title', 'paragraph', 'anchor', 'url'] as const
export type Column = (typeof COLUMNS)[number]

/** The wording of what is taken along to print or to work on. */
type NewsroomStrings = {
  readonly asText: string
  readonly asMarkdown: string
  readonly cslFile: (name: string, count: number) => string
  readonly citations: string
  readonly source: (text: string) => string
  readonly by: (names: string) => string
  readonly paragraph: (number: number) => string
  readonly knownThrough: (access: string, ids: string) => string
  readonly dossier: (title: string, ref: string, date: string) => string
  readonly editorsNote: (text: string) => string
  readonly restsOn: (ref: string, count: number) => string
  readonly nothingRestsOn: (ref: string) => string
  readonly tooManyToCite: (refs: string) => string
  readonly columns: Record<Column, string>
  readonly facts: string
  readonly exported: (count: number, file: string, query: { readonly shown: string; readonly isRanked: boolean } | undefined) => string
  readonly csvFile: (columns: string) => string
  readonly jsonFile: string
  readonly notAll: (count: number, found: number) => string
  readonly noFact: (query: string) => string
}

const number = (lang: Lang, value: number): string => value.toLocaleString(lang)

export const newsroomStrings: Record<Lang, NewsroomStrings> = {
  de: {
    asText: 'Als Text',
    asMarkdown: 'Als Markdown',
    cslFile: (name, count) => `${name}: ${count === 1 ? 'eine Literaturangabe' : `${count} Literaturangaben`} als CSL-JSON, für Literaturverwaltungen.`,
    citations: 'nachweise',
    source: (text) => `Quelle: ${text}.`,
    by: (names) => `Urheber: ${names}`,
    paragraph: (at) => (at === 0 ? 'Überschrift' : `Absatz ${at}`),
    knownThrough: (access, ids) => `${access} (${ids})`,
    dossier: (title, ref, date) => `Dossier ${strings.de.quote(title)}, ${ref}, Stand: ${date}.`,
    editorsNote: (text) => `Hinweis der Redaktion: ${text}`,
    restsOn: (ref, count) => (count === 1 ? `Zu ${ref} wird der eine Fakt zitiert, der dazu verzeichnet ist.` : `Zu ${ref} werden die ${count} Fakten zitiert, die dazu verzeichnet sind.`),
    nothingRestsOn: (ref) => `Zu ${ref} ist kein Fakt verzeichnet, der sich zitieren ließe.`,
    tooManyToCite: (refs) => `Das ist zu viel auf einmal; nicht dabei: ${refs}.`,
    columns: {
      ref: 'Kennung', mark: 'Vermerk', text: 'Text', attribution: 'Wer es sagt', certainty: 'Gewissheit', hedge: 'Vorbehalt der Quelle', kind: 'Art',
      about: 'Betrifft', source: 'Quelle', title: 'Titel der Quelle', paragraph: 'Absatz', anchor: 'Fundstelle', url: 'Internetadresse',
    },
    facts: 'fakten',
    exported: (count, file, query) => {
      const about = query === undefined ? '' : ` zu ${strings.de.quote(query.shown)}${query.isRanked ? ', die nächstliegenden zuerst' : ''}`
      return `${file}: ${count === 1 ? 'ein Fakt' : `${number('de', count)} Fakten`}${about}.`
    },
    csvFile: (columns) => `Eine Tabelle (CSV, Komma, UTF-8) mit einem Fakt je Zeile. Spalten: ${columns}. Absatz 0 ist die Überschrift; mehrere Fundstellen stehen in ihrer Zelle untereinander.`,
    jsonFile: 'Ein JSON-Objekt mit Titel und Stand des Dossiers, Sprache und Suchwörtern; jeder Fakt mit Kennung und Fassung, Vermerk, Text, Zuschreibung, Gewissheit, Vorbehalt und Fundstellen.',
    notAll: (count, found) => `Mehr fasst die Datei nicht: ${number('de', count)} von ${number('de', found)} Fakten. Bitte mit Suchwörtern enger fassen.`,
    noFact: (query) => `Kein Fakt enthält ${strings.de.quote(query)}. Andere oder weniger Wörter versuchen.`,
  },
  en: {
    asText: 'As text',
    asMarkdown: 'As Markdown',
    cslFile: (name, count) => `${name}: ${count === 1 ? 'one reference' : `${count} references`} as CSL-JSON, for reference managers.`,
    citations: 'citations',
    source: (text) => `Source: ${text}.`,
    by: (names) => `by ${names}`,
    paragraph: (at) => (at === 0 ? 'headline' : `paragraph ${at}`),
    knownThrough: (access, ids) => `${access} (${ids})`,
    dossier: (title, ref, date) => `Dossier ${strings.en.quote(title)}, ${ref}, as of ${date}.`,
    editorsNote: (text) => `Editors’ note: ${text}`,
    restsOn: (ref, count) => (count === 1 ? `For ${ref} the one fact on record about it is cited.` : `For ${ref} the ${count} facts on record about it are cited.`),
    nothingRestsOn: (ref) => `There is no fact on record about ${ref} that could be cited.`,
    tooManyToCite: (refs) => `That is too much at once; left out: ${refs}.`,
    columns: {
      ref: 'Id', mark: 'Remark', text: 'Text', attribution: 'Who says it', certainty: 'Certainty', hedge: 'Hedge of the source', kind: 'Kind',
      about: 'About', source: 'Source', title: 'Title of the source', paragraph: 'Paragraph', anchor: 'Anchor', url: 'Web address',
    },
    facts: 'facts',
    exported: (count, file, query) => {
      const about = query === undefined ? '' : ` on ${strings.en.quote(query.shown)}${query.isRanked ? ', nearest first' : ''}`
      return `${file}: ${count === 1 ? 'one fact' : `${number('en', count)} facts`}${about}.`
    },
    csvFile: (columns) => `A table (CSV, comma, UTF-8) with one fact a line. Columns: ${columns}. Paragraph 0 is the headline; several citations stand one below the other in their cell.`,
    jsonFile: 'A JSON object with the dossier’s title and date, the language and the words looked for; each fact with id and version, remark, text, attribution, certainty, hedge and citations.',
    notAll: (count, found) => `The file holds no more: ${number('en', count)} of ${number('en', found)} facts. Narrow it down with words.`,
    noFact: (query) => `No fact holds ${strings.en.quote(query)}. Try other words, or fewer.`,
  },
}
