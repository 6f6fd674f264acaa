import type { Answer } from './answer.ts'
import type { Sent } from './shapes.ts'
import { textOf } from './shapes.ts'

/** All that a reader of an answer sees, without the marks that keep Discord from reading it as markup. */
export const read = ({ message }: Pick<Answer, 'message'>): string => (message ? textOf(message).replaceAll('\\', '') : '')

/** The message of an answer; it throws where there is none. */
export function sentOf({ message }: Pick<Answer, 'message'>): Sent {
  if (!message) throw new Error('There is no message')
  return message
}

/** The form that an answer opened; it throws where there is none. */
export function modalOf({ modal }: Pick<Answer, 'modal'>): NonNullable<Answer['modal']> {
  if (!modal) throw new Error('There is no modal')
  return modal
}
