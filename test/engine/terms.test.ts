import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeContentReader, newReadings } from '../../src/engine/content-terms.ts'
import { makeNameFinder } from '../../src/engine/find-names.ts'
import { tokenise } from '../../src/engine/normalise.ts'
import { conceptTerm, entityTerm, isNamed, splitCompound, withTerms } from '../../src/engine/terms.ts'
import { realDossier, realThesaurus } from '../real-dossier.ts'

const thesaurus = await realThesaurus()
const names = makeNameFinder((await realDossier()).base())
const KNOWN = new Set(['container', 'verladung', 'hafen', 'munition', 'depot', 'bericht', 'geheim', 'dienst', 'schiff', 'fahrt', 'kind', 'garten', 'frachtschiff', 'fracht'])
const isKnown = (part: string): boolean => KNOWN.has(part)

describe('a compound is split into known words', () => {
  test.each([
    ['containerverladung', ['container', 'verladung']],
    ['munitionsdepot', ['munition', 'depot']],
    ['geheimdienstbericht', ['geheim', 'dienst', 'bericht']],
    ['schifffahrt', ['schiff', 'fahrt']],
    ['kindergarten', ['kind', 'garten']],
    ['hafenschiff', ['hafen', 'schiff']],
    ['frachtschifffahrt', ['frachtschiff', 'fahrt']],
    ['container', []],
    ['containerxyz', []],
    ['xyzcontainer', []],
    ['depotdie', []],
    ['', []],
  ])('%s: %j', (word, parts) => {
    expect(splitCompound(word, isKnown)).toEqual(parts)
  })

  test('whose letters are all of its own, but for links, or not at all', () => {
    const part = fc.constantFrom(...KNOWN)
    fc.assert(fc.property(fc.oneof(fc.string(), fc.tuple(part, fc.constantFrom('', 's', 'n', 'en', 'x'), part).map((all) => all.join(''))), (word) => {
      const parts = splitCompound(word, isKnown)
      expect(parts.every(isKnown)).toBe(true)
      expect(parts).not.toHaveLength(1)
      if (parts.length > 0) expect(word).toMatch(new RegExp(`^${parts.map((part) => RegExp.escape(part)).join('(?:s|n|en|es|er)?')}$`))
    }))
  })

  test('with an effort that does not double with every part', () => {
    let asked = 0
    splitCompound(`${'frachtschiff'.repeat(16)}x`, (part) => {
      asked++
      return isKnown(part)
    })
    expect(asked).toBeLessThan(10_000)
  })
})

test.each([
  ['ship', 'c:ship', true],
  ['country-ru', 'e:country-ru', true],
  ['month-09', 'c:month-09', true],
  ['arms-control', 'c:arms-control', true],
])('the term of the concept %s is %s', (id, term, named) => {
  expect([conceptTerm(id), isNamed(conceptTerm(id))]).toEqual([term, named])
})

test('a stem is no named term, an entity is', () => {
  expect([isNamed('schiff'), isNamed(entityTerm('ship-maia'))]).toEqual([false, true])
})

test.each([
  ['Schiffe', 'c:ship'],
  ['russische', 'e:country-ru'],
  ['deliveries', 'c:deliver'],
  ['Quastenflosser', 'quastenfloss'],
])('the word %s is searched by %s first', (text, term) => {
  expect(withTerms(tokenise(text), ['de', 'en'], thesaurus).map((word) => word.terms[0])).toEqual([term])
})

test('each word of a pair has the concept of the pair', () => {
  const terms = withTerms(tokenise('the White House'), ['en'], thesaurus).map((word) => word.terms)
  expect(terms.map((own) => own.includes('e:org-white-house'))).toEqual([false, true, true])
})

describe('the terms of a record’s text', () => {
  const read = makeContentReader({ thesaurus, names, isKnown: (word) => isKnown(word) || thesaurus.words.has(word) }, newReadings())
  const termsOf = (text: string, lang: 'de' | 'en'): string[] => read(text, lang).flat()

  test.each([
    ['de', 'Die Angara lag im Hafen Najin', 'e:ship-angara'],
    ['de', 'Die Angara lag im Hafen Najin', 'e:port-najin'],
    ['de', 'Die Containerladung', 'c:container'],
    ['en', 'The vessels were seen', 'c:ship'],
    ['en', 'Russian ships', 'e:country-ru'],
  ] as const)('in %s: %s has %s', (lang, text, term) => {
    expect(termsOf(text, lang)).toContain(term)
  })

  test('leave out words that carry grammar alone', () => {
    expect(termsOf('the of and with', 'en')).toEqual([])
    expect(termsOf('der die das und mit', 'de')).toEqual([])
  })
})
