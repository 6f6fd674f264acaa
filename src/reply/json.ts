import { isAbstention } from '../engine/answer.ts'
import type { FileBlock, Message, MessageKind, ShownCitation } from './message.ts'
import { renderText } from './render-text.ts'

export type JsonMessage = {
  readonly kind: MessageKind
  readonly lang: Message['lang']
  readonly text: string
  readonly citations: readonly ShownCitation[]
  /** The files that come along, where there are any: they are left out of the text. */
  readonly files?: readonly Omit<FileBlock, 'kind'>[]
  /** Whether the message states nothing from the dossier. */
  readonly abstained: boolean
}

/** The message for a program to read; its citations in the order in which they are shown, each once. */
export function messageToJson(message: Message): JsonMessage {
  const citations = new Map<string, ShownCitation>()
  for (const { record, source, paragraph, anchor } of message.blocks.flatMap(citationsOf)) {
    citations.set(JSON.stringify([record, source, paragraph, anchor]), { record, source, paragraph, anchor })
  }
  const files = message.blocks.flatMap((block) => (block.kind === 'file' ? [{ name: block.name, mediaType: block.mediaType, text: block.text }] : []))
  return {
    kind: message.kind,
    lang: message.lang,
    text: renderText({ ...message, blocks: message.blocks.filter(({ kind }) => kind !== 'file') }, { colour: false }),
    citations: [...citations.values()],
    ...(files.length > 0 && { files }),
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
