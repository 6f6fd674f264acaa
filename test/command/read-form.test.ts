import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readForm } from '../../src/command/read-form.ts'
import type { DossierRecord, RecordKind } from '../../src/facts/record.ts'
import { RECORD_KINDS } from '../../src/facts/record.ts'
import { fieldsOf } from '../../src/reply/field-texts.ts'
import { formOf } from '../../src/reply/form.ts'
import { arbitraryRecord } from '../facts/arbitrary-record.ts'
import { kindOf, rawRecords, readRecords } from '../facts/invented.ts'
import { realDossier } from '../real-dossier.ts'

const before = (id: string): DossierRecord => {
  const found = readRecords().find(({ record }) => record.id === id)
  if (!found) throw new Error(`No invented record ${id}`)
  return found.record
}

/** What comes of an edit of an invented record. */
const edit = (id: string, typed: Readonly<Record<string, string>>) => readForm(kindOf({ id }), typed, before(id))
const edited = (id: string, typed: Readonly<Record<string, string>>): DossierRecord => {
  const read = edit(id, typed)
  if (read.outcome === 'wrong') throw new Error(`${read.problems[0].key}: ${read.problems[0].message.en}`)
  return read.record
}
const wrongKeys = (read: ReturnType<typeof readForm>): string[] => (read.outcome === 'wrong' ? read.problems.map(({ key }) => key) : [])

const withoutFingerprint = (record: DossierRecord) => ({ ...record, fingerprint: undefined })

describe('a record written as a form and read again', () => {
  test('is the same for every record of the dossier', async () => {
    const entries = [...(await realDossier()).base().entries.values()]
    expect(entries.length).toBeGreaterThan(100)
    for (const { kind, record } of entries) {
      const texts = fieldsOf(record)
      expect(readForm(kind, texts)).toEqual({ outcome: 'read', record: withoutFingerprintOf(record), echoes: expect.anything() })
      expect(readForm(kind, texts, record)).toEqual({ outcome: 'read', record, echoes: [] })
      for (const { key, max } of formOf(kind).fields) expect(texts[key]?.length).toBeLessThanOrEqual(max)
    }
  })

  test('is the same for any record', () => {
    fc.assert(
      fc.property(arbitraryRecord, ({ kind, record }) => {
        const read = readForm(kind, fieldsOf(record))
        expect(read.outcome === 'read' ? withoutFingerprint(read.record) : read).toEqual(withoutFingerprint(record))
        expect(readForm(kind, fieldsOf(record), record)).toEqual({ outcome: 'read', record, echoes: [] })
        expect(readForm(kind, {}, record)).toEqual({ outcome: 'read', record, echoes: [] })
        expect(readForm(kind, fieldsOf(record, 'de'), record)).toEqual({ outcome: 'read', record, echoes: [] })
        const german = readForm(kind, fieldsOf(record, 'de'))
        expect(german.outcome === 'read' ? withoutFingerprint(german.record) : german).toEqual(withoutFingerprint(record))
      }),
      { numRuns: 300 },
    )
  })

  const withoutFingerprintOf = (record: DossierRecord) => Object.fromEntries(Object.entries(record).filter(([key]) => key !== 'fingerprint'))
})

