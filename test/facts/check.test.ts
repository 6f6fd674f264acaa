import { describe, expect, test } from 'vitest'
import { check } from '../../src/facts/check.ts'
import { foldName } from '../../src/facts/check-names.ts'
import { CHECK_CODES, PROBLEM_CODES, WARNING_CODES } from '../../src/facts/problem.ts'
import { checkData } from '../../src/store/check-data.ts'
import { changed, type Changes, codesOf, expectPlainMessage, readRecords } from './invented.ts'

const both = (de: string, en: string) => ({ de, en })
const inferred = { basis: 'inferred', note: both('Erschlossen.', 'Inferred.') }
const citation = { source: 's-blatt', paragraph: 1, anchor: 'angekündigt' }
const by = (who: string, source: string) => [{ who: [who], act: 'stated', in: source }]

// The changes to the sound dossier, the code, and the one record at which it is reported.
const CASES: readonly (readonly [changes: Changes, code: string, record: string])[] = [
  [{ 'place-kranzau': { kind: 'port' } }, 'id-prefix', 'place-kranzau'],
  [{ f01: { about: ['ev-umbau', 'ship-nobody'] } }, 'reference-dangling', 'f01'],
  [{ f04: { values: [{ of: 'ship-moewe', property: 'home', is: 'place-kranzow' }] } }, 'reference-dangling', 'f04'],
  [{ g02: { answeredBy: ['f99'] } }, 'reference-dangling', 'g02'],
  [{ 'ev-umbau': { who: ['s-amt'] } }, 'reference-kind', 'ev-umbau'],
  [{ f01: { citations: [{ ...citation, source: 'org-seeamt' }] } }, 'reference-kind', 'f01'],
  [{ n01: { see: ['x-karte', 'f01'] } }, 'reference-kind', 'n01'],
  [{ f01: { attribution: [...by('org-seeamt', 's-amt'), { who: ['ship-moewe'], act: 'stated' }] } }, 'reference-kind', 'f01'],
  [{ 's-amt': { via: undefined } }, 'cited-without-via', 's-amt'],
  [{ 's-amt': { via: ['x-karte'] } }, 'cited-without-via', 's-amt'],
  [{ 's-amt': { via: ['s-amt'] } }, 'cited-without-via', 's-amt'],
  [{ 's-blatt': { fingerprint: undefined } }, 'held-without-fingerprint', 's-blatt'],
  [{ f01: { citations: [{ ...citation, source: 's-amt' }] } }, 'citation-not-held', 'f01'],
  [{ g01: { citations: [{ ...citation, source: 'x-karte' }] } }, 'citation-not-held', 'g01'],
  [{ f01: { citations: [{ ...citation, paragraph: 3 }] } }, 'paragraph-missing', 'f01'],
  [{ 'ev-umbau': { when: { ...inferred, edtf: 'Frühling 2031' } } }, 'edtf-syntax', 'ev-umbau'],
  [{ 's-blatt': { when: { ...inferred, edtf: '2031-02-30' } } }, 'edtf-syntax', 's-blatt'],
  [{ 'ev-umbau': { when: { ...inferred, edtf: '2031-05/2031-03' } } }, 'edtf-order', 'ev-umbau'],
  [{ 'ev-umbau': { when: { ...inferred, edtf: '[2031-05-02..2031-05-01]' } } }, 'edtf-order', 'ev-umbau'],
  [{ f01: { attribution: [...by('org-seeamt', 's-amt'), ...by('org-seeamt', 'x-karte')] } }, 'attribution-not-cited', 'f01'],
  [{ g01: { about: ['ev-umbau'] } }, 'ignorance-without-gap', 'f03'],
  [{ f04: { why: undefined } }, 'deprecated-without-why', 'f04'],
  [{ f04: { about: ['place-kranzau'] } }, 'value-not-about', 'f04'],
  [{ f01: { about: ['org-seeamt'] }, f03: { about: ['object-lampe'] } }, 'event-without-fact', 'ev-umbau'],
  [
    { f01: { about: ['org-seeamt'] }, f03: { about: ['object-lampe'] }, f04: { about: ['ship-moewe', 'ev-umbau'] } },
    'event-without-fact', 'ev-umbau',
  ],
  [{ n01: { see: [] } }, 'orphan', 'x-karte'],
  [{ 'ship-lost': { kind: 'ship', name: both('Verlorene', 'Lost One') } }, 'orphan', 'ship-lost'],
  [{ 'ship-moewe': { within: 'ship-moewe' }, f04: { about: ['place-kranzau'], values: [] } }, 'orphan', 'ship-moewe'],
  [
    { 'object-lampe': { aliases: [{ text: 'SILBER-MÖWE', kind: 'variant', origin: 'editor' }] }, 'ship-moewe': { name: both('Silber Möwe', 'Gull') } },
    'name-collision', 'object-lampe',
  ],
  [{ f01: { attribution: by('country-nordland', 's-amt') } }, 'speaker-not-author', 'f01'],
  [{ 'ev-umbau': { by: ['country-nordland'] } }, 'doer-not-party', 'ev-umbau'],
  [{ f01: { text: both('x'.repeat(301), 'x') } }, 'text-long', 'f01'],
  [
    { f03: { about: ['ev-umbau', 'object-lampe'], values: [{ of: 'object-lampe', property: 'reach', is: 25 }] } },
    'values-differ', 'f03',
  ],
]

