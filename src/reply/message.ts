import type { AnswerKind } from '../engine/answer.ts'
import type { Certainty, Lang } from '../facts/record.ts'

/** A citation as it is shown: "[s-article ¶4]" and the phrase that finds the place. */
export type ShownCitation = {
  readonly record: string
  readonly source: string
  readonly paragraph: number
  readonly anchor: string
}

/** A fact as it is shown; all parts belong together and are never split. */
export type FactBlock = {
  readonly kind: 'fact'
  readonly ref: string
  readonly text: string
  /** Who said it through whom, as a phrase; the article itself where no one is named. */
  readonly attribution: string
  readonly certainty: Certainty
  /** The certainty in words, with the source's own hedge. */
  readonly certaintyText: string
  readonly citations: readonly ShownCitation[]
  /** "superseded: …" or "retracted: …", where that is so. */
  readonly mark?: string
}

/** What every platform can show. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  /** The direct answer. */
  | { readonly kind: 'lead'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly ref?: string; readonly citations?: readonly ShownCitation[] }
  | FactBlock
  | { readonly kind: 'note'; readonly text: string; readonly ref: string }
  | { readonly kind: 'list'; readonly items: readonly { readonly text: string; readonly ref?: string; readonly citations?: readonly ShownCitation[] }[] }
  /** Each source cited above, once, with its title. */
  | { readonly kind: 'sources'; readonly items: readonly { readonly id: string; readonly title: string }[] }
  /** Several readings; `send` is the line that a press or a typed answer stands for. */
  | { readonly kind: 'choices'; readonly items: readonly { readonly label: string; readonly send: string }[] }

/** What kind of outcome a message tells: an answer, a list or page that was asked for, or a refusal. */
export type MessageKind = AnswerKind | 'page' | 'refused'

export type Message = { readonly kind: MessageKind; readonly lang: Lang; readonly blocks: readonly Block[] }