// Record, what is typed, what the record then holds.
const EDITS: readonly (readonly [id: string, typed: Readonly<Record<string, string>>, holds: object])[] = [
  ['f01', { 'text.de': 'Neuer Text.\nZweite Zeile.' }, { text: { de: 'Neuer Text. Zweite Zeile.', en: 'The authority plans to refit the tower at Kranzau.' } }],
  ['f01', { about: 'Ev-Umbau@3; org-seeamt\n[ship-moewe]' }, { about: ['ev-umbau', 'org-seeamt', 'ship-moewe'] }],
  ['f01', { about: 'ev-umbau und org-seeamt' }, { about: ['ev-umbau', 'org-seeamt'] }],
  ['f01', { kind: 'Beobachtung' }, { kind: 'observation' }],
  ['f01', { kind: ' STATEMENT ' }, { kind: 'statement' }],
  ['f01', { citations: 's-blatt@2 §2 „vier Kisten“' }, { citations: [{ source: 's-blatt', paragraph: 2, anchor: 'vier Kisten' }] }],
  ['f01', { citations: '[s-blatt ¶1] angekündigt\n- s-blatt p2 "auf die Insel"\ns-blatt:2 wurde nicht genannt\ns-blatt, Absatz 2: vier Kisten' }, { citations: [{ paragraph: 1, anchor: 'angekündigt' }, { paragraph: 2, anchor: 'auf die Insel' }, { paragraph: 2, anchor: 'wurde nicht genannt' }, { paragraph: 2, anchor: 'vier Kisten' }] }],
  ['f01', { attribution: 'org-seeamt, org-werft erklärt in s-amt (implizit)' }, { attribution: [{ who: ['org-seeamt', 'org-werft'], act: 'stated', in: 's-amt', implied: true }] }],
  ['f01', { attribution: '' }, { attribution: [] }],
  ['f01', { certainty: 'Angeblich', hedge: 'soll' }, { certainty: 'alleged', hedge: 'soll' }],
  ['f02', { certainty: 'ohne Vorbehalt' }, { certainty: 'asserted' }],
  ['f02', { certainty: 'unhedged', hedge: '' }, { certainty: 'asserted' }],
  ['f02', { values: 'object-lampe reach > 30\nobject-lampe colour = rot\nobject-lampe count: 1 000 000' }, { values: [{ of: 'object-lampe', property: 'reach', is: { gt: 30 } }, { property: 'colour', is: 'rot' }, { property: 'count', is: 1_000_000 }] }],
  ['f02', { values: 'object-lampe reach mehr als 2,5' }, { values: [{ property: 'reach', is: { gt: 2.5 } }] }],
  ['f02', { values: 'object-lampe glass = vorhanden' }, { values: [{ property: 'glass', is: { some: true } }] }],
  ['f04', { rank: '', 'why.de': '', 'why.en': '' }, { rank: 'normal' }],
  ['ev-umbau', { 'when.edtf': '16.10.2031', 'when.basis': 'genannt' }, { when: { edtf: '2031-10-16', basis: 'stated', said: 'im Frühjahr' } }],
  ['ev-umbau', { 'when.edtf': 'Montag' }, { when: { edtf: null, basis: 'unresolved', said: 'Montag' } }],
  ['ev-umbau', { 'when.edtf': 'Montag', 'when.basis': 'inferred', 'when.said': 'im Frühjahr' }, { when: { edtf: null, basis: 'unresolved', said: 'Montag' } }],
  ['ev-umbau', { 'when.edtf': '' }, { when: { edtf: null, basis: 'unresolved', said: 'im Frühjahr' } }],
  ['s-amt', { 'when.edtf': 'before October 2031', 'when.basis': 'unresolved' }, { when: { edtf: '[..2031-09]', basis: 'stated', said: 'Dienstag' } }],
  ['s-blatt', { lang: 'Deutsch', url: '<example.org/blatt>' }, { lang: 'de', url: 'https://example.org/blatt', fingerprint: { sha256: expect.any(String) } }],
  ['org-seeamt', { aliases: 'Amt (mehrdeutig, de, Quelle)\nBehörde\nAmt (See)\nSea Office (en)' }, { aliases: [{ text: 'Amt', kind: 'weak', lang: 'de', origin: 'source' }, { text: 'Behörde', kind: 'variant', origin: 'editor' }, { text: 'Amt (See)' }, { text: 'Sea Office', lang: 'en' }] }],
  ['org-seeamt', { ids: 'iso: NO\nregister = 12' }, { ids: { iso: 'NO', register: '12' } }],
  ['g02', { status: 'offen' }, { status: 'open' }],
  ['g01', { status: 'answered', answeredBy: 'f01, f02' }, { status: 'answered', answeredBy: ['f01', 'f02'] }],
  ['g01', { 'asks.de': '• Was kostet es?\n\n2. Wie teuer?' }, { asks: { de: ['Was kostet es?', 'Wie teuer?'], en: [] } }],
]

