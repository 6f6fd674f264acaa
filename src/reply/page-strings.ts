import type { Lang, Note, RecordKind, Source } from '../facts/record.ts'
import { contracted } from './contracted.ts'
import { listed, strings } from './strings.ts'

/** The wording of pages that commands show. */
type PageStrings = {
  readonly found: (count: number) => string
  readonly nothingFound: string
  readonly noDate: (text: string) => string
  readonly endBeforeStart: string
  readonly noEvent: string
  readonly noEventOn: (name: string, inTime: boolean) => string
  readonly noDateOn: (name: string) => string
  readonly example: (line: string) => string
  readonly statements: (count: number, speakers: readonly string[], sought: string | undefined) => string
  readonly sources: (count: number) => string
  readonly noSuchSource: (text: string) => string
  readonly noSuchRecord: (id: string) => string
  readonly otherVersion: (id: string, asked: number, now: number) => string
  readonly noSuchVersion: (id: string, asked: number, now: number) => string
  readonly gaps: (count: number) => string
  readonly facts: (count: number) => string
  readonly records: (count: number) => string
  readonly noGaps: string
  readonly helpIntro: (title: string) => string
  readonly noSuchCommand: (name: string) => string
  readonly recordKinds: Record<RecordKind, string>
  readonly access: Record<Source['access'], string>
  readonly sourceKinds: Record<Source['kind'], string>
  readonly noteKinds: Record<Note['kind'], string>
  readonly by: (names: string) => string
  readonly via: (ids: string) => string
  readonly dated: (when: string) => string
  readonly language: (name: string) => string
  readonly alsoCalled: (names: string) => string
  readonly liesIn: (name: string) => string
  readonly places: (names: string) => string
  readonly parties: (names: string) => string
  readonly answeredBy: (ids: string) => string
  readonly paragraphs: (count: number) => string
  readonly resting: (shown: number, all: number) => string
  readonly restingOnSource: (shown: number, all: number) => string
  readonly history: (version: number) => string
}

const quoted = (lang: Lang, text: string) => strings[lang].quote(text)

