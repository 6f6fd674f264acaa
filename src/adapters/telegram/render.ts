import type { InlineKeyboardMarkup, MessageEntity } from 'grammy/types'
import type { FileBlock, Message } from '../../reply/message.ts'
import { answerLink } from './deep-link.ts'
import { styledText } from './entities.ts'
import { formPieces } from './form-pieces.ts'
import { copyRow, offerOf } from './keyboard.ts'
import { folded, pagesOf, runsOf } from './pages.ts'
import type { Piece } from './piece.ts'
import { run } from './piece.ts'
import { piecesOf, sourcePieces } from './pieces.ts'
import { oneLine } from './plain-text.ts'
import { statesSomething } from './stated.ts'

/**
 * One message to send, without a link preview: `text` with its `entities` and `keyboard`, as the message itself or,
 * where there is a `file`, as that document's caption (which may be empty then).
 */
export type TelegramPage = {
  readonly text: string
  readonly entities: MessageEntity[]
  readonly keyboard?: InlineKeyboardMarkup
  readonly file?: { readonly name: string; readonly text: string; readonly mediaType: FileBlock['mediaType'] }
}

/** `bot`: its name, as in t.me/name. `asked`: the question or command that it answers, for the answer's own address. `others`: whether more people see it, as in a group. */
export type RenderOptions = { readonly bot: string; readonly asked?: string; readonly others?: boolean }

/** What Telegram allows, less the page's number. */
const TEXT = 4096 - 16
const CAPTION = 1024

/** What a page of several ends with. */
export const PAGE_NUMBER = /\n\n\d+\/\d+$/u

/** The message as Telegram shows it: divided between facts where it is longer than one message, with nothing lost. */
export function renderMessage(message: Message, { bot, asked, others = false }: RenderOptions): readonly TelegramPage[] {
  const { lang, blocks } = message
  const offer = offerOf(message)
  const forms = blocks.flatMap((block) => (block.kind === 'form' ? [formPieces(block, TEXT, lang)] : []))
  const told = folded(blocks.flatMap((block, at) => piecesOf(block, { before: blocks[at - 1], next: blocks[at + 1] }, { bot, lang, told: offer.told.get(block) ?? [] })))
  const pieces = [...told, ...forms.flatMap((form) => form.pieces), ...sourcePieces(blocks, bot, lang)]
  const files = [...blocks.filter((block) => block.kind === 'file'), ...forms.flatMap(({ file }) => file ?? [])]
  const sheets = pagesOf(pieces, TEXT)
  const link = answerLink(message, bot, asked)
  const texts = (sheets.length > 0 || (files.length > 0 && offer.rows.length === 0) ? sheets : [insteadOf(message)]).map((sheet, at, { length }) => {
    const text = styledText(runsOf(sheet)).text
    const number = length > 1 ? [run('\n\n'), run(`${at + 1}/${length}`, 'italic')] : []
    const copied = { text: statesSomething(message) ? text : undefined, part: length > 1 ? at + 1 : undefined, link }
    const rows = [...(at === length - 1 ? offer.rows : []), copyRow(copied, { lang, others })].filter((row) => row.length > 0)
    return { ...styledText([...runsOf(sheet), ...number]), ...(rows.length > 0 && { keyboard: { inline_keyboard: rows } }) }
  })
  return withFiles(texts, files)
}

/** The files as documents; the first takes a short text before it as its caption. */
function withFiles(texts: readonly TelegramPage[], files: readonly FileBlock[]): TelegramPage[] {
  const [first, ...others] = files.map(({ name, text, mediaType }): TelegramPage => ({ text: '', entities: [], file: { name: oneLine(name) || 'file', text: text || '\n', mediaType } }))
  const last = texts.at(-1)
  if (!first) return [...texts]
  return last && last.text.length <= CAPTION ? [...texts.slice(0, -1), { ...first, ...last }, ...others] : [...texts, first, ...others]
}

/** What is shown where nothing of a message can be seen, since Telegram takes no message without text: what the buttons say, or a sign. */
function insteadOf({ blocks }: Message): Piece[] {
  const labels = blocks.flatMap((block) => (block.kind === 'choices' || block.kind === 'actions' ? block.items.map(({ label }): Piece => ({ runs: [run(`• ${oneLine(label)}`)], tight: true })) : []))
  return pagesOf(labels, TEXT)[0] ?? [{ runs: [run('…')] }]
}
