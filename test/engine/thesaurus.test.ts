import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '../../src/engine/normalise.ts'
import { makeThesaurus } from '../../src/engine/thesaurus.ts'
import { realThesaurus } from '../real-dossier.ts'

const small = makeThesaurus([
  { id: 'ship', de: ['Schiff', 'Frachter'], en: ['ship', 'cargo ship'], other: ['navire', 'корабль', 'statek', '배'] },
  { id: 'cargo', de: ['Fracht'], en: ['cargo', 'freight'], other: [] },
  { id: 'load', de: ['laden', 'Container-Verladung'], en: ['load'], other: ['cargar'] },
  { id: 'shop', de: ['Laden'], en: ['shop'], other: [] },
])

describe('a word stands for a concept', () => {
  test.each([
    ['as it is written', 'Schiff', ['ship']],
    ['whatever its case', 'SCHIFF', ['ship']],
    ['inflected, in German', 'Schiffen', ['ship']],
    ['inflected, in English', 'ships', ['ship']],
    ['in another script', 'корабль', ['ship']],
    ['in another language with another ending', 'navires', ['ship']],
    ['of one letter', '배', ['ship']],
    ['or for two', 'laden', ['load', 'shop']],
    ['but not one that only begins alike', 'navigation', []],
    ['nor one of another language that is too short for endings', 'statki', []],
    ['nor nothing', '', []],
    ['nor a part of a pair', 'container', []],
  ])('%s: %s', (_name, word, concepts) => {
    expect(small.conceptsOf(fold(word))).toEqual(concepts)
  })
})

test.each([
  ['cargo', 'ship', ['ship']],
  ['container', 'verladung', ['load']],
  ['ship', 'cargo', []],
  ['', '', []],
])('the pair "%s %s" stands for %j', (first, second, concepts) => {
  expect(small.conceptsOfPair(first, second)).toEqual(concepts)
})

test('compounds are split into its single German and English words', () => {
  expect([...small.words].toSorted()).toEqual(['cargo', 'fracht', 'frachter', 'freight', 'laden', 'load', 'schiff', 'ship', 'shop'])
})

describe('the thesaurus of the dossier', async () => {
  const real = await realThesaurus()
  test.each([
    ['Frachters', 'ship'], ['vessels', 'ship'], ['кораблей', 'ship'], ['Häfen', 'port'], ['harbours', 'port'], ['Munition', 'ammunition'], ['weapons', 'weapon'],
    ['September', 'month-09'], ['октября', 'month-10'], ['Herbst', 'season-autumn'], ['drei', 'num-3'], ['wer', 'q-who'], ['кто', 'q-who'], ['누가', 'q-who'],
    ['uns', undefined], ['and', undefined], ['were', undefined], ['whats', 'q-what'],
    ['russische', 'country-ru'], ['Russian', 'country-ru'], ['britischen', 'country-gb'], ['исландский', undefined], ['qqqq', undefined],
  ])('%s: %s', (word, concept) => {
    expect(real.conceptsOf(fold(word))[0]).toBe(concept)
  })

  test.each([['how', 'many', 'q-howmany'], ['wie', 'viele', 'q-howmany'], ['white', 'house', 'org-white-house'], ['north', 'korean', 'country-kp']])('%s %s: %s', (first, second, concept) => {
    expect(real.conceptsOfPair(first, second)).toContain(concept)
  })

  test('answers for any word, the same the second time', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (text) => {
      const found = real.conceptsOf(fold(text))
      expect(real.conceptsOf(fold(text))).toEqual(found)
      expect(found).toHaveLength(new Set(found).size)
    }))
  })
})