export const pageStrings: Record<Lang, PageStrings> = {
  de: {
    found: (count) => (count === 1 ? 'Ein Eintrag' : `${count} Einträge, die nächstliegenden zuerst`),
    nothingFound: 'Kein Eintrag enthält diese Wörter. Andere oder weniger Wörter versuchen.',
    noDate: (text) => `${quoted('de', text)} ist kein Datum, das sich lesen lässt.`,
    endBeforeStart: 'Das Ende liegt vor dem Anfang. Bitte die beiden Daten tauschen.',
    noEvent: 'Aus dieser Zeit berichtet das Dossier kein Ereignis.',
    noEventOn: (name, inTime) => contracted(`Zu ${name} ist ${inTime ? 'aus dieser Zeit ' : ''}kein Ereignis verzeichnet.`),
    noDateOn: (name) => contracted(`Zu ${name} ist kein Ereignis mit Datum verzeichnet, aber ohne Datum:`),
    example: (line) => `Beispiel: ${line}`,
    statements: (count, speakers, sought) => {
      const of = speakers.length > 0 ? contracted(` von ${listed(speakers, 'de')}`) : ''
      const about = sought === undefined ? '' : ` mit ${quoted('de', sought)}`
      if (count > 0) return `${count === 1 ? 'Eine Aussage' : `${count} Aussagen`}${of}${about}`
      return of ? `V${of.slice(2)} ist keine Aussage${about} verzeichnet.` : `Keine Aussage${about} ist verzeichnet.`
    },
    sources: (count) => `${count} Quellen`,
    noSuchSource: (text) => `Eine Quelle ${quoted('de', text)} gibt es nicht. /quelle zeigt alle.`,
    noSuchRecord: (id) => `Einen Eintrag ${id} gibt es nicht.`,
    otherVersion: (id, asked, now) => `Gefragt war nach ${id}@${asked}; gezeigt wird die jetzige Fassung ${id}@${now}.`,
    noSuchVersion: (id, asked, now) => `Eine Fassung ${id}@${asked} gibt es nicht; die jetzige ist ${id}@${now}.`,
    gaps: (count) => (count === 1 ? 'Eine offene Frage' : `${count} offene Fragen`),
    facts: (count) => (count === 1 ? 'Ein Fakt' : `${count} Fakten`),
    records: (count) => (count === 1 ? 'Ein Eintrag' : `${count} Einträge`),
    noGaps: 'Dazu ist keine offene Frage vermerkt. /lücken zeigt alle.',
    helpIntro: (title) => `Fragen zum Dossier „${title}“ einfach schreiben, oder:`,
    noSuchCommand: (name) => `Einen Befehl ${quoted('de', name)} gibt es nicht. Diese gibt es:`,
    recordKinds: { source: 'Quelle', entity: 'Name', event: 'Ereignis', fact: 'Fakt', gap: 'Offene Frage', note: 'Hinweis' },
    access: { held: 'liegt vor', cited: 'nur durch andere Quellen bekannt', external: 'außerhalb des Dossiers, nur für Hinweise' },
    sourceKinds: { article: 'Artikel', report: 'Bericht', statement: 'Erklärung', imagery: 'Bilder', photo: 'Foto', study: 'Untersuchung' },
    noteKinds: { translation: 'Übersetzung', extraction: 'Textübernahme', inconsistency: 'Widerspruch', attribution: 'Zuschreibung', name: 'Name', external: 'von außen' },
    by: (names) => `Von: ${names}`,
    via: (ids) => `Bekannt durch: ${ids}`,
    dated: (when) => `Zeit: ${when}`,
    language: (name) => `Sprache: ${name}`,
    alsoCalled: (names) => `Auch: ${names}`,
    liesIn: (name) => `Liegt in oder gehört zu: ${name}`,
    places: (names) => `Ort: ${names}`,
    parties: (names) => `Beteiligt: ${names}`,
    answeredBy: (ids) => `Beantwortet durch: ${ids}`,
    paragraphs: (count) => `Umfang: Titel und ${count === 1 ? 'ein Absatz' : `${count} Absätze`}`,
    resting: (shown, all) => (shown === all ? 'Dazu im Dossier:' : `Dazu im Dossier, ${shown} von ${all} Fakten:`),
    restingOnSource: (shown, all) => `${all === 1 ? 'Ein Fakt beruht' : `${all} Fakten beruhen`} darauf${shown < all ? ', darunter' : ''}:`,
    history: (version) => (version === 1 ? 'Verlauf: erste Fassung, unverändert.' : `Verlauf: Fassung ${version}.`),
  },
  en: {
    found: (count) => (count === 1 ? 'One record' : `${count} records, nearest first`),
    nothingFound: 'No record holds these words. Try others, or fewer.',
    noDate: (text) => `Cannot read ${quoted('en', text)} as a date.`,
    endBeforeStart: 'The end is before the start. Swap the two dates.',
    noEvent: 'The dossier reports no event of that time.',
    noEventOn: (name, inTime) => `No event ${inTime ? 'of that time ' : ''}is on record for ${name}.`,
    noDateOn: (name) => `No dated event is on record for ${name}, but without a date:`,
    example: (line) => `Example: ${line}`,
    statements: (count, speakers, sought) => {
      const of = speakers.length > 0 ? ` by ${listed(speakers, 'en')}` : ''
      const about = sought === undefined ? '' : ` with ${quoted('en', sought)}`
      if (count > 0) return `${count === 1 ? 'One statement' : `${count} statements`}${of}${about}`
      return `No statement${of}${about} is on record.`
    },
    sources: (count) => `${count} sources`,
    noSuchSource: (text) => `There is no source ${quoted('en', text)}. /source lists all.`,
    noSuchRecord: (id) => `There is no record ${id}.`,
    otherVersion: (id, asked, now) => `Asked for ${id}@${asked}; this is the present version, ${id}@${now}.`,
    noSuchVersion: (id, asked, now) => `There is no version ${id}@${asked}; the present one is ${id}@${now}.`,
    gaps: (count) => (count === 1 ? 'One open question' : `${count} open questions`),
    facts: (count) => (count === 1 ? 'One fact' : `${count} facts`),
    records: (count) => (count === 1 ? 'One record' : `${count} records`),
    noGaps: 'No open question is on record about this. /gaps lists all.',
    helpIntro: (title) => `Just type a question on the dossier “${title}”, or:`,
    noSuchCommand: (name) => `There is no command ${quoted('en', name)}. There are:`,
    recordKinds: { source: 'Source', entity: 'Name', event: 'Event', fact: 'Fact', gap: 'Open question', note: 'Note' },
    access: { held: 'held', cited: 'known through other sources only', external: 'outside the dossier, for notes only' },
    sourceKinds: { article: 'article', report: 'report', statement: 'statement', imagery: 'imagery', photo: 'photo', study: 'study' },
    noteKinds: { translation: 'translation', extraction: 'text extraction', inconsistency: 'inconsistency', attribution: 'attribution', name: 'name', external: 'from outside' },
    by: (names) => `By: ${names}`,
    via: (ids) => `Known through: ${ids}`,
    dated: (when) => `Time: ${when}`,
    language: (name) => `Language: ${name}`,
    alsoCalled: (names) => `Also: ${names}`,
    liesIn: (name) => `In or part of: ${name}`,
    places: (names) => `Place: ${names}`,
    parties: (names) => `Involved: ${names}`,
    answeredBy: (ids) => `Answered by: ${ids}`,
    paragraphs: (count) => `Length: title and ${count === 1 ? 'one paragraph' : `${count} paragraphs`}`,
    resting: (shown, all) => (shown === all ? 'In the dossier on this:' : `In the dossier on this, ${shown} of ${all} facts:`),
    restingOnSource: (shown, all) => `${all === 1 ? 'One fact rests' : `${all} facts rest`} on it${shown < all ? ', among them' : ''}:`,
    history: (version) => (version === 1 ? 'History: first version, unchanged.' : `History: version ${version}.`),
  },
}
