import { describe, expect, test } from 'vitest'
import { suggestDates, suggestProposals, suggestRecords } from '../../src/command/suggestions.ts'
import { LANGS } from '../../src/facts/record.ts'
import { realDesk } from '../real-desk.ts'

const { dossier, desk } = await realDesk()
const records = suggestRecords(({ record }) => record.id)
const sources = suggestRecords(({ record }) => record.id, ['source'])

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
