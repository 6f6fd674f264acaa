import type { FactBlock } from '../../reply/message.ts'
import { oneLine, plainText, unstyled } from './plain-text.ts'

type Style = '' | '**' | '~~'

/** Text in one style. */
export type Run = { readonly text: string; readonly style: Style }

/** What is shown together: one fact, one item of a list, one line of a difference. Pages are divided between pieces. */
export type Piece = {
  /** Markup of our own before the text. */
  readonly head: string
  readonly runs: readonly Run[]
  /** What follows in small type: attribution, citations, ref. */
  readonly tail: string
  /** Whether what follows belongs to it: it does not end a page. */
  readonly opens?: boolean
  /** Whether it belongs to what precedes it: it does not begin a page. */
  readonly closes?: boolean
  /** Whether it stands apart from what follows. */
  readonly stands?: boolean
  readonly certainty?: FactBlock['certainty']
  /** The sources that it cites. */
  readonly sources: readonly string[]
}

/** A piece of plain text. */
export const textPiece = (head: string, text: string, more: Partial<Piece> = {}): Piece => ({ head, runs: [{ text, style: '' }], tail: '', sources: [], ...more })

export const SMALL = '-# '

/** A page is measured anew with each piece that is added to it, which then takes no longer. */
const rendered = new WeakMap<Piece, string>()

/** The piece in Discord's markup. */
export function renderPiece(piece: Piece): string {
  const text = rendered.get(piece) ?? markupOf(piece)
  rendered.set(piece, text)
  return text
}

const markupOf = ({ head, runs, tail }: Piece): string =>
  [head + merged(runs).map(renderRun).join(''), ...(tail ? [SMALL + plainText(oneLine(tail))] : [])].filter((line) => line.trim()).join('\n')

/** Style marks stand next to letters, or they would be shown as they are. */
function renderRun({ text, style }: Run): string {
  const lines = unstyled(text).split('\n')
  const styled = (line: string) => line.replace(/^(\s*)(.*?)(\s*)$/su, (_, before: string, inner: string, after: string) => (inner ? before + style + plainText(inner) + style + after : line))
  return lines.map(style === '' ? plainText : styled).join('\n')
}

/** Neighbours in one style as one, since their marks would cancel each other. */
function merged(runs: readonly Run[]): Run[] {
  const all: Run[] = []
  for (const run of runs) {
    const last = all.at(-1)
    if (last?.style === run.style) all[all.length - 1] = { ...last, text: last.text + run.text }
    else all.push(run)
  }
  return all
}

const LONGEST_WORD = 200

/** The piece in parts that fit, divided between words; itself where it fits. */
export function splitPiece(piece: Piece, limit: number): Piece[] {
  if (renderPiece(piece).length <= limit) return [piece]
  const { head, tail, runs, ...rest } = piece
  const small = head === SMALL
  const room = limit - head.length - 1
  const texts = chunksOf(runs.flatMap(({ text, style }) => wordsOf(text).map((word) => ({ text: word, style }))), room)
  const tails = chunksOf(wordsOf(oneLine(tail)).map((text) => ({ text, style: '' as const })), limit - SMALL.length)
  return [
    ...texts.map((part, at) => ({ ...rest, head: at === 0 || small ? head : '', runs: part, tail: '' })),
    ...tails.map((part) => ({ ...rest, head: SMALL, runs: part, tail: '' })),
  ]
}

/** Words with the space after them; a word that would not fit by itself in several. */
const wordsOf = (text: string): string[] => (unstyled(text).match(/\s*\S+\s*|\s+/gu) ?? []).flatMap((word) => (word.length <= LONGEST_WORD ? [word] : (word.match(new RegExp(`.{1,${LONGEST_WORD / 2}}`, 'gsu')) ?? [])))

/** So many words to a chunk as fit, each counted as if it stood alone: never less than it takes. */
function chunksOf(words: readonly Run[], room: number): Run[][] {
  const chunks: Run[][] = []
  let left = 0
  for (const word of words) {
    const cost = renderRun(word).length + 2 * (word.text.match(/\n/gu) ?? []).length
    if (cost > left || chunks.length === 0) {
      chunks.push([])
      left = room
    }
    chunks.at(-1)?.push(word)
    left -= cost
  }
  return chunks
}
