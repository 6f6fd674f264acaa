import fc from 'fast-check'
import MiniSearch from 'minisearch'
import { describe, expect, test } from 'vitest'
import { stemOf } from '../../src/engine/normalise.ts'
import { MAX_POSTINGS } from '../../src/engine/postings.ts'
import { answerability, search } from '../../src/engine/rerank.ts'
import type { IndexDocument } from '../../src/engine/segment.ts'
import { atOnce } from '../../src/engine/steps.ts'
import type { TextIndex } from '../../src/engine/text-index.ts'
import { buildTextIndex, compacted, countOf, hasWord, withDocument, withoutDocument } from '../../src/engine/text-index.ts'
import { guessesFor, queryOf } from '../../src/engine/text-query.ts'
import { wordsOfTerm } from '../../src/engine/vocabulary.ts'
import type { Lang } from '../../src/facts/record.ts'

const analyse = (word: string, lang: Lang): string[] => [stemOf(word, lang)]
const german = (text: string, group = 0): IndexDocument => ({ group, fields: [{ text, lang: 'de', weight: 1 }], terms: [] })
const build = (documents: Iterable<readonly [string, IndexDocument]>): TextIndex => buildTextIndex(documents, analyse)
const ask = (index: TextIndex, text: string, limit = 10) => search(index, queryOf(index, text, ['de', 'en']), limit)
const keys = (index: TextIndex, text: string): string[] => ask(index, text).map(({ key }) => key)

// Long enough to be no function words, some of them compounds of others, some a letter apart.
const WORDS = ['frachter', 'hafen', 'frachthafen', 'fracht', 'munition', 'munitionsfrachter', 'ladung', 'ladungen', 'satellit', 'beobachtung', 'angara', 'maria', 'wostotschny', 'rajin', 'container', 'konteiner', 'Dunai']
const words = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 8 }).map((list) => list.join(' '))
const documents = fc.record({ group: fc.nat(3), text: words }).map(({ group, text }) => german(text, group))

