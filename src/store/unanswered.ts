import type { Unanswered } from './ledger.ts'

/** How many unanswered questions are kept, and how much of each. */
export const KEPT_QUESTIONS = 10_000
const KEPT_CHARACTERS = 500

/** An unanswered question as it is kept: not too long, no character cut in two, and none that a database cannot hold. */
export function keptQuestion({ text, lang, day }: Unanswered): Unanswered {
  const short = text.slice(0, KEPT_CHARACTERS)
  const whole = text.length > KEPT_CHARACTERS ? short.replace(/[\ud800-\udbff]$/, '') : short
  return { text: whole.toWellFormed().replaceAll('\0', '\ufffd'), lang, day }
}
