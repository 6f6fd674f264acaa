import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isAbstention } from '../../src/engine/answer.ts'
import type { Answer } from '../../src/engine/answer.ts'
import { realDossier } from '../real-dossier.ts'

const dossier = await realDossier()
const pairs = readFileSync(join(import.meta.dirname, '../questions/pairs.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as { readonly de: string; readonly en: string })

const AT_LEAST = 0.9

/** What an answer rests on: the ids of its records. */
const recordsOf = (answer: Answer): string[] => JSON.stringify(answer).match(/(?<="id":")[a-z][a-z0-9-]*(?=")/gu) ?? []

test(`the same question in German and in English rests on the same records, in ${AT_LEAST * 100} % of ${pairs.length} pairs`, () => {
  const same = pairs.filter(({ de, en }) => {
    const [german, english] = [dossier.ask(de, { fallback: 'de' }), dossier.ask(en, { fallback: 'en' })]
    if (isAbstention(german.kind) || isAbstention(english.kind)) return isAbstention(german.kind) && isAbstention(english.kind)
    const ids = recordsOf(german)
    return recordsOf(english).some((id) => ids.includes(id))
  })
  expect(same.length / pairs.length).toBeGreaterThan(AT_LEAST)
})
