import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MAX_QUESTION_LENGTH } from '../../src/engine/normalise.ts'
import type { Question } from '../../src/engine/parse-question.ts'
import { namedIds } from '../../src/engine/parse-question.ts'
import type { AskSettings } from '../../src/engine/ask.ts'
import { realDossier } from '../real-dossier.ts'

const dossier = await realDossier()
const parse = (text: string, settings: AskSettings = { fallback: 'en' }): Question => dossier.explain(text, settings).explanation.question

describe('the language of a question is told', () => {
  test.each([
    ['de', ['Wer hat das gesagt?', 'Welche Schiffe werden genannt?', 'Wo liegt Najin?', 'wer ist Vaddi', 'Was ist RUSI?', 'Ist das bestätigt?', 'wo', 'Schiffe', 'Häfen', 'Waffen', 'Kapitän', 'Nenne die Quellen', 'WAS WURDE IN NAJIN VERLADEN']],
    ['en', ['Who said it?', 'Which ships are named?', 'Where is Najin?', 'who is Vaddi', 'What is RUSI?', 'Is it confirmed?', 'where', 'ships', 'weapons', 'list every port', 'what did the uk do', 'U.S. missiles']],
  ] as const)('as %s: %j', (lang, texts) => {
    const other = lang === 'de' ? 'en' : 'de'
    expect(texts.filter((text) => parse(text, { fallback: other }).lang !== lang)).toEqual([])
  })

  test.each(['Сколько кораблей?', 'Хто такий Путін?', '어떤 배?', '나진은 어디에 있나요?', 'qui a dit cela ?', '¿Cuántos barcos hay?', 'ile statków jest w porcie?', 'czy Maria jest statkiem?', '日本'])('as English for any other: %s', (text) => {
    expect(parse(text, { fallback: 'de' }).lang).toBe('en')
  })

  test.each(['Сколько кораблей?', '어떤 배?', 'ile statków jest w porcie?'])('as that for questions in a third one, where it is told: %s', (text) => {
    expect(parse(text, { fallback: 'en', foreign: 'de' }).lang).toBe('de')
    expect(parse(text, { fallback: 'de', foreign: 'de', lang: 'en' }).lang).toBe('en')
  })

  test.each(['Najin', 'Angara', 'Container', '', '?', '2023', '👍'])('by nothing where it shows nowhere: %j', (text) => {
    expect([parse(text, { fallback: 'de' }).lang, parse(text, { fallback: 'en' }).lang]).toEqual(['de', 'en'])
  })

  test('but the chosen one counts', () => {
    expect([parse('Wo liegt Najin?', { fallback: 'de', lang: 'en' }).lang, parse('Where is Najin?', { fallback: 'en', lang: 'de' }).lang]).toEqual(['en', 'de'])
  })
})

describe('what is asked for', () => {
  test.each([
    ['who', 'Wer hat das gesagt?'], ['who', 'Who took the photo?'], ['who', 'Кто это сказал?'], ['who', '누가 말했나?'],
    ['where', 'Wo liegt Najin?'], ['where', 'Where did they meet?'], ['where', 'Wohin fuhren die Schiffe?'],
    ['when', 'Wann trafen sich Putin und Kim?'], ['when', 'When did they meet?'], ['when', 'Quand ?'],
    ['why', 'Warum?'], ['why', 'Why did the UK do that?'],
    ['ship', 'Welche Schiffe werden genannt?'], ['ship', 'Which ships are named?'],
    ['port', 'Which ports are named?'], ['port', 'Welcher Hafen?'],
    ['country', 'what country'], ['country', 'welches Land'],
    ['person', 'all persons'], ['person', 'alle Personen'],
    ['source', 'every source'], ['source', 'Nenne die Quellen'],
    ['status', 'Is it confirmed?'], ['status', 'Ist das bestätigt?'],
    ['what', 'Was sagt der Artikel?'], ['what', 'What does the article say?'],
    ['status', 'May I write that arms were delivered?'], ['status', 'Is it fair to print that sanctions were broken?'], ['status', 'Darf man schreiben, dass Waffen geliefert wurden?'],
    ['what', 'What have people suspected?'], [null, 'Werden bedeutende Mengen geliefert?'],
    [null, 'Najin'], [null, ''],
  ] as const)('%s: %s', (focus, text) => {
    expect(parse(text).focus).toBe(focus)
  })

  test.each([
    ['all persons', true], ['alle Häfen', true], ['Liste alle Schiffe auf', true], ['every source', true], ['tous les ports', true],
    ['Welche Schiffe?', false], ['the ship', false], ['', false],
  ])('%s: everything of a kind: %s', (text, wantsAll) => {
    expect(parse(text).wantsAll).toBe(wantsAll)
  })
})

