import type { FieldTexts } from '../reply/field-texts.ts'

/** The fields of a record as somebody saw them, as they wrote them, and as they are by now. */
export type Versions = { readonly seen: FieldTexts; readonly mine: FieldTexts; readonly now: FieldTexts }

export type Merged = {
  /** What is now, with what was really changed over it. */
  readonly texts: FieldTexts
  /** The keys of what was changed, and so is carried over. */
  readonly own: readonly string[]
  /** Those of them that others have meanwhile changed otherwise. */
  readonly clashes: readonly string[]
}

/** Carries over to the present version what somebody changed in an earlier one, and nothing that they left as it was. */
export function mergeTexts({ seen, mine, now }: Versions): Merged {
  const own = Object.keys(mine).filter((key) => mine[key] !== seen[key])
  const carried = Object.fromEntries(own.map((key) => [key, mine[key] ?? '']))
  return { texts: { ...now, ...carried }, own, clashes: own.filter((key) => now[key] !== seen[key] && now[key] !== mine[key]) }
}
