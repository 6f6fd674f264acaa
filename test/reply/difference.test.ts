import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DossierRecord } from '../../src/facts/record.ts'
import { differenceBlocks } from '../../src/reply/difference.ts'
import type { DifferencePart } from '../../src/reply/message.ts'
import { renderText } from '../../src/reply/render-text.ts'
import { lineDifference, wordDifference } from '../../src/reply/word-difference.ts'
import { arbitraryRecord } from '../facts/arbitrary-record.ts'
import { readRecords } from '../facts/invented.ts'

const record = (id: string, change: object = {}): DossierRecord => {
  const found = readRecords().find((one) => one.record.id === id)
  return { ...found?.record, ...change } as DossierRecord
}
const shown = (before: DossierRecord | null, after: DossierRecord | null, lang: 'de' | 'en' = 'de') =>
  renderText({ kind: 'page', lang, blocks: differenceBlocks(before, after, lang) }, { colour: false })
const side = (parts: readonly DifferencePart[], change: 'removed' | 'added') => parts.filter((part) => part.change === 'same' || part.change === change).map(({ text }) => text).join('')
/** "kept [-removed-] {+added+}" */
const marked = (parts: readonly DifferencePart[]) => parts.map(({ text, change }) => (change === 'same' ? text : change === 'removed' ? `[-${text}-]` : `{+${text}+}`)).join('')

describe('wordDifference', () => {
  test.each([
    ['Das Schiff lief ein.', 'Das Schiff lief aus.', 'Das Schiff lief [-ein-]{+aus+}.'],
    ['Das Schiff lief ein.', 'Das alte Schiff lief ein.', 'Das {+alte +}Schiff lief ein.'],
    ['Das große alte Schiff lief ein.', 'Das kleine neue Schiff lief ein.', 'Das [-große alte-]{+kleine neue+} Schiff lief ein.'],
    ['ship-maia, ship-angara', 'ship-maria, ship-angara', '[-ship-maia-]{+ship-maria+}, ship-angara'],
    ['Eins.', 'Ganz andere Worte', '[-Eins.-]{+Ganz andere Worte+}'],
    ['', 'neu', '{+neu+}'],
    ['alt', '', '[-alt-]'],
    ['gleich', 'gleich', 'gleich'],
  ])('from "%s" to "%s"', (before, after, result) => {
    expect(marked(wordDifference(before, after))).toBe(result)
  })

  test('loses and adds nothing', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'Schiff', ' ', '\n', '.', '@everyone', '\u202e'), { maxLength: 40 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = wordDifference(before, after)
        expect([side(parts, 'removed'), side(parts, 'added')]).toEqual([before, after])
        for (const part of parts) expect(part.text).not.toBe('')
      }),
    )
  })

  test('takes bounded time for long texts', () => {
    const started = performance.now()
    for (const [a, b] of [['a ', 'b '], ['a b ', 'b a '], ['.', ','], ['x', 'y']] as const) wordDifference(a.repeat(5000), b.repeat(5000))
    const [long, changed] = ['Das Schiff lief ein. '.repeat(500), `${'Das Schiff lief ein. '.repeat(250)}Neu. ${'Das Schiff lief ein. '.repeat(250)}`]
    expect(wordDifference(long, changed).filter(({ change }) => change !== 'same').map(({ text }) => text.trim())).toEqual(['Neu.'])
    expect(performance.now() - started).toBeLessThan(1500)
  })
})

test('lineDifference leaves out lines that stay', () => {
  expect(marked(lineDifference('eins\nzwei\ndrei\nvier', 'eins\nzwo\ndrei\nvier\nfünf'))).toBe('[-zwei-]{+zwo+}\n{+fünf+}')
})

describe('differenceBlocks', () => {
  test('shows the old and the new text of each changed field under its name', () => {
    const after = record('f01', { text: { de: 'Die Behörde wird den Turm auf Kranzau umbauen.', en: 'The authority plans to refit the tower at Kranzau.' }, kind: 'statement' })
    expect(shown(record('f01'), after)).toBe(
      ['Text (deutsch):', '  − Die Behörde will den Turm auf Kranzau umbauen.', '  + Die Behörde wird den Turm auf Kranzau umbauen.', 'Art:', '  − Handlung', '  + Äußerung'].join('\n'),
    )
  })

  test('shows dates in words, as exactly as they are kept', () => {
    const after = record('s-amt', { when: { edtf: '2031?-03', basis: 'stated' } })
    expect(shown(record('s-amt'), after, 'en')).toBe(['Date:', '  + March 2031 (2031?-03)', 'Basis of the date:', '  − not given', '  + stated', 'Date as the source puts it:', '  − Dienstag'].join('\n'))
  })

  test('shows only the lines of a list that changed', () => {
    const asks = (...en: string[]) => record('f01', { asks: { de: [], en } })
    expect(shown(asks('One?', 'Two?', 'Three?'), asks('One?', 'Three?', 'Four?'), 'en')).toBe('Questions that find it (English):\n  − Two?\n  + Four?')
  })

  test('shows a new record whole, and one that goes', () => {
    expect(shown(null, record('g01'))).toContain('Frage (deutsch):\n  + Was kostet das?')
    expect(shown(null, record('g01'))).not.toContain('−')
    expect(shown(record('g01'), null)).toContain('Frage (deutsch):\n  − Was kostet das?')
  })

  test('tells of a text that was replaced', () => {
    const after = record('s-blatt', { fingerprint: { sha256: 'f'.repeat(64), paragraphs: ['f'.repeat(12)] } })
    expect(shown(record('s-blatt'), after)).toMatch(/^Prüfsumme des Textes:\n {2}− [0-9a-f]{12}\n {2}\+ f{12}$/)
  })

  test('says where nothing changes', () => {
    expect(shown(record('f01'), record('f01'))).toBe('Es ändert sich nichts.')
    expect(shown(record('f01'), record('f01'), 'en')).toBe('Nothing changes.')
  })

  test('marks the changed words where there is colour', () => {
    const after = record('f01', { kind: 'statement' })
    const text = renderText({ kind: 'page', lang: 'de', blocks: differenceBlocks(record('f01'), after, 'de') }, { colour: true })
    expect(text).toContain('\u001b[9mHandlung')
  })

  test('shows all of any new record, and nothing of one that stays', () => {
    fc.assert(
      fc.property(arbitraryRecord, ({ record: some }) => {
        const added = differenceBlocks(null, some, 'en')
        expect(added.every((block) => block.kind === 'difference' && block.parts.every(({ change }) => change === 'added'))).toBe(true)
        expect(differenceBlocks(some, some, 'en')).toEqual([{ kind: 'text', text: 'Nothing changes.' }])
      }),
    )
  })
})
