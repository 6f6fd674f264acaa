import { isAbstention } from '../engine/answer.ts'
import type { Message, MessageKind, ShownCitation } from './message.ts'
import { renderText } from './render-text.ts'

export type JsonMessage = {
  readonly kind: MessageKind
  readonly lang: Message['lang']
  readonly text: string
  readonly citations: readonly ShownCitation[]
  /** Whether the message states nothing from the dossier. */
  readonly abstained: boolean
}

/** The message for a program to read; its citations in the order in which they are shown, each once. */
export function messageToJson(message: Message): JsonMessage {
  const citations = new Map<string, ShownCitation>()
  for (const { record, source, paragraph, anchor } of message.blocks.flatMap(citationsOf)) {
    citations.set(JSON.stringify([record, source, paragraph, anchor]), { record, source, paragraph, anchor })
  }
  return {
    kind: message.kind,
    lang: message.lang,
    text: renderText(message, { colour: false }),
    citations: [...citations.values()],
    abstained: abstained(message.kind),
  }
}

function citationsOf(block: Message['blocks'][number]): readonly ShownCitation[] {
  switch (block.kind) {
    case 'fact':
      return block.citations
    case 'text':
      return block.citations ?? []
    case 'list':
      return block.items.flatMap((item) => item.citations ?? [])
    case 'heading':
    case 'lead':
    case 'note':
    case 'sources':
    case 'choices':
    case 'difference':
    case 'form':
    case 'file':
    case 'actions':
      return []
  }
}

function abstained(kind: MessageKind): boolean {
  if (kind === 'page') return false
  return kind === 'refused' || isAbstention(kind)
}
