import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeNameFinder, soundKey } from '../../src/engine/find-names.ts'
import { cleanText, fold, tokenise } from '../../src/engine/normalise.ts'
import { entriesOf } from '../../src/facts/fact-base.ts'
import { realDossier } from '../real-dossier.ts'

const base = (await realDossier()).base()
const finder = makeNameFinder(base)
const find = (text: string, mayGuess = true) => finder.find(tokenise(cleanText(text)), () => mayGuess)
/** "ship-angara name", one for each name found. */
const found = (text: string): string[] => find(text).map(({ ids, by }) => `${ids.join('/')} ${by}`)

describe('a name is recognised', () => {
  test.each([
    ['as it is written', 'Angara', 'ship-angara name'],
    ['in small letters', 'angara', 'ship-angara name'],
    ['in capitals', 'ANGARA', 'ship-angara name'],
    ['with a point after it', 'Angara.', 'ship-angara name'],
    ['in the genitive', 'Angaras Fahrt', 'ship-angara name'],
    ['in the genitive of an alias', 'Putins', 'person-putin name'],
    ['with an apostrophe', 'Putin’s', 'person-putin name'],
    ['of several words', 'Royal United Services Institute', 'org-rusi name'],
    ['of several words, inflected', 'im Weißen Haus', 'org-white-house name'],
    ['of several words, in the genitive', 'des Fernen Ostens', 'place-rfe name'],
    ['with a hyphen or without', 'Kim Jong-un', 'person-kim name'],
    ['the longest where one is within another', 'UN-Experten', 'org-un-experts name'],
    ['by the kind beside it', 'Hafen Najin', 'port-najin name'],
    ['with ß', 'Großbritannien', 'country-gb name'],
    ['with ss for ß', 'Grossbritannien', 'country-gb name'],
    ['without its umlaut', 'Pjongjang', 'country-kp weak'],
    ['by a weak alias', 'Rason', 'port-najin weak'],
    ['by a mistranslation', 'Der Wächter', 'org-guardian name'],
    ['by a part of a person’s name', 'Smirnow', 'person-smirnov part'],
    ['by another part of it', 'Pranay', 'person-vaddi part'],
  ])('%s: %s', (_name, text, hit) => {
    expect(found(text)).toEqual([hit])
  })
})

describe('a name is recognised in another spelling', () => {
  test.each([
    ['nadschin', 'port-najin sound'], ['Nadjin', 'port-najin sound'], ['Rajin', 'port-najin name'], ['Radschin', 'port-najin name'], ['나진', 'port-najin name'], ['라진', 'port-najin name'], ['Раджин', 'port-najin name'],
    ['Wostotschny', 'place-vostochny name'], ['Vostochny', 'place-vostochny weak'], ['Vostotchny', 'place-vostochny sound'], ['Восточный', 'place-vostochny name'], ['Східний', 'place-vostochny name'], ['보스토치니', 'place-vostochny name'],
    ['Ангара', 'ship-angara name'], ['앙가라', 'ship-angara name'], ['Мария', 'ship-maria name'], ['Marija', 'ship-maria name'], ['Maja', 'ship-maia sound'],
    ['Путин', 'person-putin name'], ['Poutine', 'person-putin name'], ['김정은', 'person-kim name'], ['Ким Чен Ын', 'person-kim name'], ['Wadi', 'person-vaddi sound'], ['ООН', 'org-un name'],
  ])('%s: %s', (text, hit) => {
    expect(found(text)).toEqual([hit])
  })

  test.each([['nadschin', 'nadzhin'], ['wostotschny', 'vostochny'], ['maja', 'maya'], ['wladimir', 'vladimir'], ['grossbritannien', 'grosbritanien']])('%s sounds like %s', (one, other) => {
    expect(soundKey(one)).toBe(soundKey(other))
  })

  test.each([['maia', 'maria'], ['najin', 'dunai'], ['putin', 'kim']])('%s does not sound like %s', (one, other) => {
    expect(soundKey(one)).not.toBe(soundKey(other))
  })
})

