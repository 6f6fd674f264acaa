import { Concept, isWholeConcept } from '../facts/concept.ts'
import type { Problem } from '../facts/problem.ts'
import { problem } from '../facts/problem.ts'
import type { LocatedProblem } from './read-yaml.ts'
import { readText } from './read-yaml.ts'

export const THESAURUS_FILE = 'thesaurus.json'

export type ReadThesaurus = { readonly concepts: readonly Concept[]; readonly problems: readonly LocatedProblem[] }

/**
 * Reads the thesaurus, where there is one: a JSON list with one concept a line; whatever is wrong with it comes back as
 * problems. JSON, since at every start it is read whole and YAML of this size takes 80 ms to parse.
 */
export async function readThesaurus(file: string): Promise<ReadThesaurus> {
  const read = await readText(file)
  if (read.outcome === 'unread') return { concepts: [], problems: read.problems.filter(({ code }) => code !== 'file-missing') }
  const concepts: Concept[] = []
  const problems: LocatedProblem[] = []
  for (const [at, text] of read.text.split('\n').entries()) {
    const row = text.trim().replace(/,$/, '')
    if (row === '' || row === '[' || row === ']') continue
    const value = parsed(row)
    const result = isWholeConcept(value) ? { success: true as const, data: value } : Concept.safeParse(value)
    if (result.success) concepts.push(result.data)
    else problems.push({ ...noConcept(result.error.issues[0]?.path.join('.') ?? ''), file, line: at + 1 })
  }
  return { concepts, problems }
}

function parsed(row: string): unknown {
  try {
    return JSON.parse(row)
  } catch {
    return undefined
  }
}

const noConcept = (field: string): Problem =>
  problem('shape', null, field, {
    de: `Diese Zeile ist kein Eintrag des Thesaurus${field ? ` (Feld ${field})` : ''}. So sieht einer aus: {"id":"ship","de":["Schiff"],"en":["ship"],"other":[]}`,
    en: `This line is no concept of the thesaurus${field ? ` (field ${field})` : ''}. One looks like this: {"id":"ship","de":["Schiff"],"en":["ship"],"other":[]}`,
  })
