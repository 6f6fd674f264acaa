import type { FactBlock, Message } from '../reply/message.ts'

const BETWEEN = ' · '

/** The line that a message begins with: its answer or heading, else its first fact, with the mark of one that does not hold. */
export function titleOfMessage({ blocks }: Message): string {
  const opening = blocks.find(({ kind }) => kind === 'lead' || kind === 'heading' || kind === 'fact' || kind === 'text')
  if (opening?.kind === 'fact') return `${opening.mark === undefined ? '' : `⚠ ${opening.mark} `}${opening.text}`
  return opening && 'text' in opening ? opening.text : ''
}

/** How certain it is, who says so, and the source; under a heading, what is said there first. */
export function describeMessage({ blocks }: Message): string {
  const fact = blocks.find((block) => block.kind === 'fact')
  const source = blocks.flatMap((block) => (block.kind === 'sources' ? block.items.map(({ title }) => title) : [])).at(0)
  if (fact) return [isHeaded(blocks) ? wholeFact(fact) : said(fact).join(BETWEEN), ...(source === undefined ? [] : [source])].join(BETWEEN)
  const [, second] = blocks.flatMap((block) => (block.kind === 'lead' || block.kind === 'text' ? [block.text] : block.kind === 'list' ? block.items.slice(0, 1).map(({ text }) => text) : []))
  return [second, source].filter(Boolean).join(BETWEEN)
}

const isHeaded = (blocks: Message['blocks']): boolean => blocks[0]?.kind === 'heading'

const said = ({ certaintyText, attribution }: FactBlock): string[] => [certaintyText, attribution].filter(Boolean)

const wholeFact = (fact: FactBlock): string => `${fact.mark === undefined ? '' : `⚠ ${fact.mark} `}${fact.text} (${said(fact).join('; ')})`
