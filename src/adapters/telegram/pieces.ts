import { CERTAINTY_SIGN } from '../../reply/certainty-sign.ts'
import { commandStrings } from '../../reply/command-strings.ts'
import type { Block, Choice, DifferenceBlock, FactBlock, Message, ShownCitation } from '../../reply/message.ts'
import { deepLink, recordLink } from './deep-link.ts'
import type { Piece, Run } from './piece.ts'
import { run } from './piece.ts'
import { oneLine, plain, verbatim } from './plain-text.ts'

type Cited = { readonly ref?: string; readonly citations?: readonly ShownCitation[] }
/** Whose links, in which language; `told`: the choices of the block that no button can stand for. */
type Setting = { readonly bot: string; readonly lang: Message['lang']; readonly told: readonly Choice[] }
/** The blocks before and after it. */
type Beside = { readonly before: Block | undefined; readonly next: Block | undefined }

/** A block in pieces. Sources, forms and files are shown by other means, choices and actions only where `told` or introduced. */
export function piecesOf(block: Block, { before, next }: Beside, { bot, lang, told }: Setting): Piece[] {
  switch (block.kind) {
    case 'heading':
      return [{ runs: [run(oneLine(block.text), 'bold')], opens: true }]
    case 'lead':
      return [{ runs: [run(plain(block.text), 'bold')] }]
    case 'text':
      // One tap copies all of it.
      if (block.toCopy) return [{ runs: [run(verbatim(block.text), 'pre')] }]
      return [{ runs: onOneLine([run(plain(block.text))], tail(block, bot)), opens: introduces(block, next), ...(block.ref !== undefined && { foldable: 'introduction' }) }]
    case 'fact':
      return [factPiece(block, bot)]
    case 'note':
      return [{ runs: onOneLine([run(`${commandStrings[lang].note()}:`, 'bold'), run(` ${plain(block.text)}`)], tail(block, bot)) }]
    case 'list':
      return block.items.map((item) => ({ runs: onOneLine([run(`• ${plain(item.text)}`)], tail(item, bot)), ...(item.ref === undefined ? { tight: true } : { foldable: 'statement' }) }))
    case 'choices':
    case 'actions':
      return block.items
        .filter((item) => told.includes(item) || promises(before))
        .map((item) => ({ runs: [run(`• ${oneLine(item.label)}${told.includes(item) ? ` → ${oneLine(item.send)}` : ''}`)], tight: true }))
    case 'difference':
      return differencePieces(block)
    case 'sources':
    case 'form':
    case 'file':
      return []
  }
}

/** The sources cited, each with its title and its address. */
export const sourcePieces = (blocks: readonly Block[], bot: string, lang: Message['lang']): Piece[] =>
  blocks
    .flatMap((block) => (block.kind === 'sources' ? block.items : []))
    .map(({ id, title }, at) => ({ runs: [run(`${commandStrings[lang].source()} `, 'italic'), linked(`[${oneLine(id)}]`, deepLink(bot, `/source ${id}`)), run(`: ${oneLine(title)}`, 'italic')], tight: at > 0 }))

function factPiece(fact: FactBlock, bot: string): Piece {
  const mark = fact.mark === undefined ? [] : [run(`⚠ ${plain(fact.mark)}`, 'bold'), run(' ')]
  const said = [fact.attribution, fact.certaintyText].map(oneLine).filter(Boolean).join(' · ')
  const cited = tail(fact, bot)
  const small = [...(said ? [run(said, 'italic')] : []), ...(said && cited.length > 0 ? [run(' · ', 'italic')] : []), ...cited]
  const text = [run(`${CERTAINTY_SIGN[fact.certainty]} `), ...mark, run(plain(fact.text))]
  return { runs: [...text, ...(small.length > 0 ? [run('\n'), ...small] : [])], foldable: 'statement' }
}

/** Where it is said, and the record with its address. */
function tail({ ref, citations = [] }: Cited, bot: string): Run[] {
  const shown = [...new Set(citations.map(({ source, paragraph }) => `[${oneLine(source)} ¶${paragraph}]`))].join(' ')
  const between = shown && ref !== undefined ? ' ' : ''
  return [...(shown ? [run(shown + between, 'italic')] : []), ...(ref === undefined ? [] : [linked(oneLine(ref), recordLink(bot, ref))])]
}

const linked = (text: string, url: string | undefined): Run => ({ ...run(text, 'italic'), ...(url !== undefined && { url }) })

const onOneLine = (text: readonly Run[], small: readonly Run[]): Run[] => [...text, ...(small.length > 0 ? [run(' ')] : []), ...small]

/** Whether a text stands before what it speaks of: "Most like it:", or an event and what is reported of it. */
const introduces = (block: { readonly text: string; readonly ref?: string }, next: Block | undefined): boolean =>
  (next?.kind === 'fact' && block.ref !== undefined) || (next !== undefined && block.text.endsWith(':'))

/** Whether a text announces what follows, which must then not stand on buttons alone: "Perhaps:". */
const promises = (block: Block | undefined): boolean => (block?.kind === 'text' || block?.kind === 'lead') && block.text.endsWith(':')

/** The old text under a minus, with what was removed struck out; the new one under a plus, with what was added in bold. */
function differencePieces({ field, parts }: DifferenceBlock): Piece[] {
  const side = (sign: string, change: 'removed' | 'added', style: 'strikethrough' | 'bold'): Piece[] => {
    const own = parts.filter((part) => part.change === 'same' || part.change === change)
    const runs = own.map((part) => (part.change === change ? run(plain(part.text), style) : run(plain(part.text))))
    return runs.some(({ text }) => text.trim()) ? [{ runs: [run(sign), ...runs], tight: true }] : []
  }
  return [{ runs: [run(`${oneLine(field)}:`, 'bold')], opens: true }, ...side('− ', 'removed', 'strikethrough'), ...side('+ ', 'added', 'bold')]
}
