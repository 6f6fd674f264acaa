import type { Block, Message, MessageKind } from '../../reply/message.ts'

const STATES_NOTHING: readonly MessageKind[] = ['silent', 'notFound', 'help', 'choose', 'refused']

const hasRef = (block: Block): boolean => (block.kind === 'list' ? block.items.some(({ ref }) => ref !== undefined) : 'ref' in block && block.ref !== undefined)
const isTakenAlong = (block: Block): boolean => block.kind === 'file' || (block.kind === 'text' && block.toCopy === true)
const isForm = ({ blocks }: Message): boolean => blocks.some(({ kind }) => kind === 'form')

/** Whether the message says something from the dossier, which one may want to keep. What is there to be copied by itself needs no more. */
export const statesSomething = (message: Message): boolean => !STATES_NOTHING.includes(message.kind) && message.blocks.some(hasRef) && !isForm(message)

/** Whether one may want to pass on the way to the message: to what the dossier says, also that it does not, or to a file or citation. */
export const isWorthALink = (message: Message): boolean =>
  message.kind === 'silent' || message.kind === 'notFound' || statesSomething(message) || (message.kind === 'page' && message.blocks.some(isTakenAlong))