describe('a typo in a name', () => {
  test.each([
    ['changed', 'Angera'], ['left out', 'Agara'], ['added', 'Anghara'], ['exchanged', 'Anagra'],
  ])('%s: %s', (_name, text) => {
    expect(found(text)).toEqual(['ship-angara typo'])
  })

  test('may leave open which name is meant', () => {
    expect(found('Mara')).toEqual(['ship-maia/ship-maria typo'])
  })

  test('is not read into words that may not be guessed', () => {
    expect(find('Angera nadschin', false)).toEqual([])
  })

  test.each(['Kom', 'Kin', 'UM', 'UNI', 'RUS', 'it', 'or', 'war', 'Iran', 'Donau', 'Anakonda', 'Titanic', 'Wladiwostok', 'China'])('is not read into %s', (text) => {
    expect(found(text)).toEqual([])
  })
})

test('a name that several bear leaves open who is meant', () => {
  expect(found('Wladimir')).toEqual(['person-putin/person-smirnov part'])
  expect(found('Wladimir Putin')).toEqual(['person-putin name'])
})

describe('a name of two letters', () => {
  test.each([
    ['tell us about the ships', []],
    ['show us', []],
    ['un bateau', []],
    ['US statement', ['country-us name']],
    ['the US said', ['country-us name']],
    ['us statement', ['country-us name']],
    ['U.S. statement', ['country-us name']],
    ['U.N. experts', ['org-un-experts name']],
    ['us', ['country-us name']],
    ['uk', ['country-gb name']],
  ])('%s: %j', (text, hits) => {
    expect(found(text)).toEqual(hits)
  })
})

test('every name in a text is found, with the words that it takes up', () => {
  expect(find('Trafen sich Kim Jong Un und Putin in Wostotschny?').map(({ ids: [id], from, to }) => [id, from, to])).toEqual([
    ['person-kim', 2, 5], ['person-putin', 6, 7], ['place-vostochny', 8, 9],
  ])
})

describe('names are completed', () => {
  test.each([
    ['Ang', 'ship-angara'], ['angara', 'ship-angara'], ['Wosto', 'place-vostochny'], ['Väddi', 'person-vaddi'], ['Royal', 'org-rusi'], ['나진', 'port-najin'], ['Nordk', 'country-kp'],
  ])('%s: %s first', (typed, id) => {
    expect(finder.complete(typed, 5)[0]).toBe(id)
  })

  test('as many as asked for, each once, all where nothing is typed', () => {
    expect(finder.complete('', 3)).toEqual(['ship-maia', 'ship-angara', 'ship-maria'])
    expect(finder.complete('', 1_000)).toEqual(entriesOf(base, 'entity').map(({ record }) => record.id))
    expect(finder.complete('qqqqqqqq', 5)).toEqual([])
  })
})

describe('for anything', () => {
  test('every name and alias of the dossier means its own entity', () => {
    for (const { record } of entriesOf(base, 'entity')) {
      for (const text of [record.name.de, record.name.en, ...record.aliases.map((alias) => alias.text)]) {
        expect([text, find(text, false).flatMap(({ ids }) => ids)]).toEqual([text, expect.arrayContaining([record.id])])
      }
    }
  })

  test('names found lie within the text, one after the other, each with an entity of the dossier', () => {
    const word = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('Angara', 'Kim', 'Jong', 'Un', 'us', 'Maira', 'Fernen', 'Osten', '나진', 'UN'))
    fc.assert(fc.property(fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')), fc.boolean(), (text, mayGuess) => {
      let end = 0
      for (const { from, to, ids } of find(text, mayGuess)) {
        expect(from).toBeGreaterThanOrEqual(end)
        expect(to).toBeGreaterThan(from)
        expect(ids.every((id) => base.entries.get(id)?.kind === 'entity')).toBe(true)
        expect(ids.length).toBeGreaterThan(0)
        end = to
      }
      expect(end).toBeLessThanOrEqual(tokenise(cleanText(text)).length)
    }))
  })

  test('one changed letter in a long single name still finds it, if no other name is as near', () => {
    const long = entriesOf(base, 'entity').flatMap(({ record }) => [record.name.de, record.name.en].filter((name) => /^[A-Za-z]{6,}$/.test(name)).map((name) => ({ id: record.id, name: fold(name) })))
    expect(long.length).toBeGreaterThan(5)
    fc.assert(fc.property(fc.constantFrom(...long), fc.nat(), fc.constantFrom(...'qxz'), ({ id, name }, place, letter) => {
      const at = place % name.length
      expect(find(name.slice(0, at) + letter + name.slice(at + 1)).flatMap(({ ids }) => ids)).toContain(id)
    }))
  })

  test('completing never fails', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), fc.nat(30), (typed, limit) => {
      expect(finder.complete(typed, limit).length).toBeLessThanOrEqual(limit)
    }))
  })
})
