import type { MessageEntity } from 'grammy/types'
import { expect } from 'vitest'
import type { TelegramPage } from '../../../src/adapters/telegram/render.ts'
import { lineOfRef } from '../../../src/reply/ref.ts'

const TAGS: Readonly<Record<string, string>> = { bold: 'b', italic: 'i', strikethrough: 's', pre: 'pre', text_link: 'a', expandable_blockquote: 'quote' }

/** The text with its entities as tags: "<b>Three.</b>". */
export function tagged({ text, entities }: Pick<TelegramPage, 'text' | 'entities'>): string {
  const endOf = ({ offset, length }: MessageEntity) => offset + length
  let shown = ''
  for (let at = 0; at <= text.length; at++) {
    const closing = entities.filter((entity) => endOf(entity) === at).toReversed()
    const opening = entities.filter(({ offset }) => offset === at)
    shown += `${closing.map(({ type }) => `</${TAGS[type]}>`).join('')}${opening.map(({ type }) => `<${TAGS[type]}>`).join('')}${text[at] ?? ''}`
  }
  return shown
}

export const buttonsOf = ({ keyboard }: TelegramPage) => keyboard?.inline_keyboard.flat() ?? []

/** The lines that the buttons of a page stand for. */
export const linesOf = (page: TelegramPage): string[] => buttonsOf(page).flatMap((button) => ('callback_data' in button && button.callback_data ? [lineOfRef(button.callback_data) ?? `(${button.callback_data})`] : []))

/** Everything that a reader sees of all pages, without their numbers. */
export const allSeen = (pages: readonly TelegramPage[]): string => pages.map(({ text, file }) => [text.replace(/\n\n\d+\/\d+$/u, ''), file?.name, file?.text].filter(Boolean).join('\n')).join('\n')

const CAN_HOLD_NO_OTHER = ['pre', 'code']

function expectValidEntities({ text, entities }: Pick<TelegramPage, 'text' | 'entities'>): void {
  expect(entities.length).toBeLessThanOrEqual(100)
  entities.forEach((entity, index) => {
    const { offset, length, type } = entity
    const part = text.slice(offset, offset + length)
    expect(part.length).toBe(length)
    expect(part).toBe(part.trim())
    expect(part).not.toBe('')
    expect(part.isWellFormed()).toBe(true)
    if (entity.type === 'text_link') expect(entity.url).toMatch(/^https:\/\/t\.me\/dossierbot\?start=[A-Za-z0-9_-]{1,64}$/u)
    for (const other of entities.slice(index + 1)) {
      const isApart = other.offset >= offset + length
      const isInside = other.offset >= offset && other.offset + other.length <= offset + length
      expect(isApart || isInside).toBe(true)
      if (isInside) expect(CAN_HOLD_NO_OTHER).not.toContain(type)
      if (isInside) expect([type, other.type]).not.toEqual([type, type])
    }
  })
}

/** Holds a text to what Telegram accepts, with any number of characters up to a limit. */
export function expectValidText(styled: Pick<TelegramPage, 'text' | 'entities'>, limit: number): void {
  const { text } = styled
  expect(text.length).toBeLessThanOrEqual(limit)
  expect(text.isWellFormed()).toBe(true)
  expect(text).toBe(text.trim())
  // oxlint-disable-next-line no-control-regex
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e\u2066-\u2069]/u)
  expectValidEntities(styled)
}

/** Holds a page to what Telegram accepts. */
export function expectWithinLimits(page: TelegramPage): void {
  const { text, file, keyboard } = page
  expectValidText(page, file ? 1024 : 4096)
  if (!file) expect(text).toMatch(/[^\s\p{Z}\p{Cf}\p{M}]/u)
  if (file) expect([file.name, file.text].every(Boolean)).toBe(true)
  if (keyboard) expect(keyboard.inline_keyboard.every((row) => row.length >= 1 && row.length <= 3)).toBe(true)
  const buttons = buttonsOf(page)
  expect(buttons.length).toBeLessThanOrEqual(100)
  for (const button of buttons) {
    expect(button.text.trim()).not.toBe('')
    expect(button.text.length).toBeLessThanOrEqual(64)
    expect(button.text.isWellFormed()).toBe(true)
    if ('callback_data' in button) expect(Buffer.byteLength(button.callback_data ?? '')).toSatisfy((bytes: number) => bytes >= 1 && bytes <= 64)
    else if ('copy_text' in button) expect(button.copy_text.text.length).toSatisfy((length: number) => length >= 1 && length <= 256)
    else expect.unreachable()
  }
  const data = buttons.flatMap((button) => ('callback_data' in button ? [button.callback_data] : []))
  expect(new Set(data).size).toBe(data.length)
}
