import { expect } from 'vitest'
import type { Checked } from '../../src/facts/check-index.ts'
import type { Problem } from '../../src/facts/problem.ts'
import { readRecord } from '../../src/facts/read-record.ts'
import { kindOfId, type RecordKind } from '../../src/facts/record.ts'
import { fingerprintOf, paragraphsOf } from '../../src/facts/source-text.ts'

export type Raw = Readonly<Record<string, unknown>>

/** An invented newspaper report, in which nothing is taken from any real one. */
export const TEXT = `Leuchtturm von Kranzau leuchtet bald heller

Das Seeamt hat am Dienstag angekündigt, den 1910 gebauten Leuchtturm von Kranzau im Frühjahr mit einer neuen Lampe auszustatten, die wohl doppelt so weit reicht wie die bisherige.

Die Fähre Silbermöwe brachte nach Angaben des Amtes vier Kisten mit Linsen auf die Insel. Was der Umbau kostet, ist unklar, und auch der Hersteller der Lampe wurde nicht genannt, obwohl mehrere Leser der Zeitung danach gefragt hatten.
`

const both = (de: string, en: string) => ({ de, en })

/** A small dossier on it, as the data files would hold it: nothing is wrong with it. */
const RECORDS: readonly Raw[] = [
  {
    id: 's-blatt', kind: 'article', access: 'held', lang: 'de',
    title: both('Zeitungsbericht über den Leuchtturm', 'Newspaper report on the lighthouse'),
    when: { edtf: '2031-03', basis: 'inferred', note: both('Erschlossen aus dem Umbau.', 'Inferred from the refit.') },
    fingerprint: fingerprintOf(paragraphsOf(TEXT)),
  },
  {
    id: 's-amt', kind: 'statement', access: 'cited', by: ['org-seeamt'], via: ['s-blatt'],
    title: both('Ankündigung der Behörde', 'Announcement by the authority'),
    when: { edtf: null, said: 'Dienstag', basis: 'unresolved' },
  },
  {
    id: 'x-karte', kind: 'study', access: 'external', url: 'https://example.org/karte',
    title: both('Seekarte', 'Sea chart'), when: { edtf: null, basis: 'unresolved' },
  },
  {
    id: 'org-seeamt', kind: 'org', name: both('Seeamt', 'Maritime Office'),
    aliases: [{ text: 'Amt', lang: 'de', kind: 'weak', origin: 'source' }],
  },
  { id: 'place-kranzau', kind: 'place', name: both('Kranzau', 'Kranzau'), within: 'country-nordland' },
  { id: 'country-nordland', kind: 'country', name: both('Nordland', 'Northland') },
  {
    id: 'ship-moewe', kind: 'ship', name: both('Silbermöwe', 'Silver Gull'),
    aliases: [{ text: 'Silbermöwe', lang: 'de', kind: 'short', origin: 'source' }],
  },
  { id: 'object-lampe', kind: 'object', name: both('neue Lampe', 'new lamp') },
  {
    id: 'ev-umbau', kind: 'works', title: both('Umbau des Turms', 'Refit of the tower'),
    when: { edtf: '2031-03/2031-05', said: 'im Frühjahr', basis: 'inferred', note: both('Jahr erschlossen.', 'Year inferred.') },
    where: ['place-kranzau'], who: ['org-seeamt'],
  },
  {
    id: 'f01', kind: 'act', certainty: 'asserted', about: ['ev-umbau', 'org-seeamt', 'place-kranzau'],
    text: both('Die Behörde will den Turm auf Kranzau umbauen.', 'The authority plans to refit the tower at Kranzau.'),
    citations: [{ source: 's-blatt', paragraph: 1, anchor: 'angekündigt' }],
    attribution: [{ who: ['org-seeamt'], act: 'stated', in: 's-amt' }],
  },
  {
    id: 'f02', kind: 'assessment', certainty: 'likely', hedge: 'wohl', about: ['object-lampe'],
    text: both('Ihr Schein dürfte künftig viel weiter tragen.', 'Its light will probably carry much further.'),
    citations: [{ source: 's-blatt', paragraph: 1, anchor: 'doppelt so weit' }],
    values: [{ of: 'object-lampe', property: 'reach', is: { gt: 20 } }],
  },
  {
    id: 'f03', kind: 'ignorance', certainty: 'unknown', hedge: 'unklar', about: ['ev-umbau'],
    text: both('Die Kosten sind nicht bekannt.', 'The cost is not known.'),
    citations: [{ source: 's-blatt', paragraph: 2, anchor: 'Was der Umbau kostet' }],
  },
  {
    id: 'f04', kind: 'observation', certainty: 'asserted', about: ['ship-moewe'], rank: 'deprecated',
    text: both('Das Schiff hatte vier Kisten geladen.', 'The ship carried four crates.'),
    why: both('Gemeint sind Pakete.', 'Parcels are meant.'),
    citations: [{ source: 's-blatt', paragraph: 2, anchor: 'vier Kisten' }],
    values: [{ of: 'ship-moewe', property: 'home', is: 'place-kranzau' }],
  },
  { id: 'g01', kind: 'stated-unknown', question: both('Was kostet das?', 'What does it cost?'), about: ['f03'], status: 'open' },
  {
    id: 'g02', kind: 'not-stated', question: both('Wer baut um?', 'Who refits it?'), about: ['ev-umbau'],
    status: 'answered', answeredBy: ['f01'],
  },
  { id: 'n01', kind: 'external', text: both('Die Karte zeigt den Turm.', 'The chart shows the tower.'), about: ['object-lampe'], see: ['x-karte'] },
]

