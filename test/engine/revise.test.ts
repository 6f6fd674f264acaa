import { describe, expect, test } from 'vitest'
import type { Engine } from '../../src/engine/ask.ts'
import { explain, makeEngine, revisedEngine } from '../../src/engine/ask.ts'
import type { Entry } from '../../src/facts/fact-base.ts'
import { entryOf } from '../../src/facts/fact-base.ts'
import type { Fact } from '../../src/facts/record.ts'
import { generate, questionsOn } from '../bench/generate.ts'
import { realThesaurus } from '../real-dossier.ts'

const thesaurus = await realThesaurus()
const generated = generate(400)
const questions = ['What is it all about?', 'zyxwv Nachtrag', ...questionsOn(generated, 48)]

/** The engine after the facts from `from` to `to` are changed, one after the other. */
function revised(engine: Engine, [from, to]: readonly [number, number], change: (fact: Fact, at: number) => Partial<Entry<'fact'>>): Engine {
  return generated.facts.slice(from, to).reduce((current, { id }, at) => {
    const entry = entryOf(current.base, 'fact', id)
    if (!entry) throw new Error(`Cannot find ${id}`)
    return revisedEngine(current, { ...entry, version: entry.version + 1, ...change(entry.record, at) })
  }, engine)
}

const answersOf = (engine: Engine) =>
  questions.map((question) => {
    const { answer, explanation } = explain(engine, question, { fallback: 'en' })
    return { answer, scores: explanation.candidates.map(({ record, score }) => [record.entry.record.id, score]) }
  })

describe('a revised engine answers as one that is built anew', () => {
  const first = makeEngine(generated.base, thesaurus)
  answersOf(first)
  test.each<readonly [string, readonly [number, number], Parameters<typeof revised>[2]]>([
    ['texts', [0, 40], (fact) => ({ record: { ...fact, text: { de: `${fact.text.de} Nachtrag`, en: `${fact.text.en} zyxwv` } } })],
    ['facts taken back', [0, 12], () => ({ retracted: { reason: 'test' } })],
    ['facts that move to another paragraph', [0, 12], (fact, at) => ({ record: { ...fact, citations: [{ ...fact.citations[0], paragraph: 12 - at }] } })],
  ])('after a change of %s', (_, range, change) => {
    const engine = revised(first, range, change)
    expect(answersOf(engine)).toEqual(answersOf(makeEngine(engine.base, thesaurus)))
  })
})