test.each([
  ['das vierte Schiff', [[4, true]]],
  ['the third port', [[3, true]]],
  ['zehn Gruben', [[10, false]]],
  ['10 pits', [[10, false]]],
  ['three ships and 2 ports', [[3, false], [2, false]]],
  ['three ships in 2023', [[3, false]]],
  ['am 13.9.2023', []],
  ['the one ship', []],
  ['f16', []],
  ['12345678901234567890', []],
])('numbers, other than those of dates, in %j: %j', (text, numbers) => {
  expect(parse(text).numbers.map(({ value, ordinal }) => [value, ordinal])).toEqual(numbers)
})

describe('the manner of a text', () => {
  test.each([
    ['greeting', ['Hallo', 'hi', 'hi there', 'Guten Morgen!', 'Good evening', 'Bonjour', 'help', 'Hilfe', 'start', 'Привет', 'moin moin, alles fit bei dir?', 'halt die Klappe du Kiste', 'bei dir alles klar?', 'how are you today buddy']],
    ['thanks', ['Danke!', 'thank you', 'thanks', 'Thanks, okay', 'danke dir, passt', 'Merci', 'спасибо', 'tschüss']],
    ['empty', ['', ' ', '?', '...', '👍', '\u200b', '\u0000']],
    ['question', ['how are you sure about the ships', 'was geht aus dem Bericht hervor?', 'Najin', 'Hi, where is Najin?', 'Danke, und wer war Vaddi?', 'Danke! Und die Ladung?', 'Welcher Idiot hat die Kisten verladen?', '2023', 'Schiffe', 'qqqq']],
  ] as const)('%s: %j', (manner, texts) => {
    expect(texts.filter((text) => parse(text).manner !== manner)).toEqual([])
  })
})

test.each([
  ['Is the cosmodrome in Baikonur or in Vostochny?', 'baikonur', true],
  ['War es Reuters oder AFP?', 'reuters', true],
  ['Was the captain Russian or Korean?', 'captain', false],
])('of two to choose from in %j, %s counts little: %s', (text, word, light) => {
  expect((parse(text).words.find(({ token }) => token.folded === word)?.weight ?? 1) < 1).toBe(light)
})

test.each([
  ['Does my thesis need the containers of the freighters?', 'thesis', true],
  ['Hafenfrage: Welche Schiffe luden Container?', 'schiffe', false],
  ['Train sightings: what was on the date of the report?', 'train', false],
])('of what is but the setting in %j, %s counts little: %s', (text, word, light) => {
  expect((parse(text).words.find(({ token }) => token.folded === word)?.weight ?? 1) < 1).toBe(light)
})

test.each([
  ['What does Vaddi say?', true], ['Was sagt London?', true],
  ['Does the text say that London has proof?', false], ['May I say that London has proof?', false], ['Is the claim that London has proof true?', false], ['Behauptet der Text, dass London das erklärt hat?', false], ['What is Pyongyang said to send?', false], ['Was ist die Aussage von Vaddi?', true],
])('%j asks what one says: %s', (text, speech) => {
  expect(parse(text).wantsSpeech).toBe(speech)
})

test('names and dates come with the question', () => {
  const question = parse('Wann war die Angara zwischen September und Oktober 2023 in Wostotschny?')
  expect(namedIds(question)).toEqual(['ship-angara', 'place-vostochny'])
  expect(question.dates.map(({ span }) => span)).toEqual([{ earliest: '2023-09-01', latest: '2023-10-31' }])
})

test('a name that may mean several names none', () => {
  expect(namedIds(parse('Wladimir'))).toEqual([])
})

describe('for any text', () => {
  const word = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('Wer', 'which', 'ship', 'Schiff', 'Najin', '4.', 'vor', 'Oktober', '2023', 'danke', 'alle', 'кто', '배', 'frachtschiff'))
  const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.array(word, { maxLength: 15 }).map((words) => words.join(' ')))

  test('a question is taken apart, and its words are its own', () => {
    fc.assert(fc.property(anyText, (text) => {
      const question = parse(text)
      expect(question.text.length).toBeLessThanOrEqual(MAX_QUESTION_LENGTH)
      for (const { token, trust, weight } of question.words) {
        expect(question.text).toContain(token.raw)
        expect(trust > 0 && trust <= 1 && weight > 0 && weight <= 1).toBe(true)
      }
      expect(parse(text)).toEqual(question)
    }))
  })

  test('a long text is answered soon, whatever it repeats', () => {
    const repeated = fc.constantFrom('hafen', 'angera ', '13 bis ', 'vor ', 'und ', '나', 'a.', 'Kim Jong ', 'ship port ', 'x')
    fc.assert(fc.property(repeated, (text) => {
      const before = performance.now()
      parse(`${text.repeat(2_000)}x`)
      expect(performance.now() - before).toBeLessThan(2_000)
    }), { numRuns: 20 })
  })
})
