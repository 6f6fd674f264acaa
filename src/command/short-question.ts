import type { Dossier } from '../dossier.ts'
import { compose } from '../reply/compose.ts'
import type { Message } from '../reply/message.ts'

/** So many questions are asked at most to find a shorter one. */
const MAX_ASKED = 12

/**
 * A question with fewer of its words that `fits` and has the very same answer; undefined where none is found soon. Short
 * words are left out first, since they carry least. `answer`: what the whole question came to.
 */
export function shortQuestion(question: string, answer: Message, dossier: Dossier, fits: (question: string) => boolean): string | undefined {
  const words = question.trim().split(/\s+/u)
  const without = (places: ReadonlySet<number>) => words.filter((_, at) => !places.has(at)).join(' ')
  const settings = { fallback: answer.lang, lang: answer.lang }
  const wanted = JSON.stringify(answer.blocks)
  const isSame = (text: string) => JSON.stringify(compose(dossier.base(), dossier.ask(text, settings)).blocks) === wanted
  const left = new Set<number>()
  let asked = 0
  /** Leaves out these words together; where that changes the answer, what of each half can be left out. */
  const leaveOut = (places: readonly number[]): void => {
    if (places.length === 0 || asked === MAX_ASKED || fits(without(left))) return
    asked++
    const half = Math.ceil(places.length / 2)
    if (isSame(without(new Set([...left, ...places])))) for (const place of places) left.add(place)
    else if (places.length > 1) [places.slice(0, half), places.slice(half)].forEach(leaveOut)
  }
  const byLength = [...words.keys()].toSorted((a, b) => (words[a]?.length ?? 0) - (words[b]?.length ?? 0))
  const enough = byLength.findIndex((_, at) => fits(without(new Set(byLength.slice(0, at + 1))))) + 1
  leaveOut(byLength.slice(0, enough))
  leaveOut(byLength.slice(enough))
  return fits(without(left)) ? without(left) : undefined
}
