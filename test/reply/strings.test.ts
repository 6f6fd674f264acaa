import { describe, expect, test } from 'vitest'
import { CERTAINTIES, ENTITY_KINDS, LANGS, RECORD_KINDS } from '../../src/facts/record.ts'
import { commandStrings } from '../../src/reply/command-strings.ts'
import { ledgerStrings } from '../../src/reply/ledger-strings.ts'
import { newsroomStrings } from '../../src/reply/newsroom-strings.ts'
import { pageStrings } from '../../src/reply/page-strings.ts'
import { capitalised, counted, listed, strings } from '../../src/reply/strings.ts'

const TABLES = { strings, pageStrings, commandStrings, ledgerStrings, newsroomStrings }

/** Every text and function in a table, by its path: "status.likely". */
function leavesOf(value: unknown, path = ''): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]]
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, path ? `${path}.${key}` : key))
}

describe.each(Object.entries(TABLES))('%s', (_name, table) => {
  const [de, en] = [leavesOf(table.de), leavesOf(table.en)]

  test('has the same keys in both languages', () => {
    expect(en.map(([path]) => path).toSorted()).toEqual(de.map(([path]) => path).toSorted())
  })

  test('has the same kind of thing under each, and functions with as many arguments', () => {
    const kinds = (leaves: [string, unknown][]) => Object.fromEntries(leaves.map(([path, value]) => [path, typeof value === 'function' ? `function of ${value.length}` : typeof value]))
    expect(kinds(en)).toEqual(kinds(de))
  })

  test('has no empty text, none that ends with a stray space, and no trace of code', () => {
    const wrong = [...de, ...en].filter(([, value]) => (typeof value === 'string' ? /^\s*$|\s$|undefined|\$\{/.test(value) : typeof value !== 'function'))
    expect(wrong).toEqual([])
  })

  test('ends a sentence in one language where it does in the other', () => {
    const english = new Map(en)
    const ends = (value: unknown) => typeof value === 'string' && /[.!?:]$/.exec(value)?.[0]
    const unlike = de.filter(([path, value]) => Boolean(ends(value)) !== Boolean(ends(english.get(path))))
    expect(unlike).toEqual([])
  })
})

test('every kind of entity and record has its words', () => {
  for (const lang of LANGS) {
    expect(Object.keys(strings[lang].kinds)).toEqual(expect.arrayContaining([...ENTITY_KINDS, 'source', 'event']))
    expect(Object.keys(pageStrings[lang].recordKinds).toSorted()).toEqual(RECORD_KINDS.toSorted())
  }
})

test.each([
  [[], '', ''],
  [['a'], 'a', 'a'],
  [['a', 'b'], 'a und b', 'a and b'],
  [['a', 'b', 'c'], 'a, b und c', 'a, b and c'],
])('a list of %j', (items, de, en) => {
  expect([listed(items, 'de'), listed(items, 'en')]).toEqual([de, en])
})

test.each([
  [0, 'null Häfen', 'zero ports'],
  [1, 'ein Hafen', 'one port'],
  [3, 'drei Häfen', 'three ports'],
  [12, 'zwölf Häfen', 'twelve ports'],
  [13, '13 Häfen', '13 ports'],
  [1200, '1.200 Häfen', '1,200 ports'],
])('a count of %i', (count, de, en) => {
  expect([counted(count, ['Hafen', 'Häfen'], 'de'), counted(count, ['port', 'ports'], 'en')]).toEqual([de, en])
})

test.each([['ähnlich', 'Ähnlich'], ['Najin', 'Najin'], ['', ''], ['3 ships', '3 ships']])('%j begins a sentence as %j', (text, capital) => {
  expect(capitalised(text)).toBe(capital)
})

test.each([
  ['a season', strings.de.season(3), strings.en.season(3), 'Herbst', 'autumn'],
  ['one more fact', strings.de.more(1), strings.en.more(1), 'Ein weiterer Fakt ist verzeichnet.', 'One more fact is on record.'],
  ['several more', strings.de.more(2), strings.en.more(2), '2 weitere Fakten sind verzeichnet.', '2 more facts are on record.'],
])('%s is worded in both languages', (_name, de, en, german, english) => {
  expect([de, en]).toEqual([german, english])
})

test('each certainty has words of its own, with the hedge of the source quoted where there is one', () => {
  for (const lang of LANGS) {
    const plain = CERTAINTIES.map((certainty) => strings[lang].certainty(certainty, undefined))
    expect(new Set([...plain, '']).size).toBe(CERTAINTIES.length + 1)
    for (const certainty of CERTAINTIES.filter((one) => one !== 'asserted')) {
      expect(strings[lang].certainty(certainty, 'wohl')).toContain(strings[lang].quote('wohl'))
    }
  }
})
