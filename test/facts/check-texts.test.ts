import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkTexts } from '../../src/facts/check-texts.ts'
import { TEXT_CODES } from '../../src/facts/problem.ts'
import { fingerprintOf, paragraphsOf } from '../../src/facts/source-text.ts'
import { checkData } from '../../src/store/check-data.ts'
import { changed, type Changes, codesOf, expectPlainMessage, type Raw, readRecords, TEXT } from './invented.ts'

const DOSSIER = `${import.meta.dirname}/../../../shared/dossier`
const noArticle = !existsSync(`${DOSSIER}/article.txt`)
if (noArticle) console.warn(`The data is not held against its source: there is no article.txt in ${DOSSIER}`)

const cite = (...places: (readonly [paragraph: number, anchor: string])[]): Raw => ({
  citations: places.map(([paragraph, anchor]) => ({ source: 's-blatt', paragraph, anchor })),
})
const say = (text: string): Raw => ({ text: { de: text, en: 'In other words.' } })
const said = (words: string): Raw => ({ when: { edtf: null, basis: 'unresolved', said: words } })
const fingerprint = fingerprintOf(paragraphsOf(TEXT))

// The changes to the sound dossier, the code, and the one record at which it is reported.
const CASES: readonly (readonly [changes: Changes, code: string, record: string])[] = [
  [{ 's-blatt': { fingerprint: { ...fingerprint, paragraphs: fingerprint.paragraphs.with(1, '0123456789ab') } } }, 'text-changed', 's-blatt'],
  [{ 's-blatt': { fingerprint: { ...fingerprint, paragraphs: fingerprint.paragraphs.slice(1) } } }, 'text-changed', 's-blatt'],
  [{ 's-blatt': { fingerprint: { ...fingerprint, sha256: '0'.repeat(64) } } }, 'text-changed', 's-blatt'],
  [{ f04: cite([2, 'fünf Kisten']) }, 'anchor-not-once', 'f04'],
  [{ f04: cite([2, 'der']) }, 'anchor-not-once', 'f04'],
  [{ f04: cite([1, 'vier Kisten']) }, 'anchor-not-once', 'f04'],
  [{ f04: cite([2, 'VIER Kisten']) }, 'anchor-not-once', 'f04'],
  [{ n01: cite([0, 'dunkler']) }, 'anchor-not-once', 'n01'],
  [{ 'ev-umbau': said('im Herbst') }, 'said-not-in-text', 'ev-umbau'],
  [{ 's-amt': said('Mittwoch') }, 'said-not-in-text', 's-amt'],
  [{ 's-blatt': said('Mittwoch') }, 'said-not-in-text', 's-blatt'],
  [{ f02: { hedge: 'vermutlich' } }, 'hedge-not-in-text', 'f02'],
  [{ f02: { hedge: 'woh' } }, 'hedge-not-in-text', 'f02'],
  [{ 'ship-moewe': { aliases: [{ text: 'Graumöwe', kind: 'short', origin: 'source' }] } }, 'alias-not-in-text', 'ship-moewe'],
  [{ 'ship-moewe': { aliases: [{ text: 'Möwe', kind: 'short', origin: 'source' }] } }, 'alias-not-in-text', 'ship-moewe'],
  [{ f04: say('Es ist unklar, und auch der Hersteller schweigt.') }, 'copied-words', 'f04'],
  [{ f04: say('AUF DIE INSEL: „was der Umbau kostet“!') }, 'copied-words', 'f04'],
  [{ f04: say('Nach Angaben des Amtes: vier Kisten.') }, 'copied-words', 'f04'],
  [{ f04: say('Sie wollen den 1910 gebauten Leuchtturm von Kranzau im Frühjahr.') }, 'copied-words', 'f04'],
  [{ g01: { hint: { de: 'Mehrere Leser der Zeitung danach gefragt hatten.', en: 'x' } } }, 'copied-words', 'g01'],
  [{ g01: { asks: { de: ['wurde nicht genannt, obwohl mehrere Leser fragten'], en: [] } } }, 'copied-words', 'g01'],
  [{ 's-amt': { title: { de: 'x', en: 'mehrere Leser der Zeitung danach gefragt' } } }, 'copied-words', 's-amt'],
  [{ n01: cite([1, 'gebauten Leuchtturm von']) }, 'quotation-share', 's-blatt'],
  [{ 'ev-umbau': said('gebauten Leuchtturm von Kranzau') }, 'quotation-share', 's-blatt'],
  [{ n01: cite([2, 'ist unklar, und auch der']) }, 'quotation-run', 's-blatt'],
]

