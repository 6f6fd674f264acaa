import { join } from 'node:path'
import { check } from '../facts/check.ts'
import { checkTexts } from '../facts/check-texts.ts'
import type { Problem } from '../facts/problem.ts'
import type { Concept } from '../facts/concept.ts'
import { THESAURUS_FILE, readThesaurus } from './thesaurus-file.ts'
import { type DataFiles, type LocatedProblem, type LocatedRecord, readDataFiles, readTexts } from './data-files.ts'

/**
 * Reads a folder of data files and holds it to every rule; with a folder of source texts, to the rules
 * about them too. The rules across records wait until all records can be read: a record that cannot
 * would seem to be missing wherever another refers to it.
 */
export async function checkData(dir: string, textsDir?: string): Promise<DataFiles & { readonly concepts: readonly Concept[] }> {
  const [files, thesaurus, given] = await Promise.all([
    readDataFiles(dir),
    readThesaurus(join(dir, THESAURUS_FILE)),
    textsDir === undefined ? undefined : readTexts(textsDir),
  ])
  const { info, records } = files
  const problems = [...files.problems, ...thesaurus.problems, ...(given?.problems ?? [])]
  const { concepts } = thesaurus
  if (files.problems.length > 0) return { info, records, concepts, problems }
  const found = [...check(records), ...(given && given.problems.length === 0 ? checkTexts(records, given.texts) : [])]
  const places = new Map(records.map((located) => [located.record.id, located]))
  return { info, records, concepts, problems: [...problems, ...found.map((one) => locate(one, dir, places))] }
}

/** Of several records with one id the last is meant: it is the one to be given another. */
function locate(found: Problem, dir: string, places: ReadonlyMap<string, LocatedRecord>): LocatedProblem {
  const place = found.record === null ? undefined : places.get(found.record)
  return place ? { ...found, file: place.file, line: place.line } : { ...found, file: dir }
}
