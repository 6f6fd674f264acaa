import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeFuzzyNames, wordsOf } from '../../src/engine/fuzzy-names.ts'
import { nameDistance } from '../../src/engine/name-distance.ts'
import { editDistance } from '../../src/facts/edit-distance.ts'
import { seeded, pick } from '../bench/random.ts'

const NAMES = [
  'Angara', 'Maria', 'Maia 1', 'Wostotschny', 'Vladivostok', 'Yuzhno-Sakhalinsk', 'Nikita Chruschtschow', 'Sergei Schoigu', 'Kim Jong Un', 'Kim Yo Jong', 'Wladimir Putin',
  'Wladimir Smirnow', 'Royal United Services Institute', 'New York', 'Newport', 'Nowosibirsk', '나진', 'Дунай', 'Århus', 'Großbritannien', 'Boeing 737', 'Boeing 747', 'UN', 'Ob', 'La Paz', 'Lapaz', '🚢',
]
const known = makeFuzzyNames(NAMES.map((text) => ({ key: text, text })))
const nearest = (text: string) => known.nearest(text, 3).map(({ key }) => key)

describe('the nearest name', () => {
  test.each([
    ['a letter changed', 'Angera', 'Angara'], ['a letter left out', 'Wostochny', 'Wostotschny'], ['a letter added', 'Vladivosttok', 'Vladivostok'], ['neighbours swapped', 'Nwoosibirsk', 'Nowosibirsk'],
    ['the first letter changed', 'Bngara', 'Angara'], ['the first letter left out', 'ngara', 'Angara'], ['the first two swapped', 'nAgara', 'Angara'], ['two letters changed', 'Nowasibirzk', 'Nowosibirsk'],
    ['the last letter left out', 'Angar', 'Angara'], ['in a name of several words', 'Wladmir Putin', 'Wladimir Putin'], ['in a word of its own', 'Kim Jogn Un', 'Kim Jong Un'], ['in a long name', 'Royal United Servces Institute', 'Royal United Services Institute'],
    ['the space left out', 'WladimirPutin', 'Wladimir Putin'], ['the space misplaced', 'Wladimi rPutin', 'Wladimir Putin'], ['a space too many', 'Nowo sibirsk', 'Nowosibirsk'], ['figures for letters', 'N0wosib1rsk', 'Nowosibirsk'],
    ['the family name first', 'Putin, Wladimir', 'Wladimir Putin'], ['capitals and points', 'KIM, JONG-UN.', 'Kim Jong Un'],
  ])('%s: %s', (_name, typed, name) => {
    expect(nearest(typed)[0]).toBe(name)
  })

  test.each([
    ['Vostochny', 'Wostotschny'], ['Wladiwostok', 'Vladivostok'], ['Juschno-Sachalinsk', 'Yuzhno-Sakhalinsk'], ['Yuzhno Sahalinsk', 'Yuzhno-Sakhalinsk'], ['Nikita Khrushchow', 'Nikita Chruschtschow'], ['Sergey Shoygu', 'Sergei Schoigu'],
    ['Vladimir Smirnov', 'Wladimir Smirnow'], ['Novosibirsk', 'Nowosibirsk'], ['Владивосток', 'Vladivostok'], ['Новосибирск', 'Nowosibirsk'], ['Новосибрск', 'Nowosibirsk'], ['Владимир Путин', 'Wladimir Putin'], ['Владимир Смирнов', 'Wladimir Smirnow'],
    ['나진', '나진'], ['najin', '나진'], ['Dunai', 'Дунай'], ['Dunaj', 'Дунай'], ['Arhus', 'Århus'], ['Ａｎｇａｒａ', 'Angara'], ['grossbritanien', 'Großbritannien'], ['김정은', undefined],
  ])('in another spelling: %s', (typed, name) => {
    expect(nearest(typed)[0]).toBe(name)
  })

  test.each(['', '   ', '???', '🚢', '\u0000', '\u200b', 'Q', 'Xylophon', 'Schifffahrt', 'Anakonda', 'x'.repeat(10_000), 'a '.repeat(5_000), '(((a+)+)+)+$', '__proto__', 'constructor'])('none is near %j', (typed) => {
    expect(nearest(typed)).toEqual([])
  })

  test('is as far as the typo is unlikely', () => {
    const farther = [['Angara', 'Angara'], ['Aangara', 'Angara'], ['Anagra', 'Angara'], ['Angra', 'Angara'], ['Angera', 'Angara'], ['Angqra', 'Angara'], ['Qngara', 'Angara']]
      .map(([typed = '', name = '']) => nameDistance(typed.toLowerCase(), name.toLowerCase(), 1_000))
    expect(farther[0]).toBe(0)
    expect(farther).toEqual(farther.toSorted((a, b) => a - b))
    expect(nameDistance('angara17', 'angara18', 1_000)).toBeGreaterThan(nameDistance('angarase', 'angarasx', 1_000))
  })

  test('is that with the same spaces, and one as near begins with what was typed, or comes first', () => {
    expect(nearest('La Paz').slice(0, 2)).toEqual(['La Paz', 'Lapaz'])
    expect(nearest('Lapaz').slice(0, 2)).toEqual(['Lapaz', 'La Paz'])
    const alike = makeFuzzyNames(['Toronx', 'Torony', 'Xoron'].map((text, key) => ({ key, text })))
    expect(alike.nearest('toron', 3).map(({ key }) => key)).toEqual([0, 1, 2])
  })

  test('gives each key once, of a name that several have all of them, and no more than asked for', () => {
    const shared = makeFuzzyNames([{ key: 1, text: 'Angara' }, { key: 1, text: 'Angarra' }, { key: 2, text: 'ANGARA' }, { key: 1, text: 'angara' }, { key: 3, text: 'Anggara' }])
    expect(shared.nearest('angara', 9).map(({ key }) => key)).toEqual([1, 2, 3])
    expect(shared.nearest('angara', 1).map(({ key, letters, distance }) => [key, letters, distance])).toEqual([[1, 'angara', 0]])
    expect(shared.nearest('angara', 0)).toEqual([])
    expect(shared.complete('ang', 9)).toEqual([1, 2, 3])
  })
})

