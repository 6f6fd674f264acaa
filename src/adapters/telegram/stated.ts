import type { Message, MessageKind } from '../../reply/message.ts'

const STATES_NOTHING: readonly MessageKind[] = ['silent', 'notFound', 'help', 'choose', 'refused']

/** Whether the message says something from the dossier, which one may want to keep or pass on. */
export const statesSomething = ({ kind, blocks }: Message): boolean =>
  !STATES_NOTHING.includes(kind) &&
  blocks.some((block) => (block.kind === 'list' ? block.items.some(({ ref }) => ref !== undefined) : 'ref' in block && block.ref !== undefined)) &&
  !blocks.some((block) => block.kind === 'form')
