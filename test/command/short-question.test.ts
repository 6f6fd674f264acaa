import { describe, expect, test } from 'vitest'
import { shortQuestion } from '../../src/command/short-question.ts'
import { compose } from '../../src/reply/compose.ts'
import { realDossier } from '../real-dossier.ts'

const dossier = await realDossier()
const answerTo = (question: string) => compose(dossier.base(), dossier.ask(question, { fallback: 'de' }))
const shortened = (question: string, limit: number) => shortQuestion(question, answerTo(question), dossier, (text) => text.length <= limit)

const LONG = [
  'Sag mir doch bitte einmal, welche Schiffe denn in Najin eigentlich mit Containern beladen wurden',
  'Is it really confirmed by anybody that the containers on board held artillery shells from North Korea?',
  'Wie viele Schiffe nahmen in Najin Container an Bord, und wohin fuhren sie dann weiter?',
  'Was wiegt denn eigentlich die ganz große Bulawa, von der in den Zeitungen immer so viel die Rede ist?',
]

describe('a long question', () => {
  test.each(LONG)('is shortened only to what has the same answer: %s', (question) => {
    const short = shortened(question, 45)
    if (short === undefined) return
    expect(short.length).toBeLessThanOrEqual(45)
    expect(compose(dossier.base(), dossier.ask(short, { fallback: 'de', lang: answerTo(question).lang }))).toEqual(answerTo(question))
  })

  test('can be shortened at all', () => {
    expect(LONG.filter((question) => shortened(question, 45) !== undefined).length).toBeGreaterThan(0)
  })

  test('has no shorter one where that would say something else', () => {
    expect(shortened('Angara Maia Maria Wostotschny Dunai', 6)).toBeUndefined()
  })
})
