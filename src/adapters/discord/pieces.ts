import { CERTAINTY_SIGN } from '../../reply/certainty-sign.ts'
import { commandStrings } from '../../reply/command-strings.ts'
import type { Block, Choice, DifferenceBlock, FactBlock, Message, ShownCitation } from '../../reply/message.ts'
import type { Piece } from './piece.ts'
import { SMALL, textPiece } from './piece.ts'
import { oneLine, plainText } from './plain-text.ts'

type Certainty = FactBlock['certainty']
type Cited = { readonly ref?: string; readonly citations?: readonly ShownCitation[] }

/** The colour of each, the weakest last. */
const COLOUR: Readonly<Record<Certainty, number>> = { asserted: 0x2e7d32, likely: 0x00838f, possible: 0xf9a825, alleged: 0xd84315, unknown: 0x757575 }

/** What tells that the dossier has nothing on it: whatever is shown beside that makes it no surer. */
const ABSTAINING: ReadonlySet<Message['kind']> = new Set(['silent', 'notFound', 'refused'])

/** The colour of a message: that of the weakest certainty among these; undefined where there is none, or nothing is answered. */
export function colourOf(kind: Message['kind'], certainties: readonly Certainty[]): number | undefined {
  if (ABSTAINING.has(kind)) return undefined
  if (kind === 'unknown') return COLOUR.unknown
  const weakest = Object.entries(COLOUR).findLast(([certainty]) => certainties.some((one) => one === certainty))
  return weakest?.[1]
}

/** A block in pieces. Sources, choices and forms are shown by other means, but for the choices to be typed: `told`. */
export function piecesOf(block: Block, told: readonly Choice[], lang: Message['lang']): Piece[] {
  switch (block.kind) {
    case 'heading':
      return [textPiece('## ', oneLine(block.text), { opens: true })]
    case 'lead':
      return [{ head: '', runs: [{ text: block.text, style: '**' }], tail: '', stands: true, sources: [] }]
    case 'text':
      return [(block.isAddress && linkPiece(block.text)) || textPiece('', block.text, cited(block))]
    case 'fact':
      return [factPiece(block)]
    case 'note':
      return [textPiece(`**${plainText(commandStrings[lang].note())}:** `, block.text, cited(block))]
    case 'list':
      return block.items.map((item) => textPiece('• ', item.text, cited(item)))
    case 'choices':
      return told.map(({ label, send }) => textPiece('• ', `${oneLine(label)} → ${oneLine(send)}`))
    case 'difference':
      return differencePieces(block)
    case 'sources':
    case 'form':
    case 'file':
    case 'actions':
      return []
  }
}

/** A source cited, with its title. */
export const sourceText = ({ id, title }: { readonly id: string; readonly title: string }, lang: Message['lang']): string => `${commandStrings[lang].source()} [${oneLine(id)}]: ${oneLine(title)}`

/** The same in small type under a text. */
export const sourcePiece = (source: { readonly id: string; readonly title: string }, lang: Message['lang']): Piece => textPiece(SMALL, sourceText(source, lang), { closes: true })

/** Longer addresses are text, which can be divided between pages. */
const LONGEST_LINK = 1000

/** An address to open, of the web alone; undefined for any other. What could end the link is written as codes there. */
function linkPiece(text: string): Piece | undefined {
  const url = URL.parse(text)
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:'
  return isWeb && url.href.length <= LONGEST_LINK && !/[<>\s]/u.test(url.href) ? { head: `<${url.href}>`, runs: [], tail: '', sources: [] } : undefined
}

function factPiece(fact: FactBlock): Piece {
  const mark = fact.mark === undefined ? [] : [{ text: `⚠ ${fact.mark}`, style: '**' } as const, { text: ' ', style: '' } as const]
  const { tail, sources } = cited(fact)
  const said = [fact.attribution, fact.certaintyText, tail].filter(Boolean).join(' · ')
  // What is superseded or retracted colours no page as if it were certain.
  return { head: `${CERTAINTY_SIGN[fact.certainty]} `, runs: [...mark, { text: fact.text, style: '' }], tail: said, certainty: fact.mark === undefined ? fact.certainty : 'unknown', sources }
}

function cited({ ref, citations = [] }: Cited): { readonly tail: string; readonly sources: readonly string[] } {
  const shown = new Set(citations.map(({ source, paragraph }) => `[${source} ¶${paragraph}]`))
  return { tail: [...shown, ...(ref === undefined ? [] : [ref])].join(' '), sources: citations.map(({ source }) => source) }
}

/** The old text under a minus, with what was removed struck out; the new one under a plus, with what was added in bold. */
function differencePieces({ field, parts }: DifferenceBlock): Piece[] {
  const side = (head: string, change: 'removed' | 'added', style: '~~' | '**'): Piece[] => {
    const own = parts.filter((part) => part.change === 'same' || part.change === change)
    const runs = own.map((part) => ({ text: part.text, style: part.change === change ? style : '' }) as const)
    return runs.some(({ text }) => text.trim()) ? [{ head, runs, tail: '', sources: [] }] : []
  }
  return [
    { head: '', runs: [{ text: `${oneLine(field)}:`, style: '**' }], tail: '', sources: [], opens: true },
    ...side('− ', 'removed', '~~'),
    ...side('＋ ', 'added', '**'),
  ]
}
