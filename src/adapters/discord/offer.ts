import type { APIActionRowComponent, APIButtonComponentWithCustomId, APIComponentInMessageActionRow } from 'discord.js'
import type { Block, Choice, Message } from '../../reply/message.ts'
import { refOfLine } from '../../reply/ref.ts'
import { cut, oneLine } from './plain-text.ts'

type ChoicesBlock = Extract<Block, { kind: 'choices' }>
export type Row = APIActionRowComponent<APIComponentInMessageActionRow>

/** Choices as buttons and menus, and those that must be typed, by the block that they are of. */
export type Offer = { readonly rows: readonly Row[]; readonly told: ReadonlyMap<Block, readonly Choice[]> }

/** What Discord allows; one row is left to what may be wanted next. */
export const MAX_ROWS = 4
const IN_ROW = 5
const IN_MENU = 25
const BUTTON_LABEL = 80
const MENU_LABEL = 100

const ROW = 1
const BUTTON = 2
const MENU = 3
const STYLES = { primary: 1, secondary: 2, success: 3 } as const

/** A button. */
export const button = (id: string, label: string, style: keyof typeof STYLES): APIButtonComponentWithCustomId => ({ type: BUTTON, custom_id: id, label: cut(oneLine(label), BUTTON_LABEL) || '…', style: STYLES[style] })

/** Buttons in rows. */
export const buttonRows = (buttons: readonly APIButtonComponentWithCustomId[]): Row[] => chunked(buttons, IN_ROW).map((components) => ({ type: ROW, components }))

/** How an offer is made: at most so many rows, beside buttons with these ids already; a menu for several readings. */
type OfferSettings = { readonly taken: readonly string[]; readonly maxRows: number; readonly pick: string; readonly asMenu: boolean }

/** Choices as buttons, or as a menu where they are many or readings of one question; then, where there is room, what may be wanted next. */
export function offerOf({ blocks, lang }: Message, { taken, maxRows, pick, asMenu }: OfferSettings): Offer {
  const ids = new Set(taken)
  const rows: Row[] = []
  const told = new Map<Block, readonly Choice[]>()
  for (const block of blocks.filter((one): one is ChoicesBlock => one.kind === 'choices')) {
    const own = block.items.filter(({ send }) => isNew(refOfLine(send, lang), ids))
    const isMenu = own.length > IN_ROW || (asMenu && own.length > 1)
    const made = isMenu ? menuRows(own, rows.length, pick, lang) : buttonRows(own.map((choice) => buttonOf(choice, lang)))
    const shown = made.slice(0, maxRows - rows.length)
    const count = shown.length * (isMenu ? IN_MENU : IN_ROW)
    const limit = isMenu ? MENU_LABEL : BUTTON_LABEL
    const offered = own.slice(0, count).filter(({ label }) => isWhole(label, limit))
    rows.push(...shown)
    told.set(block, block.items.filter((item) => !offered.includes(item)))
  }
  const next = blocks.flatMap((block) => (block.kind === 'actions' ? block.items : [])).filter(({ send }) => isNew(refOfLine(send, lang), ids))
  return { rows: [...rows, ...buttonRows(next.map((choice) => buttonOf(choice, lang))).slice(0, maxRows + 1 - rows.length)], told }
}

const buttonOf = ({ label, send }: Choice, lang: Message['lang']): APIButtonComponentWithCustomId => button(refOfLine(send, lang) ?? '', label, 'secondary')

function isNew(id: string | undefined, ids: Set<string>): boolean {
  if (id === undefined || ids.has(id)) return false
  ids.add(id)
  return true
}

const isWhole = (label: string, limit: number): boolean => oneLine(label) !== '' && oneLine(label).length <= limit

/** The id of a menu says nothing: what was picked from it does. */
const menuRows = (choices: readonly Choice[], from: number, pick: string, lang: Message['lang']): Row[] =>
  chunked(choices, IN_MENU).map((items, at) => ({
    type: ROW,
    components: [{ type: MENU, custom_id: `menu.${from + at}`, placeholder: pick, options: items.map(({ label, send }) => ({ label: cut(oneLine(label), MENU_LABEL) || '…', value: refOfLine(send, lang) ?? '' })) }],
  }))

const chunked = <T>(items: readonly T[], size: number): T[][] => Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size))
