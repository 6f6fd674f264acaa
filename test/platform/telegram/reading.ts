import type { Message } from 'grammy/types'
import type { Answer } from './answer.ts'
import { textOf } from './shapes.ts'

/** All that a reader of an answer sees, with its buttons. */
export const read = ({ messages }: Pick<Answer, 'messages'>): string => messages.map((message) => textOf(message)).join('\n')

/** The message of an answer; it throws where there is none. */
export function sent({ message }: Pick<Answer, 'message'>): Message {
  if (!message) throw new Error('There is no message')
  return message
}