// Record, what is typed, at which field something is wrong, and a word of what is said.
const MISTAKES: readonly (readonly [id: string, typed: Readonly<Record<string, string>>, keys: readonly string[], says: string])[] = [
  ['f01', { 'text.de': ' ' }, ['text.de'], 'Fehlt'],
  ['f01', { 'text.de': 'x'.repeat(1001) }, ['text.de'], '1001 Zeichen'],
  ['f01', { kind: 'Beobachtunk' }, ['kind'], '„Beobachtung“'],
  ['f01', { kind: '' }, ['kind'], 'Bitte wählen: Handlung'],
  ['f01', { about: 'Leuchtturm, ev-umbau' }, ['about'], '„Leuchtturm“'],
  ['f01', { citations: '' }, ['citations'], 'Fehlt'],
  ['f01', { citations: 'irgendwo' }, ['citations'], '„irgendwo“'],
  ['f01', { citations: 's-blatt ¶2' }, ['citations'], 'Wörter'],
  ['f01', { citations: 's-blatt ¶2 "a b c d e f g"' }, ['citations'], 'mehr als 6'],
  ['f01', { attribution: 'org-seeamt sprach in s-amt' }, ['attribution'], 'erklärt'],
  ['f01', { attribution: 'erklärt in s-amt' }, ['attribution'], 'erklärt'],
  ['f01', { certainty: 'likely' }, ['hedge'], 'Quelle einschränkt'],
  ['f02', { certainty: 'asserted', hedge: 'wohl' }, ['hedge'], 'ohne Vorbehalt'],
  ['f02', { values: 'object-lampe reach > weit' }, ['values'], 'Zahl'],
  ['f02', { values: 'object-lampe reach = 1.000' }, ['values'], 'Tausender'],
  ['f02', { values: 'reach 20' }, ['values'], 'reach 20'],
  ['f04', { 'why.en': '' }, ['why.en'], 'Fehlt'],
  ['ev-umbau', { 'when.edtf': '32.10.2031' }, ['when.edtf'], 'Datum'],
  ['ev-umbau', { 'when.basis': 'nicht genannt' }, ['when.edtf'], 'nicht genannt'],
  ['ev-umbau', { 'when.note.de': '', 'when.note.en': '' }, ['when.note.de'], 'woraus es folgt'],
  ['s-amt', { 'when.basis': 'genannt' }, ['when.edtf'], 'Fehlt'],
  ['s-blatt', { url: 'irgendwo' }, ['url'], 'https://'],
  ['s-blatt', { lang: 'Platt' }, ['lang'], '„Platt“'],
  ['org-seeamt', { aliases: 'Amt (Variannte, de)' }, ['aliases'], '„Variante“'],
  ['org-seeamt', { within: 'country-nordland, place-kranzau' }, ['within'], 'nur eine'],
  ['org-seeamt', { ids: 'NO' }, ['ids'], 'iso = KP'],
  ['g01', { status: 'answered' }, ['answeredBy'], 'Beantwortet'],
  ['g02', { status: 'open', answeredBy: 'f01' }, ['answeredBy'], 'Beantwortet'],
  ['f01', { certainty: 'sicher', 'text.en': '', about: '' }, ['text.en', 'about', 'certainty'], 'Fehlt'],
]