// Changes that break no rule.
const SOUND: readonly (readonly [what: string, changes: Changes])[] = [
  ['a weak alias that is another entity’s name', { 'object-lampe': { aliases: [{ text: 'Kranzau', kind: 'weak', origin: 'editor' }] } }],
  ['one name twice within one entity', { 'ship-moewe': { aliases: [{ text: 'SILBERMÖWE', kind: 'variant', origin: 'editor' }] } }],
  ['a source known through one that is itself only cited', {
    's-brief': { kind: 'statement', access: 'cited', via: ['s-amt'], title: both('Brief', 'Letter'), when: { edtf: null, basis: 'unresolved' } },
    f01: { attribution: by('org-seeamt', 's-brief') },
  }],
  ['a speaker where the authors are not known', { 's-amt': { by: [] }, f01: { attribution: by('country-nordland', 's-amt') } }],
  ['a different value in a deprecated fact', { f04: { about: ['ship-moewe', 'object-lampe'], values: [{ of: 'object-lampe', property: 'reach', is: 5 }] } }],
  ['a worded value with a hyphen', { f04: { values: [{ of: 'ship-moewe', property: 'type', is: 'x-ray ship' }] } }],
  ['an entity that is only within another’s chain', { 'country-nordland': { within: 'place-norden' }, 'place-norden': { kind: 'place', name: both('Norden', 'The North') } }],
  ['a text of exactly 300 characters', { f01: { text: both('x'.repeat(300), 'x') } }],
  ['an open interval', { 'ev-umbau': { when: { ...inferred, edtf: '../2031-05' } } }],
]

describe('check', () => {
  test('finds nothing wrong with a sound dossier', () => {
    expect(check(readRecords())).toEqual([])
  })

  for (const [changes, code, record] of CASES) {
    const what = Object.entries(changes).map(([id, change]) => `${id} has ${changed(change)}`)
    test(`${code} is all that is reported, at ${record}, where ${what.join(', ').slice(0, 200)}`, () => {
      const problems = check(readRecords(changes))
      expect(new Set(codesOf(problems))).toEqual(new Set([`${code} ${record}`]))
      for (const problem of problems) expectPlainMessage(problem)
    })
  }

  test('id-duplicate is all that is reported where two records share an id', () => {
    const records = readRecords()
    const problems = check([...records, ...records.filter(({ record }) => record.id === 'f01')])
    expect(codesOf(problems)).toEqual(['id-duplicate f01'])
    problems.forEach(expectPlainMessage)
  })

  test('has a case for every code that it can report', () => {
    const covered = new Set([...CASES.map(([, code]) => code), 'id-duplicate'])
    expect(covered).toEqual(new Set([...CHECK_CODES, ...WARNING_CODES, 'id-prefix']))
  })

  test.each(SOUND)('accepts %s', (_what, changes) => {
    expect(codesOf(check(readRecords(changes)))).toEqual([])
  })

  test('warns of what may be right and calls the rest errors', () => {
    const severities = CASES.flatMap(([changes]) => check(readRecords(changes)))
    const warned = new Set(severities.filter(({ severity }) => severity === 'warning').map(({ code }) => code))
    expect(warned).toEqual(new Set(WARNING_CODES))
  })

  test('finds no error in the project’s own data', async () => {
    const { info, records, problems } = await checkData(`${import.meta.dirname}/../../data`)
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(info?.id).toBe('dossier-dprk-ru')
    expect(records.length).toBeGreaterThan(150)
  })
})

test('No two codes are the same', () => {
  expect(new Set(PROBLEM_CODES).size).toBe(PROBLEM_CODES.length)
})

test.each([
  ['Große  Möwe', 'grosse mowe'],
  ['ＮＫ-News!', 'nk news'],
  ['Майя', 'маия'],
  ['나진', '나진'],
  ['„…“', ''],
])('foldName reads %j as %j', (name, folded) => {
  expect(foldName(name)).toBe(folded)
})
