import type { DossierInfo, Lang } from '../facts/record.ts'
import type { FactRow } from './fact-row.ts'

/** The beginning of an object that holds facts, up to the first: what the dossier is called and when it was last edited, and what was looked for. */
export function jsonHead({ id, title, updated }: DossierInfo, lang: Lang, query: string | undefined, found: number): string {
  const head = JSON.stringify({ dossier: { id, title: title[lang], updated }, language: lang, query: query ?? null, found })
  return `${head.slice(0, -1)},"facts":[`
}

/** A fact in that object, on a line of its own. */
export const jsonFact = ({ about, ...row }: FactRow, at: number): string => `${at === 0 ? '' : ','}\n${JSON.stringify({ ...row, about: about.map(({ id }) => id) })}`

export const JSON_END = '\n]}\n'