describe('what is typed is completed', () => {
  test.each([
    ['Wladimir', ['Wladimir Putin', 'Wladimir Smirnow']], ['wla', ['Wladimir Putin', 'Wladimir Smirnow']], ['new', ['New York', 'Newport']], ['new y', ['New York', 'Newport']], ['york', ['New York']], ['kim j', ['Kim Jong Un', 'Kim Yo Jong']],
    ['jong', ['Kim Jong Un', 'Kim Yo Jong']], ['putin wla', ['Wladimir Putin']], ['un', ['UN', 'Kim Jong Un', 'Royal United Services Institute']], ['u', ['UN', 'Kim Jong Un', 'Royal United Services Institute']],
    ['wladmi', ['Wladimir Putin', 'Wladimir Smirnow']], ['smrin', ['Wladimir Smirnow']], ['juschno', ['Yuzhno-Sakhalinsk']], ['Новосиб', ['Nowosibirsk']], ['나', ['나진']], ['Angera', ['Angara']], ['q', []], ['qqqq', []], ['???', []],
  ])('%s: %j', (typed, names) => {
    expect(known.complete(typed, 3)).toEqual(names)
  })

  test('the first names where nothing is typed', () => {
    expect(known.complete('', 3)).toEqual(['Angara', 'Maria', 'Maia 1'])
    expect(known.complete(' \t', 1_000)).toEqual(NAMES)
    expect(known.complete('', 0)).toEqual([])
  })
})

test('no names, no answers', () => {
  const none = makeFuzzyNames<string>([])
  expect([none.nearest('Angara', 5), none.complete('Ang', 5), none.complete('', 5)]).toEqual([[], [], []])
})

