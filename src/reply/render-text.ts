import { styleText } from 'node:util'
import type { Certainty } from '../facts/record.ts'
import { cleanText } from './clean-text.ts'
import { commandStrings } from './command-strings.ts'
import { guidedTemplate } from './form-template.ts'
import type { Block, DifferenceBlock, FactBlock, Message, ShownCitation } from './message.ts'

type Style = Parameters<typeof styleText>[0]
type Paint = (style: Style, text: string) => string
type Cited = { readonly ref?: string; readonly citations?: readonly ShownCitation[] }

const CERTAINTY_STYLE: Record<Certainty, Style> = {
  asserted: 'green',
  likely: 'cyan',
  possible: 'yellow',
  alleged: 'magenta',
  unknown: 'gray',
}

/** The message as text for a terminal or a file: nothing of it is lost, and without colour nothing is added but labels. */
export function renderText(message: Message, { colour }: { readonly colour: boolean }): string {
  const paint: Paint = (style, text) => (colour && text ? styleText(style, text, { validateStream: false }) : text)
  const shown = message.blocks.filter(({ kind }) => kind !== 'actions')
  return shown.map((block, index) => renderBlock(block, index, message, paint)).join('\n')
}

function renderBlock(block: Block, index: number, { lang }: Message, paint: Paint): string {
  const say = commandStrings[lang]
  switch (block.kind) {
    case 'heading':
      return (index > 0 ? '\n' : '') + paint(['bold', 'underline'], plain(block.text))
    case 'lead':
      return paint('bold', plain(block.text))
    case 'text':
      return cited(plain(block.text), block, paint)
    case 'fact':
      return bullet(renderFact(block, paint))
    case 'note':
      return cited(`${say.note()}: ${plain(block.text)}`, block, paint)
    case 'list':
      return block.items.map((item) => bullet(cited(plain(item.text), item, paint))).join('\n')
    case 'sources':
      return block.items.map(({ id, title }) => paint('dim', `${say.source()} [${oneLine(id)}]: ${oneLine(title)}`)).join('\n')
    case 'choices':
      return block.items.map(({ label, send }, at) => `${at + 1}. ${oneLine(label)}  →  ${oneLine(send)}`).join('\n')
    case 'difference':
      return renderDifference(block, paint)
    case 'form':
      return `${paint('bold', oneLine(block.title))}\n\n${guidedTemplate(block, lang)}`
    case 'file':
      return `${paint('bold', oneLine(block.name))}\n${cleanText(block.text.replace(/^\ufeff/u, ''))}`
    case 'actions':
      return ''
  }
}

/** The old text under a minus, the new one under a plus; with colour, what changed stands out. */
function renderDifference({ field, parts }: DifferenceBlock, paint: Paint): string {
  const side = (sign: string, change: 'removed' | 'added', style: Style) => {
    const text = parts.filter((part) => part.change === 'same' || part.change === change)
    const painted = text.map((part) => plain(part.text).split('\n').map((line) => (part.change === change ? paint(style, line) : line)).join('\n')).join('')
    return painted.split('\n').filter((line) => line.trim()).map((line) => `  ${sign} ${line}`)
  }
  return [`${oneLine(field)}:`, ...side('−', 'removed', ['red', 'strikethrough']), ...side('+', 'added', 'green')].join('\n')
}

function renderFact(fact: FactBlock, paint: Paint): string {
  const mark = fact.mark === undefined ? '' : `${paint('red', `(${plain(fact.mark)})`)} `
  const certainty = paint(CERTAINTY_STYLE[fact.certainty], plain(fact.certaintyText))
  const said = [plain(fact.attribution), certainty].filter(Boolean).join('; ')
  return cited(`${mark}${plain(fact.text)}${said && ` (${said})`}`, fact, paint)
}

function cited(text: string, { ref, citations = [] }: Cited, paint: Paint): string {
  const shown = new Set(citations.map(({ source, paragraph }) => `[${oneLine(source)} ¶${paragraph}]`))
  const tail = [...shown, ...(ref === undefined ? [] : [oneLine(ref)])].join(' ')
  return tail ? `${text} ${paint('dim', tail)}` : text
}

const bullet = (text: string): string => `• ${text.replaceAll('\n', '\n  ')}`
const plain = (text: string): string => cleanText(text).replaceAll('\t', ' ')
const oneLine = (text: string): string => plain(text).replaceAll('\n', ' ')
