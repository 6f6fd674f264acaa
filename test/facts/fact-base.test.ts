import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Entry, FactBase } from '../../src/facts/fact-base.ts'
import { entriesOf, entryOf, factBase, firstVersion, referencesOf, referringTo, refOf } from '../../src/facts/fact-base.ts'
import { formatRef, kindOfId, parseRef, RECORD_KINDS } from '../../src/facts/record.ts'
import { realDossier } from '../real-dossier.ts'
import { readRecords } from './invented.ts'

const INFO = { schema: 1, id: 'dossier-test', title: { de: 'Probe', en: 'Sample' }, updated: '2031-06-01' } as const
const entries = readRecords().map(({ kind, record }) => firstVersion(kind, record))
const base = factBase(INFO, entries)

const entry = (id: string, of: FactBase = base): Entry => {
  const found = of.entries.get(id)
  if (!found) throw new Error(id)
  return found
}
const idsOf = (found: readonly Entry[]): string[] => found.map(({ record }) => record.id)
/** The base with one record taken back. */
const without = (id: string): FactBase => factBase(INFO, [...entries, { ...entry(id), retracted: { reason: 'wrong' } }])

describe('a record refers to every other that it names', () => {
  test.each([
    ['s-amt', ['by[0] org-seeamt', 'via[0] s-blatt']],
    ['x-karte', []],
    ['place-kranzau', ['within country-nordland']],
    ['org-seeamt', []],
    ['ev-umbau', ['where[0] place-kranzau', 'who[0] org-seeamt']],
    ['f01', ['about[0] ev-umbau', 'about[1] org-seeamt', 'about[2] place-kranzau', 'citations[0] s-blatt', 'attribution[0].who[0] org-seeamt', 'attribution[0].in s-amt']],
    ['f02', ['about[0] object-lampe', 'citations[0] s-blatt', 'values.of[0] object-lampe']],
    ['g01', ['about[0] f03']],
    ['g02', ['about[0] ev-umbau', 'answeredBy[0] f01']],
    ['n01', ['about[0] object-lampe', 'see[0] x-karte']],
  ])('%s: %j', (id, references) => {
    expect(referencesOf(entry(id)).map((reference) => `${reference.field} ${reference.id}`)).toEqual(references)
  })

  test('and says which kinds may stand there', () => {
    const kinds = Object.fromEntries(referencesOf(entry('f01')).map((reference) => [reference.field, reference.kinds]))
    expect(kinds).toMatchObject({ 'about[0]': ['source', 'entity', 'event'], 'citations[0]': ['source'], 'attribution[0].who[0]': ['entity'] })
    expect(referencesOf(entry('g01'))[0]).not.toHaveProperty('kinds')
  })
})

describe('a record knows who refers to it', () => {
  test.each([
    ['org-seeamt', ['s-amt', 'ev-umbau', 'f01']],
    ['s-blatt', ['s-amt', 'f01', 'f02', 'f03', 'f04']],
    ['f01', ['g02']],
    ['country-nordland', ['place-kranzau']],
    ['n01', undefined],
    ['no-such-id', undefined],
  ])('%s: %j', (id, ids) => {
    expect(base.referrers.get(id)).toEqual(ids)
  })

  test('by kind, without those taken back', () => {
    expect(idsOf(referringTo(base, 'fact', 's-blatt'))).toEqual(['f01', 'f02', 'f03', 'f04'])
    expect(idsOf(referringTo(base, 'event', 's-blatt'))).toEqual([])
    expect(idsOf(referringTo(without('f02'), 'fact', 's-blatt'))).toEqual(['f01', 'f03', 'f04'])
  })
})

