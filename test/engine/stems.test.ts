import fc from 'fast-check'
import stemmers from 'snowball-stemmers'
import { describe, expect, test } from 'vitest'
import { tokenise } from '../../src/engine/normalise.ts'
import { stemEnglish } from '../../src/engine/stem-english.ts'
import { stemGerman } from '../../src/engine/stem-german.ts'
import { wordingsOf } from '../../src/facts/wordings.ts'
import { realDossier, realThesaurus } from '../real-dossier.ts'

const records = [...(await realDossier()).base().entries.values()].flatMap(({ record }) => wordingsOf(record))
const words = new Set([...(await realThesaurus()).words, ...records.flatMap(({ text }) => tokenise(text).map(({ folded }) => folded))])

const PARTS = `a e i o u y b d f g h k l m n r s t w x ' nis ss ig ik isch lich heit keit end ung ern er em en es est st gener commun arsen
  ied ies sses us bl at iz tt ing ed eed edly eedly ingly ational tional ization izer ator alism aliti alli fulness ousli ousness iveness iviti biliti bli ogi fulli lessli li
  ative ful ness alize icate iciti ical al ance ence able ible ant ement ment ent ism ate iti ous ive ize ion 7`.split(/\s+/)
const made = fc.array(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''))

describe.each([
  ['german', stemGerman, 'yiayig'],
  ['english', stemEnglish, 'succeed skies exceeds general generally communed arsenal dying only inning hopping hoped sky by say at'],
] as const)('%s stems are those of the library', (language, stem, special) => {
  const library = stemmers.newStemmer(language)
  test('of all words of the dossier and its thesaurus', () => {
    const all = [...words, ...special.split(' ')]
    expect(all.length).toBeGreaterThan(10_000)
    expect(all.filter((word) => stem(word) !== library.stem(word))).toEqual([])
  })

  test('of whatever is made of letters and endings', () => {
    fc.assert(fc.property(made, (word) => stem(word) === library.stem(word)), { numRuns: 5000 })
  })

  test('and begin as their words do, but for two letters', () => {
    const folded = made.map((word) => word.replaceAll("'", ''))
    fc.assert(fc.property(folded, (word) => word.startsWith(stem(word).slice(0, -2))), { numRuns: 5000 })
  })
})
