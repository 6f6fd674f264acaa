import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types'
import type { Block, Choice, Message } from '../../reply/message.ts'
import { refOfLine } from '../../reply/ref.ts'
import { telegramStrings } from '../../reply/telegram-strings.ts'
import { cut, oneLine, verbatim } from './plain-text.ts'

type Row = InlineKeyboardButton[]

/** Choices and actions as rows of buttons, and those that must be typed, by the block that they are of. */
export type Offer = { readonly rows: Row[]; readonly told: ReadonlyMap<Block, readonly Choice[]> }

/** The callback data of the button that asks for the message as something to copy. */
export const COPY = 'copy'

/** What Telegram allows, less the buttons to copy. */
const MAX_BUTTONS = 98
const MAX_COPIED = 256
/** What a phone shows of a label that has the row to itself; the rest can be read in the text. */
const LABEL = 60
/** How many letters of labels one row has room for, by the number of its buttons. */
const ROOM = [LABEL, 22, 11] as const

/** What the message offers to press. A line that is too long for a button, or already on one, is told. */
export function offerOf({ blocks, lang }: Pick<Message, 'blocks' | 'lang'>): Offer {
  const taken = new Set<string>()
  const buttons: InlineKeyboardButton.CallbackButton[] = []
  const told = new Map<Block, readonly Choice[]>()
  for (const block of blocks) {
    if (block.kind !== 'choices' && block.kind !== 'actions') continue
    told.set(block, block.items.filter(({ label, send }) => {
      const ref = refOfLine(send, lang)
      if (ref === undefined || taken.has(ref) || buttons.length === MAX_BUTTONS) return true
      taken.add(ref)
      buttons.push({ text: cut(oneLine(label), LABEL) || '…', callback_data: ref })
      return oneLine(label) === '' || oneLine(label).length > LABEL
    }))
  }
  return { rows: rowsOf(buttons), told }
}

/** What buttons copy: a text, of which part where it is one of several, and the address of the answer. */
type Copied = { readonly text: string | undefined; readonly part: number | undefined; readonly link: string | undefined }

/** The buttons that copy. A long text is sent anew, to be copied: not where `others` would see it again with every press. */
export function copyRow({ text, part, link }: Copied, { lang, others }: { readonly lang: Message['lang']; readonly others: boolean }): Row {
  const say = telegramStrings[lang]
  const label = part === undefined ? say.copy : say.copyPart(part)
  return [...(text === undefined ? [] : copyButton(label, verbatim(text), others)), ...(link === undefined ? [] : [{ text: say.copyLink, copy_text: { text: link } }])]
}

function copyButton(label: string, text: string, others: boolean): Row {
  if (text.length <= MAX_COPIED) return [{ text: label, copy_text: { text } }]
  return others ? [] : [{ text: label, callback_data: COPY }]
}

/** The address of the answer, as its buttons copy it; undefined where they copy none. */
export const copiedLink = (keyboard: InlineKeyboardMarkup | undefined): string | undefined =>
  (keyboard?.inline_keyboard ?? []).flat().flatMap((button) => ('copy_text' in button ? [button.copy_text.text] : [])).find((text) => text.startsWith('https://t.me/'))

/** Two or three to a row where their labels are short. */
function rowsOf(buttons: readonly InlineKeyboardButton[]): Row[] {
  const rows: Row[] = []
  for (const button of buttons) {
    const row = rows.at(-1)
    const room = row && ROOM[row.length]
    if (row && room !== undefined && [...row, button].every(({ text }) => text.length <= room)) row.push(button)
    else rows.push([button])
  }
  return rows
}
