import { describe, expect, test } from 'vitest'
import { suggestDates, suggestProposals, suggestRecordLists, suggestRecords, suggestRetracted, suggestVersions } from '../../src/command/suggestions.ts'
import type { Entry } from '../../src/facts/fact-base.ts'
import { factBase } from '../../src/facts/fact-base.ts'
import { LANGS } from '../../src/facts/record.ts'
import { realDesk } from '../real-desk.ts'

const { dossier, desk } = await realDesk()
const records = suggestRecords(({ record }) => record.id)
const sources = suggestRecords(({ record }) => record.id, ['source'])

const base = dossier.base()

describe('records are suggested', () => {
  test.each([
    ['f18', 'f18'],
    ['f18@1', 'f18'],
    ['s-rusi', 's-rusi'],
    ['rusi', 's-rusi'],
    ['contai', 'f21'],
    ['Munitionsdepo', 'f42'],
    ['angra', 'ship-angara'],
    ['Ангара', 'ship-angara'],
    ['ev-', 'ev-loading'],
  ])('for %j: %s', (typed, expected) => {
    expect(records(dossier, typed, 'de').map(({ value }) => value)).toContain(expected)
  })

  test('of the wanted kinds alone, each once, at most 25, and some where nothing is typed', () => {
    for (const typed of ['', 's', 'rusi', 'report', 'Bericht', 'x'.repeat(5000), '@1']) {
      const offered = sources(dossier, typed, 'en').map(({ value }) => value)
      expect(offered.every((id) => dossier.base().entries.get(id)?.kind === 'source')).toBe(true)
      expect(new Set(offered).size).toBe(offered.length)
      expect(records(dossier, typed, 'en').length).toBeLessThanOrEqual(25)
    }
    expect(sources(dossier, '', 'en').length).toBeGreaterThan(2)
    expect(sources(dossier, 'guardain report', 'en').map(({ value }) => value)).toContain('s-guardian')
  })

  test.each([['newsweek', 'x-newsweek'], ['kyivindependent.com', 'x-kyivindependent'], ['Wächter', 's-guardian'], ['Getty Images', 's-photo'], ['', 's-article']])('sources for %j: %s', (typed, expected) => {
    expect(sources(dossier, typed, 'en').map(({ value }) => value)).toContain(expected)
  })

  test('facts first where nothing is typed', () => {
    for (const suggest of [records, suggestRecordLists]) expect(suggest(dossier, '', 'de').slice(0, 3).map(({ value }) => value)).toEqual(['f01', 'f02', 'f03'])
    expect(suggestRecordLists(dossier, 'f18 ', 'de')[0]?.value).toBe('f18 f01')
  })

  test('each by its id, once, and what it says', () => {
    expect(sources(dossier, 's-rusi', 'de')[0]).toEqual({ label: 's-rusi: RUSI-Bericht zum Hafen Dunai', value: 's-rusi' })
    expect(records(dossier, 'f12', 'en')[0]?.label).toMatch(/^f12: \(This reading is held to be wrong\..*\) Taken literally/u)
  })
})

describe('records that were changed or taken back are suggested', () => {
  const changed = [...base.entries.values()].map((entry): Entry => {
    if (entry.record.id === 'f40') return { ...entry, version: 2, retracted: { reason: 'misread' } }
    return entry.record.id === 'f28' ? { ...entry, version: 3 } : entry
  })
  const later = { ...dossier, base: () => factBase(base.info, changed) }

  test.each([
    ['', ['f40@2'], ['f28@1', 'f28@2', 'f40@1']],
    ['f28', [], ['f28@1', 'f28@2']],
    ['F28@1', [], ['f28@1']],
    ['Smirnov', ['f40@2'], ['f40@1']],
    ['f18', [], []],
  ])('for %j', (typed, retracted, versions) => {
    expect(suggestRetracted(later, typed, 'en').map(({ value }) => value)).toEqual(retracted)
    expect(suggestVersions(later, typed, 'en').map(({ value }) => value).toSorted()).toEqual(versions)
  })

  test('with why they were taken back, and by the version to go back to', () => {
    expect(suggestRetracted(later, '', 'en')[0]?.label).toMatch(/^f40: \(Retracted\. misread\) The photo/u)
    expect(suggestVersions(later, 'f28', 'en')[0]?.label).toMatch(/^f28@2: The article/u)
  })
})

test.each([['herbst', '13. September 2023'], ['16.10', '16. Oktober 2023'], ['2023-09', 'September 2023 (erschlossen)'], ['dunai', '16. Oktober 2023']])('dates are suggested for %j: %s', (typed, expected) => {
  expect(suggestDates(dossier, typed, 'de').map(({ value }) => value)).toContain(expected)
})

test.each(LANGS)('every date that is suggested in %s can be read', (lang) => {
  const offered = suggestDates(dossier, '', lang)
  expect(offered.length).toBeGreaterThan(3)
  for (const { value } of offered) expect([value, dossier.spansIn(value).length > 0]).toEqual([value, true])
  expect(suggestDates(dossier, 'dunai', lang).length).toBeGreaterThan(0)
})

test('proposals that wait are suggested', async () => {
  expect(suggestProposals(dossier, '', 'de', desk)).toEqual([])
  await desk.propose({ do: 'suggest', about: 'f16', text: 'Vier Schiffe' }, { id: 'test:reader' })
  expect(suggestProposals(dossier, '', 'de', desk)).toEqual([{ label: 'p01: Vorschlag zu f16', value: 'p01' }])
  expect(suggestProposals(dossier, 'p9', 'de', desk)).toEqual([])
})