describe('readForm', () => {
  test.each(EDITS)('%s edited by %j', (id, typed, holds) => {
    expect(edited(id, typed)).toMatchObject(holds)
  })

  test('drops a hedge and an answer that belong to what is no longer so', () => {
    expect(edited('f02', { certainty: 'asserted' })).not.toHaveProperty('hedge')
    expect(edited('g02', { status: 'open' })).not.toHaveProperty('answeredBy')
    expect(edit('g02', { status: 'open' })).toMatchObject({ echoes: [{ key: 'answeredBy' }] })
    expect(edited('f04', { 'why.de': '', 'why.en': '' })).not.toHaveProperty('why')
  })

  test.each(MISTAKES)('%s edited by %j is wrong at %j', (id, typed, keys, says) => {
    const read = edit(id, typed)
    expect(wrongKeys(read)).toEqual(keys)
    const [first] = read.outcome === 'wrong' ? read.problems : []
    expect(first?.message.de).toContain(says)
    expect(first?.message.de).not.toBe(first?.message.en)
    expect(first?.message.de).toMatch(/[Bb]itte/u)
  })

  test('names everything that is missing of a new record at once', () => {
    const missing = (kind: RecordKind) => wrongKeys(readForm(kind, {})).toSorted()
    for (const kind of RECORD_KINDS) {
      expect(missing(kind)).toEqual([...new Set(['id', ...formOf(kind).fields.filter(({ required }) => required).map(({ key }) => key)])].toSorted())
    }
  })

  test('reads a new record, and shows back how a date was understood', () => {
    const typed = { id: 'ev-fest', 'title.de': 'Fest', 'title.en': 'Feast', kind: 'Treffen', 'when.edtf': 'vor dem 16.10.2031' }
    const read = readForm('event', typed)
    expect(read).toMatchObject({ outcome: 'read', record: { id: 'ev-fest', kind: 'meeting', when: { edtf: '[..2031-10-15]', basis: 'stated' }, where: [] } })
    expect(read).toMatchObject({ echoes: [{ key: 'when.edtf', text: { de: 'Verstanden als: spätestens 15. Oktober 2031 ([..2031-10-15])', en: 'Understood as: 15 October 2031 at the latest ([..2031-10-15])' } }] })
  })

  test('says how the id of a kind looks', () => {
    const read = readForm('event', { id: 'Fest', 'title.de': 'Fest', 'title.en': 'Feast', kind: 'meeting' })
    expect(read).toMatchObject({ outcome: 'wrong', problems: [{ key: 'id', message: { de: expect.stringContaining('ev-…') as string } }] })
  })

  test('reads every record of the invented dossier', () => {
    for (const raw of rawRecords()) expect(readForm(kindOf(raw), fieldsOf(before(String(raw['id']))))).toMatchObject({ outcome: 'read' })
  })
})

const HOSTILE = [
  'x'.repeat(10_000), ' '.repeat(10_000), '\n'.repeat(10_000), 'a\n'.repeat(10_000), '"'.repeat(4000), '('.repeat(4000), '= '.repeat(2000), ', '.repeat(2000), `s-a ¶${'1'.repeat(3000)}`, 'f10 '.repeat(1000),
  '\u0000\u001b[31m', '\u202eabc\u202c', '@everyone <b>&amp;', '__proto__', 'constructor', 'toString', '\ud800', `${'a '.repeat(1900)}=`, '-'.repeat(4000), '>'.repeat(4000),
]

test('any form can be filled in with anything', () => {
  const started = performance.now()
  const texts = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 50 }))
  fc.assert(
    fc.property(fc.constantFrom(...RECORD_KINDS), fc.array(texts, { minLength: 25, maxLength: 25 }), (kind, typed) => {
      const keys = [...formOf(kind).fields.map(({ key }) => key), 'id', '__proto__']
      const read = readForm(kind, Object.fromEntries(keys.map((key, at) => [key, typed[at % typed.length] ?? ''])))
      if (read.outcome === 'wrong') {
        for (const { message } of read.problems) expect(message.de.length + message.en.length).toBeLessThan(1500)
        for (const { key } of read.problems) expect(keys).toContain(key)
      }
    }),
    { numRuns: 200 },
  )
  expect(performance.now() - started).toBeLessThan(10_000)
})
