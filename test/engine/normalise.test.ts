import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LANGS } from '../../src/facts/record.ts'
import { cleanText, fold, isOtherScript, MAX_QUESTION_LENGTH, stemOf, tokenise } from '../../src/engine/normalise.ts'

describe('a text is cleaned', () => {
  test.each([
    ['of space around and within it', '  Wo \n\n liegt\tNajin ?  ', 'Wo liegt Najin ?'],
    ['of zero-width characters', 'Na\u200bj\u200din\ufeff', 'Najin'],
    ['of soft hyphens', 'Muni\u00adtion', 'Munition'],
    ['of marks that turn its direction', 'a\u202eb\u2066c', 'abc'],
    ['of control characters', 'a\u0000b\u0007c\u001b[31m', 'abc[31m'],
    ['of private and unassigned characters', 'a\ue000b\u0378c', 'abc'],
    ['of ligatures and full width', 'ﬁn Ｎａｊｉｎ １３', 'fin Najin 13'],
    ['of mathematical letters', '𝐍𝐚𝐣𝐢𝐧', 'Najin'],
    ['to composed letters', 'Ha\u0308fen', 'Häfen'],
    ['of line separators, which become spaces', 'a\u2028b\r\nc', 'a b c'],
    ['to nothing where there is nothing', ' \u200b\n', ''],
  ])('%s', (_name, text, clean) => {
    expect(cleanText(text)).toBe(clean)
  })

  test('and cut to what is read of a question', () => {
    expect(cleanText('x'.repeat(1_000_000))).toHaveLength(MAX_QUESTION_LENGTH)
    expect(cleanText('ﷺ'.repeat(10_000)).length).toBeLessThanOrEqual(MAX_QUESTION_LENGTH)
  })
})

test.each([
  ['Najin', 'najin'],
  ['STRASSE', 'strasse'],
  ['Straße', 'strasse'],
  ['GROẞ', 'gross'],
  ['Häfen', 'hafen'],
  ['Pjöngjang', 'pjongjang'],
  ['Łódź', 'lodz'],
  ['Œuvre', 'oeuvre'],
  ['İstanbul', 'istanbul'],
  ['Восточный', 'vostochnyi'],
  ['Ангара', 'angara'],
  ['나진', 'najin'],
  ['푸틴', 'putin'],
  ['2023년', '2023nyeon'],
  ['٢٠٢٣', '2023'],
  ['日本', 'riben'],
  ['', ''],
])('%s is compared as %s', (word, folded) => {
  expect(fold(word)).toBe(folded)
})

describe('words', () => {
  test.each([
    ['Wo liegt Najin?', ['wo', 'liegt', 'najin']],
    ['Kim Jong-un', ['kim', 'jong', 'un']],
    ["Putin's visit", ['putin', 'visit']],
    ['what’s new', ['what', 'new']],
    ['f16@3', ['f16', '3']],
    ['13.9.2023', ['13', '9', '2023']],
    ['the U.S. and the U.K.', ['the', 'us', 'and', 'the', 'uk']],
    ['R-U-S-I, j-n, a-bc', ['rusi', 'j', 'n', 'a', 'bc']],
    ['z.B. Dr. A. Meier', ['zb', 'dr', 'a', 'meier']],
    ['example.com', ['example', 'com']],
    ['👍 … ?', []],
    ['Сколько кораблей?', ['skolko', 'korablei']],
    ['', []],
  ])('of %j', (text, folded) => {
    expect(tokenise(text).map((token) => token.folded)).toEqual(folded)
  })
})

describe('a stem', () => {
  test.each([
    ['de', 'schiffe', 'schiff'],
    ['de', 'schiffen', 'schiff'],
    ['de', 'verladungen', 'verlad'],
    ['en', 'ships', 'ship'],
    ['en', 'deliveries', 'deliveri'],
    ['en', 'delivery', 'deliveri'],
  ] as const)('in %s of %s is %s', (lang, word, stem) => {
    expect(stemOf(word, lang)).toBe(stem)
  })

  test('of a very long word is the word itself', () => {
    expect(stemOf('s'.repeat(41), 'en')).toBe('s'.repeat(41))
  })
})

test.each([
  ['Wo liegt Najin?', false],
  ['Где Наджин?', true],
  ['나진은 어디?', true],
  ['Was ist 나진?', false],
  ['나진은 RUSI', false],
  ['2023', false],
  ['👍', false],
  ['', false],
])('%j is in another script: %s', (text, other) => {
  expect(isOtherScript(text)).toBe(other)
})

describe('for any text', () => {
  const anyText = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))

  test('what is clean stays as it is', () => {
    fc.assert(fc.property(anyText, (text) => {
      const clean = cleanText(text)
      expect(cleanText(clean)).toBe(clean)
      expect(clean).not.toMatch(/^\s|\s$|\s\s|[\p{Cc}\p{Cf}]/u)
    }))
  })

  test('each word is folded, stands where it says it does, and after the one before it', () => {
    fc.assert(fc.property(anyText, (text) => {
      let end = 0
      for (const token of tokenise(text)) {
        expect(token.folded).toMatch(/^[a-z0-9]+$/)
        expect(text.slice(token.at, token.end)).toBe(token.raw)
        expect(token.at).toBeGreaterThanOrEqual(end)
        end = token.end
      }
    }))
  })

  test('folding letter by letter gives what folding the whole word gives', () => {
    // A sign that is not folded alone makes the whole word be folded, and vanishes.
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'aöÉßŉŁĳǆйЁщїьѓ가힣뷁푸') }), (word) => {
      expect(fold(word)).toBe(fold(`${word}\u200d`))
    }))
  })

  test('folding and stemming twice changes nothing more than once, and case does not count', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (word) => {
      expect(fold(fold(word))).toBe(fold(word))
      for (const lang of LANGS) expect(stemOf(fold(word), lang)).toBe(stemOf(fold(word), lang))
    }))
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'abcäöüßñéłø') }), (word) => {
      expect(fold(word.toUpperCase())).toBe(fold(word))
    }))
  })
})

test('words of plain texts are found as an expression finds them', () => {
  const text = fc.array(fc.constantFrom('Hafen', 'of', 's', "'", '’', '.', ' ', '-', 'É', 'ß', '7', 'U', '²'), { maxLength: 20 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(fc.oneof(text, fc.string()), (plain) => {
      // A wide character far off has the whole text read by the expression.
      expect(tokenise(`${plain} … 港`).slice(0, -1)).toEqual(tokenise(plain))
    }),
  )
})
