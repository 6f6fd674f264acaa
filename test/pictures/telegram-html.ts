import type { InlineKeyboardButton, MessageEntity } from 'grammy/types'
import type { TelegramPage } from '../../src/adapters/telegram/render.ts'
import { escapeHtml } from './html.ts'

const TAGS: Partial<Record<MessageEntity['type'], readonly [open: string, close: string]>> = {
  bold: ['<b>', '</b>'],
  italic: ['<i>', '</i>'],
  strikethrough: ['<s>', '</s>'],
  pre: ['<pre>', '</pre>'],
  text_link: ['<a>', '</a>'],
  bot_command: ['<a>', '</a>'],
  expandable_blockquote: ['<blockquote>', '</blockquote>'],
}
/** After these a new line begins without a line break. */
const BLOCKS: readonly MessageEntity['type'][] = ['pre', 'expandable_blockquote']

type Place = Pick<MessageEntity, 'type' | 'offset' | 'length'>

/** A text with its entities, by offsets in UTF-16 units, as HTML; of one that reaches out of another, the parts in it and after it. */
export function entitiesHtml(text: string, entities: readonly Place[]): string {
  const ordered = entities.toSorted((one, other) => one.offset - other.offset || other.length - one.length)
  return between(text, 0, text.length, ordered)
}

function between(text: string, from: number, to: number, entities: readonly Place[]): string {
  const [first, ...rest] = entities
  if (!first) return escapeHtml(text.slice(from, to))
  const end = endOf(first)
  const [open, close] = TAGS[first.type] ?? ['', '']
  const inner = rest.flatMap((one) => part(one, first.offset, end))
  const after = rest.flatMap((one) => part(one, end, to))
  const next = BLOCKS.includes(first.type) && text[end] === '\n' ? end + 1 : end
  return escapeHtml(text.slice(from, first.offset)) + open + between(text, first.offset, end, inner) + close + between(text, next, to, after)
}

const endOf = ({ offset, length }: Place): number => offset + length

/** What of an entity lies between two places. */
function part(entity: Place, from: number, to: number): Place[] {
  const offset = Math.max(entity.offset, from)
  const length = Math.min(endOf(entity), to) - offset
  return length > 0 ? [{ type: entity.type, offset, length }] : []
}

/** The commands in a text, which Telegram makes into links by itself. */
const commandsIn = (text: string): Place[] => [...text.matchAll(/(?<![^\s(])\/[a-z0-9_]+(?![\p{L}\p{N}_/])/giu)].map(({ 0: { length }, index }) => ({ type: 'bot_command', offset: index, length }))

const textHtml = (text: string, entities: readonly Place[]): string => entitiesHtml(text, [...entities, ...commandsIn(text)])

/** What was asked and the pages of its answer, as bubbles with their buttons under them. */
export function exchangeHtml(asked: { readonly text: string; readonly at: string }, pages: readonly TelegramPage[]): string {
  const at = escapeHtml(asked.at)
  const bubble = (kind: string, html: string, time: string) => `<div class="bubble ${kind}"><div class="text">${html}<span class="room"></span></div><span class="time">${time}</span></div>`
  const answers = pages.map(({ text, entities, keyboard }) => `<div class="answer">${bubble('', textHtml(text, entities), at)}${(keyboard?.inline_keyboard ?? []).map(rowHtml).join('')}</div>`)
  return bubble('own', textHtml(asked.text, []), `${at} ✓✓`) + answers.join('')
}

const rowHtml = (row: readonly InlineKeyboardButton[]): string => `<div class="row">${row.map((button) => `<span class="button${'copy_text' in button ? ' copy' : ''}">${escapeHtml(button.text)}</span>`).join('')}</div>`