const SOUND: readonly (readonly [what: string, changes: Changes])[] = [
  ['an alias with an ending in the text', { 'org-seeamt': { aliases: [{ text: 'Hersteller der Lamp', kind: 'weak', origin: 'source' }] } }],
  ['an alias of the editor’s that stands in no text', { 'ship-moewe': { aliases: [{ text: 'Graumöwe', kind: 'short', origin: 'editor' }] } }],
  ['a hedge in other case', { f02: { hedge: 'WOHL' } }],
  ['a decomposed anchor', { f01: cite([1, 'angekündigt'.normalize('NFD')]) }],
  ['five source words in a row', { f04: say('Es ist unklar, und auch der Preis.') }],
  ['seven source words of which one is a name and one a number', { f04: say('Sie wollen den 1910 gebauten Leuchtturm von Kranzau im Mai.') }],
  ['a work named in quotation marks in a title', {
    'x-karte': { title: { de: 'Buch „Mehrere Leser der Zeitung danach gefragt“', en: 'Book' } },
  }],
  ['an anchor that makes up most of a short title', { n01: cite([0, 'von Kranzau leuchtet bald heller']) }],
  ['one phrase that many records quote', { n01: cite([1, 'doppelt so weit']), g01: cite([1, 'doppelt so weit']), g02: cite([1, 'doppelt so weit']) }],
  ['a citation of a paragraph that is not there, which another rule reports', { n01: cite([7, 'dunkler']) }],
  ['words that an external source is said to use', { 'x-karte': said('Mittwoch') }],
]

const check = (changes: Changes, text = TEXT) => checkTexts(readRecords(changes), new Map([['s-blatt', text]]))

describe('checkTexts', () => {
  test('finds nothing wrong with a sound dossier and its text', () => {
    expect(check({})).toEqual([])
  })

  for (const [changes, code, record] of CASES) {
    const what = Object.entries(changes).map(([id, change]) => `${id} has ${changed(change)}`)
    test(`${code} is all that is reported, at ${record}, where ${what.join(', ').slice(0, 200)}`, () => {
      const problems = check(changes)
      expect(codesOf(problems)).toEqual([`${code} ${record}`])
      for (const problem of problems) expectPlainMessage(problem)
    })
  }

  test('text-missing is all that is reported where the text is not at hand', () => {
    const problems = checkTexts(readRecords({ f02: { hedge: 'vermutlich' } }), new Map())
    expect(codesOf(problems)).toEqual(['text-missing s-blatt'])
    problems.forEach(expectPlainMessage)
  })

  test('has a case for every code that it can report', () => {
    expect(new Set([...CASES.map(([, code]) => code), 'text-missing'])).toEqual(new Set(TEXT_CODES))
  })

  test.each(SOUND)('accepts %s', (_what, changes) => {
    expect(codesOf(check(changes))).toEqual([])
  })

  test.each([
    ['a changed word', TEXT.replace('bald', 'nun'), 'in paragraph 0'],
    ['a paragraph more', TEXT.replace('\n\nDas', '\n\nZwischentitel\n\nDas'), 'from paragraph 1 on (4 paragraphs, not 3)'],
    ['a paragraph less', TEXT.split('\n\n').slice(0, 2).join('\n\n'), 'from paragraph 2 on (2 paragraphs, not 3)'],
  ])('names the paragraph where the text has %s', (_what, text, where) => {
    const messages = check({}, text).filter(({ code }) => code === 'text-changed').map(({ message }) => message.en)
    expect(messages).toEqual([expect.stringContaining(where)])
  })

  test('takes a text as unchanged however its lines are broken and its letters composed', () => {
    expect(check({}, `\uFEFF\r\n\r\n${TEXT.normalize('NFD').replaceAll('\n', '\r\n').replaceAll(' auf ', '\n auf\t')} \n\n\n`)).toEqual([])
  })

  test('says how many words are repeated, and which', () => {
    const [problem] = check({ f04: say('Sie sagten, auch der Hersteller der Lampe wurde nicht genannt!') })
    expect(problem?.message.en).toContain('8 words in a row from s-blatt ("auch der hersteller der lampe wurde nicht genannt"')
  })

  test('waits for all texts before it misses a phrase that may stand in any of them', () => {
    const second = { kind: 'article', access: 'held', title: { de: 'Zweiter', en: 'Second' }, fingerprint, when: { edtf: null, basis: 'unresolved' } }
    expect(codesOf(check({ 's-zweit': second, 'ev-umbau': said('im Herbst') }))).toEqual(['text-missing s-zweit'])
  })

  test.skipIf(noArticle)('finds no error in the project’s own data held against its source', async () => {
    const { problems } = await checkData(`${import.meta.dirname}/../../data`, DOSSIER)
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  })
})

test('A fingerprint is the SHA-256 of each paragraph and of all joined by empty lines', () => {
  expect(fingerprintOf(paragraphsOf('Ein  Turm\n \n\nzwei\nTürme '))).toEqual({
    sha256: 'd0531aeba0b7ea076c9967e74b5601d6ef4c03089b2406ab7e2a850c057d8f7c',
    paragraphs: ['d566b0a9bf5d', 'daee5ebf38ec'],
  })
})
