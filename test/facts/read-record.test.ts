import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { READ_CODES } from '../../src/facts/problem.ts'
import { readInfo, readRecord } from '../../src/facts/read-record.ts'
import { RECORD_KINDS } from '../../src/facts/record.ts'
import { changed, codesOf, expectPlainMessage, kindOf, type Raw, rawRecord, rawRecords } from './invented.ts'

const unresolved = { edtf: null, basis: 'unresolved' }
const citation = { source: 's-blatt', paragraph: 1, anchor: 'angekündigt' }

// Record, its changed fields, the code, the field named.
const CASES: readonly (readonly [id: string, change: Raw, code: string, field: string])[] = [
  ['f01', { kind: 'acts' }, 'shape', 'kind'],
  ['f01', { about: [] }, 'shape', 'about'],
  ['f01', { about: 'ev-umbau' }, 'shape', 'about'],
  ['f01', { about: undefined }, 'shape', 'about'],
  ['f01', { text: ['Ein Turm.'] }, 'shape', 'text'],
  ['f01', { citatons: [] }, 'shape', 'citatons'],
  ['f01', { citations: [{ ...citation, anker: 'x' }] }, 'shape', 'citations[0].anker'],
  ['f01', { citations: [{ ...citation, paragraph: -1 }] }, 'shape', 'citations[0].paragraph'],
  ['f01', { citations: [{ ...citation, paragraph: 1.5 }] }, 'shape', 'citations[0].paragraph'],
  ['f01', { certainty: 'sure' }, 'shape', 'certainty'],
  ['f01', { asks: { de: 'Wer?' } }, 'shape', 'asks.de'],
  ['f01', { answeredBy: ['f02'] }, 'shape', 'answeredBy'],
  ['f02', { values: [{ of: 'object-lampe', property: 'reach', is: { min: 3 } }] }, 'shape', 'values[0].is'],
  ['ev-umbau', { when: { edtf: 2031, basis: 'stated' } }, 'shape', 'when.edtf'],
  ['ev-umbau', { when: { edtf: '2031' } }, 'shape', 'when.basis'],
  ['s-blatt', { lang: 'deutsch' }, 'shape', 'lang'],
  ['s-blatt', { url: 'ftp://example.org' }, 'shape', 'url'],
  ['ship-moewe', { aliases: [{ text: ' ', kind: 'short', origin: 'editor' }] }, 'shape', 'aliases[0].text'],
  ['f01', { id: 'fact-1' }, 'id-prefix', 'id'],
  ['g01', { id: 'g1' }, 'id-prefix', 'id'],
  ['ship-moewe', { id: 'vessel-moewe' }, 'id-prefix', 'id'],
  ['ev-umbau', { id: 'ev-Umbau' }, 'id-prefix', 'id'],
  ['f01', { text: { de: 'Ein Turm.' } }, 'language-missing', 'text.en'],
  ['f01', { text: { de: ' ', en: 'A tower.' } }, 'language-missing', 'text.de'],
  ['f01', { text: 'Ein Turm.' }, 'language-missing', 'text'],
  ['f01', { text: undefined }, 'language-missing', 'text'],
  ['ev-umbau', { when: { ...unresolved, note: { de: 'Unbekannt.', en: null } } }, 'language-missing', 'when.note.en'],
  ['f01', { citations: [] }, 'citation-missing', 'citations'],
  ['f01', { citations: undefined }, 'citation-missing', 'citations'],
  ['f01', { citations: null }, 'citation-missing', 'citations'],
  ['f01', { citations: [{ ...citation, anchor: 'a b c d e f g' }] }, 'anchor-length', 'citations[0].anchor'],
  ['f02', { hedge: undefined }, 'hedge-missing', 'hedge'],
  ['f02', { hedge: '' }, 'hedge-missing', 'hedge'],
  ['f02', { certainty: 'asserted' }, 'hedge-unexpected', 'hedge'],
  ['ev-umbau', { when: { edtf: null, basis: 'stated' } }, 'unresolved-date', 'when.edtf'],
  ['ev-umbau', { when: { edtf: '2031', basis: 'unresolved' } }, 'unresolved-date', 'when.edtf'],
  ['ev-umbau', { when: { basis: 'unresolved' } }, 'unresolved-date', 'when.edtf'],
  ['ev-umbau', { when: { edtf: '2031', basis: 'inferred' } }, 'inferred-without-note', 'when.note'],
  ['g02', { answeredBy: undefined }, 'answered-by', 'answeredBy'],
  ['g02', { answeredBy: [] }, 'answered-by', 'answeredBy'],
  ['g02', { status: 'open' }, 'answered-by', 'answeredBy'],
]