/** Fields to change, by record id; an undefined one is taken away. A record that is not there yet is added. */
export type Changes = Readonly<Record<string, Raw>>

/** The records as the data files would hold them, after these changes. */
export function rawRecords(changes: Changes = {}): Raw[] {
  const known = new Set(RECORDS.map((record) => record['id']))
  const added = Object.keys(changes).filter((id) => !known.has(id))
  return [...RECORDS, ...added.map((id) => ({ id }))].map((record) => {
    const changed = { ...record, ...changes[String(record['id'])] }
    return Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== undefined))
  })
}

/** One record as a data file would hold it, after these changes. */
export const rawRecord = (id: string, change: Raw = {}): Raw | undefined =>
  rawRecords({ [id]: change }).find((record) => record['id'] === (change['id'] ?? id))

export const kindOf = (raw: Raw): RecordKind => kindOfId(String(raw['id'])) ?? 'note'

/** The records read, after these changes, which must leave each one readable. */
export const readRecords = (changes: Changes = {}): Checked[] =>
  rawRecords(changes).map((raw) => {
    const result = readRecord(kindOf(raw), raw)
    if (result.outcome === 'rejected') throw new Error(result.problems[0].message.en)
    return { kind: kindOf(raw), record: result.record }
  })

/** A change in words, for the name of a test: "no hedge", "kind "acts"". */
export const changed = (change: Raw): string =>
  Object.entries(change)
    .map(([field, value]) => (value === undefined ? `no ${field}` : `${field} ${JSON.stringify(value)}`))
    .join(' and ')

/** What a table of cases states: which code at which record. */
export const codesOf = (problems: readonly Problem[]): string[] => problems.map(({ code, record }) => `${code} ${record}`)

/** Two languages, the thing named, and no word of a library. */
export function expectPlainMessage({ message, record }: Problem): void {
  for (const text of [message.de, message.en]) {
    expect(text).not.toMatch(/invalid|expected (?:string|object|array|tuple|number)|received|undefined|\[object/iu)
    if (record) expect(text).toContain(record)
  }
  expect(message.de).toMatch(/[Bb]itte/u)
  expect(message.de).not.toBe(message.en)
}
