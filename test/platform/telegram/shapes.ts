import type { Chat, InlineQueryResult, Message, MessageEntity, User } from 'grammy/types'

export type Json = Readonly<Record<string, unknown>>
export type Entities = readonly MessageEntity[]
/** Whoever uses the bot. */
export type Person = Omit<User, 'is_bot'> & { readonly is_bot?: boolean }
export type Group = Chat.GroupChat | Chat.SupergroupChat

/**
 * Something that Telegram would refuse. `unknown` is a parameter or field that Telegram has not: it is noted, but not
 * refused. `says` is what Telegram describes it with, where that is known.
 */
export type Problem = { readonly rule: 'schema' | 'unknown' | 'limit' | 'late' | 'twice'; readonly where: string; readonly what: string; readonly says?: string }
export type Violation = Problem & { readonly method: string }

/** A file as it was sent by the bot. */
export type Upload = { readonly name: string; readonly type: string; readonly bytes: Uint8Array }
/** One call as it arrived. `at` is in milliseconds since the server was started. */
export type Recorded = {
  readonly method: string
  readonly params: Json
  readonly files: ReadonlyMap<string, Upload>
  readonly at: number
  readonly status: number | 'dropped'
  /** Why it was refused. */
  readonly description?: string
  /** What it came to, also where the bot was not told. */
  readonly result?: unknown
}

/** What the bot answered a pressed button with. */
export type CallbackAnswer = { readonly text?: string; readonly show_alert?: boolean; readonly url?: string; readonly cache_time?: number }
/** What the bot answered an inline query with. */
export type InlineAnswer = {
  readonly results: readonly InlineQueryResult[]
  readonly next_offset?: string
  readonly cache_time?: number
  readonly is_personal?: boolean
  readonly button?: { readonly text: string; readonly start_parameter?: string }
}

/** All that a reader sees of a message, a line each: its text, and its buttons by row. */
export const textOf = ({ text, caption, document, reply_markup: markup }: Message): string =>
  [text ?? caption, document?.file_name, ...(markup?.inline_keyboard ?? []).map((row) => row.map((button) => `[${button.text}]`).join(' '))].filter(Boolean).join('\n')
