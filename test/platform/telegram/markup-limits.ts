import type { ForceReply, InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup, ReplyKeyboardRemove } from 'grammy/types'
import { byteProblems, countProblems, lengthProblems, limit, urlProblems } from './limit.ts'
import type { Problem } from './shapes.ts'

export type Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | ForceReply
const MAX_BUTTONS = 100
const MAX_IN_ROW = 8
/** What a button has beside its action. */
const LOOKS = new Set(['text', 'icon_custom_emoji_id', 'style'])

/** What is wrong with the buttons of a message. */
export function markupProblems(where: string, markup: Markup | undefined): Problem[] {
  if (!markup) return []
  if ('inline_keyboard' in markup) return keyboardProblems(`${where}.inline_keyboard`, markup.inline_keyboard)
  const placeholder = 'input_field_placeholder' in markup ? markup.input_field_placeholder : undefined
  return placeholder === undefined ? [] : lengthProblems(`${where}.input_field_placeholder`, placeholder, 64, 'PLACEHOLDER_INVALID', 1)
}

const keyboardProblems = (where: string, rows: readonly (readonly InlineKeyboardButton[])[]): Problem[] => [
  ...countProblems(where, rows.flat(), MAX_BUTTONS, 'REPLY_MARKUP_TOO_LONG'),
  ...rows.flatMap((row, at) => [
    ...countProblems(`${where}[${at}]`, row, MAX_IN_ROW, 'REPLY_MARKUP_TOO_LONG'),
    ...row.flatMap((button, column) => buttonProblems(`${where}[${at}][${column}]`, button)),
  ]),
]

function buttonProblems(where: string, button: InlineKeyboardButton): Problem[] {
  const actions = Object.keys(button).filter((key) => !LOOKS.has(key))
  const wrong = actions.length === 1 ? [] : [limit(where, `does ${actions.length === 0 ? 'nothing' : actions.join(' and ')}`, actions.length === 0 ? 'Text buttons are unallowed in the inline keyboard' : "can't parse inline keyboard button: exactly one action is allowed")]
  return [...wrong, ...(button.text.trim() ? [] : [limit(`${where}.text`, 'is empty', "can't parse inline keyboard button: text must be non-empty")]), ...actionProblems(where, button)]
}

function actionProblems(where: string, button: InlineKeyboardButton): Problem[] {
  if ('callback_data' in button) return byteProblems(`${where}.callback_data`, button.callback_data, 64, 'BUTTON_DATA_INVALID', 1)
  if ('url' in button) return urlProblems(`${where}.url`, button.url, `inline keyboard button URL '${button.url}' is invalid: Wrong HTTP URL`)
  if ('copy_text' in button) return lengthProblems(`${where}.copy_text.text`, button.copy_text.text, 256, 'BUTTON_COPY_TEXT_INVALID', 1)
  // What is inserted becomes an inline query.
  for (const key of ['switch_inline_query', 'switch_inline_query_current_chat'] as const) if (key in button) return lengthProblems(`${where}.${key}`, (button as unknown as Record<typeof key, string>)[key], 256, 'BUTTON_DATA_INVALID')
  return []
}
