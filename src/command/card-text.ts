import type { Block, FactBlock, Message, MessageKind } from '../reply/message.ts'

const BETWEEN = ' · '
/** Where a fact is shown, it is not what was asked for. */
const SAYS_NOT: readonly MessageKind[] = ['silent', 'notFound', 'refused']

/** The line that a message begins with: its answer or heading, else its first fact, with the mark of one that does not hold. */
export const titleOfMessage = ({ blocks }: Message): string => blocks.flatMap(linesOf).at(0) ?? ''

/** How certain it is, who says so, and the source; under a heading, the fact itself as well. Where no fact answers, what is said instead. */
export function describeMessage({ kind, blocks }: Message, title: string): string {
  const fact = SAYS_NOT.includes(kind) ? undefined : blocks.find((block) => block.kind === 'fact')
  const source = blocks.flatMap((block) => (block.kind === 'sources' ? block.items.map((item) => item.title) : [])).at(0)
  const own = fact ? [...said(fact), ...(blocks[0]?.kind === 'heading' ? [markedText(fact)] : [])].join(BETWEEN) : blocks.flatMap(linesOf).find((line) => line !== title)
  return [own, source].filter(Boolean).join(BETWEEN)
}

/** What a block says first. */
function linesOf(block: Block): string[] {
  if (block.kind === 'fact') return [markedText(block)]
  if (block.kind === 'list') return block.items.slice(0, 1).map(({ text }) => text)
  return block.kind === 'heading' || block.kind === 'lead' || block.kind === 'text' || block.kind === 'note' ? [block.text] : []
}

const markedText = ({ mark, text }: FactBlock): string => (mark === undefined ? text : `⚠ ${mark} ${text}`)

const said = ({ certaintyText, attribution }: FactBlock): string[] => [certaintyText, attribution].filter(Boolean)