/** What is wrong with a record after a change. The kind is that of the unchanged id, which may itself be wrong. */
function problemsOf(id: string, change: Raw) {
  const result = readRecord(kindOf({ id }), rawRecord(id, change))
  return result.outcome === 'rejected' ? result.problems : []
}

describe('readRecord', () => {
  test('reads every record of a sound dossier', () => {
    for (const raw of rawRecords()) expect(readRecord(kindOf(raw), raw)).toMatchObject({ outcome: 'record' })
  })

  for (const [id, change, code, field] of CASES) {
    test(`${id} with ${changed(change)} is rejected as ${code} at ${field}`, () => {
      const problems = problemsOf(id, change)
      expect(codesOf(problems)).toEqual([`${code} ${typeof change['id'] === 'string' ? change['id'] : id}`])
      expect(problems[0]?.field).toBe(field)
      for (const problem of problems) expectPlainMessage(problem)
    })
  }

  test('has a case for every code that it can report', () => {
    expect(new Set(CASES.map(([, , code]) => code))).toEqual(new Set(READ_CODES))
  })

  test('reports every problem of a record at once', () => {
    const change = { text: { en: 'A tower.' }, citations: [], kind: 'acts', colour: 'red' }
    expect(problemsOf('f01', change).map(({ code }) => code).toSorted()).toEqual(
      ['citation-missing', 'language-missing', 'shape', 'shape'],
    )
  })

  test.each([
    ['f01', { citatons: [] }, '"citations" is probably meant'],
    ['f02', { Hedge: 'wohl' }, '"hedge" is probably meant'],
    ['f01', { colour: 'red' }, 'these are possible: id, text, about'],
    ['f01', { citations: [{ ...citation, ancor: 'x' }] }, '"anchor" is probably meant'],
    ['f01', { about: [] }, 'the list is empty'],
    ['ev-umbau', { when: { ...unresolved, sayd: 'x' } }, '"said" is probably meant'],
    ['ev-umbau', { when: { edtf: 2031, basis: 'stated' } }, 'Put it in quotation marks'],
    ['f01', { kind: 'acts' }, 'one of act, observation, statement'],
  ] as const)('%s with %j is told: %s', (id, change, words) => {
    expect(problemsOf(id, change)[0]?.message.en).toContain(words)
  })

  test('names a record without an id as such', () => {
    const result = readRecord('fact', null)
    expect(result).toMatchObject({ outcome: 'rejected', problems: [{ code: 'shape', record: null, field: '' }] })
  })

  test('answers whatever value it is given, and never throws', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RECORD_KINDS), fc.anything(), (kind, value) => {
        const result = readRecord(kind, value)
        if (result.outcome === 'rejected') result.problems.forEach(({ message }) => expect(message.de && message.en).toBeTruthy())
      }),
    )
  })

  test('answers whatever stands in one field of a sound record', () => {
    const fields = rawRecords().flatMap((raw) => Object.keys(raw).map((field) => ({ raw, field })))
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.anything(), ({ raw, field }, value) => {
        const result = readRecord(kindOf(raw), { ...raw, [field]: value })
        if (result.outcome === 'rejected') expect(result.problems.length).toBeGreaterThan(0)
      }),
    )
  })
})

describe('readInfo', () => {
  const info = { schema: 1, id: 'dossier-turm', title: { de: 'Turm', en: 'Tower' }, updated: '2031-06-01' }

  test('reads what a dossier says of itself', () => {
    expect(readInfo(info)).toEqual({ outcome: 'record', record: info })
  })

  test.each([
    [{ schema: 2 }, 'shape', 'schema'],
    [{ id: 'turm' }, 'id-prefix', 'id'],
    [{ title: { de: 'Turm' } }, 'language-missing', 'title.en'],
    [{ updated: '1. Juni 2031' }, 'shape', 'updated'],
  ] as const)('%j is rejected as %s at %s', (change, code, field) => {
    expect(readInfo({ ...info, ...change })).toMatchObject({ outcome: 'rejected', problems: [{ code, field }] })
  })
})