describe('a text index', () => {
  const index = build([
    ['a', german('Der Frachter Angara lud Container im Hafen von Rajin.', 1)],
    ['b', german('Er fuhr danach nach Dunai.', 1)],
    ['c', german('Die Containerverladung wurde von Satelliten beobachtet.', 2)],
    ['d', { group: 3, fields: [{ text: 'The ship unloaded munitions.', lang: 'en', weight: 1 }], terms: [{ term: 'e:ship-maia', weight: 1 }] }],
  ])

  test.each([
    ['an inflected word', 'Frachtern', 'a'],
    ['an English word', 'unloading', 'd'],
    ['part of a compound', 'Verladung', 'c'],
    ['a compound by its parts', 'Containerhafen', 'a'],
    ['a word with a typo', 'Satelilten', 'c'],
    ['a long word with two typos', 'Contayned Beobachtt Satelliten', 'c'],
  ])('finds %s', (_, text, key) => {
    expect(keys(index, text)[0]).toBe(key)
  })

  test('finds ready-made terms', () => {
    expect(search(index, { terms: [{ surface: '', terms: ['e:ship-maia'], near: [], weight: 1 }], wants: null }, 1)[0]?.key).toBe('d')
  })

  test('finds nothing for words that nothing has', () => {
    expect(ask(index, 'Quantenchromodynamik')).toEqual([])
    expect(answerability(queryOf(index, 'xyzzy', ['en']), [])).toBe(0)
  })

  test.each([
    ['Welches Schiff lud Container?', [0, 0.5, 1, 1]],
    ['In which port was munition unloaded?', [0, 0, 0.5, 0, 1, 1]],
    ['When was Angara seen?', [0, 0, 1, 0.3]],
    ['What did Angara load', [0, 0, 1, 1]],
    ['Which', [0]],
  ])('weighs less what names the kind of answer, since the answer itself stands in its place: %s', (text, weights) => {
    expect(queryOf(index, text, ['de', 'en']).terms.map(({ weight }) => weight)).toEqual(weights)
  })

  test('sees which sentence has a name where a place is asked for, and only then', () => {
    const places = build([
      ['a', german('Die Ladung kam dort an.', 1)],
      ['b', german('Die Ladung kam in Rajin Nord an.', 2)],
    ])
    const placeIn = (text: string) => Object.fromEntries(ask(places, text).map(({ key, features }) => [key, features.place]))
    expect([placeIn('Wo kam die Ladung an?'), placeIn('Wann kam die Ladung an?')]).toEqual([{ a: 0, b: 1 }, { a: 0, b: 0 }])
  })

  test('sees how much of the question stands there as typed, words of grammar among them', () => {
    const surfaceIn = (text: string) => Object.fromEntries(ask(index, text).map(({ key, features }) => [key, features.surface]))
    expect(surfaceIn('die Containerverladung wurde beobachtet')['c']).toBe(1)
    const other = surfaceIn('eine Containerverladung wird beobachtet')['c']
    expect([other !== undefined && other > 0, other !== undefined && other < 1]).toEqual([true, true])
  })

  test('knows the words of its documents alone', () => {
    expect([hasWord(index, 'angara', 'de'), hasWord(index, 'angara', 'en'), hasWord(withoutDocument(index, 'a'), 'angara', 'de')]).toEqual([true, false, false])
    expect(guessesFor(withoutDocument(index, 'a'), 'angarra', ['de'])).toEqual([])
  })

  test('knows a spelling that both languages have once, as long as either has it', () => {
    const english: IndexDocument = { group: 4, fields: [{ text: 'Angara', lang: 'en', weight: 1 }], terms: [] }
    const twice = build([['a', german('Angara')], ['b', english]])
    expect([twice, withoutDocument(twice, 'a'), withoutDocument(twice, 'b'), withoutDocument(withoutDocument(twice, 'a'), 'b')].map((one) => guessesFor(one, 'angarra', ['en']))).toEqual([['angara'], ['angara'], ['angara'], []])
  })

  test('leaves the index that it updates as it was', () => {
    const before = ask(index, 'Frachter Angara')
    withDocument(index, 'a', german('Anderes'))
    expect(ask(index, 'Frachter Angara')).toEqual(before)
  })

  test('goes on in two ways, neither of which sees the other', () => {
    const first = withDocument(index, 'e', german('Kistenlager', 5))
    const [one, other] = [withDocument(first, 'f', german('Granaten', 6)), withoutDocument(first, 'e')]
    expect([index, first, one, other].map((version) => [keys(version, 'Kistenlager'), keys(version, 'Granaten'), version.count])).toEqual([
      [[], [], 4],
      [['e'], [], 5],
      [['e'], ['f'], 6],
      [[], [], 4],
    ])
  })

  test.each([3, 700, 1500])('knows %d new words by their parts and in spite of typos', (count) => {
    let grown = withDocument(index, 'e', german('Fracht Frachtkutter', 5))
    for (let at = 0; at < count; at++) grown = withDocument(grown, 'f', german(`${at.toString(2).replaceAll('0', 'na').replaceAll('1', 'ko')}lager Munitionsgondel Munition`, 6))
    expect([keys(grown, 'Kutter'), keys(grown, 'Frachtkuter'), keys(grown, 'Gondel'), keys(grown, 'Munitionsgndel')]).toEqual([['e'], ['e'], ['f'], ['f']])
  })
})

test('updates give what a rebuilt index gives', () => {
  const change = fc.record({ key: fc.nat(14).map((key) => `k${key}`), document: fc.option(documents) })
  fc.assert(
    fc.property(fc.array(documents, { maxLength: 12 }), fc.array(change, { maxLength: 16 }), words, (first, changes, question) => {
      const expected = new Map<string, IndexDocument>(first.map((document, at) => [`k${at}`, document]))
      let index = build(expected)
      for (const { key, document } of changes) {
        if (document) expected.set(key, document)
        else expected.delete(key)
        index = document ? withDocument(index, key, document) : withoutDocument(index, key)
      }
      const plain = (one: TextIndex) => ask(one, question).map(({ key, score }) => [key, Math.round(score * 1e6)])
      expect(plain(index)).toEqual(plain(build(expected)))
      expect(plain(atOnce(compacted(index)))).toEqual(plain(index))
    }),
  )
})

test('many updates are merged', () => {
  let index = build([])
  for (let at = 0; at < 5000; at++) index = withDocument(index, `k${at % 700}`, german(`Frachter nummer${at}`, at))
  expect(index.count).toBe(700)
  expect(index.seen).toBeLessThan(1000)
  expect(keys(index, 'nummer4999')).toEqual(['k99'])
  expect(keys(index, 'nummer4299 Hafen')[0]).not.toBe('k99')
})

test('while updates are merged, and after, each is found at once', () => {
  // Long enough to be merged in several steps, during which documents come, change and go.
  const expected = new Map<string, IndexDocument>(Array.from({ length: 900 }, (_, at) => [`k${at}`, german(`Frachter nummer${at}`, at)]))
  let index = build(expected)
  const seen: number[] = []
  for (let at = 0; at < 4300; at++) {
    const [key, document] = [`k${(at * 7) % 950}`, german(`Frachter stand${at % 13}`, at % 950)]
    const goes = at % 5 === 0 && expected.delete(key)
    if (!goes) expected.set(key, document)
    index = goes ? withoutDocument(index, key) : withDocument(index, key, document)
    seen.push(index.seen)
    if (at < 4090 || at > 4130) continue
    const matches = (one: TextIndex) => [one.count, one.totalLength, ask(one, `stand${at % 13}`, 2000).map(({ key: found }) => found).toSorted()]
    expect(matches(index)).toEqual(matches(build(expected)))
  }
  const merged = seen.findIndex((count, at) => count < (seen[at - 1] ?? 0))
  expect([merged > 4100, merged < 4130]).toEqual([true, true])
})

