/** Work that is done step by step, so that nobody waits for all of it. */
export type Steps<T> = Generator<undefined, T, undefined>

/** Does all that is left of it at once. */
export function atOnce<T>(steps: Steps<T>): T {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}