const random = seeded(11)
const syllable = () => pick([...'bdfgklmnprstvz'], random) + pick([...'aeiou'], random) + (random() < 0.3 ? pick([...'nrslk'], random) : '')
const invent = () => Array.from({ length: 2 + Math.floor(random() * 4) }, syllable).join('')
const invented = [...new Set(Array.from({ length: 600 }, () => (random() < 0.3 ? `${invent()} ${invent()}` : invent())))].slice(0, 500)
const many = makeFuzzyNames(invented.map((text) => ({ key: text, text })))
const anyName = fc.constantFrom(...invented)
const anyEdit = fc.record({ kind: fc.constantFrom('insert', 'delete', 'replace', 'swap'), place: fc.nat(), letter: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz') })
const edited = (name: string, { kind, place, letter }: { kind: string; place: number; letter: string }): string => {
  const at = place % name.length
  const [before, here, next, rest] = [name.slice(0, at), name.charAt(at), name.charAt(at + 1), name.slice(at + 2)]
  if (kind === 'insert') return before + letter + here + next + rest
  if (kind === 'swap') return before + next + here + rest
  return before + (kind === 'replace' ? letter : '') + next + rest
}
const anyText = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', maxLength: 300 }), anyName)

describe('for anything', () => {
  test('an exact name comes first, however it is written', () => {
    fc.assert(fc.property(anyName, fc.constantFrom('', ' ', '!'), (name, sign) => {
      for (const typed of [name, name.toUpperCase(), sign + name.replace(' ', '-') + sign]) {
        expect(many.nearest(typed, 5)[0]).toMatchObject({ key: name, distance: 0 })
        expect(many.complete(typed, 5)[0]).toBe(name)
      }
    }))
    fc.assert(fc.property(fc.uniqueArray(fc.string({ minLength: 1, maxLength: 100 }), { minLength: 1, maxLength: 8, selector: (text) => wordsOf(text).join(' ') }), (names) => {
      const own = makeFuzzyNames(names.map((text) => ({ key: text, text })))
      for (const name of names) if (wordsOf(name).length > 0) expect(own.nearest(name, 1)[0]?.key).toBe(name)
    }))
  })

  test('an exact name comes first among names of which only the end differs, far behind', () => {
    const names = Array.from({ length: 30 }, (_, at) => `${'Gesellschaft '.repeat(8)}${'x'.repeat(at)}`)
    const long = makeFuzzyNames(names.map((text) => ({ key: text, text })))
    for (const name of names) expect(long.nearest(name, 2)[0]).toMatchObject({ key: name, distance: 0 })
  })

  test('one edit in a name of six letters or more leaves it among the first three', () => {
    fc.assert(fc.property(anyName.filter((name) => name.replace(' ', '').length >= 6), anyEdit, (name, edit) => {
      expect(many.nearest(edited(name, edit), 3).map(({ key }) => key)).toContain(name)
    }), { numRuns: 2_000 })
  })

  test('one edit in its beginning leaves a name to be completed', () => {
    fc.assert(fc.property(anyName.filter((name) => /^[a-z]{6,}$/.test(name)), anyEdit, (name, edit) => {
      const typed = edited(name.slice(0, 6), { ...edit, place: edit.place % 5 })
      expect(many.complete(typed, 20)).toContain(name)
    }), { numRuns: 500 })
  })

  test('every name one edit away is found, whatever the letters', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 4, maxLength: 9 })
    fc.assert(fc.property(fc.uniqueArray(letters, { maxLength: 30 }), letters, (names, typed) => {
      const near = makeFuzzyNames(names.map((text) => ({ key: text, text }))).nearest(typed, 99).map(({ key }) => key)
      expect(near).toEqual(expect.arrayContaining(names.filter((name) => editDistance(typed, name, 1) <= 1)))
    }))
  })

  test('names that begin with what is typed are all completed, in order, before others', () => {
    const short = fc.string({ unit: fc.constantFrom('a', 'b', ' '), minLength: 1, maxLength: 6 }).filter((text) => text.trim() !== '')
    fc.assert(fc.property(fc.uniqueArray(short, { maxLength: 20, selector: (text) => wordsOf(text).join(' ') }), short, (names, typed) => {
      const own = makeFuzzyNames(names.map((text) => ({ key: text, text })))
      const joined = (text: string) => wordsOf(text).join('')
      const isExact = (name: string) => wordsOf(name).join(' ') === wordsOf(typed).join(' ')
      const first = [...names.filter(isExact), ...names.filter((name) => joined(name).startsWith(joined(typed)) && !isExact(name))]
      expect(own.complete(typed, 99).slice(0, first.length)).toEqual(first)
    }))
  })

  test('nothing fails, results are no more than asked for, each once and the nearest first, and the same every time', () => {
    const again = makeFuzzyNames(invented.map((text) => ({ key: text, text })))
    fc.assert(fc.property(anyText, fc.nat(12), (typed, limit) => {
      const near = many.nearest(typed, limit)
      const keys = near.map(({ key }) => key)
      const completed = many.complete(typed, limit)
      for (const list of [keys, completed]) {
        expect(list.length).toBeLessThanOrEqual(limit)
        expect(new Set(list).size).toBe(list.length)
      }
      expect(near.map(({ distance }) => distance)).toEqual(near.map(({ distance }) => distance).toSorted((a, b) => a - b))
      expect([again.nearest(typed, limit), again.complete(typed, limit)]).toEqual([near, completed])
    }))
  })

  test('names of any characters can be looked up', () => {
    fc.assert(fc.property(fc.array(anyText, { maxLength: 10 }), anyText, (names, typed) => {
      const own = makeFuzzyNames(names.map((text, key) => ({ key, text })))
      expect(own.nearest(typed, 3).length + own.complete(typed, 3).length).toBeLessThanOrEqual(6)
    }))
  })
})

test('thousands of names that are all alike take no long time', () => {
  const crowd = makeFuzzyNames(Array.from({ length: 20_000 }, (_, at) => ({ key: at, text: `Frachter ${String(at).padStart(5, '0')}` })))
  const start = performance.now()
  for (const typed of ['frachter', 'f', 'frahcter 0', 'Frachter 1234', 'fracht er 12x45', '0 0 0 0', 'f 9', 'rfachter 00001']) {
    crowd.nearest(typed, 10)
    crowd.complete(typed, 10)
  }
  expect(performance.now() - start).toBeLessThan(1_000)
  expect(crowd.nearest('Frachter 04711', 1)[0]?.key).toBe(4711)
})