describe('entries', () => {
  test('of one kind come in the order of the dossier, without those taken back', () => {
    expect(idsOf(entriesOf(base, 'fact'))).toEqual(['f01', 'f02', 'f03', 'f04'])
    expect(idsOf(entriesOf(without('f03'), 'fact'))).toEqual(['f01', 'f02', 'f04'])
  })

  test('are found by kind and id, taken back or not', () => {
    expect(entryOf(base, 'fact', 'f01')).toBe(entry('f01'))
    expect(entryOf(without('f01'), 'fact', 'f01')).toMatchObject({ retracted: { reason: 'wrong' } })
    expect(entryOf(base, 'gap', 'f01')).toBeUndefined()
    expect(entryOf(base, 'fact', 'f99')).toBeUndefined()
  })

  test('of one id: the last counts, and what an earlier one referred to is forgotten', () => {
    const changes = { f04: { about: ['object-lampe'], values: [] } }
    const moved = readRecords(changes).flatMap(({ kind, record }): Entry[] => (record.id === 'f04' ? [{ ...firstVersion(kind, record), version: 2 }] : []))
    const later = factBase(INFO, [...entries, ...moved])
    expect(refOf(entry('f04', later))).toBe('f04@2')
    expect([later.referrers.get('ship-moewe'), later.referrers.get('object-lampe')]).toEqual([undefined, ['f02', 'f04', 'n01']])
    expect(entriesOf(later, 'fact')).toHaveLength(4)
  })
})

describe('an id tells the kind of its record', () => {
  test.each([
    ['f01', 'fact'], ['f1234', 'fact'], ['g01', 'gap'], ['n21', 'note'], ['s-article', 'source'], ['x-map', 'source'],
    ['ev-meeting', 'event'], ['ship-maia', 'entity'], ['port-najin', 'entity'], ['country-us', 'entity'],
    ['f1', undefined], ['f', undefined], ['f01x', undefined], ['h01', undefined], ['train-1', undefined], ['', undefined], ['F01', undefined],
  ])('%j: %s', (id, kind) => {
    expect(kindOfId(id)).toBe(kind)
  })
})

describe('a reference is read as it is typed', () => {
  test.each([
    ['f18@3', { id: 'f18', version: 3 }],
    ['f18', { id: 'f18' }],
    ['  F18@3 ', { id: 'f18', version: 3 }],
    ['ship-maia@12', { id: 'ship-maia', version: 12 }],
    ['ev-us', { id: 'ev-us' }],
    ['s-rusi@1', { id: 's-rusi', version: 1 }],
  ])('%j', (text, ref) => {
    expect(parseRef(text)).toEqual(ref)
  })

  test.each(['', '@', 'f', 'f1', '18', 'f18@', '@3', 'f18@0', 'f18@-1', 'f18@1.5', 'f18@03', 'f18@1@2', 'f 18', 'f18 @3', 'f18@9999999999', 'x18', 'train-1', 'f18\n@3', 'f١٨', '😀'])('but nothing else: %j', (text) => {
    expect(parseRef(text)).toBeUndefined()
  })
})

describe('for anything', () => {
  const anyId = fc.oneof(
    fc.tuple(fc.constantFrom('f', 'g', 'n'), fc.nat(99_999)).map(([letter, number]) => letter + String(number).padStart(2, '0')),
    fc.tuple(fc.constantFrom('s', 'x', 'ev', 'ship', 'port', 'person'), fc.stringMatching(/^[a-z0-9]+(-[a-z0-9]+){0,2}$/)).map((parts) => parts.join('-')),
  )
  test('a reference that is written is read again', () => {
    fc.assert(fc.property(anyId, fc.integer({ min: 1, max: 999_999_999 }), (id, version) => {
      expect(parseRef(formatRef(id, version))).toEqual({ id, version })
      expect(parseRef(id)).toEqual({ id })
    }))
  })

  test('a text that is read as a reference is that reference', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'fgns@-0123456789 ') })), (text) => {
      const ref = parseRef(text)
      if (ref) expect(ref.version === undefined ? ref.id : formatRef(ref.id, ref.version)).toBe(text.trim().toLowerCase())
    }))
  })

  test('in the dossier, whoever is referred to knows of it, and no one else claims to', async () => {
    const real = (await realDossier()).base()
    const forth = [...real.entries.values()].flatMap((from) => referencesOf(from).map(({ id }) => `${from.record.id} ${id}`))
    const back = [...real.referrers.entries()].flatMap(([id, referrers]) => referrers.map((referrer) => `${referrer} ${id}`))
    expect(new Set(back)).toEqual(new Set(forth))
    expect(back).toHaveLength(new Set(back).size)
    expect(RECORD_KINDS.flatMap((kind) => entriesOf(real, kind))).toHaveLength(real.entries.size)
  })
})