test('agrees with MiniSearch on which documents match', () => {
  fc.assert(
    fc.property(fc.array(documents, { minLength: 1, maxLength: 20 }), fc.constantFrom(...WORDS), (all, word) => {
      // Neighbours are left out of it: one document a group.
      const index = build(all.map((document, at) => [String(at), { ...document, group: at }] as const))
      const mini = new MiniSearch<{ id: string; text: string }>({ fields: ['text'], processTerm: (term) => stemOf(term.toLowerCase(), 'de') })
      mini.addAll(all.map(({ fields }, at) => ({ id: String(at), text: fields[0]?.text ?? '' })))
      const query = { terms: [{ surface: '', terms: analyse(word.toLowerCase(), 'de'), near: [], weight: 1 }], wants: null }
      const exact = search(index, query, 100).filter(({ features }) => features.coverage === 1)
      expect(exact.map(({ key }) => key).toSorted()).toEqual(mini.search(word).map(({ id }) => String(id)).toSorted())
    }),
  )
})

test('orders by BM25 as MiniSearch does where parameters cannot matter', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 6 }), (counts) => {
      // One word, equally long documents, different frequencies.
      const texts = counts.map((count) => [...Array.from({ length: count }, () => 'angara'), ...Array.from({ length: 10 - count }, () => 'maria')].join(' '))
      const index = build(texts.map((text, at) => [String(at), german(text, at)] as const))
      const mini = new MiniSearch<{ id: string; text: string }>({ fields: ['text'] })
      mini.addAll(texts.map((text, at) => ({ id: String(at), text })))
      const byStem = ask(index, 'angara').toSorted((a, b) => b.features.stem - a.features.stem)
      expect(byStem.map(({ key }) => key)).toEqual(mini.search('angara').map(({ id }) => String(id)))
    }),
  )
})

test('counts and finds documents by a word that more of them have than are read', () => {
  const texts = Array.from({ length: MAX_POSTINGS + 9 }, (_, at) => (at === MAX_POSTINGS + 7 ? 'Frachter Angara' : 'Frachter'))
  const index = build(texts.map((text, at) => [String(at), german(text, at)] as const))
  const [frachter = -1] = wordsOfTerm(index.vocabulary, stemOf('frachter', 'de'))
  expect(countOf(index, frachter)).toBe(texts.length)
  expect(countOf(withoutDocument(index, String(MAX_POSTINGS + 8)), frachter)).toBe(texts.length - 1)
  expect(keys(index, 'Frachter Angara')[0]).toBe(String(MAX_POSTINGS + 7))
  expect(keys(index, 'Frachter')).toHaveLength(10)
})

test('gives the same answer each time', () => {
  fc.assert(
    fc.property(fc.array(documents, { maxLength: 20 }), words, (all, question) => {
      const entries = all.map((document, at) => [String(at), document] as const)
      expect(ask(build(entries), question)).toEqual(ask(build(entries), question))
    }),
  )
})

describe('no question takes long', () => {
  const texts = Array.from({ length: 3000 }, (_, at) => `${WORDS[at % WORDS.length]} ${WORDS[(at * 7) % WORDS.length]} hafen${at % 500}anlage frachter${at}`)
  const index = build(texts.map((text, at) => [String(at), german(text, at >> 3)] as const))
  test.each([
    ['one word 2,000 times', 'frachter '.repeat(2000)],
    ['10,000 letters', 'f'.repeat(10_000)],
    ['2,000 unknown words', Array.from({ length: 2000 }, (_, at) => `frachtex${at.toString(36)}q`).join(' ')],
    ['500 names', Array.from({ length: 500 }, (_, at) => `Hafen${at}anlage`).join(' ')],
    ['bait for expressions', `${'a.'.repeat(5000)}!`],
    ['a compound without end', 'hafenfracht'.repeat(900)],
    ['combining marks', 'e\u0301\u0327'.repeat(3000)],
  ])('%s', (_, text) => {
    ask(index, text)
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now()
      ask(index, text)
      return performance.now() - start
    })
    expect(Math.min(...times)).toBeLessThan(20)
  })
})
